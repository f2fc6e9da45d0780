import { againstName, Kind } from './lexicon.ts';
import { is, isCapital, isPlainGiven, type Stretch } from './signs.ts';
import type { Token } from './tokens.ts';

/** A name with a part in brackets or a nickname in quotation marks. */
export interface BracketedName {
  /** Tokens of the name, marks included. */
  readonly whole: Stretch;
  /** Tokens of its parts, in order. */
  readonly parts: readonly Stretch[];
  /** How many stretches it is made of. */
  readonly stretches: number;
}

const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
]);
const nicknameMarks: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['"', '"'],
]);

/**
 * "[Walter F.] Mondale", "Henry [Kissinger]", "Jim (Schlesinger)", "Henry “Scoop” Jackson": an editor or an author has put
 * in a part of the name. The given name must be one and nothing else, the surname a single word.
 */
export function bracketedName(
  tokens: readonly Token[],
  stretches: readonly Stretch[],
  at: number,
): BracketedName | undefined {
  const one = stretches[at] as Stretch;
  const two = stretches[at + 1];
  if (two === undefined) return undefined;
  if (isInitials(tokens, one)) return nicknamed(tokens, stretches, at, tokens[one.last + 1] as Token);
  if (!isGiven(tokens, one)) return undefined;
  const opening = tokens[one.first - 1];
  if (
    opening?.text === '[' &&
    tokens[one.last + 1]?.text === ']' &&
    two.first === one.last + 2 &&
    isSurname(tokens, two)
  )
    return { whole: { first: one.first - 1, last: two.last }, parts: [one, two], stretches: 2 };
  const mark = tokens[one.last + 1];
  if (mark === undefined || mark.gap !== 'blank') return undefined;
  const end = closing.get(mark.text);
  if (end !== undefined && two.first === one.last + 2 && tokens[two.last + 1]?.text === end && isSurname(tokens, two))
    return { whole: { first: one.first, last: two.last + 1 }, parts: [one, two], stretches: 2 };
  return nicknamed(tokens, stretches, at, mark);
}

function nicknamed(
  tokens: readonly Token[],
  stretches: readonly Stretch[],
  at: number,
  mark: Token,
): BracketedName | undefined {
  const one = stretches[at] as Stretch;
  const end = nicknameMarks.get(mark.text);
  if (end === undefined || tokens[one.last + 3]?.text !== end || !isCapital(tokens[one.last + 2])) return undefined;
  const inQuotes = stretches[at + 1]?.first === one.last + 2 ? 1 : 0;
  const family = stretches[at + 1 + inQuotes];
  if (family?.first !== one.last + 4 || !isSurname(tokens, family)) return undefined;
  return { whole: { first: one.first, last: family.last }, parts: [one, family], stretches: 2 + inQuotes };
}

function isGiven(tokens: readonly Token[], { first, last }: Stretch): boolean {
  if (!is(tokens[first], Kind.given) || is(tokens[first], Kind.notName) || tokens[last]?.possessive) return false;
  return tokens.slice(first + 1, last + 1).every((token) => token.shape === 'initial' || isPlainGiven(token));
}

/** "J. R.": stands for given names before a nickname. */
function isInitials(tokens: readonly Token[], { first, last }: Stretch): boolean {
  const parts = tokens.slice(first, last + 1);
  return tokens[last + 1] !== undefined && parts.every((token) => token.shape === 'initial' || token.text === '.');
}

function isSurname(tokens: readonly Token[], { first, last }: Stretch): boolean {
  const token = tokens[first] as Token;
  const alone = first === last || (is(tokens[last], Kind.suffix) && tokens[first + 1]?.text === ',');
  return alone && token.gap !== 'break' && (is(token, Kind.surname) || !is(token, againstName));
}
