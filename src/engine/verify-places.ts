import { alignedPieces, bestWindow } from '../cite/alignment.ts';
import { type Difference, differenceOfPieces } from '../cite/difference.ts';
import { exactSpans, runLength } from '../cite/exact-match.ts';
import type { QuotedPiece } from '../cite/quoted-pieces.ts';
import type { Place, QuotablePassage } from './verify-candidates.ts';

const mostPlaces = 5;
const mostAligned = 8;
/** Words in a row that make a piece of a splice, where nothing says that words were left out. */
const leastRun = 6;
/** So many words to a piece of a splice, on average: fewer are a patchwork of common phrases. */
const leastOnAverage = 7;

/** Where all pieces stand word for word in one passage: a place from the first to the last, for a few passages. */
export function exactPlaces(passages: readonly QuotablePassage[], pieces: readonly QuotedPiece[]): Place[] {
  const found: Place[] = [];
  for (const passage of passages) {
    if (found.length === mostPlaces) break;
    const spans = exactSpans(passage, pieces);
    const [first, last] = [spans?.[0], spans?.at(-1)];
    if (first !== undefined && last !== undefined) found.push({ passage, first: first.first, last: last.last });
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

/** Undefined where no passage has any of its words. */
export function nearestOf(passages: readonly QuotablePassage[], pieces: readonly QuotedPiece[]): Nearest | undefined {
  const typed = pieces.flatMap(({ words }) => words);
  const ranked = passages
    .map((passage) => ({ passage, held: bestWindow(passage.words, typed).held }))
    .filter(({ held }) => held > 0)
    .sort((one, other) => other.held - one.held)
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
      difference: () => differenceOfPieces(passage.text, passage.words, pieces, spans, !passage.inCapitals),
    };
  }
  return nearest;
}

/** Words typed in a row that stand in a row in a passage. */
export interface Run extends Place {
  readonly typed: string;
}

/** A quotation as runs that together have all its words. */
export interface Cover {
  readonly runs: readonly Run[];
  /** It reads on from paragraph to paragraph, and what is left out is marked: the quotation is exact. */
  readonly readsOn: boolean;
  /** All of it stands in one passage, in order. */
  readonly together: boolean;
}

interface Reach {
  readonly passage: QuotablePassage;
  readonly at: number;
  readonly length: number;
  /** With the words before that agree as well. */
  readonly whole: number;
}

/** For each passage where its words stand, by key. */
function indexed(passages: readonly QuotablePassage[]) {
  const places = new Map<string, { readonly passage: QuotablePassage; readonly at: number }[]>();
  for (const passage of passages)
    for (const [at, { key }] of passage.words.entries()) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [{ passage, at }]);
      else known.push({ passage, at });
    }
  return places;
}

/** The longest run from the word `from` of a piece on; of equal ones the one that goes on where the last one ended. */
function longest(
  places: ReturnType<typeof indexed>,
  piece: QuotedPiece,
  from: number,
  last: Place | undefined,
): Reach | undefined {
  let best: Reach | undefined;
  for (const { passage, at } of places.get(piece.words[from]?.key ?? '') ?? []) {
    const length = runLength(passage, at, piece, from);
    if (length === 0 || (best !== undefined && length < best.length)) continue;
    const follows = last !== undefined && readsOn(last, { passage, first: at, last: at + length - 1 });
    if (best !== undefined && length === best.length && !follows) continue;
    let before = 0;
    while (
      before < Math.min(from, at) &&
      runLength(passage, at - before - 1, piece, from - before - 1) > before + length
    )
      before += 1;
    best = { passage, at, length, whole: before + length };
  }
  return best;
}

/** Whether one place follows another in the same passage, or is the beginning of the next paragraph. */
function readsOn(one: Place, other: Place, marked = false): boolean {
  const [before, after] = [one.passage, other.passage];
  if (before === after) return other.first === one.last + 1 || (marked && other.first > one.last);
  const isNext =
    before.document === after.document &&
    before.of === 'text' &&
    after.of === 'text' &&
    after.paragraph === before.paragraph + 1;
  return isNext && (marked || (one.last === before.words.length - 1 && other.first === 0));
}

/** The quotation as runs of words that stand in the passages; undefined when some words are in none, or the runs are too short. */
export function coverOf(passages: readonly QuotablePassage[], pieces: readonly QuotedPiece[]): Cover | undefined {
  const places = indexed(passages);
  const runs: Run[] = [];
  const typed = pieces.reduce((sum, { words }) => sum + words.length, 0);
  let [on, together] = [true, true];
  for (const piece of pieces) {
    for (let from = 0; from < piece.words.length; ) {
      const last = runs.at(-1);
      const reach = longest(places, piece, from, last);
      if (reach === undefined) return undefined;
      const { passage, at, length, whole } = reach;
      const run: Run = { passage, first: at, last: at + length - 1, typed: typedWords(piece, from, length) };
      const marked = from === 0 && piece.before.most > 0;
      const follows = last === undefined || readsOn(last, run, marked);
      on &&= follows;
      together &&= last === undefined || (last.passage === passage && at > last.last);
      const isPiece = from === 0 && length === piece.words.length;
      if (!follows && whole < leastRun && !(isPiece && length > 2)) return undefined;
      if (last === undefined && length < leastRun && !isPiece && typed > length + leastRun) return undefined;
      runs.push(run);
      from += length;
    }
  }
  const [first] = runs;
  const begun = first === undefined ? 0 : first.last - first.first + 1;
  const isBegun = begun >= leastRun || (begun > 2 && begun === pieces[0]?.words.length);
  const isPatchwork = runs.length > Math.max(pieces.length, 1 + typed / leastOnAverage);
  return runs.length < 2 || ((isPatchwork || !isBegun) && !on) ? undefined : { runs, readsOn: on, together };
}

function typedWords({ text, words }: QuotedPiece, from: number, length: number): string {
  return text.slice(words[from]?.start ?? 0, words[from + length - 1]?.end ?? text.length);
}
