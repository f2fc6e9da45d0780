import type { QuotedPiece } from './quoted-pieces.ts';
import type { QuotedWord } from './quoted-words.ts';

/** Words of a passage, by their number: first and last. */
export interface WordSpan {
  readonly first: number;
  readonly last: number;
}

/** A text that words are looked for in. */
export interface Quotable {
  readonly words: readonly QuotedWord[];
  /** It is written in capitals, so that case says nothing. */
  readonly inCapitals: boolean;
}

function caseOfFirstFolded(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return first.toLowerCase() + text.slice(first.length);
}

/** Whether a typed word is the document's; `begins`: it is the first of a piece, which may begin in another case. */
function isWord(typed: QuotedWord, own: QuotedWord, begins: boolean, inCapitals: boolean): boolean {
  if (typed.text === own.text) return true;
  if (typed.key !== own.key) return false;
  if (inCapitals) return typed.text.toLowerCase() === own.text.toLowerCase();
  return begins && caseOfFirstFolded(typed.text) === caseOfFirstFolded(own.text);
}

/** How many words of a piece, from its word `from` on, stand in the passage from its word `at` on, marks and all. */
export function runLength({ words, inCapitals }: Quotable, at: number, piece: QuotedPiece, from = 0): number {
  let length = 0;
  for (; from + length < piece.words.length; length += 1) {
    const [typed, own] = [piece.words[from + length], words[at + length]];
    if (typed === undefined || own === undefined) break;
    if (length > 0 && typed.marks !== own.marks) break;
    if (!isWord(typed, own, length === 0 || from + length === 0, inCapitals)) break;
  }
  return length;
}

/** A piece that an insertion parts within a word (`visit[ed]`) has only a part of the document's word. */
function isPart(typed: QuotedWord, own: QuotedWord, part: 'tail' | 'head'): boolean {
  return part === 'tail' ? own.key.endsWith(typed.key) : own.key.startsWith(typed.key);
}

function standsAt(passage: Quotable, at: number, piece: QuotedPiece): boolean {
  const { length } = piece.words;
  if (piece.tail === undefined && piece.head === undefined) return runLength(passage, at, piece) === length;
  return piece.words.every((typed, index) => {
    const own = passage.words[at + index];
    if (own === undefined || (index > 0 && typed.marks !== own.marks)) return false;
    if (index === 0 && piece.tail === true && isPart(typed, own, 'tail')) return true;
    if (index === length - 1 && piece.head === true && isPart(typed, own, 'head')) return true;
    return isWord(typed, own, index === 0, passage.inCapitals);
  });
}

/** Where a piece stands in a passage, in order. */
function occurrences(passage: Quotable, piece: QuotedPiece): WordSpan[] {
  const found: WordSpan[] = [];
  const { length } = piece.words;
  const key = piece.words[0]?.key;
  for (let at = 0; at + length <= passage.words.length; at += 1) {
    if (piece.tail === undefined && piece.head === undefined && passage.words[at]?.key !== key) continue;
    if (standsAt(passage, at, piece)) found.push({ first: at, last: at + length - 1 });
  }
  return found;
}

interface Step extends WordSpan {
  readonly previous: Step | undefined;
}

/**
 * Where all pieces stand in the passage in their order, each as far from the one before as its break allows; undefined
 * when they do not. Of several places the first.
 */
export function exactSpans(passage: Quotable, pieces: readonly QuotedPiece[]): readonly WordSpan[] | undefined {
  let reached: Step[] = [];
  for (const [index, piece] of pieces.entries()) {
    const next: Step[] = [];
    let before = 0;
    for (const span of occurrences(passage, piece)) {
      if (index === 0) {
        next.push({ ...span, previous: undefined });
        continue;
      }
      while (before < reached.length && (reached[before]?.last ?? Infinity) < span.first) before += 1;
      const previous = reached[before - 1];
      if (previous !== undefined && span.first - previous.last - 1 <= piece.before.most)
        next.push({ ...span, previous });
    }
    if (next.length === 0) return undefined;
    reached = next;
  }
  const spans: WordSpan[] = [];
  for (let step = reached[0]; step !== undefined; step = step.previous) spans.unshift(step);
  return spans.length === 0 ? undefined : spans;
}
