import type { Sliced } from './slices.ts';

/** So many numbers are moved between two yields. */
const atOnce = 2_048;

/** Whole numbers below 2^32 that are pushed one by one; kept in one array that doubles. */
export class Numbers {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Uint32Array(this.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  /** What was pushed as number `place`, from 0. */
  at(place: number): number {
    return this.#values[place] ?? 0;
  }

  /** What was pushed so far: a view, good until more is pushed. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }

  /** What was pushed, in an array of just that length. */
  trimmed(): Uint32Array {
    return this.#values.slice(0, this.length);
  }
}

/**
 * Lists of numbers under small whole keys: `values` from `starts[key]` up to `starts[key + 1]`, in the order they were given.
 * Two flat arrays, since a list of its own for each of a million keys would weigh more than what is in it.
 */
export interface FlatLists {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** Sorts pairs of key and value, given as two parallel arrays, into lists; `mask` is put over keys, or all ones. */
export function* flatLists(keys: Uint32Array, values: Uint32Array, size: number, mask = 0xffffffff): Sliced<FlatLists> {
  const starts = new Uint32Array(size + 1);
  for (let at = 0; at < keys.length; at += 1) {
    const next = (((keys[at] ?? 0) & mask) >>> 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
    if (at % atOnce === 0) yield;
  }
  for (let key = 0; key < size; key += 1) {
    starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
    if (key % atOnce === 0) yield;
  }
  const next = starts.slice(0, size);
  const sorted = new Uint32Array(values.length);
  for (let at = 0; at < keys.length; at += 1) {
    const key = ((keys[at] ?? 0) & mask) >>> 0;
    const place = next[key] ?? 0;
    sorted[place] = values[at] ?? 0;
    next[key] = place + 1;
    if (at % atOnce === 0) yield;
  }
  return { starts, values: sorted };
}

/** FNV-1a over UTF-16 code units, 32 bits; `seed` tells kinds of keys apart. */
export function hashOf(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Ids under hashed keys. Keys of equal hash share their list: whoever asks must compare what he gets. */
export class HashedLists {
  readonly #lists: FlatLists;
  readonly #mask: number;

  private constructor(lists: FlatLists, mask: number) {
    this.#lists = lists;
    this.#mask = mask;
  }

  /** `hashes` and `ids` are parallel. */
  static *of(hashes: Numbers, ids: Numbers): Sliced<HashedLists> {
    const size = 2 ** Math.max(4, Math.ceil(Math.log2(hashes.length + 1)) - 1);
    return new HashedLists(yield* flatLists(hashes.values(), ids.values(), size, size - 1), size - 1);
  }

  /** The ids under a hash, at most `most`. */
  list(hash: number, most = Number.POSITIVE_INFINITY): Uint32Array {
    const { starts, values } = this.#lists;
    const bucket = (hash & this.#mask) >>> 0;
    const start = starts[bucket] ?? 0;
    return values.subarray(start, Math.min(starts[bucket + 1] ?? start, start + most));
  }
}

/** Finds the place of a text in a list of different texts that the caller keeps; four bytes and a bit for each. */
export class Places {
  readonly #texts: readonly string[];
  #slots: Int32Array;
  #used = 0;

  /** `expected` texts are taken in without making room in between. */
  constructor(texts: readonly string[], expected = 0) {
    this.#texts = texts;
    this.#slots = new Int32Array(2 ** Math.max(6, Math.ceil(Math.log2(2 * expected + 2)))).fill(-1);
  }

  /** The place of a text among those that were noted. */
  of(text: string): number | undefined {
    const place = this.#slots[this.#slotOf(text)] ?? -1;
    return place < 0 ? undefined : place;
  }

  /** Notes that the text at this place is there; it must not have been noted before. */
  note(place: number): void {
    if (2 * (this.#used + 1) > this.#slots.length) this.#widen();
    this.#slots[this.#slotOf(this.#texts[place] ?? '')] = place;
    this.#used += 1;
  }

  #slotOf(text: string): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(text) & mask;
    for (;;) {
      const place = this.#slots[slot] ?? -1;
      if (place < 0 || this.#texts[place] === text) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #widen(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2).fill(-1);
    for (const place of before) if (place >= 0) this.#slots[this.#slotOf(this.#texts[place] ?? '')] = place;
  }
}
