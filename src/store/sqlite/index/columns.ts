import { goneState, isGone, levelOfState } from '../../../search/index/states.ts';
import { commonArray } from '../../../whole-pages.ts';
import type { Connection } from '../connection.ts';
import { giveBack } from './giving-back.ts';

/** Paragraph keys to a row. */
const chunkSize = 4_096;
/** Rows read at a time: they are copied, and then let go. */
const rowsAtOnce = 64;

interface ChunkRow {
  readonly chunk: number;
  readonly states: Buffer;
  readonly documents: Buffer;
  readonly lengths: Buffer;
}

/** What is known of the paragraphs with keys from chunk × `chunkSize` on, as far as they were given out. */
interface Chunk {
  readonly states: Uint8Array;
  readonly documents: Uint32Array;
  readonly lengths: Uint16Array;
  length: number;
}

const levels = 5;

/** What is known of every paragraph, by key; and by level how many there are, and the sum of their lengths. */
export interface Columns {
  readonly states: Uint8Array;
  readonly documents: Uint32Array;
  readonly lengths: Uint16Array;
  readonly paragraphs: number[];
  readonly words: number[];
}

export const noColumns: Columns = {
  states: new Uint8Array(0),
  documents: new Uint32Array(0),
  lengths: new Uint16Array(0),
  paragraphs: new Array<number>(levels).fill(0),
  words: new Array<number>(levels).fill(0),
};

/** The lowest key that was never given to a paragraph. */
export function freeKey(connection: Connection): number {
  const last = connection.one<{ free: number }>(
    `SELECT chunk * ${chunkSize} + length(states) AS free FROM index_column ORDER BY chunk DESC LIMIT 1`,
  );
  return last?.free ?? 1;
}

/**
 * The columns brought up to date, from rows that writings after number `since` have changed. In the same arrays, where there
 * is room; but those that `areCommon` stay as they are, and others take their place.
 */
export function columnsRead(connection: Connection, former: Columns, since: number, areCommon: boolean): Columns {
  const last = connection.one<{ chunk: number }>('SELECT chunk FROM index_column ORDER BY chunk DESC LIMIT 1');
  const columns = withRoom(former, ((last?.chunk ?? -1) + 1) * chunkSize, areCommon);
  for (let after = -1; ; ) {
    const rows = connection.all<ChunkRow>(
      `SELECT chunk, states, documents, lengths FROM index_column
       WHERE writing > @since AND chunk > @after ORDER BY chunk LIMIT ${rowsAtOnce}`,
      { since, after },
    );
    for (const { chunk, states, documents, lengths } of rows) {
      const from = chunk * chunkSize;
      // Where nothing was known before there is nothing to take out of the totals.
      if (from < former.states.length) count(columns, from, -1);
      columns.states.set(states, from);
      columns.documents.set(numbersIn(documents, Uint32Array), from);
      columns.lengths.set(numbersIn(lengths, Uint16Array), from);
      count(columns, from, 1);
      for (const read of [states, documents, lengths]) giveBack(read);
    }
    after = rows.at(-1)?.chunk ?? after;
    if (rows.length < rowsAtOnce) return columns;
  }
}

/** Adds a chunk to the totals, or takes it out of them. */
function count({ states, lengths, paragraphs, words }: Columns, from: number, sign: 1 | -1): void {
  const to = Math.min(from + chunkSize, states.length);
  for (let key = from; key < to; key += 1) {
    const state = states[key] ?? goneState;
    if (isGone(state)) continue;
    const level = levelOfState(state);
    paragraphs[level] = (paragraphs[level] ?? 0) + sign;
    words[level] = (words[level] ?? 0) + sign * (lengths[key] ?? 0);
  }
}

/** In arrays of their own with room for keys below `size`; as they are, where they have it and need no others. */
function withRoom(columns: Columns, size: number, copied: boolean): Columns {
  const before = columns.states.length;
  if (before >= size && !copied) return columns;
  const room = before >= size ? before : Math.max(size, Math.ceil((before * 9) / 8));
  const states = commonArray(Uint8Array, room).fill(goneState, before);
  const documents = commonArray(Uint32Array, room);
  const lengths = commonArray(Uint16Array, room);
  states.set(columns.states);
  documents.set(columns.documents);
  lengths.set(columns.lengths);
  return { states, documents, lengths, paragraphs: [...columns.paragraphs], words: [...columns.words] };
}

interface NumbersOf<Numbers> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): Numbers;
}

/** Numbers of several bytes stand anywhere in memory: the bytes themselves, or a copy where they stand askew. */
function numbersIn<Numbers>({ buffer, byteOffset, byteLength }: Buffer, kind: NumbersOf<Numbers>): Numbers {
  const size = kind.BYTES_PER_ELEMENT;
  if (byteOffset % size !== 0) return new kind(buffer.slice(byteOffset, byteOffset + byteLength));
  return new kind(buffer, byteOffset, byteLength / size);
}

/** States of the paragraphs with keys from `first` to `last`. */
export function statesBetween(connection: Connection, first: number, last: number): Uint8Array {
  const states = new Uint8Array(last - first + 1).fill(goneState);
  const rows = connection.all<{ chunk: number; states: Buffer }>(
    'SELECT chunk, states FROM index_column WHERE chunk BETWEEN @from AND @to',
    { from: Math.floor(first / chunkSize), to: Math.floor(last / chunkSize) },
  );
  for (const { chunk, states: bytes } of rows) {
    const from = chunk * chunkSize;
    const shown = bytes.subarray(Math.max(0, first - from), Math.max(0, last + 1 - from));
    states.set(shown, Math.max(0, from - first));
  }
  return states;
}

/** Changes of one transaction, written row by row at its end. */
export class ColumnChanges {
  readonly #connection: Connection;
  readonly #chunks = new Map<number, Chunk>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** `length`: in words. */
  set(key: number, state: number, document: number, length: number): void {
    const chunk = this.#chunkOf(key);
    const at = key % chunkSize;
    chunk.states[at] = state;
    chunk.documents[at] = document;
    chunk.lengths[at] = length;
    chunk.length = Math.max(chunk.length, at + 1);
  }

  /** The paragraph is there no longer. */
  remove(key: number): void {
    this.#chunkOf(key).states[key % chunkSize] = goneState;
  }

  write(writing: number): void {
    for (const [chunk, { states, documents, lengths, length }] of this.#chunks)
      this.#connection.run(
        `INSERT INTO index_column (chunk, states, documents, lengths, writing)
         VALUES (@chunk, @states, @documents, @lengths, @writing)
         ON CONFLICT DO UPDATE SET states = excluded.states, documents = excluded.documents, lengths = excluded.lengths,
           writing = excluded.writing`,
        {
          chunk,
          states: Buffer.from(states.buffer, 0, length),
          documents: Buffer.from(documents.buffer, 0, length * 4),
          lengths: Buffer.from(lengths.buffer, 0, length * 2),
          writing,
        },
      );
    this.#chunks.clear();
  }

  #chunkOf(key: number): Chunk {
    const number = Math.floor(key / chunkSize);
    const known = this.#chunks.get(number);
    if (known !== undefined) return known;
    const row = this.#connection.one<ChunkRow>(
      'SELECT chunk, states, documents, lengths FROM index_column WHERE chunk = @number',
      { number },
    );
    const states = new Uint8Array(chunkSize).fill(goneState);
    const documents = new Uint32Array(chunkSize);
    const lengths = new Uint16Array(chunkSize);
    if (row !== undefined) {
      states.set(row.states);
      documents.set(numbersIn(row.documents, Uint32Array));
      lengths.set(numbersIn(row.lengths, Uint16Array));
    }
    const chunk = { states, documents, lengths, length: row?.states.length ?? 0 };
    this.#chunks.set(number, chunk);
    return chunk;
  }
}
