import { commonArray } from '../../../whole-pages.ts';

/** What a question keeps for every paragraph or document while it is answered. */
type Purpose = 'states' | 'excluded' | 'named paragraphs' | 'named documents';

/**
 * Large arrays that a question needs for itself, used again for the next one: thrown away, megabytes of them would wait in
 * memory until they are collected. A connection answers one question at a time, and asks once for each.
 */
export class Scratch {
  readonly #bytes = new Map<Purpose, Uint8Array>();
  #counts = new Uint32Array(0);

  /** All of this value. */
  bytes(purpose: Purpose, length: number, value = 0): Uint8Array {
    const known = this.#bytes.get(purpose);
    const array = known !== undefined && known.length >= length ? known : commonArray(Uint8Array, length);
    this.#bytes.set(purpose, array);
    return array.subarray(0, length).fill(value);
  }

  /** All 0. */
  counts(length: number): Uint32Array {
    if (this.#counts.length < length) this.#counts = commonArray(Uint32Array, length);
    return this.#counts.subarray(0, length).fill(0);
  }
}
