/** Of Okapi BM25 (S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework, 2009). */
const saturation = 1.2;
const lengthShare = 0.75;
/** What a word counts for that stands in most paragraphs. */
const leastRarity = 1e-6;

/** Frequencies are kept in halves, because a word in the TAGS counts one and a half times. */
export const frequencySteps = 2;

/** What a word counts for by the field it stands in, in steps of frequency: text, heading, title, TAGS. */
export const fieldWeights: readonly number[] = [1, 2, 2, 1.5].map((weight) => weight * frequencySteps);

/** The most that the rarity of a word is multiplied by: a word that is all the paragraph says comes near. */
const ceiling = saturation + 1;

/**
 * A word's score in a paragraph is `weight × frequency / (frequency + base + slope × length)`, its frequency in steps and the
 * paragraph's length in words.
 */
export interface Norm {
  readonly base: number;
  readonly slope: number;
}

/** By the average over what the reader may see. */
export function normOf(paragraphs: number, words: number): Norm {
  const average = Math.max(1, words / Math.max(1, paragraphs));
  return {
    base: frequencySteps * saturation * (1 - lengthShare),
    slope: (frequencySteps * saturation * lengthShare) / average,
  };
}

/** How much it tells that a paragraph has a word that `having` of `all` have: its weight. */
export function rarity(having: number, all: number): number {
  return ceiling * Math.max(leastRarity, Math.log((all - having + 0.5) / (having + 0.5)));
}
