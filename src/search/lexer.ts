import { AskError } from '../errors.ts';
import { withoutLastMarks, withoutStars } from './marks.ts';
import { wordsOf } from './words.ts';

/** A word or phrase as typed. `start` and `end` are offsets in the question, of `text`. */
export interface AskedText {
  readonly kind: 'word' | 'phrase';
  /** Without quotation marks, sign, star and the marks around it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly prefix: boolean;
  readonly excluded: boolean;
}

/** `name:value` as typed; `name` may be none that there is. */
export interface NamedValue {
  readonly kind: 'filter';
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly valueStart: number;
  readonly excluded: boolean;
}

/** A piece of a question as typed. */
export type Token = { readonly kind: 'or'; readonly start: number } | AskedText | NamedValue;

export const filterNames = ['from', 'to', 'tag', 'person', 'kind', 'class', 'after', 'before', 'in'] as const;
export type FilterName = (typeof filterNames)[number];

const quotes = '"“”„‟«»';
const minuses = '-−–';
/** Names before a colon that belong to addresses, not to filters. */
const schemes = new Set(['http', 'https', 'ftp', 'file', 'mailto', 'urn', 'doi', 'tel']);
/** Questions are typed by people; chat platforms end at 6,000 characters. */
const longestQuestion = 8_000;
const mostTokens = 400;

const isQuote = (character: string) => character !== '' && quotes.includes(character);
const isBlank = (character: string) => /^\s$/u.test(character);

/**
 * Splits a question into words, phrases, filters and ORs, as the grammar of `parseQuery` has them. What has no letter or
 * digit is left out. Takes time in proportion to the question.
 * @throws AskError with the place: a quotation mark that is never closed, a star that ends nothing, too long
 */
export function tokensOf(question: string): Token[] {
  if (question.length > longestQuestion)
    throw new AskError(`The question is too long (${question.length} characters; at most ${longestQuestion})`, {
      text: question.slice(0, longestQuestion + 1),
      at: longestQuestion,
    });
  const tokens: Token[] = [];
  for (let at = 0; at < question.length; ) {
    if (isBlank(question.charAt(at))) {
      at += 1;
      continue;
    }
    const { token, end } = readPart(question, at);
    if (token !== undefined) tokens.push(token);
    if (tokens.length > mostTokens)
      throw new AskError(`The question has too many words (at most ${mostTokens})`, { text: question, at });
    at = end;
  }
  return tokens;
}

interface Read {
  readonly token: Token | undefined;
  readonly end: number;
}

function readPart(question: string, start: number): Read {
  const excluded = minuses.includes(question.charAt(start)) && /^\S/u.test(question.slice(start + 1, start + 2));
  const from = excluded ? start + 1 : start;
  if (isQuote(question.charAt(from))) return readPhrase(question, from, excluded);
  let end = from;
  while (end < question.length && !isBlank(question.charAt(end)) && !isQuote(question.charAt(end))) end += 1;
  const run = question.slice(from, end);
  if (run === 'OR' && !excluded) return { token: { kind: 'or', start }, end };
  return readFilter(question, run, from, start) ?? { token: wordToken(question, from, end, excluded), end };
}

/** `name:value` or `name:"value"`; undefined for an address, and for a heading or abbreviation with its colon (`Re:`). */
function readFilter(question: string, run: string, from: number, start: number): Read | undefined {
  const name = /^([a-z]{2,20}):/iu.exec(run)?.[1];
  if (name === undefined) return undefined;
  const valueStart = from + name.length + 1;
  const end = from + run.length;
  const quoted = valueStart === end && isQuote(question.charAt(end));
  const value = run.slice(name.length + 1);
  const known = filterNames.some((each) => each === name.toLowerCase());
  const isAddress = schemes.has(name.toLowerCase()) || value.startsWith('//');
  if (!known && (isAddress || (value === '' && !quoted))) return undefined;
  const token = { kind: 'filter', name, start, excluded: from > start } as const;
  if (!quoted) return { token: { ...token, value, valueStart }, end };
  const close = closingQuote(question, end);
  return { token: { ...token, value: question.slice(end + 1, close).trim(), valueStart: end + 1 }, end: close + 1 };
}

function closingQuote(question: string, open: number): number {
  for (let at = open + 1; at < question.length; at++) if (isQuote(question.charAt(at))) return at;
  throw new AskError(`The quotation mark at position ${open + 1} is never closed`, { text: question, at: open });
}

function readPhrase(question: string, open: number, excluded: boolean): Read {
  const close = closingQuote(question, open);
  const starOutside = question.charAt(close + 1) === '*';
  const end = close + (starOutside ? 2 : 1);
  const raw = question.slice(open + 1, close);
  if (wordsOf(raw).length === 0) return { token: undefined, end };
  const start = open + 1;
  const whole = raw.trimEnd();
  const text = withoutStars(whole).trimEnd();
  const inner = /[^\s*]\*/u.exec(text);
  if (inner !== null) refuseStar(question, start + inner.index + inner[0].length - 1, 'phrase');
  const prefix = starOutside || whole.charAt(text.length) === '*';
  const words = text.replace(/\*/gu, ' ').trimEnd();
  return { token: { kind: 'phrase', text: words, start, end: start + words.length, prefix, excluded }, end };
}

/** A word without the marks around it; undefined when nothing is left. `from` and `to` bound it in the question. */
function wordToken(question: string, from: number, to: number, excluded: boolean): Token | undefined {
  const run = question.slice(from, to);
  const lead = /^[^\p{L}\p{N}\p{Co}]*/u.exec(run)?.[0].length ?? 0;
  const text = withoutLastMarks(run.slice(lead));
  if (wordsOf(text).length === 0) return undefined;
  const start = from + lead;
  const inner = text.indexOf('*');
  if (inner >= 0) refuseStar(question, start + inner, 'word');
  const end = start + text.length;
  return { kind: 'word', text, start, end, prefix: question.slice(end, to).includes('*'), excluded };
}

function refuseStar(question: string, at: number, where: 'word' | 'phrase'): never {
  throw new AskError(
    `The * at position ${at + 1} stands inside a ${where}; it can only end one, as in ${where === 'word' ? 'sanction*' : '"visa ban*"'}`,
    { text: question, at },
  );
}
