import { DocumentError } from '../errors.ts';

/** What opening one file may cost, all that it holds included. */
export interface Limits {
  /** Archives within archives. */
  readonly depth: number;
  readonly parts: number;
  /** Bytes that come out in all. */
  readonly bytes: number;
  /** Bytes that come out for each byte that went in; counted from the first megabyte on. */
  readonly ratio: number;
}

export const usualLimits: Limits = { depth: 4, parts: 1_000_000, bytes: 64 * 1024 ** 3, ratio: 200 };

const freeOfRatio = 1024 ** 2;

/** Keeps account of what opening a file costs, and stops what costs too much: a small archive can hold petabytes. */
export class Budget {
  readonly #limits: Limits;
  #parts = 0;
  #bytes = 0;

  constructor(limits: Limits = usualLimits) {
    this.#limits = limits;
  }

  /** @throws DocumentError when files are nested too deeply; `depth` counts from 0 */
  nest(depth: number, name: string): void {
    if (depth > this.#limits.depth) throw new DocumentError(name, `nested deeper than ${this.#limits.depth} archives`);
  }

  /** @throws DocumentError when there are too many parts */
  part(name: string): void {
    this.#parts += 1;
    if (this.#parts > this.#limits.parts) throw new DocumentError(name, `more than ${this.#limits.parts} files in it`);
  }

  /**
   * Counts bytes that came out of a file; call it before keeping them.
   * @param out bytes since the last call
   * @param soFar bytes that this entry gave so far, and `packed` those it was made from
   * @throws DocumentError when it is too much in all, or for what went in
   */
  spend(name: string, out: number, soFar: number, packed: number): void {
    this.#bytes += out;
    if (this.#bytes > this.#limits.bytes) throw new DocumentError(name, 'what it holds is too large in all');
    if (soFar > freeOfRatio && soFar > packed * this.#limits.ratio)
      throw new DocumentError(name, `unpacks to more than ${this.#limits.ratio} times its size`);
  }
}
