import { highestImpact } from './postings.ts';

/** Of Okapi BM25 (S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework, 2009). */
const saturation = 1.2;
const lengthShare = 0.75;
/** Words of a paragraph with title and TAGS; fixed, so that what is kept does not depend on what comes later. */
const referenceLength = 140;

/** BM25's part for frequency and length, from 1 to `highestImpact`. `frequency` is weighted by fields. */
export function impactOf(frequency: number, words: number): number {
  const norm = saturation * (1 - lengthShare + (lengthShare * words) / referenceLength);
  return Math.max(1, Math.round((highestImpact * frequency) / (frequency + norm)));
}

/** What one step of impact is worth in BM25. */
export const impactStep = (saturation + 1) / highestImpact;

/** How much it tells that a paragraph has a word that `having` of `all` have. */
export function rarity(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}
