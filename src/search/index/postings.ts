import { ByteReader, ByteWriter } from './bytes.ts';

/**
 * Which paragraphs have a stem, in order of their keys. A list says by level how many there are, its first key and its last,
 * and for each paragraph the distance from the one before and one byte: `mark`. Keys count from the first of the
 * segment, so that lists of neighbouring segments are joined by copying.
 */

/** Of a mark: the word stands in the text or the heading, not only in title or TAGS. */
export const ownBit = 1;
/** Impacts are 1 to this; a mark is impact × 2, and `ownBit`. */
export const highestImpact = 127;

const levels = 5;

/** Gathers one list at a time. */
export class PostingsWriter {
  readonly #counts = new Int32Array(levels);
  readonly #body = new ByteWriter();
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
    for (let level = 0; level < levels; level += 1)
      this.#counts[level] = (this.#counts[level] ?? 0) + (list.counts[level] ?? 0);
  }

  write(to: ByteWriter): void {
    let present = 0;
    for (let level = 0; level < levels; level += 1) if (this.#counts[level] !== 0) present |= 1 << level;
    to.byte(present);
    for (const count of this.#counts) if (count !== 0) to.number(count);
    to.number(this.#first);
    to.number(this.#last - this.#first);
    to.copy(this.#body.bytes, 0, this.#body.length);
  }
}

/** A list as it is kept; its postings stand between `start` and `end`. */
export interface PostingList {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** By level. */
  readonly counts: readonly number[];
  readonly first: number;
  readonly last: number;
}

export function postingList(bytes: Uint8Array, from = 0, end = bytes.length): PostingList {
  const reader = new ByteReader(bytes, from);
  const present = reader.byte();
  const counts = [0, 0, 0, 0, 0];
  for (let level = 0; level < levels; level += 1) if ((present >> level) & 1) counts[level] = reader.number();
  const first = reader.number();
  const last = first + reader.number();
  return { bytes, start: reader.at, end, counts, first, last };
}

/** How many paragraphs have it that a reader of this level may see, by what was known when the list was written. */
export function countUpTo({ counts }: PostingList, level: number): number {
  let count = 0;
  for (let each = 0; each <= level; each += 1) count += counts[each] ?? 0;
  return count;
}

/** Writes keys and marks into arrays with room for all of them; returns how many there are. */
export function readPostings(list: PostingList, keys: Uint32Array, marks: Uint8Array): number {
  const { bytes, end } = list;
  let at = list.start;
  let key = list.first;
  let count = 0;
  while (at < end) {
    if (count > 0) {
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
    keys[count] = key;
    marks[count] = bytes[at++] ?? 0;
    count += 1;
  }
  return count;
}
