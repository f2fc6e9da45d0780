import { AskError } from '../errors.ts';
import { addFilter, isOrdinaryText } from './filter-values.ts';
import { type Token, tokensOf, wordToken } from './lexer.ts';
import type { Filters, Node } from './query.ts';

/** A word as typed, with its place in the question. */
export interface TypedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Only its beginning was typed. */
  readonly prefix: boolean;
}

/** A part that the question asks for, one of those that must all hold. */
export interface Item {
  readonly node: Node;
  /** The words it was typed with. */
  readonly words: readonly TypedWord[];
}

export interface ParsedQuery {
  /** The question as typed. */
  readonly text: string;
  /** All of these must hold; empty when there are filters or exclusions only. */
  readonly items: readonly Item[];
  /** The items as one; absent when there are none. */
  readonly all?: Node;
  readonly none: readonly Node[];
  /** `person` as typed: names are for the engine to find. */
  readonly filters: Filters;
  /** Plain words asked for, as typed, in order: those of phrases too, without excluded ones and filters. */
  readonly words: readonly string[];
}

function orJoins({ start }: { readonly start: number }): string {
  return `OR at position ${start + 1} joins words and phrases; filters of one kind are alternatives anyway`;
}

type Part = Extract<Token, { kind: 'word' | 'phrase' }>;

/**
 * Reads the language of `/find`: words (all must hold), `"phrase"`, `-word`, `-"phrase"`, `OR` between two neighbours (it binds
 * closer than the blank), `prefix*`, and the filters from, to, tag, person, kind, class, after, before, in.
 * @throws AskError with the place, counted from 1 in the message and from 0 in `at`
 */
export function parseQuery(text: string): ParsedQuery {
  const filters: { -readonly [Name in keyof Filters]: Filters[Name] } = {};
  const none: Node[] = [];
  const alternatives: Part[][] = [];
  let or: Extract<Token, { kind: 'or' }> | undefined;
  const fail = (message: string, at: number): never => {
    throw new AskError(message, { text, at });
  };
  const danglingOr = (token: { readonly start: number }) =>
    fail(`OR at position ${token.start + 1} needs a word or phrase on both sides`, token.start);
  let joinable = false;
  let afterFilter = false;
  for (const token of tokensOf(text).flatMap((each) => ordinary(text, each))) {
    if (token.kind === 'or') {
      if (afterFilter) fail(orJoins(token), token.start);
      if (!joinable || or !== undefined) danglingOr(token);
      or = token;
      continue;
    }
    if (token.kind === 'filter' || token.excluded) {
      if (or !== undefined && token.kind === 'filter') fail(orJoins(or), or.start);
      if (or !== undefined) danglingOr(or);
      if (token.kind === 'filter') addFilter(text, token, filters);
      else none.push(nodeOf(token));
      joinable = false;
      afterFilter = token.kind === 'filter';
      continue;
    }
    afterFilter = false;
    if (or === undefined) alternatives.push([token]);
    else alternatives.at(-1)?.push(token);
    or = undefined;
    joinable = true;
  }
  if (or !== undefined) danglingOr(or);
  if (alternatives.length === 0 && none.length === 0 && Object.keys(filters).length === 0)
    fail('There is no word to look for; type words, a "phrase" or a filter such as from:MINSK', 0);
  const items = alternatives.map(itemOf);
  const all = allOf(items.map((item) => item.node));
  return {
    text,
    items,
    ...(all === undefined ? {} : { all }),
    none,
    filters,
    words: items.flatMap((item) => item.words.map((word) => word.text)),
  };
}

/** All of these as one node; undefined when there are none. */
export function allOf(nodes: readonly Node[]): Node | undefined {
  return nodes.length < 2 ? nodes[0] : { kind: 'and', of: nodes };
}

/** A filter that is none after all becomes a word again. */
function ordinary(question: string, token: Token): Token[] {
  if (token.kind !== 'filter' || !isOrdinaryText(token)) return [token];
  const end = token.valueStart + token.value.length;
  const from = token.excluded ? token.start + 1 : token.start;
  const word = wordToken(question, from, end, token.excluded);
  return word === undefined ? [] : [word];
}

function itemOf(parts: readonly Part[]): Item {
  const nodes = parts.map(nodeOf);
  const [first] = nodes;
  return {
    node: nodes.length === 1 && first !== undefined ? first : { kind: 'or', of: nodes },
    words: parts.flatMap(typedWords),
  };
}

function nodeOf(part: Part): Node {
  if (part.kind === 'word') return { kind: 'word', text: part.text, prefix: part.prefix };
  return { kind: 'phrase', words: typedWords(part).map((word) => word.text), prefix: part.prefix };
}

function typedWords(part: Part): TypedWord[] {
  return [...part.text.matchAll(/\S+/gu)].map((match) => {
    const start = part.start + match.index;
    const end = start + match[0].length;
    return { text: match[0], start, end, prefix: part.prefix && end === part.start + part.text.length };
  });
}
