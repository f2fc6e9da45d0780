import { ByteReader, ByteWriter } from './bytes.ts';

/**
 * Which paragraphs have a stem, in order of their keys. A list says by level how many there are, its first key and its last,
 * and for each paragraph the distance from the one before (none for the first) and one byte: `mark`. Keys count from the first
 * of the segment, so that lists of neighbouring segments are joined by copying. Long lists begin with a table of every
 * `stride`th posting (the distance of its key from that of the entry before, and of its mark's place), so that a reader who
 * looks for few of them passes over the others.
 */

/** Of a mark: the word stands in the text or the heading, not only in title or TAGS. */
export const ownBit = 1;
/** Frequencies are 1 to this, in halves; a mark is frequency × 2, and `ownBit`. */
export const highestFrequency = 127;
/** Postings from one entry of a table to the next; a list that is not longer has no table. */
export const stride = 128;

const levels = 5;

/** Gathers one list at a time. */
export class PostingsWriter {
  readonly #counts = new Int32Array(levels);
  readonly #body = new ByteWriter();
  readonly #table = new ByteWriter();
  #first = -1;
  #last = -1;

  clear(): void {
    this.#counts.fill(0);
    this.#body.clear();
    this.#first = -1;
    this.#last = -1;
  }

  get isEmpty(): boolean {
    return this.#first < 0;
  }

  /** How many postings there are. */
  get total(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /** Keys come in rising order. */
  add(key: number, level: number, mark: number): void {
    if (this.#first < 0) this.#first = key;
    else this.#body.number(key - this.#last);
    this.#body.byte(mark);
    this.#last = key;
    this.#counts[level] = (this.#counts[level] ?? 0) + 1;
  }

  /** Adds a whole list, whose keys count from `shift` and lie beyond those that are here. */
  join(list: PostingList, shift: number): void {
    const first = list.first + shift;
    if (this.#first < 0) this.#first = first;
    else this.#body.number(first - this.#last);
    this.#body.copy(list.bytes, list.start, list.end);
    this.#last = list.last + shift;
    const counts = countsOf(list);
    for (let level = 0; level < levels; level += 1)
      this.#counts[level] = (this.#counts[level] ?? 0) + (counts[level] ?? 0);
  }

  write(to: ByteWriter): void {
    let present = 0;
    for (let level = 0; level < levels; level += 1) if (this.#counts[level] !== 0) present |= 1 << level;
    to.byte(present);
    for (const count of this.#counts) if (count !== 0) to.number(count);
    to.number(this.#first);
    to.number(this.#last - this.#first);
    if (this.total > stride) this.#writeTable(to);
    to.copy(this.#body.bytes, 0, this.#body.length);
  }

  #writeTable(to: ByteWriter): void {
    const table = this.#table;
    table.clear();
    const end = this.#body.length;
    const walk = new PostingCursor({
      ...{ bytes: this.#body.bytes, head: 0, table: -1, start: 0, end },
      ...{ total: this.total, first: this.#first, last: this.#last },
    });
    let [key, at] = [this.#first, 0];
    while (walk.pass(stride)) {
      table.number(walk.key - key);
      table.number(walk.at - at);
      key = walk.key;
      at = walk.at;
    }
    to.number(table.length);
    to.copy(table.bytes, 0, table.length);
  }
}

/** A list as it is kept. */
export interface PostingList {
  readonly bytes: Uint8Array;
  /** Where its counts by level begin. */
  readonly head: number;
  /** Where its table begins; -1 when it has none. */
  readonly table: number;
  /** Its postings stand between `start` and `end`. */
  readonly start: number;
  readonly end: number;
  readonly total: number;
  readonly first: number;
  readonly last: number;
}

export function postingList(bytes: Uint8Array, from = 0, end = bytes.length): PostingList {
  const reader = new ByteReader(bytes, from);
  const present = reader.byte();
  let total = 0;
  for (let level = 0; level < levels; level += 1) if ((present >> level) & 1) total += reader.number();
  const first = reader.number();
  const last = first + reader.number();
  const size = total > stride ? reader.number() : 0;
  return {
    bytes,
    head: from,
    table: total > stride ? reader.at : -1,
    start: Math.min(reader.at + size, end),
    end,
    total,
    first,
    last,
  };
}

/** How many paragraphs of each level have it, by what was known when the list was written. */
export function countsOf({ bytes, head }: PostingList): number[] {
  const counts = [0, 0, 0, 0, 0];
  const reader = new ByteReader(bytes, head);
  const present = reader.byte();
  for (let level = 0; level < levels; level += 1) if ((present >> level) & 1) counts[level] = reader.number();
  return counts;
}

/** How many paragraphs have it that a reader of this level may see, by what was known when the list was written. */
export function countUpTo(list: PostingList, level: number): number {
  const { bytes, head } = list;
  const present = bytes[head] ?? 0;
  if (present >> (level + 1) === 0) return list.total;
  return countsOf(list).reduce((sum, count, each) => (each <= level ? sum + count : sum), 0);
}

/** Writes keys and marks into arrays with room for all of them; returns how many there are. */
export function readPostings(list: PostingList, keys: Uint32Array, marks: Uint8Array): number {
  const { bytes, end } = list;
  let at = list.start;
  let key = list.first;
  let count = 0;
  while (at < end) {
    keys[count] = key;
    marks[count] = bytes[at] ?? 0;
    count += 1;
    at += 1;
    let part = bytes[at++] ?? 0;
    if (part < 128) key += part;
    else {
      let distance = part & 127;
      let shift = 7;
      do {
        part = bytes[at++] ?? 0;
        distance |= (part & 127) << shift;
        shift += 7;
      } while (part > 127 && shift < 35);
      key += distance;
    }
  }
  return count;
}

/** Stands on one posting of a list after another; beyond the last, `key` is `beyond`. */
export class PostingCursor {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #table: ByteReader;
  readonly #tableEnd: number;
  /** The next entry of the table. */
  #entryKey: number;
  #entryAt: number;
  #entryOrdinal = 0;
  key: number;
  /** Where the posting's mark stands. */
  at: number;
  /** Its number in the list, from 0. */
  ordinal = 0;

  constructor(list: PostingList) {
    this.#bytes = list.bytes;
    this.#end = list.end;
    this.#table = new ByteReader(list.bytes, Math.max(0, list.table));
    this.#tableEnd = list.table < 0 ? 0 : list.start;
    this.key = list.start < list.end ? list.first : beyond;
    this.at = list.start;
    this.#entryKey = list.first;
    this.#entryAt = list.start;
    this.#readEntry();
  }

  get mark(): number {
    return this.#bytes[this.at] ?? 0;
  }

  /** Goes on to the first posting with this key or a later one; true when it has this key. */
  seek(sought: number): boolean {
    while (this.#entryKey <= sought) {
      this.key = this.#entryKey;
      this.at = this.#entryAt;
      this.ordinal = this.#entryOrdinal;
      this.#readEntry();
    }
    const bytes = this.#bytes;
    const end = this.#end;
    let { key, at } = this;
    let passed = 0;
    while (key < sought) {
      at += 1;
      passed += 1;
      if (at >= end) {
        key = beyond;
        break;
      }
      let part = bytes[at++] ?? 0;
      if (part < 128) key += part;
      else {
        let distance = part & 127;
        let shift = 7;
        do {
          part = bytes[at++] ?? 0;
          distance |= (part & 127) << shift;
          shift += 7;
        } while (part > 127 && shift < 35);
        key += distance;
      }
    }
    this.key = key;
    this.at = at;
    this.ordinal += passed;
    return key === sought;
  }

  /** Goes on by so many postings; false when there are not so many. */
  pass(postings: number): boolean {
    const bytes = this.#bytes;
    let { key, at } = this;
    let left = postings;
    for (; left > 0; left -= 1) {
      at += 1;
      if (at >= this.#end) {
        key = beyond;
        break;
      }
      let part = bytes[at++] ?? 0;
      if (part < 128) key += part;
      else {
        let distance = part & 127;
        let shift = 7;
        do {
          part = bytes[at++] ?? 0;
          distance |= (part & 127) << shift;
          shift += 7;
        } while (part > 127 && shift < 35);
        key += distance;
      }
    }
    this.key = key;
    this.at = at;
    this.ordinal += postings - left;
    return left === 0;
  }

  #readEntry(): void {
    if (this.#table.at >= this.#tableEnd) {
      this.#entryKey = beyond;
      return;
    }
    this.#entryKey += this.#table.number();
    this.#entryAt += this.#table.number();
    this.#entryOrdinal += stride;
  }
}

/** Above every key. */
export const beyond = 0x7fff_ffff;
