import { commonArray } from './whole-pages.ts';

/**
 * Long work that can be laid down at every `yield`, so that others get their turn: the registry of 300,000 people, its
 * index, dictionaries. Between two yields lie some microseconds, milliseconds at most.
 */
export type Sliced<Result> = Generator<undefined, Result, undefined>;

/** How long a slice may take, milliseconds: a keystroke is answered within 5. */
const longestSlice = 4;

/** Does the work in slices; between them waits for whatever else is due. */
export async function inSlices<Result>(work: Sliced<Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + longestSlice;
    do {
      const { done, value } = work.next();
      if (done === true) return value;
    } while (performance.now() < end);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Does the work at once. */
export function inOneGo<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** So many numbers are sorted or merged between two yields. */
const atOnce = 256;

/** The whole numbers below this one, in order. */
export function below(count: number): Uint32Array {
  const numbers = commonArray(Uint32Array, count);
  for (let number = 0; number < count; number += 1) numbers[number] = number;
  return numbers;
}

/** Sorts numbers in their array by merging sorted runs; equal ones stay in their order. */
export function* sort(numbers: Uint32Array, compare: (one: number, other: number) => number): Sliced<Uint32Array> {
  for (let start = 0; start < numbers.length; start += atOnce) {
    numbers.subarray(start, start + atOnce).sort(compare);
    yield;
  }
  let [from, to]: [Uint32Array, Uint32Array] = [numbers, commonArray(Uint32Array, numbers.length)];
  for (let width = atOnce; width < numbers.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at += 1) {
        const [one, other] = [from[left] ?? 0, from[right] ?? 0];
        const isLeft = right >= end || (left < middle && compare(one, other) <= 0);
        to[at] = isLeft ? one : other;
        if (isLeft) left += 1;
        else right += 1;
        if (at % atOnce === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  if (from !== numbers) numbers.set(from);
  return numbers;
}
