import { diffArrays } from 'diff';
import type { WordSpan } from './exact-match.ts';
import type { QuotedPiece } from './quoted-pieces.ts';
import type { QuotedWord } from './quoted-words.ts';
import { marksFolded } from './typography.ts';

/** A stretch of the difference between what was typed and what the document says. */
export interface Difference {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

const mostEdits = 1_000;

function folded(written: string): string {
  return written
    .replace(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu, (part) =>
      /^[\p{L}\p{N}\p{M}]/u.test(part) ? part : marksFolded(part),
    )
    .normalize('NFKC');
}

/** Word by word, what changed from the document's words (`removed`: only there) to those typed (`added`: only here). */
export function differenceOf(document: string, typed: string, caseCounts = true): Difference[] {
  const words = (text: string) =>
    (text.match(/\S+/gu) ?? []).map((word, at) => {
      const key = folded(word);
      return { word, key: caseCounts && at > 0 ? key : key.toLowerCase() };
    });
  const [before, after] = [words(document), words(typed)];
  const comparator = (one: { key: string }, other: { key: string }) => one.key === other.key;
  const found = diffArrays(before, after, { comparator, maxEditLength: mostEdits }) as
    | ReturnType<typeof diffArrays<{ word: string }>>
    | undefined;
  if (found === undefined)
    return [
      { kind: 'removed', text: document },
      { kind: 'added', text: typed },
    ];
  return found.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.map(({ word }) => word).join(' '),
  }));
}

/** The difference piece by piece; ellipses and insertions stand in it as typed, and what they left out does not. */
export function differenceOfPieces(
  text: string,
  words: readonly QuotedWord[],
  pieces: readonly QuotedPiece[],
  spans: readonly (WordSpan | undefined)[],
  caseCounts: boolean,
): Difference[] {
  return pieces.flatMap(({ text: typed, before }, at): Difference[] => {
    const span = spans[at];
    const [first, last] = span === undefined ? [] : [words[span.first], words[span.last]];
    const own = first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
    const broken: Difference[] = before.typed === '' ? [] : [{ kind: 'same', text: before.typed }];
    return [
      ...broken,
      ...(own === '' ? [{ kind: 'added', text: typed } as const] : differenceOf(own, typed, caseCounts)),
    ];
  });
}
