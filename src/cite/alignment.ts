import type { WordSpan } from './exact-match.ts';
import type { QuotedPiece } from './quoted-pieces.ts';
import type { QuotedWord } from './quoted-words.ts';

/** Where the pieces of a quotation stand in a passage, changed: a stretch for each, and in how many words they differ. */
export interface Alignment {
  /** Undefined for a piece that the passage has nothing like. */
  readonly spans: readonly (WordSpan | undefined)[];
  readonly edits: number;
  /** Words of the longer side: those typed, or those they stand for. */
  readonly of: number;
}

/** What an edit costs, and how much less a word that is kept: no number of these outweighs an edit. */
const [edit, kept] = [65_536, -1];
/**
 * So many edits more for another first or last word: people quote from a word to a word, so one that stands a few words
 * further is where they began or ended, and those between were left out.
 */
const otherEnd = 2;
/** A longer passage is looked at around its best stretch only. */
const mostAligned = 2_500;

/** The stretch of `words`, as long as the piece, that has most of its words: where it begins, and how many. */
export function bestWindow(words: readonly QuotedWord[], piece: readonly QuotedWord[]): { at: number; held: number } {
  const left = new Map<string, number>();
  for (const { key } of piece) left.set(key, (left.get(key) ?? 0) + 1);
  const best = { at: 0, held: 0 };
  let held = 0;
  for (let end = 0; end < words.length; end += 1) {
    const key = words[end]?.key ?? '';
    const before = left.get(key);
    if (before !== undefined) {
      left.set(key, before - 1);
      if (before > 0) held += 1;
    }
    const gone = end < piece.length ? undefined : words[end - piece.length]?.key;
    const now = gone === undefined ? undefined : left.get(gone);
    if (gone !== undefined && now !== undefined) {
      left.set(gone, now + 1);
      if (now >= 0) held -= 1;
    }
    if (held > best.held) Object.assign(best, { at: Math.max(0, end - piece.length + 1), held });
  }
  return best;
}

/**
 * The stretch of words [from, to) that becomes the piece with the fewest words changed, left out or put in (P. Sellers,
 * The Theory and Computation of Evolutionary Distances, 1980), its ends unchanged where they stand nearby. Where it can be
 * told in several ways, the one that keeps most words; then the one by which a word was changed.
 */
function nearest(words: readonly QuotedWord[], from: number, to: number, piece: readonly QuotedWord[]): Found {
  const width = to - from + 1;
  let costs = new Int32Array(width);
  let starts = Int32Array.from({ length: width }, (_, at) => at);
  let diagonal = new Uint8Array(width);
  for (const [row, { key }] of piece.entries()) {
    const [next, begun, straight] = [new Int32Array(width), new Int32Array(width), new Uint8Array(width)];
    const other = row === 0 || row === piece.length - 1 ? (1 + otherEnd) * edit : edit;
    next[0] = (costs[0] ?? 0) + other;
    for (let at = 1; at < width; at += 1) {
      const changed = (costs[at - 1] ?? 0) + (words[from + at - 1]?.key === key ? kept : other);
      const inserted = (costs[at] ?? 0) + other;
      const dropped = (next[at - 1] ?? 0) + edit;
      const least = Math.min(changed, inserted, dropped);
      next[at] = least;
      straight[at] = least === changed ? 1 : 0;
      begun[at] = (least === changed ? starts[at - 1] : least === inserted ? starts[at] : begun[at - 1]) ?? 0;
    }
    [costs, starts, diagonal] = [next, begun, straight];
  }
  let end = 0;
  for (let at = 1; at < width; at += 1) {
    const [cost, least] = [costs[at] ?? 0, costs[end] ?? 0];
    const prolonged = at === end + 1 && cost === least && diagonal[at] === 1 && starts[at] === starts[end];
    if (cost < least || prolonged) end = at;
  }
  const first = from + (starts[end] ?? 0);
  const last = from + end - 1;
  const all = Math.ceil((costs[end] ?? 0) / edit);
  if (last < first) return { edits: piece.length };
  const ends = new Set([piece[0], piece.at(-1)]);
  const others = [...ends].filter((typed, at) => typed?.key !== words[at === 0 ? first : last]?.key).length;
  return { edits: all - otherEnd * others, span: { first, last } };
}

interface Found {
  readonly edits: number;
  readonly span?: WordSpan;
}

/** Aligns the pieces in order, the longest first and the others on their sides of it. */
export function alignedPieces(words: readonly QuotedWord[], pieces: readonly QuotedPiece[]): Alignment {
  const spans: (WordSpan | undefined)[] = pieces.map(() => undefined);
  let edits = 0;
  let of = 0;
  const align = (from: number, to: number, low: number, high: number): void => {
    let longest: number | undefined;
    for (let at = from; at < to; at += 1)
      if (longest === undefined || (pieces[at]?.words.length ?? 0) > (pieces[longest]?.words.length ?? 0)) longest = at;
    const piece = longest === undefined ? undefined : pieces[longest]?.words;
    if (longest === undefined || piece === undefined) return;
    let [first, last] = [low, high];
    if (high - low > mostAligned) {
      const { at } = bestWindow(words.slice(low, high), piece);
      first = Math.max(low, low + at - piece.length);
      last = Math.min(high, low + at + 2 * piece.length);
    }
    const found = nearest(words, first, last, piece);
    const { span } = found;
    spans[longest] = span;
    edits += found.edits;
    of += Math.max(piece.length, span === undefined ? 0 : span.last - span.first + 1);
    align(from, longest, low, span?.first ?? low);
    align(longest + 1, to, span === undefined ? low : span.last + 1, high);
  };
  align(0, pieces.length, 0, words.length);
  return { spans, edits, of };
}
