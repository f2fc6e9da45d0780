import type { Corrections } from './corrections.ts';
import type { Item, ParsedQuery, TypedWord } from './language.ts';
import { type Candidates, enough, type Found, Listing, mostRanked, type Order } from './listing.ts';
import type { Node } from './query.ts';
import { respelled, rewritten, spellingsIn, spellingsOf } from './spelling.ts';
import { sayNothing } from './stop-words.ts';

/**
 * How a question was answered. `words left out`: by the words that stand together; `some words`: by any of them;
 * `all words, then some`: a long question that few paragraphs answer with all its words; they come first.
 */
export type Plan =
  | 'all words'
  | 'corrected'
  | 'words left out'
  | 'some words'
  | 'all words, then some'
  | 'filters only';

/** Why a part of a question was not asked for: it says little, no paragraph has it, none with the rest, there are rarer ones. */
export type Reason = 'says little' | 'in no paragraph' | 'not with the rest' | 'rarer ones do';

/** A part of a question and what became of it. */
export interface Part {
  readonly item: Item;
  /** As it was asked for, spellings put right included. */
  readonly node: Node;
  /** Spellings that were asked for as well, the best of a word first. */
  readonly spellings: readonly string[];
  /** Present when it was left out. */
  readonly left?: Reason;
}

/** A step on the way to the answer, and how many paragraphs it found. */
export interface Step {
  readonly plan: Plan;
  readonly parts: readonly Item[];
  readonly total: number;
}

/** What a question found, and how. The query's words are those to highlight. */
export interface Climbed<Hit> extends Found<Hit> {
  readonly plan: Plan;
  /** The question as it was answered, when a typing error was put right. */
  readonly corrected?: string;
  /** Words left out. */
  readonly dropped: readonly string[];
  /** In the order of the question. */
  readonly parts: readonly Part[];
  /** In the order taken; the last one that found something answers. */
  readonly steps: readonly Step[];
}

/** Leaving one word out is tried for this many words; a longer question goes on to "any of". */
const mostDropTries = 3;
/** "Any of" asks for this many words, the rarest. */
const mostAlternatives = 24;

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

/**
 * Asks for all words; when no paragraph has them, for the words put right; then a short question leaves words out, first
 * those that no paragraph has, then one at a time (the commonest first); then any of the rarest will do. A question of
 * more words than that is a description: when few paragraphs have all of them, those come first and then what has some.
 * Filters and exclusions always hold. An exact question is asked for once, with every word. The question's `person` filter
 * must hold names as the store keeps them; `dictionary` is asked for only when all words fail.
 */
export async function climb<Hit>(
  question: Question,
  candidates: Candidates<Hit>,
  dictionary: () => Promise<Corrections>,
  order: Order<Hit> = { page: { limit: mostRanked, offset: 0 } },
): Promise<Climbed<Hit>> {
  const items = order.exact === true ? question.items : meaningful(question.items);
  const words = items.flatMap((item) => item.words);
  const counts = items.length < 2 ? new Map<string, number>() : await countsOf(words, candidates);
  const countOf = (word: TypedWord) => counts.get(word.text) ?? 0;
  const listing = new Listing(question, candidates, order, (item) => rarest(item, countOf));
  const long = order.goesOn === true && items.length > mostDropTries;

  const steps: Step[] = [];
  const step = async (plan: Plan, parts: readonly Item[], found: Promise<Found<Hit>>) => {
    const answer = await found;
    steps.push({ plan, parts, total: answer.total });
    return answer;
  };
  const answered = (found: Found<Hit>, plan: Plan, parts = partsOf(question.items, items)): Climbed<Hit> => {
    const dropped = parts.filter(({ left }) => left !== undefined && left !== 'says little');
    return { ...found, plan, parts, steps, dropped: dropped.map(({ item }) => asTyped(item)) };
  };

  const plan: Plan = items.length === 0 ? 'filters only' : 'all words';
  const asked = await step(plan, items, listing.all(items));
  const exact = answered(asked, plan);
  if (items.length === 0 || order.exact === true || (asked.total > 0 && (!long || asked.total >= enough))) return exact;
  const rarestOf = (hopeful: readonly Item[]) =>
    [...hopeful].sort((one, other) => rarest(one, countOf) - rarest(other, countOf)).slice(0, mostAlternatives);
  const thenSome = (of: readonly Item[]) => step('all words, then some', of, listing.allThenAny(of, rarestOf(of)));
  if (asked.total > 0) return answered(await thenSome(items), 'all words, then some');

  const corrections = await dictionary();
  if (items.length === 1) for (const [word, count] of await countsOf(words, candidates)) counts.set(word, count);
  const spellings = spellingsOf(
    words.filter((word) => !word.prefix && countOf(word) === 0),
    question,
    corrections,
  );
  const spelled = items.map((item) => ({ ...item, node: respelled(item.node, item.words, spellings) }));
  const corrected = spellings.size === 0 ? {} : { corrected: rewritten(question.text, spellings) };
  const parts = (reasonOf: (item: Item) => Reason | undefined = () => undefined) =>
    partsOf(question.items, items, spelled, reasonOf);
  if (spellings.size > 0) {
    const answer = await step('corrected', spelled, listing.all(spelled));
    if (answer.total >= enough || (answer.total > 0 && !long))
      return { ...answered(answer, 'corrected', parts()), ...corrected };
    if (answer.total > 0)
      return { ...answered(await thenSome(spelled), 'all words, then some', parts()), ...corrected };
  }

  const isHopeless = (word: TypedWord) =>
    !word.prefix && countOf(word) === 0 && !spellings.has(word) && !corrections.knows(word.text);
  const hopeful = spelled.filter((item) => item.node.kind !== 'word' || !item.words.every(isHopeless));
  if (items.length === 1 || hopeful.length === 0) return { ...exact, parts: parts() };
  const without = (answer: Found<Hit>, plan: Plan, kept: readonly Item[], otherwise: Reason) => {
    const reasonOf = (item: Item) =>
      kept.includes(item) ? undefined : hopeful.includes(item) ? otherwise : 'in no paragraph';
    return { ...answered(answer, plan, parts(reasonOf)), ...(answer.total > 0 ? corrected : {}) };
  };
  const rarestFirst = rarestOf(hopeful);
  for (const kept of shorter(hopeful, rarestFirst, hopeful.length < spelled.length)) {
    const answer = await step('words left out', kept, listing.all(kept));
    if (answer.total > 0) return without(answer, 'words left out', kept, 'not with the rest');
  }
  const kept = hopeful.filter((item) => rarestFirst.includes(item));
  return without(await step('some words', kept, listing.any(kept)), 'some words', kept, 'rarer ones do');
}

/** What became of each part: those asked for as they were spelled, and why any is missing. */
function partsOf(
  typed: readonly Item[],
  asked: readonly Item[],
  spelled: readonly Item[] = asked,
  reasonOf: (item: Item) => Reason | undefined = () => undefined,
): Part[] {
  return typed.map((item) => {
    const as = spelled[asked.indexOf(item)];
    const left = as === undefined ? 'says little' : reasonOf(as);
    return {
      item,
      node: as?.node ?? item.node,
      spellings: as === undefined ? [] : spellingsIn(as.node, item),
      ...(left === undefined ? {} : { left }),
    };
  });
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
