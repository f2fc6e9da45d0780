import { editDistance } from '../mrn/edit-distance.ts';
import { stem } from './stem.ts';
import { foldWord, wordsOf } from './words.ts';

/** A spelling that the collection has, for one it has not. */
export interface Suggestion {
  /** Folded. */
  readonly word: string;
  readonly errors: number;
  /** Paragraphs that have it. */
  readonly count: number;
}

export interface Corrections {
  /** The collection has the word, or one with the same stem; always true for names that were given. */
  knows(word: string): boolean;
  /**
   * Best first, at most five; none for a word that is known, short, or holds digits. What `looksLikeName` becomes only
   * another name, or a word that is long and one error away.
   */
  correct(word: string, looksLikeName?: boolean): readonly Suggestion[];
}

/** How often a surface form must be in the collection to count as a spelling: one typing error in many is no spelling. */
export function leastCount(documents: number): number {
  const few = 1_000;
  const many = 100_000;
  const most = 8;
  if (documents < few) return 1;
  return Math.min(most, 1 + Math.floor(((most - 1) * Math.log(documents / few)) / Math.log(many / few)));
}

/** Letters that deletes are made from; what comes later is compared only (as SymSpell does, W. Garbe 2012). */
const prefixLength = 7;
const mostSuggestions = 5;
/** Longer words are rubbish, and comparing them costs. */
const longestWord = 40;
/** One more typing error must be outweighed by a count this many times as high (natural logarithm). */
const errorWeight = 4;
/** People seldom get the first letter wrong. */
const firstLetterWeight = 1.5;

/** From this length on words have few neighbours: the first letter may be wrong too. */
const longEnough = 6;

/** Paragraphs that a word must have to be guessed at from four letters. */
const commonEnough = 50;

/** Short words have too many neighbours to be guessed at. */
function mostErrors(word: string): number {
  if (word.length < 4) return 0;
  return word.length <= longEnough ? 1 : 2;
}

/** The letters of a word, in order of code unit: equal for words that differ in the order of letters only. */
function lettersOf(word: string): string {
  return word.split('').sort().join('');
}

/**
 * Of four letters their order can be put right, or a common word of five that lacks one; of five the first letter only when
 * it is in another place, lacking, or one too many: names of that length rhyme with too many words.
 */
function isLikely(typed: string, { value: word, count }: Count): boolean {
  if (typed.length >= longEnough) return true;
  if (typed.length === 4)
    return lettersOf(typed) === lettersOf(word) || (word.length === 5 && count >= commonEnough && word.at(-1) !== 's');
  const first = typed.charAt(0);
  return first === word.charAt(0) || first === word.charAt(1) || typed.slice(1) === word;
}

/** How many errors may lie between: two letters left out of a long word leave a short one. */
function reach(typed: string, word: string): number {
  if (typed.length === longEnough && word.length === longEnough + 2) return 2;
  return Math.min(mostErrors(typed), mostErrors(word));
}

/** A surface form and how many paragraphs have it. */
interface Count {
  readonly value: string;
  readonly count: number;
}

/**
 * A dictionary for typing errors. `words` are folded surface forms with their counts; `names` are people's names as
 * kept: a word of a name is never put right, and a name among the suggestions goes before a common word as near.
 */
export function createCorrections(words: readonly Count[], names: Iterable<string> = []): Corrections {
  const usable = words.filter(({ value }) => value.length <= longestWord && !/\d/u.test(value));
  const deletes = new DeleteIndex(usable.map(({ value }) => value));
  const stems = new Set(words.map(({ value }) => stem(value)));
  const nameWords = new Set<string>();
  for (const name of names) for (const word of wordsOf(name)) nameWords.add(word);

  const knows = (word: string) => wordsOf(word).every((part) => nameWords.has(part) || stems.has(stem(part)));
  const rank = (typed: string, { word, errors, count }: Suggestion) =>
    errors * errorWeight +
    (typed.charAt(0) === word.charAt(0) ? 0 : firstLetterWeight) -
    (nameWords.has(word) ? 1 : 0) -
    Math.log(count + 1);

  return {
    knows,
    correct(word, looksLikeName = false) {
      const typed = foldWord(word);
      const most = mostErrors(typed);
      if (most === 0 || typed.length > longestWord || /\d/u.test(typed) || wordsOf(typed).length !== 1 || knows(typed))
        return [];
      const found: Suggestion[] = [];
      for (const index of deletes.near(typed)) {
        const candidate = usable[index];
        if (candidate === undefined) continue;
        const allowed = reach(typed, candidate.value);
        const errors = editDistance(typed, candidate.value, allowed);
        if (errors > allowed || !isLikely(typed, candidate)) continue;
        if (!looksLikeName || nameWords.has(candidate.value) || (errors === 1 && typed.length >= longEnough))
          found.push({ word: candidate.value, errors, count: candidate.count });
      }
      return found
        .sort((one, other) => rank(typed, one) - rank(typed, other) || (one.word < other.word ? -1 : 1))
        .slice(0, mostSuggestions);
    },
  };
}

/**
 * Words by the hash of everything that their beginning becomes when up to two letters are left out. Kept as two flat
 * arrays: `starts[hash]` to `starts[hash + 1]` are places in `members`. Words of equal hash are told apart by comparing.
 */
class DeleteIndex {
  readonly #mask: number;
  readonly #starts: Uint32Array;
  readonly #members: Uint32Array;

  constructor(words: readonly string[]) {
    const hashes = words.map((word) => deleteHashes(word));
    const total = hashes.reduce((sum, each) => sum + each.length, 0);
    this.#mask = 2 ** Math.max(4, Math.ceil(Math.log2(total + 1))) - 1;
    this.#starts = new Uint32Array(this.#mask + 2);
    this.#members = new Uint32Array(total);
    for (const each of hashes) for (const hash of each) this.#count(hash & this.#mask, 1);
    let sum = 0;
    for (let bucket = 0; bucket < this.#starts.length; bucket++) {
      sum += this.#starts[bucket] ?? 0;
      this.#starts[bucket] = sum;
    }
    for (const [index, each] of hashes.entries())
      for (const hash of each) this.#members[this.#count(hash & this.#mask, -1)] = index;
  }

  #count(bucket: number, by: number): number {
    const count = (this.#starts[bucket] ?? 0) + by;
    this.#starts[bucket] = count;
    return count;
  }

  /** Indexes of the words that share a delete with this one. */
  near(word: string): Set<number> {
    const found = new Set<number>();
    for (const hash of deleteHashes(word)) {
      const bucket = hash & this.#mask;
      const end = this.#starts[bucket + 1] ?? this.#members.length;
      for (let at = this.#starts[bucket] ?? 0; at < end; at++) found.add(this.#members[at] ?? 0);
    }
    return found;
  }
}

function deleteHashes(word: string): number[] {
  const beginning = word.slice(0, prefixLength);
  const variants = new Set([beginning]);
  let last = [beginning];
  for (let round = 0; round < Math.max(1, mostErrors(word)); round++) {
    const next: string[] = [];
    for (const each of last)
      for (let at = 0; at < each.length; at++) {
        const shorter = each.slice(0, at) + each.slice(at + 1);
        if (variants.has(shorter)) continue;
        variants.add(shorter);
        next.push(shorter);
      }
    last = next;
  }
  return [...variants].map(hashOf);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
