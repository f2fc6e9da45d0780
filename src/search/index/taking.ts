import type { Norm } from './bm25.ts';
import { highestFrequency } from './postings.ts';
import { Best } from './ranking.ts';
import { goneState, leads, levelOfState } from './states.ts';

/** Takes what a question finds. */
export interface Taker {
  /** What scores less is none of those that are wanted: it is counted, but not handed on. */
  readonly least: number;
  /** How many were found, whatever they score. */
  found: number;
  /** By key of a document, how many of its paragraphs were found; `of` tells the document of each paragraph. */
  readonly byDocument?: { readonly of: Uint32Array; readonly counts: Uint32Array };
  take(key: number, score: number): void;
}

/** Counts a paragraph for its document. */
export function countIn({ of, counts }: { readonly of: Uint32Array; readonly counts: Uint32Array }, key: number): void {
  const document = of[key] ?? 0;
  counts[document] = (counts[document] ?? 0) + 1;
}

/** Keeps the best of what a question finds. */
export class BestTaker implements Taker {
  readonly #best: Best;
  readonly byDocument?: { readonly of: Uint32Array; readonly counts: Uint32Array };
  least: number;
  found = 0;

  constructor(most: number, byDocument?: { readonly of: Uint32Array; readonly counts: Uint32Array }) {
    this.#best = new Best(most);
    this.least = this.#best.least;
    if (byDocument !== undefined) this.byDocument = byDocument;
  }

  take(key: number, score: number): void {
    this.#best.add(key, score);
    this.least = this.#best.least;
  }

  sorted(): readonly { readonly key: number; readonly score: number }[] {
    return this.#best.sorted();
  }
}

/** A taker of everything. */
export function takingAll(take: (key: number, score: number) => void): Taker {
  return { least: Number.NEGATIVE_INFINITY, found: 0, take };
}

/**
 * By a paragraph's state: 0 when the reader does not find it; else bit 0, and bit 1 when what only title and TAGS say counts
 * for it too.
 */
export function sightOf(level: number, everywhere: boolean): Uint8Array {
  const sight = new Uint8Array(256);
  for (let state = 0; state < sight.length; state += 1) {
    if (levelOfState(state) > level || levelOfState(state) === goneState) continue;
    sight[state] = everywhere || leads(state, level) ? 3 : 1;
  }
  return sight;
}

/** Room for what single precision rounds off. */
const rounding = 1 - 1e-6;
const anyLength = 0xffff;

/**
 * How long a paragraph may be that scores at least so much with one word, by the frequency of the word: comparing lengths is
 * quicker than dividing. No paragraph that scores enough is left out; a few that score a little less may be among them.
 */
export class Limits {
  readonly #weight: number;
  readonly #norm: Norm;
  readonly longest = new Int32Array(highestFrequency + 1).fill(anyLength);
  /** Below this mark no paragraph scores enough, however short it is. */
  leastMark = 0;

  constructor(weight: number, norm: Norm, least: number) {
    this.#weight = weight;
    this.#norm = norm;
    this.longest[0] = -1;
    this.raise(least);
  }

  raise(least: number): void {
    if (!(least > 0)) return;
    const { base, slope } = this.#norm;
    const share = this.#weight / (least * rounding);
    for (let frequency = 1; frequency <= highestFrequency; frequency += 1) {
      const length = Math.floor((frequency * (share - 1) - base) / slope) + 1;
      this.longest[frequency] = Math.max(-1, Math.min(anyLength, length));
    }
    const lowest = this.longest.findIndex((length, frequency) => frequency > 0 && length > 0);
    this.leastMark = 2 * (lowest < 0 ? highestFrequency + 1 : lowest);
  }
}
