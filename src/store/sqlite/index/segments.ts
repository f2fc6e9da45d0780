import { BlockWriter, ListCursor } from '../../../search/index/blocks.ts';
import type { ByteWriter } from '../../../search/index/bytes.ts';
import { merge, type Part } from '../../../search/index/merging.ts';
import { isGone } from '../../../search/index/states.ts';
import type { Connection } from '../connection.ts';
import { statesBetween } from './columns.ts';

/** A segment as its row has it. */
export interface SegmentRow {
  readonly key: number;
  readonly first: number;
  readonly last: number;
  readonly living: number;
  readonly gone: number;
}

export const postingKind = 0;
export const positionKind = 1;

/** Bytes that one step of a merge writes, about; and blocks that one step takes away. */
export const stepBytes = 64_000;
export const stepBlocks = 64;

/** A stem as blocks are sorted by: bytes in the order of its UTF-16 units, which is that of strings here. */
export function sortable(stem: string): Buffer {
  return Buffer.from(stem, 'utf16le').swap16();
}

/** Those that are searched, in order of their keys. */
export function segmentRows(connection: Connection): SegmentRow[] {
  return connection.all<SegmentRow>(
    'SELECT key, first, last, living, gone FROM index_segment WHERE listed = 1 ORDER BY first',
  );
}

/** Writes a segment that is not listed; stems come in rising order. */
export class SegmentWriter {
  readonly #connection: Connection;
  readonly #postings: BlockWriter;
  readonly #positions: BlockWriter;
  readonly key: number;
  /** Written so far. */
  bytes = 0;

  constructor(connection: Connection, span: { readonly first: number; readonly last: number }, living: number) {
    this.#connection = connection;
    this.key = connection.run(
      'INSERT INTO index_segment (first, last, living, gone, listed) VALUES (@first, @last, @living, 0, 0)',
      { first: span.first, last: span.last, living },
    ).key;
    this.#postings = this.#blocks(postingKind);
    this.#positions = this.#blocks(positionKind);
  }

  #blocks(kind: number): BlockWriter {
    return new BlockWriter(({ stem, body }) => {
      this.bytes += body.length;
      this.#connection.run(
        'INSERT INTO index_block (segment, kind, stem, body) VALUES (@segment, @kind, @stem, @body)',
        {
          segment: this.key,
          kind,
          stem: sortable(stem),
          body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
        },
      );
    });
  }

  add(stem: string | ListCursor, postings: ByteWriter, positions: ByteWriter): void {
    this.#postings.add(stem, postings);
    this.#positions.add(stem, positions);
  }

  /** From now on it is searched. */
  list(): void {
    this.#postings.close();
    this.#positions.close();
    this.#connection.run('UPDATE index_segment SET listed = 1 WHERE key = @key', { key: this.key });
  }
}

/**
 * Joins neighbours into one segment without what is gone. Every step is to be taken in a transaction of its own; until the
 * last one, the neighbours are searched. Another program may do the same, or take away what this one has begun: then it ends
 * without having changed anything.
 */
export function* joinSegments(connection: Connection, neighbours: readonly SegmentRow[]): Generator<void> {
  const rows = segmentRows(connection).filter(({ key }) => neighbours.some((each) => each.key === key));
  if (rows.length < neighbours.length) return;
  const span = { first: rows[0]?.first ?? 0, last: rows.at(-1)?.last ?? 0 };
  const living = livingBetween(connection, span);
  if (living > 0) {
    const writer = new SegmentWriter(connection, span, living);
    let done = 0;
    for (const { stem, postings, positions } of merge(rows.map((row) => partOf(connection, row)))) {
      writer.add(stem, postings, positions);
      if (writer.bytes - done < stepBytes) continue;
      done = writer.bytes;
      yield;
      if (!isThere(connection, writer.key)) return;
    }
    if (!areListed(connection, rows)) return;
    writer.list();
    const gone = living - livingBetween(connection, span);
    connection.run('UPDATE index_segment SET gone = @gone WHERE key = @key', { gone, key: writer.key });
  } else if (!areListed(connection, rows)) return;
  for (const { key } of rows) connection.run('UPDATE index_segment SET listed = 0 WHERE key = @key', { key });
  connection.run(`UPDATE meta SET value = value + 1 WHERE name = 'index_writing'`);
}

/** Takes away what is not listed, step by step. */
export function* sweepSegments(connection: Connection): Generator<void> {
  for (;;) {
    const row = connection.one<{ key: number }>('SELECT key FROM index_segment WHERE listed = 0 LIMIT 1');
    if (row === undefined) return;
    const { changes } = connection.run(
      'DELETE FROM index_block WHERE rowid IN (SELECT rowid FROM index_block WHERE segment = @key LIMIT @most)',
      { key: row.key, most: stepBlocks },
    );
    if (changes < stepBlocks) connection.run('DELETE FROM index_segment WHERE key = @key', { key: row.key });
    else yield;
  }
}

/** Takes away small ones at once, if they are not listed. */
export function dropSegments(connection: Connection, rows: readonly SegmentRow[]): void {
  for (const { key } of rows) connection.run('DELETE FROM index_segment WHERE key = @key AND listed = 0', { key });
}

export function areLeftSegments(connection: Connection): boolean {
  return connection.one('SELECT 1 FROM index_segment WHERE listed = 0 LIMIT 1') !== undefined;
}

/** Notes that these paragraphs are there no longer. */
export function countGone(connection: Connection, keys: readonly number[]): void {
  const rows = segmentRows(connection);
  const gone = new Map<number, number>();
  for (const key of keys) {
    const segment = rows.find(({ first, last }) => first <= key && key <= last)?.key;
    if (segment !== undefined) gone.set(segment, (gone.get(segment) ?? 0) + 1);
  }
  for (const [key, count] of gone)
    connection.run('UPDATE index_segment SET gone = gone + @count WHERE key = @key', { key, count });
}

function isThere(connection: Connection, key: number): boolean {
  return connection.one('SELECT 1 FROM index_segment WHERE key = @key', { key }) !== undefined;
}

function areListed(connection: Connection, rows: readonly SegmentRow[]): boolean {
  const isListed = ({ key }: SegmentRow) =>
    connection.one('SELECT 1 FROM index_segment WHERE key = @key AND listed = 1', { key }) !== undefined;
  return rows.every(isListed);
}

function livingBetween(
  connection: Connection,
  { first, last }: { readonly first: number; readonly last: number },
): number {
  let living = 0;
  for (const state of statesBetween(connection, first, last)) if (!isGone(state)) living += 1;
  return living;
}

function partOf(connection: Connection, { key, first, last, gone }: SegmentRow): Part {
  return {
    first,
    postings: lists(connection, key, postingKind),
    positions: lists(connection, key, positionKind),
    ...(gone === 0 ? {} : { states: statesBetween(connection, first, last) }),
  };
}

/** The lists of a segment in order, read block by block. */
function lists(connection: Connection, segment: number, kind: number): ListCursor {
  let last: Buffer = Buffer.alloc(0);
  return new ListCursor(() => {
    const row = connection.one<{ stem: Buffer; body: Buffer }>(
      'SELECT stem, body FROM index_block WHERE segment = @segment AND kind = @kind AND stem > @last ORDER BY stem LIMIT 1',
      { segment, kind, last },
    );
    last = row?.stem ?? last;
    return row?.body;
  });
}
