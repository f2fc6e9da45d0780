import type { BlockEntry } from './blocks.ts';
import { ByteWriter } from './bytes.ts';
import { PositionsReader, PositionsWriter } from './positions.ts';
import { type PostingList, PostingsWriter, postingList, readPostings } from './postings.ts';
import { isGone, levelOfState } from './states.ts';

/** A segment to be joined with its neighbours: its first key, and its lists in order of their stems. */
export interface Part {
  readonly first: number;
  readonly postings: Iterator<BlockEntry>;
  readonly positions: Iterator<BlockEntry>;
  /** States of its paragraphs from the first key on; given only when some of them are gone. */
  readonly states?: Uint8Array;
}

interface Cursor {
  readonly part: Part;
  postings: BlockEntry;
  positions: Uint8Array;
}

/** Joins segments that follow one another; hands on the lists of every stem in order. What is gone is left out. */
export function merge(
  parts: readonly Part[],
  give: (stem: string, postings: ByteWriter, positions: ByteWriter) => void,
): void {
  const base = parts[0]?.first ?? 0;
  let cursors = parts.flatMap((part) => next(part) ?? []);
  const postings = new PostingsWriter();
  const positions = new PositionsWriter();
  const [one, other] = [new ByteWriter(), new ByteWriter()];
  while (cursors.length > 0) {
    let stem = cursors[0]?.postings.stem ?? '';
    for (const cursor of cursors) if (cursor.postings.stem < stem) stem = cursor.postings.stem;
    postings.clear();
    positions.clear();
    let ended = false;
    for (const cursor of cursors) {
      if (cursor.postings.stem !== stem) continue;
      const list = postingList(cursor.postings.list);
      const shift = cursor.part.first - base;
      if (cursor.part.states === undefined) {
        postings.join(list, shift);
        positions.join(cursor.positions);
      } else copyLiving(list, cursor.positions, cursor.part.states, shift, postings, positions);
      const following = next(cursor.part);
      if (following === undefined) ended = true;
      else Object.assign(cursor, following);
      if (following === undefined) cursor.positions = finished;
    }
    if (ended) cursors = cursors.filter((cursor) => cursor.positions !== finished);
    if (postings.isEmpty) continue;
    one.clear();
    other.clear();
    postings.write(one);
    positions.write(other);
    give(stem, one, other);
  }
}

const finished = new Uint8Array(0);

function next(part: Part): Cursor | undefined {
  const postings = part.postings.next();
  const positions = part.positions.next();
  if (postings.done === true || positions.done === true) return undefined;
  return { part, postings: postings.value, positions: positions.value.list };
}

function copyLiving(
  list: PostingList,
  positionBytes: Uint8Array,
  states: Uint8Array,
  shift: number,
  postings: PostingsWriter,
  positions: PositionsWriter,
): void {
  const most = list.bytes.length - list.start;
  const keys = new Uint32Array(most);
  const marks = new Uint8Array(most);
  const count = readPostings(list, keys, marks);
  const reader = new PositionsReader(positionBytes);
  for (let at = 0; at < count; at += 1) {
    const key = keys[at] ?? 0;
    const state = states[key] ?? 0;
    if (isGone(state)) {
      reader.skip(1);
      continue;
    }
    postings.add(key + shift, levelOfState(state), marks[at] ?? 0);
    const found = reader.read(marks[at] ?? 0);
    for (let each = 0; each < found; each += 1) positions.add(reader.positions[each] ?? 0);
    positions.end();
  }
}
