import { AskError } from '../errors.ts';
import { wordsOf } from './words.ts';

/** A piece of a question as typed. `start` and `end` are offsets in the question. */
export type Token =
  | { readonly kind: 'or'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'word' | 'phrase';
      /** Without quotation marks, sign, star and the punctuation around it. */
      readonly text: string;
      /** Where `text` stands. */
      readonly start: number;
      readonly end: number;
      readonly prefix: boolean;
      readonly excluded: boolean;
    }
  | {
      readonly kind: 'filter';
      readonly name: string;
      readonly value: string;
      readonly start: number;
      readonly valueStart: number;
      readonly excluded: boolean;
    };

const quotes = '"“”„‟«»';
const minuses = '-−–';
/** Questions are typed by people; chat platforms end at 6,000 characters. */
const longestQuestion = 8_000;
const mostTokens = 100;

const isQuote = (character: string) => character !== '' && quotes.includes(character);
const isBlank = (character: string) => /^\s$/u.test(character);

/**
 * Splits a question into words, phrases, filters and ORs. What has no letter or digit is left out.
 * @throws AskError with the place: a quotation mark that is never closed, a star inside a word, too long
 */
export function tokensOf(question: string): Token[] {
  if (question.length > longestQuestion)
    throw new AskError(`The question is too long (${question.length} characters; at most ${longestQuestion})`);
  const tokens: Token[] = [];
  let at = 0;
  while (at < question.length) {
    if (isBlank(question.charAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    const excluded = minuses.includes(question.charAt(at)) && !isBlank(question.charAt(at + 1));
    if (excluded) at += 1;
    const { token, end } = isQuote(question.charAt(at))
      ? readPhrase(question, at, excluded)
      : readWord(question, start, at, excluded);
    at = end;
    if (token !== undefined) tokens.push(token);
    if (tokens.length > mostTokens)
      throw new AskError(`The question has too many words (at most ${mostTokens})`, { text: question, at: start });
  }
  return tokens;
}

interface Read {
  readonly token: Token | undefined;
  readonly end: number;
}

function closingQuote(question: string, open: number): number {
  for (let at = open + 1; at < question.length; at++) if (isQuote(question.charAt(at))) return at;
  throw new AskError(`The quotation mark at position ${open + 1} is never closed`, { text: question, at: open });
}

function readPhrase(question: string, open: number, excluded: boolean): Read {
  const close = closingQuote(question, open);
  const starOutside = question.charAt(close + 1) === '*';
  const start = open + 1;
  const raw = question.slice(start, close);
  const prefix = starOutside || /\*\s*$/u.test(raw);
  const end = close + (starOutside ? 2 : 1);
  if (wordsOf(raw).length === 0) return { token: undefined, end };
  const text = raw.replace(/\*/gu, ' ').trimEnd();
  return { token: { kind: 'phrase', text, start, end: start + text.length, prefix, excluded }, end };
}

/** A run without blanks; a quotation mark after `name:` takes blanks in, elsewhere it ends the word. */
function readWord(question: string, start: number, from: number, excluded: boolean): Read {
  let end = from;
  while (end < question.length && !isBlank(question.charAt(end)) && !isQuote(question.charAt(end))) end += 1;
  const run = question.slice(from, end);
  const name = /^([a-z]{2,20}):/iu.exec(run)?.[1];
  if (name !== undefined) {
    const valueStart = from + name.length + 1;
    if (valueStart === end && isQuote(question.charAt(end))) {
      const close = closingQuote(question, end);
      const value = question.slice(end + 1, close).trim();
      return { token: { kind: 'filter', name, value, start, valueStart: end + 1, excluded }, end: close + 1 };
    }
    return {
      token: { kind: 'filter', name, value: question.slice(valueStart, end), start, valueStart, excluded },
      end,
    };
  }
  if (run === 'OR' && !excluded) return { token: { kind: 'or', start, end }, end };
  return { token: wordToken(question, from, end, excluded), end };
}

/** A word without the punctuation around it; undefined when nothing is left. `from` and `end` bound it in the question. */
export function wordToken(question: string, from: number, end: number, excluded: boolean): Token | undefined {
  const run = question.slice(from, end);
  const star = /[\p{L}\p{N}\p{M}]\*[^\p{L}\p{N}\p{M}]*$/u.test(run.slice(-20));
  const lead = /^[^\p{L}\p{N}\p{Co}]*/u.exec(run)?.[0].length ?? 0;
  const text = withoutTrailingMarks(run.slice(lead));
  if (wordsOf(text).length === 0) return undefined;
  const inner = text.indexOf('*');
  const start = from + lead;
  if (inner >= 0)
    throw new AskError(
      `The * at position ${start + inner + 1} stands inside a word; it can only end one, as in sanction*`,
      {
        text: question,
        at: start + inner,
      },
    );
  return { kind: 'word', text, start, end: start + text.length, prefix: star, excluded };
}

/** Keeps the last full stop of an abbreviation ("U.S."). */
function withoutTrailingMarks(text: string): string {
  let end = text.length;
  while (end > 0 && !/[\p{L}\p{N}\p{M}\p{Co}]/u.test(text.charAt(end - 1)) && !isLowSurrogate(text, end - 1)) end -= 1;
  const abbreviation = text.charAt(end) === '.' && text.slice(0, end).includes('.');
  return text.slice(0, abbreviation ? end + 1 : end);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
