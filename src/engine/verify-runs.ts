import { runLength } from '../cite/exact-match.ts';
import type { QuotedPiece } from '../cite/quoted-pieces.ts';
import { isInCapitals, wordsOf } from '../cite/quoted-words.ts';
import type { Node } from '../search/query.ts';
import type { SearchHit } from '../store/store.ts';
import type { Candidates } from './verify-candidates.ts';

/** Words in a row that are asked for: many first, then as few as make a piece of a splice. */
const [many, few] = [8, 6];
/** Where words in a row stand nowhere, those from so many words further on are asked for. */
const step = 3;
/** Questions for a quotation, and paragraphs looked at of each. */
const [mostAsked, mostLooked] = [16, 30];

/** How many words of a piece from `from` on stand in a row in one of the paragraphs, at most. */
function longestRun(paragraphs: readonly SearchHit[], piece: QuotedPiece, from: number): number {
  const key = piece.words[from]?.key;
  let longest = 0;
  for (const { text } of paragraphs) {
    const passage = { words: wordsOf(text), inCapitals: isInCapitals(text) };
    for (const [at, word] of passage.words.entries())
      if (word.key === key) longest = Math.max(longest, runLength(passage, at, piece, from));
  }
  return longest;
}

/** Asks for words of a piece in a row; more often than `mostAsked` it finds nothing. */
class Runs {
  readonly #candidates: Candidates;
  #asked = 0;

  constructor(candidates: Candidates) {
    this.#candidates = candidates;
  }

  get isSpent(): boolean {
    return this.#asked >= mostAsked;
  }

  /** How far the words from `from` on stand in a row somewhere; of a row that many places have, the longest is sought. */
  async longest(piece: QuotedPiece, from: number, end: number): Promise<number> {
    let run = 0;
    for (let length = Math.min(many, end - from); length >= 2 && from + length <= end && !this.isSpent; ) {
      const words = piece.words.slice(from, from + length).map(({ key }) => key);
      const isKnown = words.every((key) => this.#candidates.countOf(key) > 0);
      if (isKnown) this.#asked += 1;
      const { total, paragraphs } = isKnown
        ? await this.#candidates.look({ kind: 'phrase', words, prefix: false }, mostLooked)
        : { total: 0, paragraphs: [] };
      run = Math.max(run, longestRun(paragraphs, piece, from));
      if (total > mostLooked) length = Math.max(run, length) + 1;
      else if (total === 0 && run === 0 && length > few) length = few;
      else break;
    }
    return run;
  }
}

/** A quotation of more words has longer stretches that no change parts. */
const mostHalved = 16;
const leastHalved = 6;

/**
 * Adds what has one half of a short quotation in a row: where one word was changed, the other half stands as it was. Of a
 * half that many places have, those count that have a rare word of the other half too.
 */
async function addHalves(candidates: Candidates, { words }: QuotedPiece): Promise<void> {
  const keys = words.map(({ key }) => key);
  const middle = keys.length >> 1;
  const halves = [keys.slice(0, middle), keys.slice(middle)] as const;
  for (const [half, other] of [halves, halves.toReversed()] as const) {
    if (half === undefined || other === undefined) continue;
    if (half.some((key) => candidates.countOf(key) === 0) || half.every((key) => candidates.isCommon(key))) continue;
    const inRow: Node = { kind: 'phrase', words: half, prefix: false };
    if ((await candidates.look(inRow, mostLooked)).total <= mostLooked) continue;
    // What no document has may be the word that was changed.
    const known = other.filter((key) => candidates.countOf(key) > 0);
    for (const text of candidates.rarest(known, 2))
      await candidates.look({ kind: 'and', of: [inRow, { kind: 'word', text, prefix: false }] }, mostLooked);
  }
}

/**
 * Adds what has a stretch of the quotation word for word: each piece as a whole; then from the first word on and from where
 * the longest such stretch ends, so that pieces from several places are found though nothing marks where they meet.
 */
export async function addRuns(candidates: Candidates, pieces: readonly QuotedPiece[]): Promise<void> {
  if (pieces.length > 1) for (const piece of pieces.slice(0, mostAsked)) await candidates.addWhole([piece]);
  const runs = new Runs(candidates);
  const [only] = pieces;
  const count = pieces.length === 1 ? (only?.words.length ?? 0) : 0;
  if (only !== undefined && count >= leastHalved && count <= mostHalved) await addHalves(candidates, only);
  for (const piece of pieces) {
    const end = piece.head === true ? piece.words.length - 1 : piece.words.length;
    for (let from = piece.tail === true ? 1 : 0; end - from >= Math.min(few, end) && !runs.isSpent; )
      from += Math.max(await runs.longest(piece, from, end), step);
  }
}
