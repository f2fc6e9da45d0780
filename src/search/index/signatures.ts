import { bytesOf, numberAt } from './bytes.ts';
import { viewOf } from './passing.ts';
import { fields, positionsStart } from './positions.ts';
import { ownBit, readKeys } from './postings.ts';
import type { Beginnings, Placed } from './together.ts';

/** Positions of a word that are worth a closer look, in rising order: the first `count` of each array. */
export interface Meetings {
  readonly count: number;
  /** Of their paragraphs. */
  readonly keys: Uint32Array;
  readonly positions: Uint32Array;
}

/** Used for one phrase after another; of the signatures by key, all are zero whenever nobody is using them. */
const kept = {
  byKey: new Int32Array(0),
  byOrdinal: new Int32Array(0),
  keys: new Uint32Array(0),
  met: { keys: new Uint32Array(1_024), positions: new Uint32Array(1_024) },
};

/** The bits of a position that tell the word's number in its field. */
const inField = fields.heading - 1;
/** Of four bytes of positions: whether both of the first two go on, and where the higher bits of a number of two bytes come. */
const bothGoOn = 0x8080;
const highBits = 0x3f80;

/**
 * Where a word stands as the beginnings want it, and at a few other places. By key of a paragraph, a signature says where a
 * phrase may begin: a bit for the last five of each beginning's number. Then all positions of the word are held against it,
 * without asking of any number whether it takes two bytes, is a paragraph's last, or the step to the next field: that changes
 * so often that to guess it wrongly would take longer than all the rest. Every field counts from a multiple of 32, so that
 * bits are the same in all of them.
 */
export function meetings({ keys, count, from, to, places }: Beginnings, word: Placed): Meetings {
  makeRoom(Math.max(keys[count - 1] ?? 0, word.postings.last) + 1, word.postings.total);
  const { byKey } = kept;
  for (let candidate = 0; candidate < count; candidate += 1) {
    const end = to[candidate] ?? 0;
    let signature = 0;
    for (let each = from[candidate] ?? 0; each < end; each += 1) signature |= 1 << (places[each] ?? 0);
    byKey[keys[candidate] ?? 0] = signature;
  }
  return met(word, keys[count - 1] ?? 0);
}

/** Where a word stands as another wants it, which is read as a whole, and at a few other places. */
export function wordsMeeting(one: Placed, other: Placed): Meetings {
  const { last, total } = one.postings;
  makeRoom(Math.max(last, other.postings.last) + 1, Math.max(total, other.postings.total));
  sign(one);
  return met(other, last);
}

/** What meets the signatures, which go up to this key and are forgotten then. */
function met(word: Placed, last: number): Meetings {
  const count = meet(word);
  kept.byKey.fill(0, 0, last + 1);
  return { count, ...kept.met };
}

/** Writes the signatures of all paragraphs that have the word. */
function sign({ postings, positions, offset }: Placed): void {
  const { byKey, keys } = kept;
  readKeys(postings, keys);
  const shift = 31 - offset;
  let bytes = positions;
  let view = viewOf(positions);
  let last = positions.length - 4;
  let ordinal = 0;
  /** The number of the next word in its field. */
  let next = 0;
  for (let at = positionsStart(positions, postings.total); ; ) {
    if (at > last) {
      if (bytes === rest) return;
      last = keepRest(positions, at);
      bytes = rest;
      view = viewOfRest;
      at = 0;
      continue;
    }
    const four = view.getInt32(at, true);
    const more = (four >> 7) & 1;
    let value = (four & 127) | ((four >> 1) & highBits & (0 - more));
    at += 1 + more;
    if ((four & bothGoOn) === bothGoOn) {
      value = numberAt(bytes, at - 2);
      at += bytesOf(value) - 2;
    }
    const distance = value >>> 1;
    // A distance of 0 is the step to the next field, whose first word has the number 0.
    next = (next + distance) & ~((distance - 1) >> 31);
    const key = (keys[ordinal] ?? 0) >>> 1;
    byKey[key] = (byKey[key] ?? 0) | (1 << (next + shift));
    const ends = four & 1;
    ordinal += ends;
    next &= ends - 1;
  }
}

/** Notes the positions of the word that have their bit in the signature; returns how many there are. */
function meet({ postings, positions, offset }: Placed): number {
  const { byKey, byOrdinal, keys } = kept;
  let found = kept.met;
  const total = readKeys(postings, keys);
  for (let at = 0; at < total; at += 1) byOrdinal[at] = byKey[(keys[at] ?? 0) >>> 1] ?? 0;
  const shift = 31 - offset;
  let bytes = positions;
  let view = viewOf(positions);
  let last = positions.length - 4;
  let count = 0;
  let ordinal = 0;
  /** The number of the next word, as if the first field were that of the text. */
  let next = 0;
  for (let at = positionsStart(positions, postings.total); ; ) {
    if (at > last) {
      if (bytes === rest) return count;
      last = keepRest(positions, at);
      bytes = rest;
      view = viewOfRest;
      at = 0;
      continue;
    }
    const four = view.getInt32(at, true);
    const more = (four >> 7) & 1;
    let value = (four & 127) | ((four >> 1) & highBits & (0 - more));
    at += 1 + more;
    if ((four & bothGoOn) === bothGoOn) {
      value = numberAt(bytes, at - 2);
      at += bytesOf(value) - 2;
    }
    const distance = value >>> 1;
    const isStep = (distance - 1) >> 31;
    next = ((next + distance) | (isStep & inField)) - isStep;
    if ((((byOrdinal[ordinal] ?? 0) >>> (next + shift)) & 1) === 1 && distance > 0) {
      if (count === found.keys.length) found = larger();
      const key = keys[ordinal] ?? 0;
      found.keys[count] = key >>> 1;
      found.positions[count++] = next - 1 + ((key & ownBit) === 0 ? fields.title : 0);
    }
    const ends = four & 1;
    ordinal += ends;
    next &= ends - 1;
  }
}

/** The last bytes of a list, which are fewer than four, as if more came behind them. */
const rest = new Uint8Array(8);
const viewOfRest = viewOf(rest);

/** Keeps the bytes from there on as the rest; returns where its last one is. */
function keepRest(bytes: Uint8Array, from: number): number {
  rest.fill(0);
  rest.set(bytes.subarray(from));
  return bytes.length - from - 1;
}

function makeRoom(span: number, paragraphs: number): void {
  if (kept.byKey.length < span) kept.byKey = new Int32Array(span);
  if (kept.keys.length >= paragraphs) return;
  kept.byOrdinal = new Int32Array(paragraphs);
  kept.keys = new Uint32Array(paragraphs);
}

/** Makes more room for what met. */
function larger(): typeof kept.met {
  const { keys, positions } = kept.met;
  kept.met = { keys: new Uint32Array(2 * keys.length), positions: new Uint32Array(2 * keys.length) };
  kept.met.keys.set(keys);
  kept.met.positions.set(positions);
  return kept.met;
}
