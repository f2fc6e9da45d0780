import { wordsOf } from './words.ts';

/** A paragraph, and those behind it that say the same. */
export interface Fold<Hit> {
  readonly hit: Hit;
  /** In the order they came in; none for most. */
  readonly copies: readonly Hit[];
}

/** Shorter paragraphs ("Comment.") say the same without being copies. */
const leastLetters = 40;
/** Letters that transmission may have changed: this share of them, and no more than so many. */
const changedShare = 0.03;
const mostChanges = 24;
/** Longer texts are copies only where every letter is the same. */
const longestCompared = 8_000;
/** Pairs of texts that are compared letter by letter, over all. */
const mostComparisons = 500;
/** Figures and negations: who changes one of these says something else. */
const telling = /\d+|\b(?:no|not|non|nor|none|never|neither|without|cannot)\b|n't\b/giu;
/** `(C)`, `(S/NF)`: the mark of a portion that stands within a paragraph. */
const portionMark = /\((?:U|C|S|TS|SBU|LOU)(?:\/\/?[A-Z]{1,12})*\)/gu;

/** A text without what retransmission changes freely: white space, case, punctuation, diacritics, portion marks. */
interface Told {
  readonly text: string;
  readonly letters: string;
  readonly counts: Uint16Array;
}

/**
 * Folds paragraphs that repeat one before them but for white space, case, marks and a few letters: figures and negations
 * must be the same. Nothing is lost: every hit is the first of a fold or one of its copies. Bounded for any texts.
 */
export function folded<Hit>(hits: readonly Hit[], textOf: (hit: Hit) => string): Fold<Hit>[] {
  const folds: { readonly hit: Hit; readonly copies: Hit[]; readonly told: Told | undefined }[] = [];
  let comparisons = 0;
  for (const hit of hits) {
    const told = toldBy(textOf(hit));
    const first =
      told === undefined
        ? undefined
        : folds.find((fold) => {
            if (fold.told === undefined) return false;
            if (fold.told.letters === told.letters) return true;
            const most = changesAllowed(fold.told.letters, told.letters);
            if (apart(fold.told.counts, told.counts) > 2 * most || comparisons === mostComparisons) return false;
            comparisons += 1;
            return tellingOf(fold.told) === tellingOf(told) && becomes(fold.told.letters, told.letters, most);
          });
    if (first === undefined) folds.push({ hit, copies: [], told });
    else first.copies.push(hit);
  }
  return folds.map(({ hit, copies }) => ({ hit, copies }));
}

/** Whether two texts are the same letter for letter, white space, case, punctuation and portion marks aside. */
export function sameLetters(one: string, other: string): boolean {
  return toldBy(one)?.letters === toldBy(other)?.letters;
}

function toldBy(text: string): Told | undefined {
  const letters = wordsOf(text.includes('(') ? text.replace(portionMark, ' ') : text).join('');
  if (letters.length < leastLetters) return undefined;
  const counts = new Uint16Array(32);
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charCodeAt(at) & 31;
    counts[letter] = (counts[letter] ?? 0) + 1;
  }
  return { text, letters, counts };
}

/** The figures and negations of a text, in order. */
function tellingOf({ text }: Told): string {
  return (text.match(telling) ?? []).join(' ').toLowerCase();
}

function changesAllowed(one: string, other: string): number {
  if (Math.max(one.length, other.length) > longestCompared) return 0;
  return Math.min(mostChanges, Math.floor(Math.min(one.length, other.length) * changedShare));
}

/** How far the counts of letters lie apart; one change of a letter moves them by two at most. */
function apart(one: Uint16Array, other: Uint16Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum;
}

/**
 * Whether one text becomes the other by at most `most` letters inserted, deleted or replaced. On each diagonal of the table
 * of edits the farthest row that so many changes reach (E. Ukkonen, Algorithms for Approximate String Matching, 1985).
 */
export function becomes(one: string, other: string, most: number): boolean {
  const goal = other.length - one.length;
  if (Math.abs(goal) > most) return false;
  const middle = most + 1;
  let reached = new Int32Array(2 * middle + 1).fill(-1);
  for (let changes = 0; changes <= most; changes++) {
    const next = new Int32Array(2 * middle + 1).fill(-1);
    for (let diagonal = -changes; diagonal <= changes; diagonal++) {
      const at = middle + diagonal;
      const farthest = Math.max((reached[at] ?? 0) + 1, reached[at - 1] ?? 0, (reached[at + 1] ?? 0) + 1);
      let row = changes === 0 ? 0 : Math.min(farthest, one.length, other.length - diagonal);
      while (
        row < one.length &&
        row + diagonal < other.length &&
        one.charCodeAt(row) === other.charCodeAt(row + diagonal)
      )
        row += 1;
      next[at] = row;
    }
    if ((next[middle + goal] ?? 0) >= one.length) return true;
    reached = next;
  }
  return false;
}
