import { ByteReader, bytesOf, numberAt } from './bytes.ts';
import { fieldOf, fields, passed, placeIn, positionsStart, viewOf } from './positions.ts';
import { beyond } from './posting-cursor.ts';
import { ownBit, type PostingList, stride } from './postings.ts';

/** Where a phrase may begin: the candidate `at` at those between `from[at]` and `to[at]` of `places`, in rising order. */
export interface Beginnings {
  readonly keys: Uint32Array;
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly places: Uint32Array;
}

/** A word's list in one segment, and where it stands in its paragraphs. */
export interface Placed {
  readonly postings: PostingList;
  readonly positions: Uint8Array;
}

/** What was marked: beginnings by their number among the places, and the candidates that have one. */
export interface Marked {
  readonly places: Uint8Array;
  readonly candidates: Uint8Array;
}

/** Places that look the same to the filter of `markWhere`. */
const filterSize = 1 << 12;
/** All zero between two candidates. */
const filter = new Uint8Array(filterSize);

/**
 * Marks the beginnings that have the word `offset` further on. Postings and positions are read side by side, and both tables
 * have an entry for the same paragraphs: stretches without a candidate are passed over. Most candidates do not have the
 * word there: a filter tells that of each of its positions without comparing it with every beginning.
 */
export function markWhere(beginnings: Beginnings, word: Placed, offset: number, marked: Marked): void {
  const { keys, count, from, to, places } = beginnings;
  const { postings, positions } = word;
  const { bytes, end, total } = postings;
  const view = viewOf(positions);
  const table = new ByteReader(bytes, Math.max(0, postings.table));
  const positionTable = new ByteReader(positions, 0);
  let at = postings.start;
  let key = at < end ? postings.first : beyond;
  let place = positionsStart(positions, total);
  if (total > stride) positionTable.number();
  let entries = postings.table < 0 ? 0 : Math.floor((total - 1) / stride);
  let entryKey = entries > 0 ? key + table.number() : beyond;
  let entryAt = entries > 0 ? at + table.number() : 0;
  let entryPlace = entries > 0 ? place + positionTable.number() : 0;
  for (let candidate = numberOf(keys, count, postings.first); candidate < count; candidate += 1) {
    const sought = keys[candidate] ?? 0;
    while (entryKey <= sought) {
      key = entryKey;
      at = entryAt;
      place = entryPlace;
      entries -= 1;
      if (entries > 0) {
        entryKey += table.number();
        entryAt += table.number();
        entryPlace += positionTable.number();
      } else entryKey = beyond;
    }
    let over = 0;
    while (key < sought) {
      at += 1;
      over += 1;
      if (at >= end) return;
      let distance = bytes[at++] ?? 0;
      if (distance > 127) {
        distance = numberAt(bytes, at - 1);
        at += bytesOf(distance) - 1;
      }
      key += distance;
    }
    if (over > 0) place = passed(positions, view, place, positions.length, over);
    if (key !== sought) continue;
    const begin = from[candidate] ?? 0;
    const last = to[candidate] ?? 0;
    for (let each = begin; each < last; each += 1) filter[((places[each] ?? 0) + offset) & (filterSize - 1)] = 1;
    let before = (((bytes[at] ?? 0) & ownBit) === 0 ? fields.title : fields.text) - 1;
    for (let isLast = 0; isLast === 0; ) {
      let byte = positions[place++] ?? 1;
      isLast = byte & 1;
      let value = byte & 127;
      for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
        byte = positions[place++] ?? 0;
        value |= (byte & 127) << shift;
      }
      const distance = value >>> 1;
      if (distance === 0) before = (Math.max(0, fieldOf(before + 1)) + 1) * fields.heading - 1;
      else {
        before += distance;
        if (filter[before & (filterSize - 1)] === 0) continue;
        const same = placeOf(places, begin, last, before - offset);
        if (same < 0) continue;
        marked.places[same] = 1;
        marked.candidates[candidate] = 1;
      }
    }
    for (let each = begin; each < last; each += 1) filter[((places[each] ?? 0) + offset) & (filterSize - 1)] = 0;
    // Its positions are read: on to the next posting.
    at += 1;
    if (at >= end) return;
    let distance = bytes[at++] ?? 0;
    if (distance > 127) {
      distance = numberAt(bytes, at - 1);
      at += bytesOf(distance) - 1;
    }
    key += distance;
  }
}

/** The number of the first key that is so large or larger; `count` when there is none. */
function numberOf(keys: Uint32Array, count: number, sought: number): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((keys[middle] ?? 0) < sought) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The number of a place between two, which are in rising order; -1 when it is not among them. */
function placeOf(places: Uint32Array, begin: number, last: number, sought: number): number {
  let [from, to] = [begin, last];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] ?? 0) < sought) from = middle + 1;
    else to = middle;
  }
  return from < last && places[from] === sought ? from : -1;
}

/** Used for one phrase after another: what it takes for every segment anew would have to be collected. */
const kept = { from: new Uint32Array(0), to: new Uint32Array(0), places: new Uint32Array(0) };

/** Every paragraph of a word, its key among `keys`, with its positions that leave room for `offset` words before them. */
export function placesOf({ postings, positions }: Placed, offset: number, keys: Uint32Array): Beginnings {
  const { bytes, end, total } = postings;
  if (kept.from.length < total) {
    kept.from = new Uint32Array(2 * total);
    kept.to = new Uint32Array(2 * total);
  }
  const { from, to } = kept;
  let { places } = kept;
  let place = positionsStart(positions, total);
  let key = postings.first;
  let [count, length] = [0, 0];
  for (let at = postings.start; at < end; ) {
    const begin = length;
    let before = (((bytes[at] ?? 0) & ownBit) === 0 ? fields.title : fields.text) - 1;
    for (let isLast = 0; isLast === 0; ) {
      let byte = positions[place++] ?? 1;
      isLast = byte & 1;
      let value = byte & 127;
      for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
        byte = positions[place++] ?? 0;
        value |= (byte & 127) << shift;
      }
      const distance = value >>> 1;
      if (distance === 0) before = (Math.max(0, fieldOf(before + 1)) + 1) * fields.heading - 1;
      else {
        before += distance;
        if (placeIn(before) < offset) continue;
        if (length === places.length) places = larger(places, 2 * length + total);
        places[length++] = before - offset;
      }
    }
    keys[count] = key;
    from[count] = begin;
    to[count] = length;
    if (length > begin) count += 1;
    at += 1;
    let distance = bytes[at++] ?? 0;
    if (distance > 127) {
      distance = numberAt(bytes, at - 1);
      at += bytesOf(distance) - 1;
    }
    key += distance;
  }
  kept.places = places;
  return { keys, count, from, to, places };
}

function larger(numbers: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const made = new Uint32Array(size);
  made.set(numbers);
  return made;
}
