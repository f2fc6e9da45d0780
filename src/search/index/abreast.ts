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
  let left = items.filter(goOn);
  while (left.length > 0) {
    let first: Item[] = [];
    for (const item of left) {
      const leading = first[0];
      const order = leading === undefined ? -1 : orderOf(listOf(item), listOf(leading));
      if (order < 0) first = [item];
      else if (order === 0) first.push(item);
    }
    yield first;
    let ended: Item[] | undefined;
    for (const item of first) if (!goOn(item)) ended = [...(ended ?? []), item];
    if (ended !== undefined) left = left.filter((item) => ended?.includes(item) !== true);
  }
}

/** From these on, first bytes are of letters that UTF-16 writes in one unit from U+E000 on, and in two, which sort before. */
const [highUnit, twoUnits] = [0xee, 0xf0];

/** Of the stems that two stand at: below 0, 0 or above, in order of UTF-16 units. */
function orderOf(one: ListCursor, other: ListCursor): number {
  const [bytes, others] = [one.bytes, other.bytes];
  const length = one.nameTo - one.nameFrom;
  const otherLength = other.nameTo - other.nameFrom;
  const both = Math.min(length, otherLength);
  const [from, otherFrom] = [one.nameFrom, other.nameFrom];
  for (let at = 0; at < both; at += 1) {
    const byte = bytes[from + at] ?? 0;
    const difference = byte - (others[otherFrom + at] ?? 0);
    if (difference === 0) continue;
    const [low, high] = difference < 0 ? [byte, byte - difference] : [byte - difference, byte];
    return low >= highUnit && low < twoUnits && high >= twoUnits ? -difference : difference;
  }
  return length - otherLength;
}
