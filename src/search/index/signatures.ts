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
const kept = { byKey: new Int32Array(0), byOrdinal: new Int32Array(0), keys: new Uint32Array(0) };
const met = { count: 0, keys: new Uint32Array(1_024), positions: new Uint32Array(1_024) };
/** Where a list is read: the paragraph, and the number of the next word. */
const reading = { ordinal: 0, next: 0 };
/** The last bytes of a list, which are fewer than four, as if more came behind them. */
const rest = new Uint8Array(8);

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
  return meet(word, keys[count - 1] ?? 0);
}

/** Where a word stands as another wants it, which is read as a whole, and at a few other places. */
export function wordsMeeting(one: Placed, other: Placed): Meetings {
  const { last, total } = one.postings;
  makeRoom(Math.max(last, other.postings.last) + 1, Math.max(total, other.postings.total));
  readKeys(one.postings, kept.keys);
  readAll(one, sign);
  return meet(other, last);
}

/** What meets the signatures, which go up to this key and are forgotten then. */
function meet(word: Placed, last: number): Meetings {
  const { byKey, byOrdinal, keys } = kept;
  const count = readKeys(word.postings, keys);
  for (let at = 0; at < count; at += 1) byOrdinal[at] = byKey[(keys[at] ?? 0) >>> 1] ?? 0;
  byKey.fill(0, 0, last + 1);
  met.count = 0;
  readAll(word, hold);
  return met;
}

/** Hands all positions of a word to a reader, who returns where he stopped: behind the last four or one of the last three. */
function readAll({ postings, positions, offset }: Placed, read: typeof sign): void {
  reading.ordinal = 0;
  reading.next = 0;
  const at = read(positions, positionsStart(positions, postings.total), positions.length - 4, offset);
  rest.fill(0);
  rest.set(positions.subarray(at));
  read(rest, 0, positions.length - at - 1, offset);
}

/** Writes the signatures of the paragraphs that have the word. */
function sign(positions: Uint8Array, from: number, to: number, offset: number): number {
  const { byKey, keys } = kept;
  const view = viewOf(positions);
  const shift = 31 - offset;
  let { ordinal, next } = reading;
  let at = from;
  while (at <= to) {
    const four = view.getInt32(at, true);
    const more = (four >> 7) & 1;
    let value = (four & 127) | ((four >> 1) & highBits & (0 - more));
    at += 1 + more;
    if ((four & bothGoOn) === bothGoOn) {
      value = numberAt(positions, at - 2);
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
  reading.ordinal = ordinal;
  reading.next = next;
  return at;
}

/** Notes the positions that have their bit in the signature. Words are numbered as if the first field were that of the text. */
function hold(positions: Uint8Array, from: number, to: number, offset: number): number {
  const { byOrdinal } = kept;
  const view = viewOf(positions);
  const shift = 31 - offset;
  let { ordinal, next } = reading;
  let at = from;
  while (at <= to) {
    const four = view.getInt32(at, true);
    const more = (four >> 7) & 1;
    let value = (four & 127) | ((four >> 1) & highBits & (0 - more));
    at += 1 + more;
    if ((four & bothGoOn) === bothGoOn) {
      value = numberAt(positions, at - 2);
      at += bytesOf(value) - 2;
    }
    const distance = value >>> 1;
    const isStep = (distance - 1) >> 31;
    next = ((next + distance) | (isStep & inField)) - isStep;
    if ((((byOrdinal[ordinal] ?? 0) >>> (next + shift)) & 1) === 1 && distance > 0) note(ordinal, next - 1);
    const ends = four & 1;
    ordinal += ends;
    next &= ends - 1;
  }
  reading.ordinal = ordinal;
  reading.next = next;
  return at;
}

function note(ordinal: number, position: number): void {
  const key = kept.keys[ordinal] ?? 0;
  if (met.count === met.keys.length) {
    const { keys, positions } = met;
    met.keys = new Uint32Array(2 * met.count);
    met.positions = new Uint32Array(2 * met.count);
    met.keys.set(keys);
    met.positions.set(positions);
  }
  met.keys[met.count] = key >>> 1;
  met.positions[met.count++] = (key & ownBit) === 0 ? position + fields.title : position;
}

function makeRoom(span: number, paragraphs: number): void {
  if (kept.byKey.length < span) kept.byKey = new Int32Array(span);
  if (kept.keys.length >= paragraphs) return;
  kept.byOrdinal = new Int32Array(paragraphs);
  kept.keys = new Uint32Array(paragraphs);
}
