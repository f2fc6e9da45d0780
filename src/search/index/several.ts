import { bytesOf, numberAt } from './bytes.ts';
import type { Workspace } from './found.ts';
import { foursOf } from './fours.ts';
import { highestFrequency, type PostingList } from './postings.ts';
import type { Sight } from './sight.ts';
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

  /** How long a paragraph may be to be among the best, by frequency; it changes with them. */
  get longest(): Int32Array {
    return this.#limits.longest;
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

  /** All that was added up, between two keys, both inclusive. */
  all({ marks, beyond }: MarkSums, from: number, to: number, weight: number, workspace: Workspace): void {
    const { first, states, sight, sights } = this.#seen;
    const { lengths } = this.#lengths;
    const taker = this.#taker;
    const { byDocument } = taker;
    const offers = new Offers(first, this.#lengths, weight, taker);
    const { longest } = offers;
    const worth = workspace.worth(states.length);
    const swept = { states: foursOf(workspace.states(states)), sights, from, to };
    worth.sweep(foursOf(marks), swept, byDocument === undefined ? offers.leastMark : 0);
    taker.found += worth.found;
    for (let at = 0; at < worth.count; at += 1) {
      const four = (worth.fours[at] ?? 0) << 2;
      for (let key = four; key < four + 4; key += 1) {
        const mark = marks[key] ?? 0;
        const isShort = (lengths[key] ?? 0) <= (longest[mark >> 1] ?? 0) || mark >= fullMark;
        if (!isShort && byDocument === undefined) continue;
        if (mark === 0 || (((sight[states[key] ?? 0] ?? 0) >> (1 - (mark & 1))) & 1) === 0) continue;
        if (byDocument !== undefined) countIn(byDocument, first + key);
        if (isShort) offers.offer(key, mark < fullMark ? mark : mark + (beyond[key] ?? 0));
      }
    }
  }

  /** To be handed to `again` with every list. */
  offers(weight: number): Offers {
    return new Offers(this.#seen.first, this.#lengths, weight, this.#taker);
  }

  /** What of a list was added up and not handed on yet; it is forgotten. */
  again({ bytes, start, end, first: from }: PostingList, { marks, beyond }: MarkSums, offers: Offers): void {
    const taker = this.#taker;
    const { first, states, sight } = this.#seen;
    const { byDocument } = taker;
    let { leastMark } = offers;
    let found = 0;
    let key = from;
    for (let at = start; at < end; ) {
      const mark = marks[key] ?? 0;
      if (mark !== 0) marks[key] = 0;
      if (mark !== 0 && ((sight[states[key] ?? 0] ?? 0) >> (1 - (mark & 1))) & 1) {
        found += 1;
        if (byDocument !== undefined) countIn(byDocument, first + key);
        const whole = mark < fullMark ? mark : mark + (beyond[key] ?? 0);
        if (whole >= leastMark) leastMark = offers.offer(key, whole);
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

/** From this mark on, the rest of a sum is kept elsewhere. */
export const fullMark = 254;

/** Sums of marks by key: frequency × 2, and a bit for text or heading. */
export interface MarkSums {
  /** Of what is more, the lowest bit and `fullMark`. */
  readonly marks: Uint8Array;
  /** The rest of those that are full. */
  readonly beyond: Uint16Array;
}
