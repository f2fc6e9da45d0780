import { type Norm, normOf, rarity } from './bm25.ts';
import { countUpTo, type PostingList, postingList } from './postings.ts';
import type { Sequence } from './sought.ts';
import type { PostingSource } from './source.ts';

/** A stem with its list in one segment. */
export interface Listed {
  readonly stem: string;
  readonly list: PostingList;
}

/** The lists of a question's stems, fetched once, and what each sequence weighs for a reader of this level. */
export class Lists {
  readonly #source: PostingSource;
  readonly #level: number;
  readonly #all: number;
  readonly #fetched = new Map<unknown, readonly (readonly Listed[])[]>();
  readonly #weights = new Map<Sequence, number>();
  readonly norm: Norm;

  constructor(source: PostingSource, level: number) {
    const visible = (counts: readonly number[]) => counts.slice(0, level + 1).reduce((sum, each) => sum + each, 0);
    this.#source = source;
    this.#level = level;
    this.#all = visible(source.paragraphs);
    this.norm = normOf(this.#all, visible(source.words));
  }

  /** What each segment has of the alternatives of one place. */
  of(stems: readonly string[]): readonly (readonly Listed[])[] {
    const name = stems.length === 1 ? stems[0] : stems;
    const known = this.#fetched.get(name);
    if (known !== undefined) return known;
    const fetched = this.#source.segments.map((segment) => {
      const found: Listed[] = [];
      const lists = segment.postings(stems);
      for (let at = 0; at < lists.length; at += 1) {
        const bytes = lists[at];
        if (bytes !== undefined) found.push({ stem: stems[at] ?? '', list: postingList(bytes) });
      }
      return found;
    });
    this.#fetched.set(name, fetched);
    return fetched;
  }

  weight(sequence: Sequence): number {
    const known = this.#weights.get(sequence);
    if (known !== undefined) return known;
    let weight = 0;
    for (const stems of sequence.places) {
      let having = 0;
      for (const segment of this.of(stems)) for (const { list } of segment) having += countUpTo(list, this.#level);
      weight += rarity(Math.min(having, this.#all), this.#all);
    }
    this.#weights.set(sequence, weight);
    return weight;
  }
}
