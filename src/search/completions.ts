import { type FlatLists, flatLists, Numbers } from '../flat-lists.ts';
import { below, type Sliced, sort } from '../slices.ts';
import { type PackedTexts, type TextList, TextNumbers, Texts } from '../texts.ts';

/** More words than this are not asked for at once. */
const mostTyped = 8;
/** Longer words are cut: no one types so much before choosing. */
const longestWord = 48;

/** `Completions` as they can be handed to another thread. */
export interface PackedCompletions {
  readonly words: PackedTexts;
  readonly ranks: FlatLists;
  readonly size: number;
}

/**
 * Finds things by the beginnings of words in their texts. Things are known by their rank: 0 is the one to offer first.
 * The sorted words are kept with the ranks of what has them, in flat arrays; what was typed is looked up by halving, and
 * the ranks are gathered as bits, so that the best are read off in order without sorting.
 */
export class Completions {
  readonly #fold: (text: string) => string;
  readonly #words: Texts;
  readonly #starts: Uint32Array;
  readonly #ranks: Uint32Array;
  readonly #size: number;

  private constructor(fold: (text: string) => string, words: Texts, ranks: FlatLists, size: number) {
    this.#fold = fold;
    this.#words = words;
    this.#starts = ranks.starts;
    this.#ranks = ranks.values;
    this.#size = size;
  }

  /** `fold` is what they were made with. */
  static unpacked({ words, ranks, size }: PackedCompletions, fold: (text: string) => string): Completions {
    return new Completions(fold, Texts.unpacked(words), ranks, size);
  }

  pack(): PackedCompletions {
    return {
      words: this.#words.pack(),
      ranks: { starts: this.#starts, values: this.#ranks },
      size: this.#size,
    };
  }

  /** `texts` are in order of rank; `fold` makes lower case without diacritics. */
  static *of(texts: Iterable<readonly string[]>, fold: (text: string) => string): Sliced<Completions> {
    const words = new TextNumbers();
    const [wordPlaces, ranks] = [new Numbers(), new Numbers()];
    let size = 0;
    for (const forms of texts) {
      for (const word of new Set(forms.flatMap((form) => wordsIn(fold(form))))) {
        wordPlaces.push(words.add(word));
        ranks.push(size);
      }
      size += 1;
      yield;
    }
    const { texts: met } = words;
    const order = yield* sort(below(met.length), (one, other) => byCodeUnit(met.at(one), met.at(other)));
    const sorted = new Uint32Array(met.length);
    for (let at = 0; at < order.length; at += 1) sorted[order[at] ?? 0] = at;
    const keys = wordPlaces.trimmed();
    for (let at = 0; at < keys.length; at += 1) {
      keys[at] = sorted[keys[at] ?? 0] ?? 0;
      if (at % 1_024 === 0) yield;
    }
    const inOrder = new Texts();
    for (const place of order) {
      inOrder.push(met.at(place));
      yield;
    }
    return new Completions(fold, inOrder, yield* flatLists(keys, ranks, inOrder.length), size);
  }

  /** The different words of all texts, in order. */
  get words(): TextList {
    return this.#words;
  }

  /** Ranks of the things that have the word at this place, in order. */
  ranksOf(place: number): Uint32Array {
    return this.#ranks.subarray(this.#starts[place], this.#starts[place + 1]);
  }

  /** The words of what was typed, folded, as many as are looked at. */
  wordsTyped(typed: string): string[] {
    return wordsIn(this.#fold(typed)).slice(0, mostTyped);
  }

  /** How many things there are. */
  get size(): number {
    return this.#size;
  }

  /** Ranks of the things that have, for every word typed, one that begins with it; the best first. All for nothing typed. */
  *beginning(typed: string): Generator<number> {
    const asked = this.wordsTyped(typed);
    if (asked.length === 0) {
      if (typed.trim() === '') for (let rank = 0; rank < this.#size; rank++) yield rank;
      return;
    }
    const ranges = asked.map((word) => this.#range(word));
    if (ranges.some(([from, to]) => from === to)) return;
    let bits: Uint32Array | undefined;
    for (const [from, to] of ranges) {
      const own = this.#bits(from, to);
      if (bits === undefined) bits = own;
      else for (let at = 0; at < own.length; at++) bits[at] = (bits[at] ?? 0) & (own[at] ?? 0);
    }
    for (const [at, group] of (bits ?? []).entries())
      for (let rest = group; rest !== 0; rest &= rest - 1) yield 32 * at + 31 - Math.clz32(rest & -rest);
  }

  #bits(from: number, to: number): Uint32Array {
    const bits = new Uint32Array(Math.ceil(this.#size / 32));
    const end = this.#starts[to] ?? 0;
    for (let at = this.#starts[from] ?? 0; at < end; at++) {
      const rank = this.#ranks[at] ?? 0;
      bits[rank >> 5] = (bits[rank >> 5] ?? 0) | (1 << (rank & 31));
    }
    return bits;
  }

  #range(prefix: string): readonly [number, number] {
    const from = firstAt(this.#words.length, (at) => this.#words.at(at) >= prefix);
    const to = firstAt(this.#words.length, (at) => at >= from && !this.#words.at(at).startsWith(prefix));
    return [from, to];
  }
}

/** Orders texts as their code units are. */
export function byCodeUnit(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The first of `length` places for which `holds`; it holds from there on. */
export function firstAt(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Words of a folded text: O'Keefe is one, al-Qadhafi two. */
function wordsIn(folded: string): string[] {
  const words = folded.replace(/(?<=\p{L})['’‘ʼʻ`](?=\p{L})/gu, '').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word) => word.slice(0, longestWord));
}
