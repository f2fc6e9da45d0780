import { diffArrays } from 'diff';
import type { WordSpan } from './exact-match.ts';
import type { QuotedPiece } from './quoted-pieces.ts';
import { parting, type QuotedWord } from './quoted-words.ts';
import { marksFolded } from './typography.ts';

/** A stretch of the difference between what was typed and what the document says. */
export interface Difference {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

const mostEdits = 1_000;

interface Token {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Words with the marks that touch them; dashes of any kind stand alone, since they may be written with blanks or without. */
const token = /[^\s‐‑‒–—―−-]+|[‐‑‒–—―−-]+/gu;

function tokensOf(text: string, caseCounts: boolean): Token[] {
  return [...text.matchAll(token)].map(({ 0: written, index: start }, at) => {
    const key = written.replace(/[^\p{L}\p{N}\p{M}]+/gu, marksFolded).normalize('NFKC');
    return { key: caseCounts && at > 0 ? key : key.toLowerCase(), start, end: start + written.length };
  });
}

/** Word by word, what changed from the document's words (`removed`: only there) to those typed (`added`: only here). */
export function differenceOf(document: string, typed: string, caseCounts = true): Difference[] {
  const comparator = (one: Token, other: Token) => one.key === other.key;
  const [before, after] = [tokensOf(document, caseCounts), tokensOf(typed, caseCounts)];
  const found = diffArrays(before, after, { comparator, maxEditLength: mostEdits }) as
    | ReturnType<typeof diffArrays<Token>>
    | undefined;
  if (found === undefined)
    return [
      { kind: 'removed', text: document },
      { kind: 'added', text: typed },
    ];
  return found.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    // What is the same comes from the typed text.
    text: (removed ? document : typed).slice(value[0]?.start ?? 0, value.at(-1)?.end ?? 0).replace(/\s+/gu, ' '),
  }));
}

/** A text of a document, with its words; its case says nothing where it is in capitals. */
interface Compared {
  readonly text: string;
  readonly words: readonly QuotedWord[];
  readonly inCapitals: boolean;
  /** Words that a line's end parts are taken as whole. */
  readonly joined?: true;
}

/** The difference piece by piece; ellipses and insertions stand in it as typed, and what they left out does not. */
export function differenceOfPieces(
  { text, words, inCapitals, joined }: Compared,
  pieces: readonly QuotedPiece[],
  spans: readonly (WordSpan | undefined)[],
): Difference[] {
  return pieces.flatMap(({ text: typed, before }, at): Difference[] => {
    const span = spans[at];
    const [first, last] = span === undefined ? [] : [words[span.first], words[span.last]];
    const own = first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
    const read = joined === true ? own.replace(parting, '') : own;
    const broken: Difference[] = before.typed === '' ? [] : [{ kind: 'same', text: before.typed }];
    return [
      ...broken,
      ...(own === '' ? [{ kind: 'added', text: typed } as const] : differenceOf(read, typed, !inCapitals)),
    ];
  });
}
