import { abreast } from './abreast.ts';
import type { ListCursor } from './blocks.ts';
import { ByteWriter, bytesOf, numberAt } from './bytes.ts';
import { PositionsReader, PositionsWriter } from './positions.ts';
import { firstKeyAt, type PostingList, postingList, readPostings } from './postings.ts';
import { PostingsWriter } from './postings-writer.ts';
import { isGone, levelOfState } from './states.ts';

/** A segment to be joined with its neighbours: its first key, and its lists in order of their stems. */
export interface Part {
  readonly first: number;
  readonly postings: ListCursor;
  readonly positions: ListCursor;
  /** States of its paragraphs from the first key on; given only when some of them are gone. */
  readonly states?: Uint8Array;
}

/** The lists of a stem, right until the next one is asked for. */
export interface Merged {
  /** Stands at the stem. */
  readonly stem: ListCursor;
  readonly postings: ByteWriter;
  readonly positions: ByteWriter;
}

/** Joins segments that follow one another: the lists of every stem in order. What is gone is left out. */
export function* merge(parts: readonly Part[]): Generator<Merged> {
  const base = parts[0]?.first ?? 0;
  const postings = new PostingsWriter();
  const positions = new PositionsWriter();
  const [one, other] = [new ByteWriter(), new ByteWriter()];
  const goOn = (part: Part) => part.postings.next() && part.positions.next();
  for (const having of abreast(parts, (part) => part.postings, goOn)) {
    const [first] = having;
    if (first === undefined) continue;
    one.clear();
    other.clear();
    if (having.length === 1 && first.states === undefined) copy(first, first.first - base, one, other);
    else {
      postings.clear();
      positions.clear();
      for (const part of having) join(part, part.first - base, postings, positions);
      if (postings.isEmpty) continue;
      postings.write(one);
      positions.write(other, postings.total);
    }
    yield { stem: first.postings, postings: one, positions: other };
  }
}

/** The lists of a stem that one segment alone has: all but the first key is told from what stands before it. */
function copy({ postings, positions }: Part, shift: number, one: ByteWriter, other: ByteWriter): void {
  const { bytes, from, to } = postings;
  const at = firstKeyAt(bytes, from);
  const key = numberAt(bytes, at);
  one.copy(bytes, from, at);
  one.number(key + shift);
  one.copy(bytes, at + bytesOf(key), to);
  other.copy(positions.bytes, positions.from, positions.to);
}

function join(part: Part, shift: number, postings: PostingsWriter, positions: PositionsWriter): void {
  const { bytes, from, to } = part.postings;
  const places = part.positions;
  const list = postingList(bytes, from, to);
  if (part.states === undefined) {
    postings.join(list, shift);
    positions.join(places.bytes, places.from, places.to, list.total);
  } else copyLiving(list, places.bytes.subarray(places.from, places.to), part.states, shift, postings, positions);
}

function copyLiving(
  list: PostingList,
  positionBytes: Uint8Array,
  states: Uint8Array,
  shift: number,
  postings: PostingsWriter,
  positions: PositionsWriter,
): void {
  const keys = new Uint32Array(list.total);
  const marks = new Uint8Array(list.total);
  const count = readPostings(list, keys, marks);
  const reader = new PositionsReader(positionBytes, list.total);
  for (let at = 0; at < count; at += 1) {
    const key = keys[at] ?? 0;
    const state = states[key] ?? 0;
    if (isGone(state)) continue;
    const mark = marks[at] ?? 0;
    postings.add(key + shift, levelOfState(state), mark);
    reader.goTo(at);
    const found = reader.read(mark);
    for (let each = 0; each < found; each += 1) positions.add(reader.positions[each] ?? 0);
    positions.end();
  }
}
