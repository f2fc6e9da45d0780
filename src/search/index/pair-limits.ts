import type { Norm } from './bm25.ts';

/** Frequencies from this on are not told apart; one more is a power of 2. */
const highest = 15;
const anyLength = 0xffff;
/** No mark is as high. */
const none = 0x100;
/** Room for what single precision rounds off. */
const rounding = 1 - 1e-6;

/** The place of two frequencies in `PairLimits.longest`. */
export function placeOf(one: number, other: number): number {
  return Math.min(one, highest) * (highest + 1) + Math.min(other, highest);
}

/**
 * How long a paragraph may be that scores at least so much with two words, by how often it has the one and the other, as
 * `Limits` has it for one word. No paragraph that scores enough is left out.
 */
export class PairLimits {
  readonly #norm: Norm;
  readonly #weights: readonly [number, number];
  /** See `placeOf`; below 0 where no paragraph scores enough, however short it is. */
  readonly longest = new Int32Array((highest + 1) ** 2).fill(anyLength);
  /** Below this mark no paragraph scores enough that has only the one word. */
  leastMark = 0;

  constructor(weights: readonly [number, number], norm: Norm, least: number) {
    this.#weights = weights;
    this.#norm = norm;
    this.longest[0] = -1;
    this.raise(least);
  }

  raise(least: number): void {
    if (!(least > 0)) return;
    const enough = least * rounding;
    for (let one = 0; one < highest; one += 1)
      for (let other = 0; other < highest; other += 1)
        this.longest[placeOf(one, other)] = this.#longestOf(one, other, enough);
    const [weight] = this.#weights;
    this.leastMark = weight <= enough ? none : 2 * Math.floor(this.#norm.base / (weight / enough - 1));
  }

  /** The length at which weight × one / (one + x) + others × other / (other + x) = enough, x being base + slope × length. */
  #longestOf(one: number, other: number, enough: number): number {
    const { base, slope } = this.#norm;
    const [weight, others] = this.#weights;
    const half = (enough * (one + other) - weight * one - others * other) / 2;
    const product = one * other * (enough - weight - others);
    const x = (Math.sqrt(Math.max(0, half * half - enough * product)) - half) / enough;
    return Math.max(-1, Math.min(anyLength, Math.floor((x - base) / slope) + 1));
  }
}
