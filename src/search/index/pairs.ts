import { bytesOf, numberAt } from './bytes.ts';
import { mostReaching, type Workspace } from './found.ts';
import { PairLimits, placeOf } from './pair-limits.ts';
import type { PostingList } from './postings.ts';
import type { Sight, Weighted } from './sight.ts';
import { countIn, type Taker } from './taking.ts';
import type { Lengths } from './terms.ts';

/** Hands the paragraphs of one segment that have any of two words, and what has both, to a taker, as `Scan` does for one word. */
export class Pairs {
  readonly #seen: Sight;
  readonly #lengths: Lengths;
  readonly #taker: Taker;

  constructor(seen: Sight, lengths: Lengths, taker: Taker) {
    this.#seen = seen;
    this.#lengths = lengths;
    this.#taker = taker;
  }

  /** The list of each is read once. Every paragraph is counted by the first word it is found by; few can be among the best. */
  any(one: Weighted, other: Weighted, workspace: Workspace): void {
    const pair = this.#pair(one, other, workspace);
    const reaching = this.#mark(one, pair, workspace);
    this.#withMarks(other, pair);
    this.#alone(one.list, reaching, pair);
    pair.marks.fill(0, one.list.first, one.list.last + 1);
  }

  #pair(one: Weighted, other: Weighted, workspace: Workspace): Pair {
    const marks = workspace.marks(this.#seen.states.length);
    const weights = [one.weight, other.weight] as const;
    return { marks, weights, limits: new PairLimits(weights, this.#lengths, this.#taker.least) };
  }

  /** Counts what has the one stem, and keeps its marks; returns keys of what may be among the best with that one alone. */
  #mark({ list }: Weighted, { marks, limits }: Pair, workspace: Workspace): Uint32Array {
    const taker = this.#taker;
    const { first, states, sight } = this.#seen;
    const { byDocument } = taker;
    const { leastMark } = limits;
    const { bytes, end } = list;
    const keys = workspace.reaching;
    let count = 0;
    let found = 0;
    let key = list.first;
    for (let at = list.start; at < end; ) {
      const mark = bytes[at] ?? 0;
      marks[key] = mark;
      const seen = ((sight[states[key] ?? 0] ?? 0) >> (1 - (mark & 1))) & 1;
      found += seen;
      if (byDocument !== undefined && seen === 1) countIn(byDocument, first + key);
      if (mark >= leastMark && seen === 1 && count < keys.length) keys[count++] = key;
      at += 1;
      let distance = bytes[at++] ?? 0;
      if (distance > 127) {
        distance = numberAt(bytes, at - 1);
        at += bytesOf(distance) - 1;
      }
      key += distance;
    }
    taker.found += found;
    return keys.subarray(0, count);
  }

  /** What has a stem beside the one whose marks are kept; these are forgotten where it has it. */
  #withMarks({ list }: Weighted, pair: Pair): void {
    const { marks, limits } = pair;
    const { longest } = limits;
    const taker = this.#taker;
    const { first, states, sight } = this.#seen;
    const { lengths } = this.#lengths;
    const { byDocument } = taker;
    const { bytes, end } = list;
    let found = 0;
    let key = list.first;
    for (let at = list.start; at < end; ) {
      const mark = bytes[at] ?? 0;
      const one = marks[key] ?? 0;
      marks[key] = 0;
      const seen = sight[states[key] ?? 0] ?? 0;
      if ((seen >> (1 - ((one | mark) & 1))) & 1) {
        const more = 1 - (((0 - one) >>> 31) & (seen >> (1 - (one & 1))));
        found += more;
        if (byDocument !== undefined && more === 1) countIn(byDocument, first + key);
        if ((lengths[key] ?? 0) <= (longest[placeOf(one >> 1, mark >> 1)] ?? 0)) this.#offer(key, one, mark, pair);
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

  /** What of these has only the one stem: its marks are still there. */
  #alone({ first, last }: PostingList, keys: Uint32Array, pair: Pair): void {
    if (keys.length < mostReaching) for (const key of keys) this.#offerAlone(key, pair);
    else for (let key = first; key <= last; key += 1) this.#offerAlone(key, pair);
  }

  #offerAlone(key: number, pair: Pair): void {
    const one = pair.marks[key] ?? 0;
    const length = this.#lengths.lengths[key] ?? 0;
    if (one !== 0 && length <= (pair.limits.longest[placeOf(one >> 1, 0)] ?? 0)) this.#offer(key, one, 0, pair);
  }

  #offer(key: number, one: number, other: number, { weights, limits }: Pair): void {
    const { first, states, sight } = this.#seen;
    if ((((sight[states[key] ?? 0] ?? 0) >> (1 - ((one | other) & 1))) & 1) === 0) return;
    const { base, slope, lengths } = this.#lengths;
    const taker = this.#taker;
    const long = base + slope * (lengths[key] ?? 0);
    const [frequency, others] = [one >> 1, other >> 1];
    // In single precision, as scores are added up that are kept in between.
    const score = Math.fround((weights[0] * frequency) / (frequency + long));
    const sum = Math.fround(score + (weights[1] * others) / (others + long));
    const { least } = taker;
    if (sum < least) return;
    taker.take(first + key, sum);
    if (taker.least !== least) limits.raise(taker.least);
  }
}

/** Of two words: the marks of the one by key, what both weigh, and how long paragraphs may be. */
interface Pair {
  readonly marks: Uint8Array;
  readonly weights: readonly [number, number];
  readonly limits: PairLimits;
}
