import { goneState } from '../../../search/index/states.ts';
import type { Connection } from '../connection.ts';

/** Paragraph keys to a row. */
export const chunkSize = 4_096;

interface ChunkRow {
  readonly chunk: number;
  readonly states: Buffer;
  readonly documents: Buffer;
}

/** States and documents of the paragraphs with keys from chunk × `chunkSize` on, as far as they were given out. */
interface Chunk {
  readonly states: Uint8Array;
  readonly documents: Uint32Array;
  length: number;
}

/** What is known of every paragraph, by key. */
export interface Columns {
  states: Uint8Array;
  documents: Uint32Array;
}

/** The lowest key that was never given to a paragraph. */
export function freeKey(connection: Connection): number {
  const last = connection.one<{ free: number }>(
    `SELECT chunk * ${chunkSize} + length(states) AS free FROM index_column ORDER BY chunk DESC LIMIT 1`,
  );
  return last?.free ?? 1;
}

/** Brings the columns up to date: rows that writings after number `since` have changed. */
export function readColumns(connection: Connection, columns: Columns, since: number): void {
  const rows = connection.all<ChunkRow>(
    'SELECT chunk, states, documents FROM index_column WHERE writing > @since ORDER BY chunk',
    { since },
  );
  const last = rows.at(-1)?.chunk ?? -1;
  makeRoom(columns, (last + 1) * chunkSize);
  for (const { chunk, states, documents } of rows) {
    const from = chunk * chunkSize;
    columns.states.set(states, from);
    columns.documents.set(numbersOf(documents), from);
  }
}

function makeRoom(columns: Columns, size: number): void {
  const before = columns.states.length;
  if (before >= size) return;
  const room = Math.max(size, Math.ceil((before * 9) / 8));
  const states = new Uint8Array(room).fill(goneState, before);
  states.set(columns.states);
  const documents = new Uint32Array(room);
  documents.set(columns.documents);
  columns.states = states;
  columns.documents = documents;
}

/** Numbers of four bytes, which stand anywhere in memory. */
function numbersOf(bytes: Buffer): Uint32Array {
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Changes of one transaction, written row by row at its end. */
export class ColumnChanges {
  readonly #connection: Connection;
  readonly #chunks = new Map<number, Chunk>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  set(key: number, state: number, document: number): void {
    const chunk = this.#chunkOf(key);
    const at = key % chunkSize;
    chunk.states[at] = state;
    chunk.documents[at] = document;
    chunk.length = Math.max(chunk.length, at + 1);
  }

  /** The paragraph is there no longer. */
  remove(key: number): void {
    this.#chunkOf(key).states[key % chunkSize] = goneState;
  }

  write(writing: number): void {
    for (const [chunk, { states, documents, length }] of this.#chunks)
      this.#connection.run(
        `INSERT INTO index_column (chunk, states, documents, writing) VALUES (@chunk, @states, @documents, @writing)
         ON CONFLICT DO UPDATE SET states = excluded.states, documents = excluded.documents, writing = excluded.writing`,
        {
          chunk,
          states: Buffer.from(states.buffer, 0, length),
          documents: Buffer.from(documents.buffer, 0, length * 4),
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
      'SELECT chunk, states, documents FROM index_column WHERE chunk = @number',
      { number },
    );
    const states = new Uint8Array(chunkSize).fill(goneState);
    const documents = new Uint32Array(chunkSize);
    if (row !== undefined) {
      states.set(row.states);
      documents.set(numbersOf(row.documents));
    }
    const chunk = { states, documents, length: row?.states.length ?? 0 };
    this.#chunks.set(number, chunk);
    return chunk;
  }
}
