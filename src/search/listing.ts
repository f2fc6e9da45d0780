import type { Fold } from './folding.ts';
import { allOf, type Item, type ParsedQuery } from './language.ts';
import type { Node, Query } from './query.ts';

/** A stretch of a ranked list. */
export interface Stretch {
  readonly limit: number;
  readonly offset: number;
}

/** Where the paragraphs come from; a store for one reader fits. */
export interface Candidates<Hit> {
  search(query: Query, stretch: Stretch): Promise<{ readonly hits: readonly Hit[]; readonly total: number }>;
  /** Paragraphs that have each word. */
  wordCounts(words: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** How the answer is put in order, and which stretch of it is wanted. */
export interface Order<Hit> {
  readonly page: Stretch;
  /** Orders the best that a search gave; `counts` is in how many paragraphs each part stands. As they come when absent. */
  readonly rank?: (hits: readonly Hit[], parts: readonly Node[], counts: readonly number[]) => readonly Hit[];
  /** Folds the first into those that differ, in their order; a fold counts as one on a page. None is folded when absent. */
  readonly fold?: (hits: readonly Hit[]) => readonly Fold<Hit>[];
  /** What tells hits apart. */
  readonly keyOf?: (hit: Hit) => unknown;
  /** Lets others have their turn between two pieces of work. */
  readonly turn?: () => Promise<void>;
  /** Whether a long question goes on behind the few paragraphs that have all its words. */
  readonly goesOn?: boolean;
  /** Every word as it was typed: none put right, none left out. */
  readonly exact?: boolean;
}

/** A stretch of what was found. */
export interface Found<Hit> {
  /** As it was put to the candidates. */
  readonly query: Query;
  readonly folds: readonly Fold<Hit>[];
  /** Everything that was found, copies included. */
  readonly total: number;
  /** Copies among the first, folded beneath others: so many fewer are listed. */
  readonly copies: number;
  /** How many of the best were put in order by what they say. */
  readonly ranked: number;
}

/** The best of a search that are put in order by what they say; behind them the candidates' order holds. */
export const mostRanked = 100;
/** Of those, the first that copies are looked for among: as many as anybody reads. */
const mostFolded = 50;
/** A question with fewer paragraphs than this that have all its words is not answered by them alone. */
export const enough = 10;

/**
 * Asks for parts of a question and lists what there is: the few that stand first, the best in order, then the rest as it
 * comes. Stretches of one question, side by side, neither repeat a hit nor leave one out.
 */
export class Listing<Hit> {
  readonly #question: Pick<ParsedQuery, 'none' | 'filters'>;
  readonly #candidates: Candidates<Hit>;
  readonly #order: Order<Hit>;
  readonly #countOf: (item: Item) => number;
  /** All hits of what was asked for already, by its node as text. */
  readonly #whole = new Map<string | undefined, readonly Hit[]>();

  constructor(
    question: Pick<ParsedQuery, 'none' | 'filters'>,
    candidates: Candidates<Hit>,
    order: Order<Hit>,
    countOf: (item: Item) => number,
  ) {
    this.#question = question;
    this.#candidates = candidates;
    this.#order = order;
    this.#countOf = countOf;
  }

  /** What has all of these. */
  all(items: readonly Item[]): Promise<Found<Hit>> {
    return this.#list(this.#queryOf(allOf(items.map(nodeOf))), items);
  }

  /** What has any of these. */
  any(items: readonly Item[]): Promise<Found<Hit>> {
    return this.#list(this.#queryOf({ kind: 'or', of: items.map(nodeOf) }), items);
  }

  /** The few that have all of the first, then what has any of the second, which are among the first. */
  async allThenAny(items: readonly Item[], some: readonly Item[]): Promise<Found<Hit>> {
    const all = allOf(items.map(nodeOf));
    const few =
      this.#whole.get(JSON.stringify(all)) ??
      (await this.#candidates.search(this.#queryOf(all), { limit: enough, offset: 0 })).hits;
    const kept = items.filter((item) => some.includes(item));
    // What has all of very many words need not show one of those kept in its own text: it may be the title that has them.
    const besides = all === undefined || kept.length === items.length ? [] : [all];
    const query = this.#queryOf({ kind: 'or', of: [...kept.map(nodeOf), ...besides] });
    return this.#list(query, kept, { hits: this.#put(few.slice(0, enough), items), all });
  }

  #queryOf(all: Node | undefined): Query {
    const { none, filters } = this.#question;
    return { ...(all === undefined ? {} : { all }), none, filters };
  }

  #put(hits: readonly Hit[], items: readonly Item[]): readonly Hit[] {
    return this.#order.rank?.(hits, items.map(nodeOf), items.map(this.#countOf)) ?? hits;
  }

  /** `first` are all that match its node; they are among what the query finds, and stand before everything else. */
  async #list(
    query: Query,
    items: readonly Item[],
    first: { readonly hits: readonly Hit[]; readonly all: Node | undefined } = { hits: [], all: undefined },
  ): Promise<Found<Hit>> {
    const { page, fold, rank, turn, keyOf = (hit: Hit) => hit } = this.#order;
    const ordered = rank !== undefined && items.length > 1;
    if (!ordered && fold === undefined && first.hits.length === 0) {
      const { hits, total } = await this.#candidates.search(query, page);
      return { query, total, copies: 0, ranked: 0, folds: hits.map(alone) };
    }
    const limit = ordered ? mostRanked : mostFolded;
    const { hits, total } = await this.#candidates.search(query, { limit, offset: 0 });
    if (hits.length === total) this.#whole.set(JSON.stringify(query.all), hits);
    const ahead = new Set(first.hits.map(keyOf));
    const others = hits.filter((hit) => !ahead.has(keyOf(hit)));
    const best = [...first.hits, ...(ordered ? this.#put(others, items) : others)];
    if (ordered) await turn?.();
    const folded = fold?.(best.slice(0, mostFolded)) ?? [];
    await turn?.();
    const folds = [...folded, ...best.slice(fold === undefined ? 0 : mostFolded).map(alone)];
    const shown = folds.slice(page.offset, page.offset + page.limit);
    const room = page.limit - shown.length;
    const rest =
      room === 0 || total <= hits.length
        ? []
        : await this.#behind(query, first.all, {
            limit: room,
            offset: others.length + Math.max(0, page.offset - folds.length),
          });
    return {
      query,
      total,
      copies: best.length - folds.length,
      ranked: ordered ? best.length : 0,
      folds: [...shown, ...rest.map(alone)],
    };
  }

  /** Hits in the candidates' order, without those that stand first. */
  async #behind(query: Query, first: Node | undefined, stretch: Stretch): Promise<readonly Hit[]> {
    const none = first === undefined ? query.none : [...query.none, first];
    return (await this.#candidates.search({ ...query, none }, stretch)).hits;
  }
}

function nodeOf(item: Item): Node {
  return item.node;
}

function alone<Hit>(hit: Hit): Fold<Hit> {
  return { hit, copies: [] };
}
