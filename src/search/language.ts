import { AskError } from '../errors.ts';
import { filtersOf } from './filter-values.ts';
import { type AskedText, type NamedValue, tokensOf } from './lexer.ts';
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

/**
 * Reads the language of `/find`. Its grammar, in the EBNF of the XML recommendation (https://www.w3.org/TR/xml/#sec-notation;
 * classes as in regular expressions, `A - B` is an A that is no B):
 *
 * ```ebnf
 * question     ::= blank? part (blank part)* blank?
 * part         ::= alternatives | exclusion | filter
 * alternatives ::= asked (blank 'OR' blank asked)*
 * asked        ::= phrase | word
 * exclusion    ::= minus asked
 * phrase       ::= quote run (blank run)* ('*' quote | quote '*'?)
 * word         ::= (run | opening* run '*'? closing*) - operator
 * run          ::= letter (inside* letter)?
 * filter       ::= text | kind | class | date
 * text         ::= ('from:' | 'to:' | 'tag:' | 'person:' | 'in:') (bare | quote bare (blank bare)* quote)
 * kind         ::= 'kind:' ('cable' | 'article' | 'report')
 * class        ::= 'class:' ('<=' | '>=' | '≤' | '≥' | '<' | '>' | '=')? ('U' | 'SBU' | 'LOU' | 'C' | 'S' | 'TS')
 * date         ::= ('after:' | 'before:') year ('-' month ('-' day)?)?
 * year         ::= [0-9] [0-9] [0-9] [0-9]
 * month        ::= '0' [1-9] | '1' [0-2]
 * day          ::= '0' [1-9] | [12] [0-9] | '3' [01]
 * operator     ::= 'OR' | [A-Za-z]+ ':' [^\s]*
 * bare         ::= [^\s"“”„‟«»]+
 * blank        ::= [\s]+
 * quote        ::= ["“”„‟«»]
 * minus        ::= [-−–]
 * opening      ::= [(\[{'‘¿¡]
 * closing      ::= [)\]}'’.,;:?!…]
 * letter       ::= [\p{L}\p{N}]
 * inside       ::= [^\s*"“”„‟«»]
 * ```
 *
 * Parts must all hold; OR binds closer than the blank; filters of one name are alternatives. Names of filters and kinds may
 * be in capitals. A word in brackets is a word whatever it looks like: `(OR)`, `(from:here)`. Beyond the grammar any other
 * text is read as well as it can be: marks around a word, and between words, are passed over; an address (`http://…`), or a
 * name with its colon alone (`Re:`), is a word. What is refused: a quotation mark that is never closed, a star inside a word
 * or phrase, an OR with no word or phrase on one side, a filter that there is not or with a value that it can't have (a
 * 30th of February too), single classes with a gap between them, no part at all, more than 100 parts or 8,000 characters.
 * @throws AskError with the place, counted from 1 in the message and from 0 in `at`
 */
export function parseQuery(text: string): ParsedQuery {
  const none: Node[] = [];
  const typed: NamedValue[] = [];
  const alternatives: AskedText[][] = [];
  const fail = (message: string, at: number): never => {
    throw new AskError(message, { text, at });
  };
  /** What stands before the next token, as far as an OR is concerned. */
  let before: 'asked' | 'filter' | undefined;
  let or: number | undefined;
  const refuse = (start: number, beside?: typeof before) =>
    fail(
      beside === 'filter'
        ? `OR at position ${start + 1} joins words and phrases; filters of one kind are alternatives anyway`
        : `OR at position ${start + 1} needs a word or phrase on both sides`,
      start,
    );
  for (const token of tokensOf(text)) {
    if (token.kind === 'or') {
      if (before !== 'asked' || or !== undefined) refuse(token.start, or === undefined ? before : undefined);
      or = token.start;
    } else if (token.kind === 'filter') {
      if (or !== undefined) refuse(or, 'filter');
      typed.push(token);
      before = 'filter';
    } else if (token.excluded) {
      if (or !== undefined) refuse(or);
      none.push(nodeOf(token));
      before = undefined;
    } else {
      if (or === undefined) alternatives.push([token]);
      else alternatives.at(-1)?.push(token);
      or = undefined;
      before = 'asked';
    }
  }
  if (or !== undefined) refuse(or);
  if (alternatives.length === 0 && none.length === 0 && typed.length === 0)
    fail('There is no word to look for; type words, a "phrase" or a filter such as from:MINSK', 0);
  const items = alternatives.map(itemOf);
  const all = allOf(items.map((item) => item.node));
  return {
    text,
    items,
    ...(all === undefined ? {} : { all }),
    none,
    filters: filtersOf(text, typed),
    words: items.flatMap((item) => item.words.map((word) => word.text)),
  };
}

/** All of these as one node; undefined when there are none. */
export function allOf(nodes: readonly Node[]): Node | undefined {
  return nodes.length < 2 ? nodes[0] : { kind: 'and', of: nodes };
}

function itemOf(parts: readonly AskedText[]): Item {
  const nodes = parts.map(nodeOf);
  const [first] = nodes;
  return {
    node: nodes.length === 1 && first !== undefined ? first : { kind: 'or', of: nodes },
    words: parts.flatMap(typedWords),
  };
}

function nodeOf(part: AskedText): Node {
  if (part.kind === 'word') return { kind: 'word', text: part.text, prefix: part.prefix };
  return { kind: 'phrase', words: typedWords(part).map((word) => word.text), prefix: part.prefix };
}

function typedWords(part: AskedText): TypedWord[] {
  return [...part.text.matchAll(/\S+/gu)].map((match) => {
    const start = part.start + match.index;
    const end = start + match[0].length;
    return { text: match[0], start, end, prefix: part.prefix && end === part.start + part.text.length };
  });
}
