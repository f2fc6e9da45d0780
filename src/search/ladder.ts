import type { Corrections } from './corrections.ts';
import { allOf, type Item, type ParsedQuery, type TypedWord } from './language.ts';
import type { Node, Query } from './query.ts';
import { sayNothing } from './stop-words.ts';

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
  /** What tells hits apart. */
  readonly keyOf?: (hit: Hit) => unknown;
  /** Whether a long question goes on behind the few paragraphs that have all its words. */
  readonly goesOn?: boolean;
}

/** What a question found, and how. */
export interface Climbed<Hit> {
  readonly hits: readonly Hit[];
  readonly total: number;
  /** `all words, then some`: a long question that few paragraphs answer with all its words; they come first. */
  readonly plan: 'all words' | 'corrected' | 'some words' | 'all words, then some';
  /** The question that was asked in the end: its words are those to highlight. */
  readonly query: Query;
  /** The question as it was answered, when a typing error was put right. */
  readonly corrected?: string;
  /** Words left out. */
  readonly dropped: readonly string[];
}

/** Leaving one word out is tried for this many words; a longer question goes on to "any of". */
const mostDropTries = 3;
/** "Any of" asks for this many words, the rarest. */
const mostAlternatives = 16;
/** Spellings that count beside the best one. */
const mostSpellings = 3;
/** The best of a search that are put in order by what they say; behind them the store's order holds. */
const mostRanked = 200;
/** A question with fewer paragraphs than this that have all its words is not answered by them alone. */
const enough = 10;

/** The parts of a question that say something: words such as "what" and "the" are left out unless nothing else is there. */
export function meaningful(items: readonly Item[]): readonly Item[] {
  const isPlain = ({ node }: Item) => node.kind === 'word' && !node.prefix;
  const plain = items.filter(isPlain);
  const empty = sayNothing(
    plain.flatMap((item) => item.words.map((word) => word.text)),
    plain.length < items.length,
  );
  return items.filter((item) => !isPlain(item) || !empty[plain.indexOf(item)]);
}

type Question = Pick<ParsedQuery, 'text' | 'items' | 'none' | 'filters'>;
/** Spellings for words that were put right, the best first. */
type Spellings = ReadonlyMap<TypedWord, readonly string[]>;

/**
 * Asks for all words; when no paragraph has them, for the words put right; then a short question leaves words out, first
 * those that no paragraph has, then one at a time (the commonest first); then any of the rarest will do. A question of
 * more words than that is a description: when few paragraphs have all of them, those come first and then what has some.
 * Filters and exclusions always hold. The question's `person` filter must hold names as the store keeps them; `dictionary`
 * is asked for only when all words fail.
 */
export async function climb<Hit>(
  question: Question,
  candidates: Candidates<Hit>,
  dictionary: () => Promise<Corrections>,
  order: Order<Hit> = { page: { limit: mostRanked, offset: 0 } },
): Promise<Climbed<Hit>> {
  const items = meaningful(question.items);
  const words = items.flatMap((item) => item.words);
  const counts = items.length < 2 ? new Map<string, number>() : await countsOf(words, candidates);
  const countOf = (word: TypedWord) => counts.get(word.text) ?? 0;
  const search = new Search(question, candidates, order, (item) => rarest(item, countOf));
  const long = order.goesOn === true && items.length > mostDropTries;

  const exact = { ...(await search.all(items)), plan: 'all words', dropped: [] } as const;
  if (items.length === 0 || (exact.total > 0 && (!long || exact.total >= enough))) return exact;
  const rarestOf = (hopeful: readonly Item[]) =>
    [...hopeful].sort((one, other) => rarest(one, countOf) - rarest(other, countOf)).slice(0, mostAlternatives);
  if (exact.total > 0)
    return { ...(await search.allThenAny(items, rarestOf(items))), plan: 'all words, then some', dropped: [] };

  const corrections = await dictionary();
  if (items.length === 1) for (const [word, count] of await countsOf(words, candidates)) counts.set(word, count);
  const spellings = spellingsOf(
    words.filter((word) => !word.prefix && countOf(word) === 0),
    question,
    corrections,
  );
  const spelled = items.map((item) => ({ ...item, node: respelled(item.node, item.words, spellings) }));
  const corrected = spellings.size === 0 ? {} : { corrected: rewritten(question.text, spellings) };
  if (spellings.size > 0) {
    const answer = await search.all(spelled);
    if (answer.total >= enough || (answer.total > 0 && !long))
      return { ...answer, plan: 'corrected', ...corrected, dropped: [] };
    if (answer.total > 0) {
      const more = await search.allThenAny(spelled, rarestOf(spelled));
      return { ...more, plan: 'all words, then some', ...corrected, dropped: [] };
    }
  }

  const isHopeless = (word: TypedWord) =>
    !word.prefix && countOf(word) === 0 && !spellings.has(word) && !corrections.knows(word.text);
  const hopeful = spelled.filter((item) => item.node.kind !== 'word' || !item.words.every(isHopeless));
  if (items.length === 1 || hopeful.length === 0) return exact;
  const someWords = (answer: Found<Hit>, kept: readonly Item[]) => {
    const dropped = spelled.filter((item) => !kept.includes(item)).map(asTyped);
    return { ...answer, plan: 'some words', ...(answer.total > 0 ? corrected : {}), dropped } as const;
  };
  const rarestFirst = rarestOf(hopeful);
  for (const kept of shorter(hopeful, rarestFirst, hopeful.length < spelled.length)) {
    const answer = await search.all(kept);
    if (answer.total > 0) return someWords(answer, kept);
  }
  const kept = hopeful.filter((item) => rarestFirst.includes(item));
  return someWords(await search.any(kept), kept);
}

type Found<Hit> = Pick<Climbed<Hit>, 'query' | 'hits' | 'total'>;

/** Asks for parts of a question and orders the best of what there is. */
class Search<Hit> {
  readonly #question: Question;
  readonly #candidates: Candidates<Hit>;
  readonly #order: Order<Hit>;
  readonly #countOf: (item: Item) => number;

  constructor(question: Question, candidates: Candidates<Hit>, order: Order<Hit>, countOf: (item: Item) => number) {
    this.#question = question;
    this.#candidates = candidates;
    this.#order = order;
    this.#countOf = countOf;
  }

  /** What has all of these. */
  all(items: readonly Item[]): Promise<Found<Hit>> {
    return this.#ranked(allOf(items.map((item) => item.node)), items, []);
  }

  /** What has any of these. */
  any(items: readonly Item[]): Promise<Found<Hit>> {
    return this.#ranked({ kind: 'or', of: items.map((item) => item.node) }, items, []);
  }

  /** The few that have all of the first, then what has any of the second. */
  async allThenAny(items: readonly Item[], some: readonly Item[]): Promise<Found<Hit>> {
    const all = allOf(items.map((item) => item.node));
    const few = await this.#candidates.search(this.#queryOf(all), { limit: enough, offset: 0 });
    const kept = items.filter((item) => some.includes(item));
    return this.#ranked({ kind: 'or', of: kept.map((item) => item.node) }, kept, this.#put(few.hits, items));
  }

  #queryOf(all: Node | undefined): Query {
    const { none, filters } = this.#question;
    return { ...(all === undefined ? {} : { all }), none, filters };
  }

  #put(hits: readonly Hit[], items: readonly Item[]): readonly Hit[] {
    const parts = items.map((item) => item.node);
    return this.#order.rank?.(hits, parts, items.map(this.#countOf)) ?? hits;
  }

  /** The wanted stretch; `first` stand before everything else, and are among what is found. */
  async #ranked(all: Node | undefined, items: readonly Item[], first: readonly Hit[]): Promise<Found<Hit>> {
    const { page, rank, keyOf = (hit: Hit) => hit } = this.#order;
    const query = this.#queryOf(all);
    const ahead = new Set(first.map(keyOf));
    const others = (hits: readonly Hit[]) => hits.filter((hit) => !ahead.has(keyOf(hit)));
    if (items.length < 2 || rank === undefined || page.offset >= mostRanked) {
      const { hits, total } = await this.#candidates.search(query, page);
      return {
        query,
        total,
        hits: page.offset >= mostRanked ? others(hits) : [...first, ...others(hits)].slice(0, page.limit),
      };
    }
    const reach = page.offset + page.limit;
    const { hits, total } = await this.#candidates.search(query, { limit: Math.max(mostRanked, reach), offset: 0 });
    const best = this.#put(others(hits.slice(0, mostRanked)), items);
    return { query, total, hits: [...first, ...best, ...others(hits.slice(mostRanked))].slice(page.offset, reach) };
  }
}

async function countsOf<Hit>(words: readonly TypedWord[], candidates: Candidates<Hit>): Promise<Map<string, number>> {
  return new Map(await candidates.wordCounts([...new Set(words.map((word) => word.text))]));
}

function asTyped(item: Item): string {
  return item.words.map((word) => word.text).join(' ');
}

function rarest(item: Item, countOf: (word: TypedWord) => number): number {
  return Math.min(...item.words.map(countOf));
}

/** Shorter questions to try: what is left when it is shorter already, then all but one, the commonest left out first. */
function shorter(items: readonly Item[], rarestFirst: readonly Item[], isShorter: boolean): (readonly Item[])[] {
  const tries = isShorter ? [items] : [];
  if (items.length < 2 || items.length > mostDropTries) return tries;
  return [...tries, ...rarestFirst.toReversed().map((left) => items.filter((item) => item !== left))];
}

function spellingsOf(unknown: readonly TypedWord[], question: Question, corrections: Corrections): Spellings {
  const spellings = new Map<TypedWord, readonly string[]>();
  for (const word of unknown) {
    const suggestions = corrections.correct(word.text, looksLikeName(word, question)).slice(0, mostSpellings);
    const [best] = suggestions;
    if (best === undefined) continue;
    const equals = suggestions.filter((each) => each.errors === best.errors);
    spellings.set(
      word,
      equals.map((each) => each.word),
    );
  }
  return spellings;
}

/** A capital in the middle of a question that is not written in capitals throughout. */
function looksLikeName(word: TypedWord, { text, items }: Question): boolean {
  const capital = ({ text: typed }: TypedWord) => /^\p{Lu}/u.test(typed);
  const only = items.every((item) => item.words.every(capital));
  return capital(word) && (only ? items.length === 1 : text.slice(0, word.start).trim() !== '');
}

function respelled(node: Node, words: readonly TypedWord[], spellings: Spellings): Node {
  const byText = new Map(words.map((word) => [word.text, spellings.get(word)]));
  const change = (each: Node): Node => {
    switch (each.kind) {
      case 'word': {
        const also = each.prefix ? undefined : byText.get(each.text);
        return also === undefined ? each : { ...each, also };
      }
      case 'phrase':
        return { ...each, words: each.words.map((word) => byText.get(word)?.[0] ?? word) };
      case 'and':
      case 'or':
        return { ...each, of: each.of.map(change) };
    }
  };
  return change(node);
}

/** The question with the best spelling in place of each word that was put right, in the case it was typed in. */
function rewritten(text: string, spellings: Spellings): string {
  let result = '';
  let at = 0;
  for (const [word, [best = word.text]] of [...spellings].sort(([one], [other]) => one.start - other.start)) {
    result += text.slice(at, word.start) + inCaseOf(word.text, best);
    at = word.end;
  }
  return result + text.slice(at);
}

function inCaseOf(typed: string, word: string): string {
  if (typed.length > 1 && typed === typed.toUpperCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(typed) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
