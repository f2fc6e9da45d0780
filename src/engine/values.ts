import { foldWord } from '../names/index.ts';
import { Completions } from '../search/completions.ts';
import { blended } from '../search/fuzzy.ts';
import { Resemblance } from '../search/resemblance.ts';
import { inOneGo } from '../slices.ts';
import type { Count, Stats } from '../store/store.ts';

/** Values that are compared letter by letter. */
const mostCandidates = 500;

/** Values that documents have, the commonest first. */
export class CountedValues {
  readonly #counts: readonly Count[];
  /** Parallel to the counts. */
  readonly #folded: readonly string[];
  readonly #completions: Completions;
  readonly #resemblance: Resemblance;

  /** `counts` are in order, a thousand at most. */
  constructor(counts: readonly Count[]) {
    this.#counts = counts;
    this.#folded = counts.map(({ value }) => foldWord(value));
    const texts = counts.map(({ value }) => [value]);
    this.#completions = inOneGo(Completions.of(texts, foldWord));
    this.#resemblance = inOneGo(Resemblance.of(this.#completions));
  }

  /** Those with a word that begins as typed, then those that have it inside, else those that look like it. */
  find(typed: string, limit: number): Count[] {
    const found = new Set<number>();
    for (const rank of this.#completions.beginning(typed)) {
      if (found.size >= limit) break;
      found.add(rank);
    }
    const wanted = foldWord(typed);
    for (const [rank, value] of this.#folded.entries())
      if (found.size < limit && value.includes(wanted)) found.add(rank);
    if (found.size > 0) return [...found].flatMap((rank) => this.#counts[rank] ?? []);
    return this.like(typed, limit).map(({ item }) => item);
  }

  /** Those that look like what was typed, at least so much (0 to 1), the likest first. */
  like(typed: string, limit: number, least = 0) {
    const candidates = this.#resemblance
      .find(typed, mostCandidates)
      .filter(({ score }) => score >= least)
      .flatMap(({ rank, score }) => ({ item: this.#counts[rank] ?? { value: '', count: 0 }, score }));
    return blended(typed, candidates, [({ value }) => value], limit);
  }

  /** Whether one of them has all these words. */
  has(typed: string): boolean {
    const words = this.#completions.wordsTyped(typed);
    return this.#folded.some((value) => words.every((word) => value.split(/[^\p{L}\p{N}\p{M}]+/u).includes(word)));
  }
}

/** TAGS and origins, of so many documents. */
export interface Values {
  readonly documents: number;
  readonly tags: CountedValues;
  readonly origins: CountedValues;
}

/** The values that options name. */
export function valuesOf({ documents, tags, origins }: Stats): Values {
  return { documents, tags: new CountedValues(tags), origins: new CountedValues(origins) };
}
