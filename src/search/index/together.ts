import { ByteReader, bytesOf, numberAt } from './bytes.ts';
import { passed, viewOf } from './passing.ts';
import type { Beginnings, Placed } from './placed.ts';
import { fields, nextField, positionsStart } from './positions.ts';
import { beyond, distancesGoOn } from './posting-cursor.ts';
import { ownBit, stride } from './postings.ts';
import type { Meetings } from './signatures.ts';

/** What was marked: beginnings by their number among the places, and the candidates that have one. */
export interface Marked {
  readonly places: Uint8Array;
  readonly candidates: Uint8Array;
}

/** Bytes of positions that are read as quickly as a candidate is looked up among them. */
const bytesForOne = 45;
/** Candidates that are written down as quickly as one paragraph of the word is looked up among them. */
const candidatesForOne = 8;

/**
 * Whether a word's positions are rather read as a whole than looked up for so many candidates. A short list never is: a
 * beginning has thousands of them, and what goes before reading costs more than they do.
 */
export function isReadWhole({ postings, positions }: Omit<Placed, 'offset'>, candidates: number): boolean {
  return (
    postings.total > stride &&
    positions.length < bytesForOne * candidates &&
    candidates < candidatesForOne * postings.total
  );
}

/**
 * Marks the beginnings that have the word in its place. Postings and positions are read side by side, and both tables have an
 * entry for the same paragraphs: stretches without a candidate are passed over, and so is what stands in a paragraph behind
 * all of its beginnings. Postings before a candidate are passed two at a time.
 */
export function markWhere(beginnings: Beginnings, word: Placed, marked: Marked): void {
  const { keys, count, from, to, places } = beginnings;
  const { postings, positions, offset } = word;
  const { bytes, end, total } = postings;
  const view = viewOf(positions);
  const pairs = viewOf(bytes);
  const beforeLast = end - 4;
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
  /** How many paragraphs end between `place` and the positions of this posting; -1 where `place` is behind these. */
  let over = 0;
  for (let candidate = numberOf(keys, count, postings.first); candidate < count; candidate += 1) {
    const sought = keys[candidate] ?? 0;
    while (entryKey <= sought) {
      key = entryKey;
      at = entryAt;
      place = entryPlace;
      over = 0;
      entries -= 1;
      if (entries > 0) {
        entryKey += table.number();
        entryAt += table.number();
        entryPlace += positionTable.number();
      } else entryKey = beyond;
    }
    while (key < sought) {
      if (at < beforeLast) {
        const two = pairs.getInt32(at + 1, true);
        const next = key + (two & 127) + ((two >> 16) & 127);
        if ((two & distancesGoOn) === 0 && next <= sought) {
          key = next;
          at += 4;
          over += 2;
          continue;
        }
      }
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
    if (key !== sought) continue;
    place = passed(positions, view, place, positions.length, over);
    over = 0;
    const last = to[candidate] ?? 0;
    let each = from[candidate] ?? 0;
    let wanted = (places[each] ?? 0) + offset;
    let before = (((bytes[at] ?? 0) & ownBit) === 0 ? fields.title : fields.text) - 1;
    while (over === 0 && each < last && place < positions.length) {
      let byte = positions[place++] ?? 1;
      over = 0 - (byte & 1);
      let value = byte & 127;
      for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
        byte = positions[place++] ?? 0;
        value |= (byte & 127) << shift;
      }
      const distance = value >>> 1;
      if (distance === 0) {
        before = nextField(before);
        continue;
      }
      before += distance;
      while (wanted < before && each < last) wanted = (places[++each] ?? 0) + offset;
      if (wanted !== before || each === last) continue;
      marked.places[each] = 1;
      marked.candidates[candidate] = 1;
    }
  }
}

/** Marks the beginnings among what met: both come in rising order. */
export function markMeetings(beginnings: Beginnings, met: Meetings, offset: number, marked: Marked): void {
  const { keys, from, to, places } = beginnings;
  let candidate = 0;
  let each = from[0] ?? 0;
  for (let at = 0; at < met.count; at += 1) {
    const key = met.keys[at] ?? 0;
    const wanted = (met.positions[at] ?? 0) - offset;
    if ((keys[candidate] ?? 0) < key) {
      do candidate += 1;
      while ((keys[candidate] ?? beyond) < key);
      each = from[candidate] ?? 0;
    }
    const last = to[candidate] ?? 0;
    while (each < last && (places[each] ?? 0) < wanted) each += 1;
    if (each === last || places[each] !== wanted) continue;
    marked.places[each] = 1;
    marked.candidates[candidate] = 1;
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
