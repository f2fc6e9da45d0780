import { type PackedNumbers, packNumbers, unpackNumbers } from './packed-numbers.ts';
import type { Sliced } from './slices.ts';
import { commonArray } from './whole-pages.ts';

/** So many numbers are moved between two yields. */
const atOnce = 2_048;

/** A list of whole numbers below 2^32: `Numbers`, or a typed array. */
export interface NumberList {
  readonly length: number;
  at(place: number): number | undefined;
}

/** Numbers of one part of a long list; the first part is smaller while the list is short. */
const partBits = 16;
const partSize = 1 << partBits;
const firstSize = 16;

/** Whole numbers below 2^32 that are pushed one by one; kept in parts, so that long lists are not copied to make room. */
export class Numbers implements NumberList {
  readonly #parts: Uint32Array[] = [];
  length = 0;

  /** Numbers that are there already, which are not copied. */
  static of(values: Uint32Array): Numbers {
    const numbers = new Numbers();
    for (let from = 0; from < values.length; from += partSize)
      numbers.#parts.push(values.subarray(from, from + partSize));
    numbers.length = values.length;
    return numbers;
  }

  push(value: number): void {
    const at = this.length % partSize;
    const last = this.#parts[this.length >>> partBits];
    const part = last !== undefined && at < last.length ? last : this.#room(at, last);
    part[at] = value;
    this.length += 1;
  }

  /** What was pushed as number `place`, from 0. */
  at(place: number): number {
    return this.#parts[place >>> partBits]?.[place % partSize] ?? 0;
  }

  /** What was pushed, in one array of just that length. */
  trimmed(): Uint32Array {
    const all = commonArray(Uint32Array, this.length);
    for (const [at, part] of this.#parts.entries())
      all.set(part.subarray(0, Math.min(partSize, this.length - at * partSize)), at * partSize);
    return all;
  }

  /** A part with room for number `at` of it; what is there of it stays. */
  #room(at: number, former: Uint32Array | undefined): Uint32Array {
    const isFirst = this.length < partSize;
    const part = commonArray(Uint32Array, isFirst ? Math.min(partSize, Math.max(firstSize, 2 * at)) : partSize);
    if (former !== undefined) part.set(former);
    this.#parts[this.length >>> partBits] = part;
    return part;
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

/** Sorts pairs of key and value, given as two parallel lists, into lists; `mask` is put over keys, or all ones. */
export function* flatLists(keys: NumberList, values: NumberList, size: number, mask = 0xffffffff): Sliced<FlatLists> {
  const starts = commonArray(Uint32Array, size + 1);
  for (let at = 0; at < keys.length; at += 1) {
    const next = (((keys.at(at) ?? 0) & mask) >>> 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
    if (at % atOnce === 0) yield;
  }
  for (let key = 0; key < size; key += 1) {
    starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
    if (key % atOnce === 0) yield;
  }
  // Each start moves on while its list is filled, and then stands where the next list begins.
  const sorted = commonArray(Uint32Array, values.length);
  for (let at = 0; at < keys.length; at += 1) {
    const key = ((keys.at(at) ?? 0) & mask) >>> 0;
    const place = starts[key] ?? 0;
    sorted[place] = values.at(at) ?? 0;
    starts[key] = place + 1;
    if (at % atOnce === 0) yield;
  }
  starts.copyWithin(1, 0, size);
  starts[0] = 0;
  return { starts, values: sorted };
}

/** FNV-1a over UTF-16 code units, 32 bits; `seed` tells kinds of keys apart. */
export function hashOf(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** `HashedLists` as they can be handed to another thread. */
export interface PackedHashedLists {
  readonly starts: Uint32Array;
  readonly values: PackedNumbers;
  readonly mask: number;
}

/** Ids under hashed keys. Keys of equal hash share their list: whoever asks must compare what he gets. */
export class HashedLists {
  readonly #packed: PackedHashedLists;

  private constructor(packed: PackedHashedLists) {
    this.#packed = packed;
  }

  static unpacked(packed: PackedHashedLists): HashedLists {
    return new HashedLists(packed);
  }

  pack(): PackedHashedLists {
    return this.#packed;
  }

  /** `hashes` and `ids` are parallel. A list has `most` ids on an average, or half as many. */
  static *of(hashes: Numbers, ids: Numbers, most = 2): Sliced<HashedLists> {
    const size = 2 ** Math.max(4, Math.ceil(Math.log2((2 * (hashes.length + 1)) / most)) - 1);
    const { starts, values } = yield* flatLists(hashes, ids, size, size - 1);
    return new HashedLists({ starts, values: yield* packNumbers(values), mask: size - 1 });
  }

  /** The ids under a hash, at most `most`. */
  list(hash: number, most = Number.POSITIVE_INFINITY): Uint32Array {
    const { starts, values, mask } = this.#packed;
    const bucket = (hash & mask) >>> 0;
    const start = starts[bucket] ?? 0;
    return unpackNumbers(values, start, Math.min(starts[bucket + 1] ?? start, start + most));
  }
}
