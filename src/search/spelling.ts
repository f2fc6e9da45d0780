import type { Corrections } from './corrections.ts';
import type { Item, ParsedQuery, TypedWord } from './language.ts';
import type { Node } from './query.ts';

/** Spellings for words that were put right, the best first. */
export type Spellings = ReadonlyMap<TypedWord, readonly string[]>;

/** Spellings that count beside the best one. */
const mostSpellings = 3;

type Question = Pick<ParsedQuery, 'text' | 'items'>;

/** What the unknown words of a question may have been meant for; those with as few errors as the best one count too. */
export function spellingsOf(unknown: readonly TypedWord[], question: Question, corrections: Corrections): Spellings {
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

/** The node with the spellings of its words: beside a word, in place of a word of a phrase. */
export function respelled(node: Node, words: readonly TypedWord[], spellings: Spellings): Node {
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

/** What a node asks for that the item was not typed with: spellings beside its words, and those in place of a phrase's. */
export function spellingsIn(node: Node, item: Item): string[] {
  switch (node.kind) {
    case 'word':
      return [...(node.also ?? [])];
    case 'phrase':
      return node.words.filter((word) => item.words.every(({ text }) => text !== word));
    case 'and':
    case 'or':
      return [...new Set(node.of.flatMap((each) => spellingsIn(each, item)))];
  }
}

/** The question with the best spelling in place of each word that was put right, in the case it was typed in. */
export function rewritten(text: string, spellings: Spellings): string {
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
