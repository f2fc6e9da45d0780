import { HashedLists, hashOf, Numbers, type PackedHashedLists } from '../flat-lists.ts';
import type { Sliced } from '../slices.ts';
import { relatives } from './dictionaries.ts';
import { similarity } from './similarity.ts';
import type { Spelling } from './spelling.ts';
import { type PackedSpellings, Spellings } from './spellings.ts';

/** Candidates a word may have; the closest by shared trigrams are compared letter by letter. */
const MOST_COMPARED = 60;
const MOST_NEAR = 120;
/** Dice coefficients of trigrams: for any likeness, and where only a close one counts. */
const [LEAST_SHARED, MUCH_SHARED] = [0.26, 0.4];

/** Kinds of keys under which a word is found. */
const [STRICT, SKELETON, SINITIC, PREFIX, LOOSE] = [1, 2, 3, 4, 5];

/** Every word that occurs in the names, found by what it looks and sounds like. */
export interface Vocabulary {
  readonly size: number;
  /** The id of the very word, where it occurs. */
  id(fold: string): number | undefined;
  /** The word by its id; empty where there is none. */
  fold(id: number): string;
  /** Its keys. */
  spelling(id: number): Spelling | undefined;
  /** Words like this one: id → likeness, `least` or more, closest first. */
  near(spelling: Spelling, least: number): ReadonlyMap<number, number>;
  pack(): PackedVocabulary;
}

/** A vocabulary as it can be handed to another thread. */
export interface PackedVocabulary {
  readonly words: PackedSpellings;
  readonly keys: PackedHashedLists;
  readonly trigrams: PackedHashedLists;
  readonly lengths: Uint8Array;
}

export function unpackedVocabulary({ words, keys, trigrams, lengths }: PackedVocabulary): Vocabulary {
  return new FlatVocabulary(
    Spellings.unpacked(words),
    HashedLists.unpacked(keys),
    HashedLists.unpacked(trigrams),
    lengths,
  );
}

/** Takes words in, then makes the vocabulary of them. Ids count from 0 in order of appearance. */
export class VocabularyBuilder {
  readonly #words = new Spellings();

  /** The id of a folded word, which is taken in when it is new. */
  add(fold: string): number {
    return this.#words.add(fold);
  }

  /** The keys of a word that was taken in. */
  spelling(id: number): Spelling | undefined {
    return this.#words.at(id);
  }

  /** The vocabulary of all words so far. */
  *vocabulary(): Sliced<Vocabulary> {
    const words = this.#words;
    const lengths = new Uint8Array(words.size);
    const [keyHashes, keyIds, gramHashes, gramIds] = [new Numbers(), new Numbers(), new Numbers(), new Numbers()];
    for (let id = 0; id < words.size; id += 1) {
      const word = words.at(id) as Spelling;
      for (const hash of keysOf(word, word.fold.length === 3 || word.fold.length > 5)) {
        keyHashes.push(hash);
        keyIds.push(id);
      }
      const grams = trigramsOf(word.loose);
      lengths[id] = Math.min(255, grams.length);
      for (const gram of grams) {
        gramHashes.push(gram);
        gramIds.push(id);
      }
      yield;
    }
    const keys = yield* HashedLists.of(keyHashes, keyIds);
    const trigrams = yield* HashedLists.of(gramHashes, gramIds);
    return new FlatVocabulary(words, keys, trigrams, lengths);
  }
}

class FlatVocabulary implements Vocabulary {
  readonly #words: Spellings;
  readonly #keys: HashedLists;
  readonly #trigrams: HashedLists;
  /** How many different trigrams a word has. */
  readonly #lengths: Uint8Array;
  /** How many of them are shared with the word asked for; all 0 between questions. */
  readonly #shared: Uint8Array;
  /** 1 for a word that is among the candidates already; all 0 between questions. */
  readonly #seen: Uint8Array;

  constructor(words: Spellings, keys: HashedLists, trigrams: HashedLists, lengths: Uint8Array) {
    this.#words = words;
    this.#keys = keys;
    this.#trigrams = trigrams;
    this.#lengths = lengths;
    this.#shared = new Uint8Array(words.size);
    this.#seen = new Uint8Array(words.size);
  }

  pack(): PackedVocabulary {
    return {
      words: this.#words.pack(),
      keys: this.#keys.pack(),
      trigrams: this.#trigrams.pack(),
      lengths: this.#lengths,
    };
  }

  get size(): number {
    return this.#words.size;
  }

  id(fold: string): number | undefined {
    return this.#words.id(fold);
  }

  fold(id: number): string {
    return this.#words.fold(id);
  }

  spelling(id: number): Spelling | undefined {
    return this.#words.at(id);
  }

  near(spelling: Spelling, least: number): ReadonlyMap<number, number> {
    const found: [number, number][] = [];
    const ids = this.#candidates(spelling, least);
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? 0;
      this.#seen[id] = 0;
      const word = this.#words.at(id);
      const likeness = word === undefined ? 0 : similarity(spelling, word, least);
      if (likeness >= least) found.push([id, likeness]);
    }
    found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return new Map(found.length > MOST_NEAR ? found.slice(0, MOST_NEAR) : found);
  }

  /** Different ids, each marked as seen. */
  #candidates(spelling: Spelling, least: number): readonly number[] {
    const ids: number[] = [];
    const own = this.id(spelling.fold);
    if (own !== undefined) this.#note(own, ids);
    for (const hash of keysOf(spelling, spelling.fold.length === 3)) this.#noteAll(hash, ids);
    for (const key of relatives(spelling.strict)) this.#noteAll(hashOf(key, STRICT), ids);
    for (const id of this.#sharing(trigramsOf(spelling.loose), least > 0.7 ? MUCH_SHARED : LEAST_SHARED))
      this.#note(id, ids);
    return ids;
  }

  #noteAll(hash: number, ids: number[]): void {
    const listed = this.#keys.list(hash, MOST_COMPARED);
    for (let at = 0; at < listed.length; at += 1) this.#note(listed[at] ?? 0, ids);
  }

  #note(id: number, ids: number[]): void {
    if (this.#seen[id] === 1) return;
    this.#seen[id] = 1;
    ids.push(id);
  }

  /** Words that share the most trigrams, by Dice coefficient. */
  #sharing(grams: readonly number[], least: number): readonly number[] {
    const shared = this.#shared;
    const touched: number[] = [];
    for (const gram of grams) {
      const ids = this.#trigrams.list(gram);
      for (let at = 0; at < ids.length; at += 1) {
        const id = ids[at] ?? 0;
        const count = shared[id] ?? 0;
        if (count === 0) touched.push(id);
        shared[id] = count + 1;
      }
    }
    const ranked: { readonly id: number; readonly dice: number }[] = [];
    for (let at = 0; at < touched.length; at += 1) {
      const id = touched[at] ?? 0;
      const dice = (2 * (shared[id] ?? 0)) / (grams.length + (this.#lengths[id] ?? 0));
      shared[id] = 0;
      if (dice >= least) ranked.push({ id, dice });
    }
    if (ranked.length > MOST_COMPARED) ranked.sort((a, b) => b.dice - a.dice || a.id - b.id).splice(MOST_COMPARED);
    return ranked.map(({ id }) => id);
  }
}

/** Hashes of what a word is found by; `cut` with its first three letters, by which abbreviations are found. */
function keysOf(spelling: Spelling, cut: boolean): readonly number[] {
  const keys = [hashOf(spelling.strict, STRICT), hashOf(spelling.skeleton, SKELETON)];
  for (const key of spelling.sinitic) keys.push(hashOf(key, SINITIC));
  if (cut) keys.push(hashOf(spelling.fold.slice(0, 3), PREFIX));
  if (spelling.skeleton.length < 2) keys.push(hashOf(spelling.loose, LOOSE));
  return keys;
}

/** Hashes of the different three-letter runs of a word with its ends marked. */
function trigramsOf(loose: string): readonly number[] {
  const padded = `^${loose}$`;
  const grams: number[] = [];
  for (let at = 0; at + 3 <= padded.length; at += 1) {
    const gram = hashOf(padded.slice(at, at + 3));
    if (!grams.includes(gram)) grams.push(gram);
  }
  return grams;
}
