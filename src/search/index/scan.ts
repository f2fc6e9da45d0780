import { Beside } from './beside.ts';
import { bytesOf, numberAt } from './bytes.ts';
import type { Found } from './found.ts';
import { Pairs } from './pairs.ts';
import { Offers, Several } from './several.ts';
import type { Sight, Weighted } from './sight.ts';
import { countIn, type Taker } from './taking.ts';
import type { Lengths } from './terms.ts';

/**
 * Hands the paragraphs of one segment to a taker. Lists are read, weighed and compared with what is best so far in one loop: of
 * what cannot be among the best, only the number is taken.
 */
export class Scan {
  readonly #seen: Sight;
  readonly #lengths: Lengths;
  readonly #taker: Taker;
  /** Of two words and more. */
  readonly beside: Beside;
  /** Of any of two. */
  readonly pairs: Pairs;
  /** Of stems that count as one. */
  readonly several: Several;

  constructor(seen: Sight, lengths: Lengths, taker: Taker) {
    this.beside = new Beside(seen, lengths, taker);
    this.pairs = new Pairs(seen, lengths, taker);
    this.several = new Several(seen, lengths, taker);
    this.#seen = seen;
    this.#lengths = lengths;
    this.#taker = taker;
  }

  /** What has a stem. */
  stem({ list, weight }: Weighted): void {
    const taker = this.#taker;
    const { first, states, sight } = this.#seen;
    const { byDocument } = taker;
    const offers = new Offers(first, this.#lengths, weight, taker);
    let { leastMark } = offers;
    const { bytes, end } = list;
    let found = 0;
    let key = list.first;
    for (let at = list.start; at < end; ) {
      const mark = bytes[at] ?? 0;
      if (((sight[states[key] ?? 0] ?? 0) >> (1 - (mark & 1))) & 1) {
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

  /**
   * What was added up, between two keys, both inclusive: `flags` are 2 where there is something, and 1 where it stands in text or
   * heading.
   */
  sums(sums: Float32Array, flags: Uint8Array, from: number, to: number): void {
    const four = new Uint32Array(flags.buffer, flags.byteOffset, flags.length >> 2);
    const taker = this.#taker;
    const { first, states, sight } = this.#seen;
    const { byDocument } = taker;
    let { least } = taker;
    let found = 0;
    for (let key = from & ~3; key <= to; key += 4) {
      if (four[key >> 2] === 0) continue;
      for (let each = key; each < key + 4; each += 1) {
        const flag = flags[each] ?? 0;
        if (flag === 0 || (((sight[states[each] ?? 0] ?? 0) >> (1 - (flag & 1))) & 1) === 0) continue;
        found += 1;
        if (byDocument !== undefined) countIn(byDocument, first + each);
        const score = sums[each] ?? 0;
        if (score < least) continue;
        taker.take(first + each, score);
        least = taker.least;
      }
    }
    taker.found += found;
  }

  /** What was found, but not these. */
  found({ keys, scores, own, count }: Found, excluded: Found | undefined): void {
    const taker = this.#taker;
    const { first, states, sight } = this.#seen;
    const { byDocument } = taker;
    let { least } = taker;
    let found = 0;
    let next = 0;
    for (let at = 0; at < count; at += 1) {
      const key = keys[at] ?? 0;
      if ((((sight[states[key] ?? 0] ?? 0) >> (1 - (own[at] ?? 0))) & 1) === 0) continue;
      if (excluded !== undefined) {
        while (next < excluded.count && (excluded.keys[next] ?? 0) < key) next += 1;
        if (next < excluded.count && excluded.keys[next] === key) continue;
      }
      found += 1;
      if (byDocument !== undefined) countIn(byDocument, first + key);
      const score = scores[at] ?? 0;
      if (score < least) continue;
      taker.take(first + key, score);
      least = taker.least;
    }
    taker.found += found;
  }
}
