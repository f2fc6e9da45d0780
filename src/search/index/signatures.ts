import { fields, positionsStart } from './positions.ts';
import { ownBit, readPostings } from './postings.ts';
import type { Placed } from './together.ts';

/** Used for one phrase after another; of the signatures, all are zero whenever nobody is using them. */
const kept = { signatures: new Int32Array(0), keys: new Uint32Array(0), marks: new Uint8Array(0) };

/**
 * Hands on where the second word stands, of paragraphs that have both, wherever the first may stand as it should: everywhere
 * where it does, and at a few other places. By key of a paragraph, a signature says where a phrase may begin by the one word: a
 * bit for the last five of each beginning's number. Then all positions of the other word are held against it, without asking of
 * any number whether it is a paragraph's last or the step to the next field: that changes so often that to guess it wrongly takes
 * longer than all the rest. Every field counts from a multiple of 32, so that bits are the same in all of them.
 */
export function meet(one: Placed, other: Placed, take: (key: number, position: number) => void): void {
  const { first, last, total } = one.postings;
  makeRoom(Math.max(last, other.postings.last) + 1, Math.max(total, other.postings.total));
  sign(one);
  hold(other, take);
  kept.signatures.fill(0, first, last + 1);
}

/** Writes the signatures of all paragraphs that have the word. */
function sign({ postings, positions, offset }: Placed): void {
  const { signatures, keys } = kept;
  const total = readPostings(postings, keys, kept.marks);
  const end = positions.length;
  const shift = 31 - offset;
  let ordinal = 0;
  /** The number of the next word, in its field. */
  let next = 0;
  for (let at = positionsStart(positions, postings.total); ordinal < total && at < end; ) {
    let byte = positions[at++] ?? 0;
    const last = byte & 1;
    let value = byte & 127;
    for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
      byte = positions[at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    const distance = value >>> 1;
    // All bits for a step to the next field, whose first word has the number 0.
    next = (next + distance) & ~((distance - 1) >> 31);
    const key = keys[ordinal] ?? 0;
    signatures[key] = (signatures[key] ?? 0) | (1 << (next + shift));
    ordinal += last;
    next &= last - 1;
  }
}

/** Hands on the positions of the word that have their bit in the signature. */
function hold({ postings, positions, offset }: Placed, take: (key: number, position: number) => void): void {
  const { signatures, keys, marks } = kept;
  const total = readPostings(postings, keys, marks);
  const end = positions.length;
  const shift = 31 - offset;
  let ordinal = 0;
  /** The number of the next word, as if the first field were that of the text. */
  let next = 0;
  for (let at = positionsStart(positions, postings.total); ordinal < total && at < end; ) {
    let byte = positions[at++] ?? 0;
    const last = byte & 1;
    let value = byte & 127;
    for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
      byte = positions[at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    const distance = value >>> 1;
    // All bits for a step to the next field.
    const isStep = (distance - 1) >> 31;
    next = ((next + distance) | (isStep & inField)) - isStep;
    const key = keys[ordinal] ?? 0;
    if ((((signatures[key] ?? 0) >>> (next + shift)) & 1) === 1 && distance > 0)
      take(key, next - 1 + (((marks[ordinal] ?? 0) & ownBit) === 0 ? fields.title : 0));
    ordinal += last;
    next &= last - 1;
  }
}

/** The bits of a position that tell the word's number in its field. */
const inField = fields.heading - 1;

function makeRoom(span: number, paragraphs: number): void {
  if (kept.signatures.length < span) kept.signatures = new Int32Array(span);
  if (kept.keys.length >= paragraphs) return;
  kept.keys = new Uint32Array(paragraphs);
  kept.marks = new Uint8Array(paragraphs);
}
