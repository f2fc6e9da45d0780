import type { ListCursor } from './blocks.ts';

/**
 * Goes through several rows of lists side by side, in order of their stems: hands on those that stand at the first stem, in
 * their order; they stand there until the next ones are asked for. No stem is made a string.
 */
export function* abreast<Item>(
  items: readonly Item[],
  listOf: (item: Item) => ListCursor,
  goOn: (item: Item) => boolean,
): Generator<readonly Item[]> {
  const beginning = (item: Item) => (goOn(item) ? beginningOf(listOf(item)) : atEnd);
  const beginnings = Float64Array.from(items, beginning);
  const alike = new Int32Array(items.length);
  for (;;) {
    let least = atEnd;
    let count = 0;
    for (let at = 0; at < beginnings.length; at += 1) {
      const here = beginnings[at] ?? atEnd;
      if (here > least || here === atEnd) continue;
      if (here < least) count = 0;
      least = here;
      alike[count] = at;
      count += 1;
    }
    if (count === 0) return;
    const first: Item[] = [items[alike[0] ?? 0] as Item];
    let standing = 1;
    for (let each = 1; each < count; each += 1) {
      const at = alike[each] ?? 0;
      const item = items[at] as Item;
      const order = orderBehind(listOf(item), listOf(first[0] as Item));
      if (order > 0) continue;
      if (order < 0) {
        first.length = 0;
        standing = 0;
      }
      first.push(item);
      alike[standing] = at;
      standing += 1;
    }
    yield first;
    for (let each = 0; each < standing; each += 1) {
      const at = alike[each] ?? 0;
      beginnings[at] = beginning(items[at] as Item);
    }
  }
}

/** A row that has no more. */
const atEnd = Number.POSITIVE_INFINITY;
/** Bytes of a stem that are compared as one number. */
const told = 6;
/** From these on, first bytes are of letters that UTF-16 writes in one unit from U+E000 on, and in two, which sort before. */
const [highUnit, twoUnits, afterAll] = [0xee, 0xf0, 0xf5];

/** A byte's place in the order of UTF-16 units, from 1. */
function placeOf(byte: number): number {
  if (byte < highUnit) return byte + 1;
  return byte < twoUnits ? byte + 1 + afterAll - twoUnits : byte + 1 + highUnit - twoUnits;
}

/** The first bytes of the stem that a list stands at as one number, which sorts as they do. */
function beginningOf({ bytes, nameFrom, nameTo }: ListCursor): number {
  let number = 0;
  for (let at = nameFrom; at < nameFrom + told; at += 1)
    number = number * 256 + (at < nameTo ? placeOf(bytes[at] ?? 0) : 0);
  return number;
}

/** Of stems that begin alike: below 0, 0 or above, in order of UTF-16 units. */
function orderBehind(one: ListCursor, other: ListCursor): number {
  const [bytes, others] = [one.bytes, other.bytes];
  const length = one.nameTo - one.nameFrom;
  const otherLength = other.nameTo - other.nameFrom;
  for (let at = told; at < length && at < otherLength; at += 1) {
    const difference = placeOf(bytes[one.nameFrom + at] ?? 0) - placeOf(others[other.nameFrom + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - otherLength;
}
