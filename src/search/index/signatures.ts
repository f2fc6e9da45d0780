import { positionsStart } from './positions.ts';
import { readPostings } from './postings.ts';
import type { Placed } from './together.ts';

/** Paragraphs where two words may stand in a row: of the second one's list, the first `count` of each array. */
export interface Meetings {
  readonly count: number;
  /** By meeting: the paragraph's number in the list, and where its positions stand. */
  readonly ordinals: Uint32Array;
  readonly starts: Uint32Array;
  /** By number in the list. */
  readonly keys: Uint32Array;
  readonly marks: Uint8Array;
}

/** Used for one phrase after another; of the signatures, all are zero whenever nobody is using them. */
const kept = {
  signatures: new Int32Array(0),
  ordinals: new Uint32Array(0),
  starts: new Uint32Array(0),
  keys: new Uint32Array(0),
  marks: new Uint8Array(0),
};

/**
 * Finds the paragraphs where both words may stand in a row: all where they do, and a few others. By key of a paragraph, a
 * signature says where a phrase may begin by the one word: a bit for the last five of each beginning's number. Then all positions
 * of the other word are held against it, without asking of any number whether it is a paragraph's last or the step to the next
 * field: numbers change so often in both that to guess wrongly would take longer. Every field counts from a multiple of 32, so
 * that bits are the same in all of them.
 */
export function meetings(one: Placed, other: Placed): Meetings {
  const { first, last, total } = one.postings;
  makeRoom(Math.max(last, other.postings.last) + 1, Math.max(total, other.postings.total) + 1);
  sign(one);
  const count = meet(other);
  kept.signatures.fill(0, first, last + 1);
  return { ...kept, count };
}

/** Writes the signatures of all paragraphs that have the word. */
function sign({ postings, positions, offset }: Placed): void {
  const { signatures, keys } = kept;
  const total = readPostings(postings, keys, kept.marks);
  let ordinal = 0;
  let before = -1;
  for (let at = positionsStart(positions, postings.total); ordinal < total && at < positions.length; ) {
    let byte = positions[at++] ?? 0;
    const last = byte & 1;
    let value = byte & 127;
    for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
      byte = positions[at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    const distance = value >>> 1;
    const isStep = (distance - 1) >> 31;
    before = (before + distance) | isStep;
    const key = keys[ordinal] ?? 0;
    signatures[key] = (signatures[key] ?? 0) | ((1 << (before - offset)) & ~isStep);
    ordinal += last;
    before |= 0 - last;
  }
}

/** Notes the paragraphs where a position of the word has its bit in the signature; returns how many there are. */
function meet({ postings, positions, offset }: Placed): number {
  const { signatures, ordinals, starts, keys } = kept;
  const total = readPostings(postings, keys, kept.marks);
  let start = positionsStart(positions, postings.total);
  let count = 0;
  let meets = 0;
  let ordinal = 0;
  let before = -1;
  for (let at = start; ordinal < total && at < positions.length; ) {
    let byte = positions[at++] ?? 0;
    const last = byte & 1;
    let value = byte & 127;
    for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
      byte = positions[at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    const distance = value >>> 1;
    const isStep = (distance - 1) >> 31;
    before = (before + distance) | isStep;
    meets |= ((signatures[keys[ordinal] ?? 0] ?? 0) >>> (before - offset)) & ~isStep & 1;
    // Written without asking: what does not meet is written over by the next.
    ordinals[count] = ordinal;
    starts[count] = start;
    count += meets & last;
    meets &= last - 1;
    start += (at - start) & (0 - last);
    ordinal += last;
    before |= 0 - last;
  }
  return count;
}

function makeRoom(span: number, paragraphs: number): void {
  if (kept.signatures.length < span) kept.signatures = new Int32Array(span);
  if (kept.keys.length >= paragraphs) return;
  kept.ordinals = new Uint32Array(paragraphs);
  kept.starts = new Uint32Array(paragraphs);
  kept.keys = new Uint32Array(paragraphs);
  kept.marks = new Uint8Array(paragraphs);
}
