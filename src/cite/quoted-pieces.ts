import { type QuotedWord, wordsOf } from './quoted-words.ts';

/** How many words of the document may stand where a quotation is broken, and how the break was typed. */
export interface Break {
  readonly most: number;
  readonly typed: string;
}

/** Words that a quotation has in a row, between its ellipses and its own insertions. */
export interface QuotedPiece {
  /** As typed, from the first word to the last. */
  readonly text: string;
  /** Offsets are of `text`. */
  readonly words: readonly QuotedWord[];
  /** What stands before it. */
  readonly before: Break;
  /** Its first word may be the end of a longer one, its last word the beginning of one: `visit[ed]`. */
  readonly tail?: true;
  readonly head?: true;
}

/** An insertion stands for so many words of the document at most ("[the president]" for "he", or for a title). */
const mostReplaced = 12;
const nothing: Break = { most: 0, typed: '' };

/** Ellipses of any make, bare or in brackets, and words in square brackets. */
const breaks = /\[\s*\p{L}\s*\](?=\p{L})|\[[^[\]]{0,200}\]|\(\s*(?:…+|\.(?:\s?\.){2,4})\s*\)|…+\.?|\.(?:\s?\.){2,4}/gu;
/** The same without words in brackets. */
const breaksOfQuoted =
  /\[\s*\p{L}\s*\](?=\p{L})|\[[\s.…]{0,20}\]|\(\s*(?:…+|\.(?:\s?\.){2,4})\s*\)|…+\.?|\.(?:\s?\.){2,4}/gu;
/** What quoters say of a quotation within it. */
const remark = /^\[\s*(?:sic|sic!|recte\b.*|emphasis\b.*|italics?\b.*|my emphasis|translation\b.*)\s*[.!]?\s*\]$/iu;
/** A paragraph's printed number with its portion mark, as it is copied along with the words. */
const label = /^[ \t]*(?:¶\s?)?\d{1,3}[a-z]?\.?[ \t]*\((?:U|C|S|TS|SBU|LOU)(?:\/\/?[A-Z]{1,12})*\)[ \t]*/gmu;

function together(one: Break, other: Break): Break {
  return { most: Math.max(one.most, other.most), typed: `${one.typed} ${other.typed}`.trim() };
}

function breakOf(typed: string): Break {
  if (remark.test(typed)) return { most: 0, typed };
  return typed.startsWith('[') && !/^\[[\s.…]*\]$/u.test(typed)
    ? { most: mostReplaced, typed }
    : { most: Infinity, typed };
}

/** Whether words in square brackets are the quoter's own, or stand so in the document ("[2 lines not declassified]"). */
export type Brackets = 'inserted' | 'quoted';

/** How many words stand in square brackets; letters that only change their case are no words. */
export function bracketedWords(quotation: string): number {
  return [...quotation.matchAll(breaks)]
    .filter(({ 0: typed }) => typed.startsWith('['))
    .reduce((sum, { 0: typed, index }) => {
      const isLetter = /^\[\s*\p{L}\s*\]$/u.test(typed) && /\p{L}/u.test(quotation.charAt(index + typed.length));
      return sum + (isLetter ? 0 : wordsOf(typed).length);
    }, 0);
}

/** The pieces of a quotation in order; none when it has no words. */
export function piecesOf(quotation: string, brackets: Brackets = 'inserted'): QuotedPiece[] {
  const text = quotation.replace(label, ' ');
  const pieces: QuotedPiece[] = [];
  let before = nothing;
  let tail = false;
  const add = (start: number, end: number, head: boolean) => {
    const words = wordsOf(text.slice(start, end));
    const [first, last] = [words[0], words.at(-1)];
    if (first === undefined || last === undefined) return;
    const from = start + first.start;
    pieces.push({
      text: text.slice(from, start + last.end),
      words: words.map((each) => ({ ...each, start: each.start - first.start, end: each.end - first.start })),
      before,
      ...(tail && first.start === 0 ? { tail } : {}),
      ...(head && start + last.end === end ? { head } : {}),
    });
    before = nothing;
  };
  let from = 0;
  for (const { 0: typed, index } of text.matchAll(brackets === 'quoted' ? breaksOfQuoted : breaks)) {
    const end = index + typed.length;
    const isLetter = /^\[\s*\p{L}\s*\]$/u.test(typed) && /\p{L}/u.test(text.charAt(end));
    const inner = typed.startsWith('[') && /\p{L}/u.test(typed) && !isLetter;
    add(from, index, inner);
    if (isLetter) {
      // The letter belongs to its word; the piece that begins with it may begin in another case.
      const rest = /^[\p{L}\p{N}\p{M}]+/u.exec(text.slice(end))?.[0] ?? '';
      const whole = wordsOf(typed.replace(/[[\]\s]/gu, '') + rest);
      pieces.push({ text: whole.map((each) => each.text).join(''), words: whole, before });
      before = nothing;
      tail = false;
      from = end + rest.length;
      continue;
    }
    before = together(before, breakOf(typed));
    tail = inner;
    from = end;
  }
  add(from, text.length, false);
  return pieces;
}

const suspended = /^(?:and|or|to|und|oder|et)\b/iu;

/**
 * The ways to read a quotation whose words are parted by a hyphen at a line's end: the hyphen gone, or kept. Only the
 * quotation itself where there is none.
 */
export function readingsOf(quotation: string): readonly string[] {
  const parted = /(?<=\p{L})[-‐\u00AD][^\S\n]*(?:\n\s*|[^\S\n])(?=\p{Ll})/gu;
  const joined = quotation.replace(parted, (hyphen, at: number) =>
    suspended.test(quotation.slice(at + hyphen.length)) ? hyphen : '',
  );
  return joined === quotation ? [quotation] : [joined, quotation];
}
