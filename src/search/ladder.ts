import type { Corrections } from './corrections.ts';
import { allOf, type Item, type ParsedQuery, type TypedWord } from './language.ts';
import type { Node, Query } from './query.ts';
import { sayNothing } from './stop-words.ts';

/** Where the paragraphs come from; a store for one reader fits. */
export interface Candidates<Hit> {
  search(query: Query): Promise<{ readonly hits: readonly Hit[]; readonly total: number }>;
  /** Paragraphs that have each word. */
  wordCounts(words: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** What a question found, and how. */
export interface Climbed<Hit> {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly plan: 'all words' | 'corrected' | 'some words';
  /** The question that was asked in the end: its words are those to highlight. */
  readonly query: Query;
  /** The question as it was answered, when a typing error was put right. */
  readonly corrected?: string;
  /** Words left out. */
  readonly dropped: readonly string[];
}

/** Leaving one word out is tried for this many words; a longer question goes on to "any of". */
const mostDropTries = 8;
/** "Any of" asks for this many words, the rarest. */
const mostAlternatives = 8;
/** Spellings that count beside the best one. */
const mostSpellings = 3;

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
 * Asks for all words; when no paragraph has them, for the words put right; then leaves words out, first those that no
 * paragraph has, then one at a time (the commonest first); then for any of the rarest. Filters and exclusions always hold.
 * The question's `person` filter must hold names as the store keeps them; `dictionary` is asked for only when all words fail.
 */
export async function climb<Hit>(
  question: Question,
  candidates: Candidates<Hit>,
  dictionary: () => Promise<Corrections>,
): Promise<Climbed<Hit>> {
  const { none, filters } = question;
  const items = meaningful(question.items);
  const ask = async (nodes: readonly Node[]) => {
    const all = allOf(nodes);
    const query: Query = { ...(all === undefined ? {} : { all }), none, filters };
    return { query, ...(await candidates.search(query)) };
  };

  const exact = { ...(await ask(items.map((item) => item.node))), plan: 'all words', dropped: [] } as const;
  if (exact.total > 0 || items.length === 0) return exact;

  const corrections = await dictionary();
  const words = items.flatMap((item) => item.words);
  const counts = await candidates.wordCounts([...new Set(words.map((word) => word.text))]);
  const countOf = (word: TypedWord) => counts.get(word.text) ?? 0;
  const spellings = spellingsOf(
    words.filter((word) => !word.prefix && countOf(word) === 0),
    question,
    corrections,
  );
  const spelled = items.map((item) => ({ ...item, node: respelled(item.node, item.words, spellings) }));
  const corrected = spellings.size === 0 ? {} : { corrected: rewritten(question.text, spellings) };
  if (spellings.size > 0) {
    const answer = await ask(spelled.map((item) => item.node));
    if (answer.total > 0) return { ...answer, plan: 'corrected', ...corrected, dropped: [] };
  }

  const isHopeless = (word: TypedWord) =>
    !word.prefix && countOf(word) === 0 && !spellings.has(word) && !corrections.knows(word.text);
  const hopeful = spelled.filter((item) => item.node.kind !== 'word' || !item.words.every(isHopeless));
  if (items.length === 1 || hopeful.length === 0) return exact;
  const someWords = async (nodes: readonly Node[], kept: readonly Item[]) => {
    const answer = await ask(nodes);
    const dropped = spelled.filter((item) => !kept.includes(item)).map(asTyped);
    return { ...answer, plan: 'some words', ...(answer.total > 0 ? corrected : {}), dropped } as const;
  };
  const rarestFirst = [...hopeful].sort((one, other) => rarest(one, countOf) - rarest(other, countOf));
  for (const kept of shorter(hopeful, rarestFirst, hopeful.length < spelled.length)) {
    const answer = await someWords(
      kept.map((item) => item.node),
      kept,
    );
    if (answer.total > 0) return answer;
  }
  const kept = rarestFirst.slice(0, mostAlternatives);
  return someWords([{ kind: 'or', of: kept.map((item) => item.node) }], kept);
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
