import type { Sliced } from './slices.ts';
import { commonArray } from './whole-pages.ts';

/** Whole numbers below 2^32, each in as many bits as the largest of them needs. */
export interface PackedNumbers {
  /** Bits of each. */
  readonly width: number;
  readonly words: Uint32Array;
}

const wordBits = 32;
/** So many numbers are packed between two yields. */
const atOnce = 2_048;

export function* packNumbers(numbers: Uint32Array): Sliced<PackedNumbers> {
  let all = 1;
  for (const number of numbers) all |= number;
  const width = wordBits - Math.clz32(all);
  const words = commonArray(Uint32Array, Math.ceil((numbers.length * width) / wordBits) + 1);
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    const bit = at * width;
    const word = Math.floor(bit / wordBits);
    const from = bit % wordBits;
    words[word] = (words[word] ?? 0) | (number << from);
    if (from + width > wordBits) words[word + 1] = number >>> (wordBits - from);
    if (at % atOnce === 0) yield;
  }
  return { width, words };
}

/** Those from one place up to another. */
export function unpackNumbers({ width, words }: PackedNumbers, start: number, end: number): Uint32Array {
  const numbers = new Uint32Array(Math.max(0, end - start));
  const mask = 0xffff_ffff >>> (wordBits - width);
  for (let at = 0; at < numbers.length; at += 1) {
    const bit = (start + at) * width;
    const word = Math.floor(bit / wordBits);
    const from = bit % wordBits;
    const low = (words[word] ?? 0) >>> from;
    const high = from + width > wordBits ? (words[word + 1] ?? 0) << (wordBits - from) : 0;
    numbers[at] = (low | high) & mask;
  }
  return numbers;
}
