import { runLength } from '../cite/exact-match.ts';
import type { QuotedPiece } from '../cite/quoted-pieces.ts';
import { isInCapitals, wordsOf } from '../cite/quoted-words.ts';
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

/**
 * Adds what has a stretch of the quotation word for word: each piece as a whole; then from the first word on and from where
 * the longest such stretch ends, so that pieces from several places are found though nothing marks where they meet.
 */
export async function addRuns(candidates: Candidates, pieces: readonly QuotedPiece[]): Promise<void> {
  if (pieces.length > 1) for (const piece of pieces.slice(0, mostAsked)) await candidates.addWhole([piece]);
  const runs = new Runs(candidates);
  for (const piece of pieces) {
    const end = piece.head === true ? piece.words.length - 1 : piece.words.length;
    for (let from = piece.tail === true ? 1 : 0; end - from >= Math.min(few, end) && !runs.isSpent; )
      from += Math.max(await runs.longest(piece, from, end), step);
  }
}
