import { marksFolded, unseen } from './typography.ts';

/** A word of a text: a run of letters and digits. Offsets are of that text. */
export interface QuotedWord {
  /** For comparing: small letters, without diacritics. */
  readonly key: string;
  /** As written, ligatures and wide letters taken apart. */
  readonly text: string;
  /** The marks between it and the word before, as `marksFolded` has them. */
  readonly marks: string;
  readonly start: number;
  readonly end: number;
}

const word = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]+/gu;
const plain = /^[a-z0-9]+$/u;

function keyOf(text: string): string {
  const small = text.toLowerCase();
  return plain.test(small) ? small : small.normalize('NFD').replace(/\p{M}+/gu, '');
}

/** The words of a text in order; of a longer one the first `most`. */
export function wordsOf(text: string, most = 20_000): QuotedWord[] {
  const words: QuotedWord[] = [];
  let free = 0;
  for (const { 0: raw, index: start } of text.matchAll(word)) {
    const written = raw.replace(unseen, '').normalize('NFKC');
    if (written === '') continue;
    const between = text.slice(free, start);
    const marks = between === ' ' ? '' : marksFolded(between);
    words.push({ key: keyOf(written), text: written, marks, start, end: start + raw.length });
    free = start + raw.length;
    if (words.length === most) break;
  }
  return words;
}

/** Whether a text has letters and all of them are capitals: then its case says nothing. */
export function isInCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** The hyphen and the line's end within a word ("repre- sentative"). */
export const parting = /(?<=\p{L})[-\u2010]\s+(?=\p{Ll})/gu;

const pairOf = (one: QuotedWord, other: QuotedWord) => `${one.key} ${other.key}`;

/** Words that are typed one after the other and nowhere as one word: "long-term", where "longterm" is not typed. */
export function pairsTyped(pieces: readonly { readonly words: readonly QuotedWord[] }[]): ReadonlySet<string> {
  const keys = new Set(pieces.flatMap(({ words }) => words.map(({ key }) => key)));
  const pairs = new Set<string>();
  for (const { words } of pieces)
    for (const [at, word] of words.entries()) {
      const before = words[at - 1];
      if (before !== undefined && !keys.has(before.key + word.key)) pairs.add(pairOf(before, word));
    }
  return pairs;
}

/**
 * The words of a text in which those that a hyphen parts at a line's end are whole, but for the pairs that are `typed` as
 * two; undefined where there are none. Whether such a hyphen is the word's own cannot be seen: it is one reading beside the
 * other.
 */
export function wordsJoined(
  text: string,
  words: readonly QuotedWord[],
  typed: ReadonlySet<string>,
): QuotedWord[] | undefined {
  const partings = new Map([...text.matchAll(parting)].map(({ 0: hyphen, index }) => [index, index + hyphen.length]));
  if (partings.size === 0) return undefined;
  const joined: QuotedWord[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    const isRest = before !== undefined && partings.get(before.end) === word.start && !typed.has(pairOf(before, word));
    if (isRest) joined.pop();
    const { key, text: own, end } = word;
    joined.push(isRest ? { ...before, key: before.key + key, text: before.text + own, end } : word);
  }
  return joined.length === words.length ? undefined : joined;
}
