import { bytesOf, numberAt } from './bytes.ts';
import { highestFrequency, type PostingList } from './postings.ts';
import type { Sight } from './scan.ts';
import { countIn, Limits, type Taker } from './taking.ts';
import type { Lengths } from './terms.ts';

/** Offers a taker the paragraphs that have one word, or several that count as one, by how often they have it. */
export class Offers {
  readonly #first: number;
  readonly #lengths: Lengths;
  readonly #weight: number;
  readonly #taker: Taker;
  readonly #limits: Limits;
  #least: number;
  /** A paragraph with a lower mark cannot be among the best, however short it is. */
  leastMark: number;

  /** `first`: the segment's first key. */
  constructor(first: number, lengths: Lengths, weight: number, taker: Taker) {
    this.#first = first;
    this.#lengths = lengths;
    this.#weight = weight;
    this.#taker = taker;
    this.#limits = new Limits(weight, lengths, taker.least);
    this.#least = taker.least;
    this.leastMark = this.#limits.leastMark;
  }

  /** To be called for marks from `leastMark` on, which it returns as it is from now on. */
  offer(key: number, mark: number): number {
    const { base, slope, lengths } = this.#lengths;
    const frequency = mark >> 1;
    const length = lengths[key] ?? 0;
    if (frequency <= highestFrequency && length > (this.#limits.longest[frequency] ?? 0)) return this.leastMark;
    this.#taker.take(this.#first + key, Math.fround((this.#weight * frequency) / (frequency + base + slope * length)));
    if (this.#taker.least !== this.#least) {
      this.#least = this.#taker.least;
      this.#limits.raise(this.#least);
      this.leastMark = this.#limits.leastMark;
    }
    return this.leastMark;
  }
}

/** Hands the paragraphs of one segment that have any of several stems, which count as one, to a taker, as `Scan` does for one. */
export class Several {
  readonly #seen: Sight;
  readonly #lengths: Lengths;
  readonly #taker: Taker;

  constructor(seen: Sight, lengths: Lengths, taker: Taker) {
    this.#seen = seen;
    this.#lengths = lengths;
    this.#taker = taker;
  }

  /**
   * All that was added up, between two keys, both inclusive; `marks` are as `Frequencies` has them. Eight at a time: stretches
   * without any are passed over, and within the others none is asked for by itself.
   */
  all(marks: Uint16Array, from: number, to: number, weight: number): void {
    const two = new Uint32Array(marks.buffer, marks.byteOffset, marks.length >> 1);
    const taker = this.#taker;
    const { first, states, sight } = this.#seen;
    const { byDocument } = taker;
    const offers = new Offers(first, this.#lengths, weight, taker);
    let { leastMark } = offers;
    let found = 0;
    for (let eight = from & ~7; eight <= to; eight += 8) {
      const pair = eight >> 1;
      if (((two[pair] ?? 0) | (two[pair + 1] ?? 0) | (two[pair + 2] ?? 0) | (two[pair + 3] ?? 0)) === 0) continue;
      const last = Math.min(eight + 7, to);
      for (let key = eight; key <= last; key += 1) {
        const mark = marks[key] ?? 0;
        const seen = ((sight[states[key] ?? 0] ?? 0) >> (1 - (mark & 1))) & ((0 - mark) >>> 31);
        found += seen;
        if (byDocument !== undefined && seen === 1) countIn(byDocument, first + key);
        if (mark >= leastMark && seen === 1) leastMark = offers.offer(key, mark);
      }
    }
    taker.found += found;
  }

  /** What has a stem or was added up of others, whose lists are read again; what was added up is forgotten. */
  beside(list: PostingList, added: readonly PostingList[], marks: Uint16Array, weight: number): void {
    const offers = new Offers(this.#seen.first, this.#lengths, weight, this.#taker);
    this.#each(list, marks, offers, false);
    for (const each of added) this.#each(each, marks, offers, true);
  }

  #each(list: PostingList, marks: Uint16Array, offers: Offers, isAdded: boolean): void {
    const taker = this.#taker;
    const { first, states, sight } = this.#seen;
    const { byDocument } = taker;
    const { bytes, start, end } = list;
    let { leastMark } = offers;
    let found = 0;
    let key = list.first;
    for (let at = start; at < end; ) {
      const own = isAdded ? 0 : (bytes[at] ?? 0);
      const others = marks[key] ?? 0;
      const mark = (others & ~1) + (own & ~1) + ((others | own) & 1);
      if (others !== 0) marks[key] = 0;
      if (mark !== 0 && ((sight[states[key] ?? 0] ?? 0) >> (1 - (mark & 1))) & 1) {
        found += 1;
        if (byDocument !== undefined) countIn(byDocument, first + key);
        if (mark >= leastMark) leastMark = offers.offer(key, mark);
      }
      at += 1;
      let distance = bytes[at++] ?? 0;
      if (distance > 127) {
        distance = numberAt(bytes, at - 1);
        at += bytesOf(distance) - 1;
      }
      key += distance;
    }
    taker.found += found;
  }
}
