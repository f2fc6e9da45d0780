import { alignedPieces, bestWindow } from '../cite/alignment.ts';
import { type Difference, differenceOfPieces } from '../cite/difference.ts';
import { exactSpans } from '../cite/exact-match.ts';
import type { QuotedPiece } from '../cite/quoted-pieces.ts';
import type { QuotedWord } from '../cite/quoted-words.ts';
import type { Place, QuotablePassage } from './verify-candidates.ts';

const mostPlaces = 5;
const mostAligned = 8;
/** Where all pieces stand word for word in one passage: a place from the first to the last, for a few passages. */
export function exactPlaces(passages: readonly QuotablePassage[], pieces: readonly QuotedPiece[]): Place[] {
  const found: Place[] = [];
  for (const passage of passages) {
    if (found.length === mostPlaces) break;
    const spans = exactSpans(passage, pieces);
    const [first, last] = [spans?.[0], spans?.at(-1)];
    // A text with parted words is there in two readings.
    const { document, paragraph, of } = passage;
    const isKnown = found.some(
      (other) =>
        other.passage.document === document && other.passage.paragraph === paragraph && other.passage.of === of,
    );
    if (first !== undefined && last !== undefined && !isKnown)
      found.push({ passage, first: first.first, last: last.last });
  }
  return found;
}

/** The passage that is most like the quotation, the share of words in common, and what differs. */
export interface Nearest {
  readonly place: Place;
  readonly share: number;
  /** Words changed, left out or put in. */
  readonly edits: number;
  difference(): readonly Difference[];
}

/** How many words stand behind a word that they stand behind in the quotation. */
function pairsIn(words: readonly QuotedWord[], pairs: ReadonlySet<string>): number {
  return words.filter(({ key }, at) => pairs.has(`${words[at - 1]?.key} ${key}`)).length;
}

/** Undefined where no passage has any of its words. */
export function nearestOf(passages: readonly QuotablePassage[], pieces: readonly QuotedPiece[]): Nearest | undefined {
  const typed = pieces.flatMap(({ words }) => words);
  const pairs = new Set(typed.slice(1).map(({ key }, at) => `${typed[at]?.key} ${key}`));
  const ranked = passages
    .map((passage) => {
      const { at, held } = bestWindow(passage.words, typed);
      return { passage, held, inOrder: pairsIn(passage.words.slice(at, at + typed.length), pairs) };
    })
    .filter(({ held }) => held > 0)
    .sort((one, other) => other.held - one.held || other.inOrder - one.inOrder)
    .slice(0, mostAligned);
  let nearest: Nearest | undefined;
  for (const { passage } of ranked) {
    const { spans, edits, of } = alignedPieces(passage.words, pieces);
    const there = spans.filter((span) => span !== undefined);
    const [first, last] = [there[0], there.at(-1)];
    const share = of === 0 ? 0 : 1 - edits / of;
    if (first === undefined || last === undefined || share <= (nearest?.share ?? 0)) continue;
    nearest = {
      place: { passage, first: first.first, last: last.last },
      share,
      edits,
      difference: () => differenceOfPieces(passage, pieces, spans),
    };
  }
  return nearest;
}
