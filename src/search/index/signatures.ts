import { bytesOf, numberAt } from './bytes.ts';
import type { Beginnings, Placed } from './placed.ts';
import { fields } from './positions.ts';
import { ownBit, stride } from './postings.ts';
import { Strides } from './strides.ts';

/** Positions of a word that are worth a closer look, in rising order: the first `count` of each array. */
export interface Meetings {
  readonly count: number;
  /** Of their paragraphs. */
  readonly keys: Uint32Array;
  readonly positions: Uint32Array;
}

/** By key; all are zero whenever nobody is using them. Memory is used again for the next phrase. */
let signatures = new Int32Array(0);
/** Of the paragraphs of one stride. */
const here = new Int32Array(stride);
const met = { count: 0, keys: new Uint32Array(1_024), positions: new Uint32Array(1_024) };

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
  const last = keys[count - 1] ?? 0;
  makeRoom(Math.max(last, word.postings.last));
  for (let candidate = 0; candidate < count; candidate += 1) {
    const end = to[candidate] ?? 0;
    let signature = 0;
    for (let each = from[candidate] ?? 0; each < end; each += 1) signature |= 1 << (places[each] ?? 0);
    signatures[keys[candidate] ?? 0] = signature;
  }
  return meet(word, last);
}

/** Where a word stands as another wants it, which is read as a whole, and at a few other places. */
export function wordsMeeting(one: Placed, other: Placed): Meetings {
  makeRoom(Math.max(one.postings.last, other.postings.last));
  for (const strides = new Strides(one.postings, one.positions); strides.next(); ) sign(strides, 31 - one.offset);
  return meet(other, one.postings.last);
}

/** What meets the signatures, which go up to this key and are forgotten then. */
function meet(word: Placed, last: number): Meetings {
  met.count = 0;
  for (const strides = new Strides(word.postings, word.positions); strides.next(); ) {
    const { keys, count } = strides;
    let any = 0;
    for (let at = 0; at < count; at += 1) {
      const signature = signatures[(keys[at] ?? 0) >>> 1] ?? 0;
      here[at] = signature;
      any |= signature;
    }
    if (any !== 0) hold(strides, 31 - word.offset);
  }
  signatures.fill(0, 0, last + 1);
  return met;
}

/** Writes the signatures of the paragraphs of a stride. */
function sign({ keys, bytes, view, from, to }: Strides, shift: number): void {
  const byKey = signatures;
  let ordinal = 0;
  /** The number of the next word in its field. */
  let next = 0;
  for (let at = from; at < to; ) {
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

/** Notes the positions that have their bit in the signature. Words are numbered as if the first field were that of the text. */
function hold({ keys, bytes, view, from, to }: Strides, shift: number): void {
  let ordinal = 0;
  let next = 0;
  for (let at = from; at < to; ) {
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
    if ((((here[ordinal] ?? 0) >>> (next + shift)) & 1) === 1 && distance > 0) note(keys[ordinal] ?? 0, next - 1);
    const ends = four & 1;
    ordinal += ends;
    next &= ends - 1;
  }
}

function note(key: number, position: number): void {
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

function makeRoom(last: number): void {
  if (signatures.length <= last) signatures = new Int32Array(last + 1);
}
