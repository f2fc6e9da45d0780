import { Kind } from './lexicon.ts';
import { is, isAbbreviation, isCapital, isInside, type Stretch } from './signs.ts';
import type { Token } from './tokens.ts';

/** Names one after the other with no more than commas, "and" and titles between them. */
export interface NameList {
  length: number;
  /** Has an "and", "or", "&" or semicolon. */
  joined: boolean;
  /** "In Lincoln, Jackson and Butte": a preposition of place stands before it. */
  readonly where: boolean;
}

const listGlue: ReadonlySet<string> = new Set([',', ';', 'and', 'or', '&', '/', '(', ')']);
const longestBetween = 14;

/** What joins two names of one list: nothing but a comma, something firmer, or no list at all. */
function linkOf(tokens: readonly Token[], last: number, next: number): 'comma' | 'firm' | undefined {
  const dotted = is(tokens[last], Kind.suffix) && tokens[last + 1]?.text === '.';
  const opening = tokens[dotted ? last + 2 : last + 1];
  if (next - last < 2 || next - last > longestBetween || !listGlue.has(opening?.text.toLowerCase() ?? ''))
    return undefined;
  let firm = false;
  for (let at = dotted ? last + 2 : last + 1; at < next; at += 1) {
    const token = tokens[at] as Token;
    const word = token.capsZone ? token.text.toLowerCase() : token.text;
    if (token.gap === 'break') return undefined;
    if (listGlue.has(word)) firm ||= !',()'.includes(word);
    else if (word === '.') {
      if (!isAbbreviation(tokens[at - 1])) return undefined;
    } else if (!titleGlue.has(word) && !is(token, titleKinds) && !(isCapital(token) && !token.capsZone))
      return undefined;
  }
  return tokens[next]?.gap === 'break' ? undefined : firm ? 'firm' : 'comma';
}

const titleGlue: ReadonlySet<string> = new Set(['of', 'for', 'the', 'to', 'his', 'her', 'their', '-']);
const titleKinds: number = Kind.title | Kind.role | Kind.modifier | Kind.honorific | Kind.demonym;

/** For each stretch the list of names that it stands in. */
export function listsOf(tokens: readonly Token[], stretches: readonly Stretch[]): (NameList | undefined)[] {
  let list: NameList | undefined;
  return stretches.map((stretch, at) => {
    const before = stretches[at - 1];
    const link = before === undefined ? undefined : linkOf(tokens, before.last, stretch.first);
    const next = stretches[at + 1];
    if (link === undefined || list === undefined) {
      const opens = next !== undefined && linkOf(tokens, stretch.last, next.first) !== undefined;
      list = opens ? { length: 1, joined: false, where: isInside(tokens, stretch.first) } : undefined;
      return list;
    }
    list.length += 1;
    list.joined ||= link === 'firm';
    return list;
  });
}
