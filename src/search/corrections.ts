import { HashedLists, hashOf, Numbers, type PackedHashedLists } from '../flat-lists.ts';
import { editDistance } from '../mrn/edit-distance.ts';
import { inOneGo, type Sliced } from '../slices.ts';
import { type PackedTextNumbers, type PackedTexts, TextNumbers, Texts } from '../texts.ts';
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
/** Words that are compared for one hash: all lists begin somewhere, which takes memory as well. */
const inList = 8;
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
export function createCorrections(words: Iterable<Count>, names: Iterable<string> = []): Corrections {
  return inOneGo(correctionsOf(words, names));
}

/** `createCorrections` in slices. */
export function* correctionsOf(words: Iterable<Count>, names: Iterable<string> = []): Sliced<FlatCorrections> {
  const usable = new Texts();
  const counts = new Numbers();
  const stems = new TextNumbers();
  const [hashes, places] = [new Numbers(), new Numbers()];
  for (const { value, count } of words) {
    yield;
    stems.add(stem(value));
    if (value.length > longestWord || /\d/u.test(value)) continue;
    for (const hash of deleteHashes(value)) {
      hashes.push(hash);
      places.push(usable.length);
    }
    usable.push(value);
    counts.push(count);
  }
  const deletes = yield* HashedLists.of(hashes, places, inList);
  const nameWords = new TextNumbers();
  for (const name of names) {
    yield;
    for (const word of wordsOf(name)) nameWords.add(word);
  }
  return new FlatCorrections({ words: usable, counts: counts.trimmed(), deletes, stems, nameWords });
}

/** A dictionary as it can be handed to another thread. */
export interface PackedCorrections {
  readonly words: PackedTexts;
  readonly counts: Uint32Array;
  readonly deletes: PackedHashedLists;
  readonly stems: PackedTextNumbers;
  readonly nameWords: PackedTextNumbers;
}

/** What a dictionary is kept in; `counts` are parallel to `words`. */
interface Kept {
  readonly words: Texts;
  readonly counts: Uint32Array;
  readonly deletes: HashedLists;
  readonly stems: TextNumbers;
  readonly nameWords: TextNumbers;
}

/** A dictionary in flat arrays. */
export class FlatCorrections implements Corrections {
  readonly #words: Texts;
  readonly #counts: Uint32Array;
  /**
   * Words by the hash of everything that their beginning becomes when up to two letters are left out. Words of equal
   * hash are told apart by comparing.
   */
  readonly #deletes: HashedLists;
  readonly #stems: TextNumbers;
  readonly #nameWords: TextNumbers;

  constructor({ words, counts, deletes, stems, nameWords }: Kept) {
    this.#words = words;
    this.#counts = counts;
    this.#deletes = deletes;
    this.#stems = stems;
    this.#nameWords = nameWords;
  }

  static unpacked({ words, counts, deletes, stems, nameWords }: PackedCorrections): FlatCorrections {
    return new FlatCorrections({
      words: Texts.unpacked(words),
      counts,
      deletes: HashedLists.unpacked(deletes),
      stems: TextNumbers.unpacked(stems),
      nameWords: TextNumbers.unpacked(nameWords),
    });
  }

  pack(): PackedCorrections {
    return {
      words: this.#words.pack(),
      counts: this.#counts,
      deletes: this.#deletes.pack(),
      stems: this.#stems.pack(),
      nameWords: this.#nameWords.pack(),
    };
  }

  knows(word: string): boolean {
    return wordsOf(word).every((part) => this.#nameWords.has(part) || this.#stems.has(stem(part)));
  }

  correct(word: string, looksLikeName = false): readonly Suggestion[] {
    const typed = foldWord(word);
    const isOne = typed.length <= longestWord && !/\d/u.test(typed) && wordsOf(typed).length === 1;
    if (mostErrors(typed) === 0 || !isOne || this.knows(typed)) return [];
    const found: Suggestion[] = [];
    for (const place of this.#near(typed)) {
      const candidate = { value: this.#words.at(place), count: this.#counts[place] ?? 0 };
      const allowed = reach(typed, candidate.value);
      const errors = editDistance(typed, candidate.value, allowed);
      if (errors > allowed || !isLikely(typed, candidate)) continue;
      if (!looksLikeName || this.#nameWords.has(candidate.value) || (errors === 1 && typed.length >= longEnough))
        found.push({ word: candidate.value, errors, count: candidate.count });
    }
    const rank = (each: Suggestion) => this.#rank(typed, each);
    return found
      .sort((one, other) => rank(one) - rank(other) || (one.word < other.word ? -1 : 1))
      .slice(0, mostSuggestions);
  }

  /** The lower the better. */
  #rank(typed: string, { word, errors, count }: Suggestion): number {
    return (
      errors * errorWeight +
      (typed.charAt(0) === word.charAt(0) ? 0 : firstLetterWeight) -
      (this.#nameWords.has(word) ? 1 : 0) -
      Math.log(count + 1)
    );
  }

  /** Places of the words that share a delete with this one. */
  #near(typed: string): ReadonlySet<number> {
    const found = new Set<number>();
    for (const hash of deleteHashes(typed)) for (const place of this.#deletes.list(hash)) found.add(place);
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
  return [...variants].map((variant) => hashOf(variant));
}
