import { runLength } from '../cite/exact-match.ts';
import type { QuotedPiece } from '../cite/quoted-pieces.ts';
import type { Place, QuotablePassage } from './verify-candidates.ts';

/** Words in a row that make a piece of a splice, where nothing says that words were left out. */
const leastRun = 6;
/** So many words to a piece of a splice, on average: fewer are a patchwork of common phrases. */
const leastOnAverage = 7;
/** So many words of the quoter's own may join two pieces ("which is why"). */
const mostJoining = 4;

/** Words typed in a row that stand in a row in a passage. */
export interface Run extends Place {
  readonly typed: string;
  /** Words before it that join it to the run before and stand in neither place. */
  readonly joining?: string;
}

/** A quotation as runs that together have all its words. */
export interface Cover {
  readonly runs: readonly Run[];
  /** It reads on from paragraph to paragraph, and what is left out is marked: the quotation is exact. */
  readonly readsOn: boolean;
  /** All of it stands in one text, in order. */
  readonly together: boolean;
  /** Some runs are joined by words that stand in no such place. */
  readonly joined: boolean;
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

/** The longest run from the word `from` of a piece on; of equal ones the one that goes on where the last one ended, or later there. */
function longest(
  places: ReturnType<typeof indexed>,
  piece: QuotedPiece,
  from: number,
  last: Place | undefined,
): Reach | undefined {
  let best: Reach | undefined;
  let order = 0;
  for (const { passage, at } of places.get(piece.words[from]?.key ?? '') ?? []) {
    const length = runLength(passage, at, piece, from);
    if (length === 0 || (best !== undefined && length < best.length)) continue;
    const place = { passage, first: at, last: at + length - 1 };
    const here = last === undefined ? 0 : readsOn(last, place) ? 2 : isLater(last, place) ? 1 : 0;
    if (best !== undefined && length === best.length && here <= order) continue;
    order = here;
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

/** Offsets, not numbers of words: where words are parted, a text is there in two readings that number them differently. */
const startOf = ({ passage, first }: Place) => passage.words[first]?.start ?? 0;
const endOf = ({ passage, last }: Place) => passage.words[last]?.end ?? 0;

function isLater(one: Place, other: Place): boolean {
  const [before, after] = [one.passage, other.passage];
  const isOneText =
    before.document === after.document && before.paragraph === after.paragraph && before.of === after.of;
  return isOneText && startOf(other) >= endOf(one);
}

/**
 * Whether one place follows another in the same text, or is the beginning of the next paragraph; `marks`: what was typed
 * between them, which is the document's where it is read on in another reading.
 */
function readsOn(one: Place, other: Place, marked = false, marks?: string): boolean {
  const [before, after] = [one.passage, other.passage];
  if (isLater(one, other)) {
    const isMarked = before === after || marks === undefined || marks === after.words[other.first]?.marks;
    return marked || ((after.words[other.first - 1]?.end ?? 0) <= endOf(one) && isMarked);
  }
  const isNext =
    before.document === after.document &&
    before.of === 'text' &&
    after.of === 'text' &&
    after.paragraph === before.paragraph + 1;
  return isNext && (marked || (one.last === before.words.length - 1 && other.first === 0));
}

/** A run from the word `from` of a piece on, or from a few words further on, where it is long enough to be a piece of a splice. */
function next(
  places: ReturnType<typeof indexed>,
  pieces: readonly QuotedPiece[],
  at: number,
  from: number,
  runs: readonly Run[],
): { readonly reach: Reach; readonly from: number; readonly follows: boolean } | undefined {
  const [piece, last] = [pieces[at], runs.at(-1)];
  if (piece === undefined) return undefined;
  const typed = pieces.reduce((sum, { words }) => sum + words.length, 0);
  const reach = longest(places, piece, from, last);
  const length = reach?.length ?? 0;
  const isPiece = from === 0 && length === piece.words.length;
  const place = reach && { passage: reach.passage, first: reach.at, last: reach.at + length - 1 };
  const [marked, marks] = from === 0 ? [piece.before.most > 0] : [false, piece.words[from]?.marks];
  const follows = last === undefined || (place !== undefined && readsOn(last, place, marked, marks));
  const isShort = !follows && (reach?.whole ?? 0) < leastRun && !(isPiece && length > 2);
  const isBroken = last === undefined && length < leastRun && !isPiece && typed > length + leastRun;
  if (reach !== undefined && !isShort && !isBroken) return { reach, from, follows };
  if (last === undefined || from === 0 || last.last - last.first + 1 < leastRun) return undefined;
  for (let start = from + 1; start <= from + mostJoining; start += 1) {
    const further = longest(places, piece, start, last);
    if (further !== undefined && further.length >= leastRun) return { reach: further, from: start, follows: false };
  }
  return undefined;
}

/** The quotation as runs of words that stand in the passages; undefined when some words are in none, or the runs are too short. */
export function coverOf(passages: readonly QuotablePassage[], pieces: readonly QuotedPiece[]): Cover | undefined {
  const places = indexed(passages);
  const runs: Run[] = [];
  const typed = pieces.reduce((sum, { words }) => sum + words.length, 0);
  let [on, together, joined] = [true, true, false];
  for (const [index, piece] of pieces.entries()) {
    for (let from = 0; from < piece.words.length; ) {
      const last = runs.at(-1);
      const found = next(places, pieces, index, from, runs);
      if (found === undefined) return undefined;
      const { passage, at, length } = found.reach;
      const joining = typedWords(piece, from, found.from - from);
      const own = { passage, first: at, last: at + length - 1, typed: typedWords(piece, found.from, length) };
      on &&= found.follows;
      joined ||= found.from > from;
      together &&= last === undefined || isLater(last, own);
      runs.push(found.from > from ? { ...own, joining } : own);
      from = found.from + length;
    }
  }
  const [first] = runs;
  const begun = first === undefined ? 0 : first.last - first.first + 1;
  const isBegun = begun >= leastRun || (begun > 2 && begun === pieces[0]?.words.length);
  const isPatchwork = runs.length > Math.max(pieces.length, 1 + typed / leastOnAverage);
  const isNone = runs.length < 2 || ((isPatchwork || !isBegun) && !on);
  return isNone ? undefined : { runs, readsOn: on, together, joined };
}

function typedWords({ text, words }: QuotedPiece, from: number, length: number): string {
  return text.slice(words[from]?.start ?? 0, words[from + length - 1]?.end ?? text.length);
}
