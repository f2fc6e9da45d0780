/** Of a name's first characters: a unit takes so many bits, and those from the highest on are not told apart. */
const unitBits = 7;
const highestUnit = 127;
/** Whole numbers that are exact. */
const exactBits = 52;
/** More are sorted otherwise. */
const mostInserted = 24;

/**
 * The places of names, all of them different, in rising order (of UTF-16 units): names of ten thousands are compared by their beginnings, as numbers, and
 * letter by letter only where these are equal.
 */
export function orderOf(names: readonly string[]): Int32Array {
  const count = names.length;
  const placeBits = Math.max(1, Math.ceil(Math.log2(count + 1)));
  const units = Math.floor((exactBits - placeBits) / unitBits);
  const places = 2 ** placeBits;
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) keys[at] = beginningOf(names[at] ?? '', units) * places + at;
  keys.sort();
  const order = new Int32Array(count);
  for (let from = 0; from < count; ) {
    const beginning = Math.floor((keys[from] ?? 0) / places);
    let to = from;
    for (; to < count && Math.floor((keys[to] ?? 0) / places) === beginning; to += 1)
      order[to] = (keys[to] ?? 0) - beginning * places;
    if (to - from > 1) sortBetween(order, from, to, names);
    from = to;
  }
  return order;
}

/** The first units as one number; behind one that is not told apart from others nothing counts. */
function beginningOf(name: string, units: number): number {
  let number = 0;
  let isTold = true;
  for (let at = 0; at < units; at += 1) {
    const unit = at < name.length ? name.charCodeAt(at) : 0;
    isTold &&= unit < highestUnit;
    number = number * (highestUnit + 1) + (isTold ? unit : highestUnit);
  }
  return number;
}

/** Those that begin alike are few: each is put before the larger ones that stand before it. */
function sortBetween(order: Int32Array, from: number, to: number, names: readonly string[]): void {
  if (to - from > mostInserted) {
    order.subarray(from, to).sort((one, other) => ((names[one] ?? '') < (names[other] ?? '') ? -1 : 1));
    return;
  }
  for (let next = from + 1; next < to; next += 1) {
    const place = order[next] ?? 0;
    const name = names[place] ?? '';
    let at = next;
    for (; at > from && (names[order[at - 1] ?? 0] ?? '') > name; at -= 1) order[at] = order[at - 1] ?? 0;
    order[at] = place;
  }
}
