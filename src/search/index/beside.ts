import { bytesOf, numberAt } from './bytes.ts';
import type { Workspace } from './found.ts';
import { writeMarks } from './postings.ts';
import type { Sight, Weighted } from './sight.ts';
import { countIn, Limits, type Taker } from './taking.ts';
import type { Lengths } from './terms.ts';

/** Hands the paragraphs of one segment that have one word beside another to a taker, as `Scan` does for one word. */
export class Beside {
  readonly #seen: Sight;
  readonly #lengths: Lengths;
  readonly #taker: Taker;

  constructor(seen: Sight, lengths: Lengths, taker: Taker) {
    this.#seen = seen;
    this.#lengths = lengths;
    this.#taker = taker;
  }

  /**
   * What has any of several stems. The two commonest stand last and are not added up: few of their paragraphs can be among the
   * best. The list of the last but one is read twice.
   */
  any(words: readonly Weighted[], added: Added, workspace: Workspace): void {
    const [second, last] = words.slice(-2);
    if (second === undefined || last === undefined) return;
    const marks = workspace.marks(this.#seen.states.length);
    writeMarks(second.list, marks);
    this.#withMarks(last, { marks, weight: second.weight, needed: false }, added);
    this.#besides(second, marks, added);
    marks.fill(0, second.list.first, second.list.last + 1);
  }

  /** What has both stems. */
  both(one: Weighted, other: Weighted, workspace: Workspace): void {
    const marks = workspace.marks(this.#seen.states.length);
    writeMarks(one.list, marks);
    this.#withMarks(other, { marks, weight: one.weight, needed: true }, undefined);
    marks.fill(0, one.list.first, one.list.last + 1);
  }

  /**
   * What has a stem, and what the marks say of another one, which are changed to `taken`; what was added up before is taken
   * as well.
   */
  #withMarks({ list, weight }: Weighted, besides: Marked, added: Added | undefined): void {
    const { marks, needed } = besides;
    const taker = this.#taker;
    const { first, states, sight } = this.#seen;
    const { base, slope, lengths } = this.#lengths;
    const { byDocument } = taker;
    const limits = new Limits(weight, this.#lengths, taker.least);
    const { longest } = limits;
    const { bytes, end } = list;
    let { least } = taker;
    let found = 0;
    let key = list.first;
    for (let at = list.start; at < end; ) {
      const mark = bytes[at] ?? 0;
      const beside = marks[key] ?? 0;
      if (beside !== 0 || !needed) {
        const flag = added === undefined ? 0 : (added.flags[key] ?? 0);
        if (((sight[states[key] ?? 0] ?? 0) >> (1 - ((mark | beside | flag) & 1))) & 1) {
          found += 1;
          if (byDocument !== undefined) countIn(byDocument, first + key);
          const length = lengths[key] ?? 0;
          const frequency = mark >> 1;
          if ((beside | flag) !== 0 || length <= (longest[frequency] ?? 0)) {
            const long = base + slope * length;
            const own = (weight * frequency) / (frequency + long);
            const its = beside >> 1;
            const theirs = (besides.weight * its) / (its + long);
            const score = sumOf(flag === 0 ? theirs : sumOf(added?.sums[key] ?? 0, theirs), own);
            if (score >= least) {
              taker.take(first + key, score);
              if (taker.least !== least) {
                least = taker.least;
                limits.raise(least);
              }
            }
          }
        }
        if (beside !== 0) marks[key] = taken;
        if (flag !== 0 && added !== undefined) forget(added, key);
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

  /** What has a stem and was not taken; what was added up before is taken as well. */
  #besides({ list, weight }: Weighted, but: Uint8Array, added: Added): void {
    const taker = this.#taker;
    const { first, states, sight } = this.#seen;
    const { base, slope, lengths } = this.#lengths;
    const { byDocument } = taker;
    const limits = new Limits(weight, this.#lengths, taker.least);
    const { longest } = limits;
    const { bytes, end } = list;
    let { least } = taker;
    let found = 0;
    let key = list.first;
    for (let at = list.start; at < end; ) {
      if (but[key] !== taken) {
        const mark = bytes[at] ?? 0;
        const flag = added.flags[key] ?? 0;
        if (((sight[states[key] ?? 0] ?? 0) >> (1 - ((mark | flag) & 1))) & 1) {
          found += 1;
          if (byDocument !== undefined) countIn(byDocument, first + key);
          const length = lengths[key] ?? 0;
          const frequency = mark >> 1;
          if (flag !== 0 || length <= (longest[frequency] ?? 0)) {
            const own = (weight * frequency) / (frequency + base + slope * length);
            taker.take(first + key, flag === 0 ? Math.fround(own) : sumOf(added.sums[key] ?? 0, own));
            if (taker.least !== least) {
              least = taker.least;
              limits.raise(least);
            }
          }
        }
        if (flag !== 0) forget(added, key);
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

/** Marks of one word beside the list of another. */
interface Marked {
  readonly marks: Uint8Array;
  readonly weight: number;
  /** Whether only what has both is wanted. */
  readonly needed: boolean;
}

/** What was added up before, by key; empty where that is nothing. `flags` as in `Scan.sums`. */
export interface Added {
  readonly sums: Float32Array;
  readonly flags: Uint8Array;
}

function forget({ sums, flags }: Added, key: number): void {
  sums[key] = 0;
  flags[key] = 0;
}

/** In single precision, as scores are added up that are kept in between. */
function sumOf(one: number, other: number): number {
  return Math.fround(Math.fround(one) + other);
}

/** Among marks, which are 2 and more: of a paragraph that was handed on. */
const taken = 1;
