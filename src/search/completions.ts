/** More words than this are not asked for at once. */
const mostTyped = 8;
/** Longer words are cut: no one types so much before choosing. */
const longestWord = 48;

/**
 * Finds things by the beginnings of words in their texts. Things are known by their rank: 0 is the one to offer first.
 * The sorted words are kept with the ranks of what has them, in flat arrays; what was typed is looked up by halving, and
 * the ranks are gathered as bits, so that the best are read off in order without sorting.
 */
export class Completions {
  readonly #fold: (text: string) => string;
  readonly #words: readonly string[];
  readonly #starts: Uint32Array;
  readonly #ranks: Uint32Array;
  readonly #size: number;

  /** `texts` are in order of rank; `fold` makes lower case without diacritics. */
  constructor(texts: Iterable<readonly string[]>, fold: (text: string) => string) {
    this.#fold = fold;
    const places = new Map<string, number>();
    const pairs: number[] = [];
    let rank = 0;
    for (const forms of texts) {
      const own = new Set(forms.flatMap((form) => wordsIn(fold(form))));
      for (const word of own) {
        const place = places.get(word) ?? places.size;
        if (place === places.size) places.set(word, place);
        pairs.push(place, rank);
      }
      rank += 1;
    }
    this.#size = rank;
    this.#words = [...places.keys()].sort(byCodeUnit);
    const sorted = new Uint32Array(places.size);
    for (const [at, word] of this.#words.entries()) sorted[places.get(word) ?? 0] = at;
    this.#starts = new Uint32Array(places.size + 1);
    this.#ranks = new Uint32Array(pairs.length / 2);
    for (let at = 0; at < pairs.length; at += 2) {
      const next = (sorted[pairs[at] ?? 0] ?? 0) + 1;
      this.#starts[next] = (this.#starts[next] ?? 0) + 1;
    }
    for (let at = 0; at < places.size; at++)
      this.#starts[at + 1] = (this.#starts[at + 1] ?? 0) + (this.#starts[at] ?? 0);
    const free = this.#starts.slice();
    for (let at = 0; at < pairs.length; at += 2) {
      const word = sorted[pairs[at] ?? 0] ?? 0;
      const place = free[word] ?? 0;
      this.#ranks[place] = pairs[at + 1] ?? 0;
      free[word] = place + 1;
    }
  }

  /** How many things there are. */
  get size(): number {
    return this.#size;
  }

  /** Ranks of the things that have, for every word typed, one that begins with it; the best first. All for nothing typed. */
  *beginning(typed: string): Generator<number> {
    const asked = wordsIn(this.#fold(typed)).slice(0, mostTyped);
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
    const from = firstAt(this.#words.length, (at) => (this.#words[at] ?? '') >= prefix);
    const to = firstAt(this.#words.length, (at) => at >= from && !(this.#words[at] ?? '').startsWith(prefix));
    return [from, to];
  }
}

function byCodeUnit(one: string, other: string): number {
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
