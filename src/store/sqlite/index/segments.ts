import { BlockWriter, ListCursor } from '../../../search/index/blocks.ts';
import type { ByteWriter } from '../../../search/index/bytes.ts';
import { mergeable } from '../../../search/index/growth.ts';
import { merge, type Part } from '../../../search/index/merging.ts';
import { isGone } from '../../../search/index/states.ts';
import type { Connection } from '../connection.ts';
import { chunkSize } from './columns.ts';

/** A segment as its row has it. */
export interface SegmentRow {
  readonly key: number;
  readonly first: number;
  readonly last: number;
}

export const postingKind = 0;
export const positionKind = 1;

/** A stem as blocks are sorted by: bytes in the order of its UTF-16 units, which is that of strings here. */
export function sortable(stem: string): Buffer {
  return Buffer.from(stem, 'utf16le').swap16();
}

export function segmentRows(connection: Connection): SegmentRow[] {
  return connection.all<SegmentRow>('SELECT key, first, last FROM index_segment ORDER BY first');
}

/** Writes a segment; `every` hands on the lists of every stem, stems in rising order. */
export function writeSegment(
  connection: Connection,
  { first, last }: { readonly first: number; readonly last: number },
  every: (give: (stem: string, postings: ByteWriter, positions: ByteWriter) => void) => void,
): void {
  const { key: segment } = connection.run('INSERT INTO index_segment (first, last) VALUES (@first, @last)', {
    first,
    last,
  });
  const writer = (kind: number) =>
    new BlockWriter(({ stem, body }) => {
      connection.run('INSERT INTO index_block (segment, kind, stem, body) VALUES (@segment, @kind, @stem, @body)', {
        segment,
        kind,
        stem: sortable(stem),
        body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
      });
    });
  const postings = writer(postingKind);
  const positions = writer(positionKind);
  every((stem, postingList, positionList) => {
    postings.add(stem, postingList);
    positions.add(stem, positionList);
  });
  postings.close();
  positions.close();
}

/** Merges the newest segments while there are many of a size; see `mergeable`. */
export function mergeSegments(connection: Connection): void {
  for (;;) {
    const rows = segmentRows(connection);
    const count = mergeable(rows.map(({ first, last }) => last - first + 1));
    if (count === 0) return;
    const merged = rows.slice(-count);
    const span = { first: merged[0]?.first ?? 0, last: merged.at(-1)?.last ?? 0 };
    const parts = merged.map((row) => partOf(connection, row));
    connection.run('UPDATE index_segment SET first = -first - 1 WHERE first BETWEEN @first AND @last', span);
    writeSegment(connection, span, (give) => merge(parts, give));
    connection.run('DELETE FROM index_segment WHERE first < 0');
  }
}

function partOf(connection: Connection, { key, first, last }: SegmentRow): Part {
  const states = statesBetween(connection, first, last);
  return {
    first,
    postings: lists(connection, key, postingKind),
    positions: lists(connection, key, positionKind),
    ...(states.some(isGone) ? { states } : {}),
  };
}

function statesBetween(connection: Connection, first: number, last: number): Uint8Array {
  const states = new Uint8Array(last - first + 1);
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

/** The lists of a segment in order, read block by block. */
function lists(connection: Connection, segment: number, kind: number): ListCursor {
  let last: Buffer | undefined;
  return new ListCursor(() => {
    const row = connection.one<{ stem: Buffer; body: Buffer }>(
      `SELECT stem, body FROM index_block WHERE segment = @segment AND kind = @kind ${last === undefined ? '' : 'AND stem > @last'}
       ORDER BY stem LIMIT 1`,
      { segment, kind, ...(last === undefined ? {} : { last }) },
    );
    last = row?.stem;
    return row?.body;
  });
}
