import { ByteReader, bytesOf, numberAt } from './bytes.ts';

/**
 * Which paragraphs have a stem, in order of their keys. A list says by level how many there are, its first key and its last,
 * and for each paragraph the distance from the one before (none for the first) and one byte: `mark`. Keys count from the first
 * of the segment, so that lists of neighbouring segments are joined by copying. Long lists begin with a table of every
 * `stride`th posting (the distance of its key from that of the entry before, and of its mark's place), so that a reader who
 * looks for few of them passes over the others.
 *
 * Whoever reads whole lists has the decoding within his own loop (here, in `Scan`, in the finder's terms): a common word has a
 * million postings, most distances take one byte, and for those nothing is called.
 */

/** Of a mark: the word stands in the text or the heading, not only in title or TAGS. */
export const ownBit = 1;
/** Frequencies are 1 to this, in halves; a mark is frequency × 2, and `ownBit`. */
export const highestFrequency = 127;
/** Postings from one entry of a table to the next; a list that is not longer has no table. */
export const stride = 128;

export const levels = 5;

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

/** Where the first key of a list stands that begins at `from`: behind its counts. */
export function firstKeyAt(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  for (let present = bytes[from] ?? 0; present > 0; present >>= 1)
    if ((present & 1) === 1) at += bytesOf(numberAt(bytes, at));
  return at;
}

/** Adds how many paragraphs of each level have it, by what was known when the list was written. */
export function addCountsOf({ bytes, head }: PostingList, to: Int32Array): void {
  const present = bytes[head] ?? 0;
  for (let level = 0, at = head + 1; level < levels; level += 1) {
    if (((present >> level) & 1) === 0) continue;
    const count = numberAt(bytes, at);
    at += bytesOf(count);
    to[level] = (to[level] ?? 0) + count;
  }
}

/** How many paragraphs have it that a reader of this level may see, by what was known when the list was written. */
export function countUpTo(list: PostingList, level: number): number {
  const { bytes, head } = list;
  const present = bytes[head] ?? 0;
  if (present >> (level + 1) === 0) return list.total;
  const counts = new Int32Array(levels);
  addCountsOf(list, counts);
  return counts.reduce((sum, count, each) => (each <= level ? sum + count : sum), 0);
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
    let distance = bytes[at++] ?? 0;
    if (distance > 127) {
      distance = numberAt(bytes, at - 1);
      at += bytesOf(distance) - 1;
    }
    key += distance;
  }
  return count;
}

/** Bytes of postings from which on a list is read two postings at a time. */
export const shortList = 256;
/** Of two postings, read as one number of four bytes: set where one of their distances takes more than a byte. */
export const twoLong = 0x8000_8000;

/** Writes a list's marks by key, up to `last`. */
export function writeMarks({ bytes, start, end, first }: PostingList, marks: Uint8Array, last = 0x7fff_ffff): void {
  let key = first;
  let at = start;
  if (end - start > shortList)
    for (const view = new DataView(bytes.buffer, bytes.byteOffset, end); at + 4 <= end && key <= last; ) {
      const two = view.getInt32(at, true);
      marks[key] = two;
      if ((two & twoLong) === 0) {
        key += (two >> 8) & 0x7f;
        marks[key] = two >> 16;
        key += two >> 24;
        at += 4;
      } else {
        const distance = numberAt(bytes, at + 1);
        at += 1 + bytesOf(distance);
        key += distance;
      }
    }
  while (at < end && key <= last) {
    marks[key] = bytes[at++] ?? 0;
    let distance = bytes[at++] ?? 0;
    if (distance > 127) {
      distance = numberAt(bytes, at - 1);
      at += bytesOf(distance) - 1;
    }
    key += distance;
  }
}
