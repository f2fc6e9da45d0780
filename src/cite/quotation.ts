import { diffArrays } from 'diff';

/** A word of a text, compared by its `key`: letters and digits, case and typographic marks folded. */
export interface QuotedWord {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch of the difference between what was typed and what the document says. */
export interface Difference {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

const word = /[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text in order, with their offsets. */
export function wordsOf(text: string): QuotedWord[] {
  return [...text.matchAll(word)].map((match) => ({
    key: match[0].toLowerCase().replace(/’/gu, "'").normalize('NFC'),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Marks that the eye takes for equal are equal: quotation marks, dashes, ellipses, blanks. Length is kept but for ellipses. */
export function typographyFolded(text: string): string {
  return text
    .replace(/[‘’‚‛′`´]/gu, "'")
    .replace(/[“”„‟«»″]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/…/gu, '...')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The pieces of a quotation between its ellipses, without words in square brackets, which are the quoter's own. */
export function piecesOf(quotation: string): string[] {
  return quotation
    .replace(/\[[^\]\n]{0,80}\]/gu, ' … ')
    .split(/\s*(?:…|\.\s?\.\s?\.)\s*/u)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/** Where the words of `piece` stand in `words` in a row, from `from` on; index of the first word, or -1. */
export function runAt(words: readonly QuotedWord[], piece: readonly QuotedWord[], from = 0): number {
  for (let at = from; at + piece.length <= words.length; at += 1) {
    if (piece.every((each, index) => words[at + index]?.key === each.key)) return at;
  }
  return -1;
}

/** The stretch of `words` that has most of `piece`'s words, about as long as it: first and last index, and the share found. */
export function bestWindow(
  words: readonly QuotedWord[],
  piece: readonly QuotedWord[],
): { first: number; last: number; share: number } {
  const wanted = new Map<string, number>();
  for (const { key } of piece) wanted.set(key, (wanted.get(key) ?? 0) + 1);
  const left = new Map(wanted);
  const size = Math.max(1, piece.length);
  let held = 0;
  let best = { first: 0, last: -1, share: 0 };
  for (let end = 0; end < words.length; end += 1) {
    const key = words[end]?.key ?? '';
    const before = left.get(key);
    if (before !== undefined) {
      left.set(key, before - 1);
      if (before > 0) held += 1;
    }
    if (end >= size) {
      const gone = words[end - size]?.key ?? '';
      const now = left.get(gone);
      if (now !== undefined) {
        left.set(gone, now + 1);
        if (now >= 0) held -= 1;
      }
    }
    if (held / size > best.share) best = { first: Math.max(0, end - size + 1), last: end, share: held / size };
  }
  return best;
}

/** Word by word, what changed from the document's words (`removed`: only there) to those typed (`added`: only here). */
export function differenceOf(document: string, typed: string): Difference[] {
  const words = (text: string) => text.match(/\S+/gu) ?? [];
  const comparator = (a: string, b: string) => typographyFolded(a).toLowerCase() === typographyFolded(b).toLowerCase();
  return diffArrays(words(document), words(typed), { comparator }).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(' '),
  }));
}

const closing: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»', '‹': '›' };
const mostQuotations = 20;

/** Quotations of at least three words in a message: in quotation marks of any kind, or on lines that begin with `>`. */
export function quotationsIn(message: string): string[] {
  const found: string[] = [];
  const block = /(?:^|\n)((?:[ \t]*>[^\n]*(?:\n|$))+)/gu;
  for (const match of message.matchAll(block)) found.push((match[1] ?? '').replace(/^[ \t]*>+[ \t]?/gmu, '').trim());
  const rest = message.replace(block, '\n');
  for (let at = 0; at < rest.length && found.length < mostQuotations; at += 1) {
    const close = closing[rest.charAt(at)];
    if (close === undefined) continue;
    const end = rest.indexOf(close, at + 1);
    const other = rest.charAt(at) === '„' && end < 0 ? rest.indexOf('”', at + 1) : end;
    if (other < 0) continue;
    found.push(rest.slice(at + 1, other).trim());
    at = other;
  }
  return found.filter((quotation) => wordsOf(quotation).length >= 3).slice(0, mostQuotations);
}
