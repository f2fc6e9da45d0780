import { Numbers } from '../flat-lists.ts';
import { type PackedTextNumbers, type PackedTexts, TextNumbers, Texts } from '../texts.ts';
import { type Spelling, spell } from './spelling.ts';

/** `Spellings` as they can be handed to another thread. */
export interface PackedSpellings {
  readonly folds: PackedTextNumbers;
  readonly keys: PackedTexts;
  readonly sinitic: PackedTexts;
  readonly ends: Uint32Array;
}

/** Of each word three keys of `Spelling`, one after the other. */
const keysOfWord = 3;

/** Folded words with their keys, which are worked out once and kept in flat arrays. Ids count from 0 in order of appearance. */
export class Spellings {
  #folds = new TextNumbers();
  #keys = new Texts();
  #sinitic = new Texts();
  /** Where the Chinese readings of each word end. */
  #ends = new Numbers();

  static unpacked({ folds, keys, sinitic, ends }: PackedSpellings): Spellings {
    const spellings = new Spellings();
    spellings.#folds = TextNumbers.unpacked(folds);
    spellings.#keys = Texts.unpacked(keys);
    spellings.#sinitic = Texts.unpacked(sinitic);
    spellings.#ends = Numbers.of(ends);
    return spellings;
  }

  pack(): PackedSpellings {
    return {
      folds: this.#folds.pack(),
      keys: this.#keys.pack(),
      sinitic: this.#sinitic.pack(),
      ends: this.#ends.trimmed(),
    };
  }

  get size(): number {
    return this.#folds.size;
  }

  /** The id of a folded word, which is taken in when it is new. */
  add(fold: string): number {
    const id = this.#folds.add(fold);
    if (id < this.#ends.length) return id;
    const { strict, loose, skeleton, sinitic } = spell(fold);
    for (const key of [strict, loose, skeleton]) this.#keys.push(key);
    for (const key of sinitic) this.#sinitic.push(key);
    this.#ends.push(this.#sinitic.length);
    return id;
  }

  /** The id of the very word, where it is here. */
  id(fold: string): number | undefined {
    return this.#folds.get(fold);
  }

  fold(id: number): string {
    return this.#folds.texts.at(id);
  }

  at(id: number): Spelling | undefined {
    if (!(id >= 0 && id < this.size)) return undefined;
    const first = keysOfWord * id;
    const sinitic: string[] = [];
    const end = this.#ends.at(id);
    for (let at = id === 0 ? 0 : this.#ends.at(id - 1); at < end; at += 1) sinitic.push(this.#sinitic.at(at));
    return {
      fold: this.fold(id),
      strict: this.#keys.at(first),
      loose: this.#keys.at(first + 1),
      skeleton: this.#keys.at(first + 2),
      sinitic,
    };
  }
}
