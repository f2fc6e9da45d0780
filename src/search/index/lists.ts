import { type Beginning, Beginnings } from './beginnings.ts';
import { type Norm, normOf, rarity } from './bm25.ts';
import { countUpTo, type PostingList, postingList } from './postings.ts';
import type { Sequence } from './sought.ts';
import type { PostingSource } from './source.ts';

/** A stem with its list in one segment. */
export interface Listed {
  readonly stem: string;
  readonly list: PostingList;
}

/** What stands for one place of a sequence in one segment: lists of stems that are named, and of all that begin so. */
export interface Alternatives {
  readonly listed: readonly Listed[];
  readonly beginning?: Beginning;
  /** Postings. */
  readonly total: number;
  /** The only list, where it is the only one. */
  readonly only?: Listed;
}

/** The lists of a question's stems, fetched once, and what each sequence weighs for a reader of this level. */
export class Lists {
  readonly #source: PostingSource;
  readonly #level: number;
  readonly #all: number;
  readonly #fetched = new Map<unknown, readonly (readonly Listed[])[]>();
  readonly #weights = new Map<Sequence, number>();
  readonly #beginnings: Beginnings;
  readonly norm: Norm;

  constructor(source: PostingSource, level: number) {
    const visible = (counts: readonly number[]) => counts.slice(0, level + 1).reduce((sum, each) => sum + each, 0);
    this.#source = source;
    this.#level = level;
    this.#beginnings = new Beginnings(source.segments, level);
    this.#all = visible(source.paragraphs);
    this.norm = normOf(this.#all, visible(source.words));
  }

  /** What a segment, by its number, has for each place of a sequence. */
  of(sequence: Sequence, segment: number): readonly Alternatives[] {
    return sequence.places.map((stems, place) => {
      const listed = this.#of(stems)[segment] ?? [];
      const beginning = this.#beginningOf(sequence, place)?.[segment];
      let total = beginning?.total ?? 0;
      for (const { list } of listed) total += list.total;
      if (beginning !== undefined && beginning.total > 0) return { listed, beginning, total };
      const [only] = listed;
      return { listed, total, ...(only !== undefined && listed.length === 1 ? { only } : {}) };
    });
  }

  #beginningOf({ places, beginning }: Sequence, place: number): readonly Beginning[] | undefined {
    return beginning === undefined || place < places.length - 1 ? undefined : this.#beginnings.of(beginning);
  }

  #of(stems: readonly string[]): readonly (readonly Listed[])[] {
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
    for (const [place, stems] of sequence.places.entries()) {
      let having = 0;
      for (const segment of this.#of(stems)) for (const { list } of segment) having += countUpTo(list, this.#level);
      for (const { visible } of this.#beginningOf(sequence, place) ?? []) having += visible;
      weight += rarity(Math.min(having, this.#all), this.#all);
    }
    this.#weights.set(sequence, weight);
    return weight;
  }
}
