import { listIn } from '../../../search/index/blocks.ts';
import type { IndexSegment, PostingSource } from '../../../search/index/evaluation.ts';
import { Workspace } from '../../../search/index/found.ts';
import type { Connection } from '../connection.ts';
import { type Columns, readColumns } from './columns.ts';
import { positionKind, postingKind, type SegmentRow, segmentRows, sortable } from './segments.ts';

/** Bytes of lists kept between questions, unless told otherwise. */
const usuallyKept = 48_000_000;
/** What a kept list costs beside its bytes. */
const listCost = 200;

/** The index as one connection sees it: what all questions need is held in memory, and read again when it has changed. */
export class IndexReader {
  readonly workspace = new Workspace();
  readonly #connection: Connection;
  readonly #mostKept: number;
  readonly #columns: Columns = { states: new Uint8Array(0), documents: new Uint32Array(0) };
  readonly #lists = new Map<string, Uint8Array | undefined>();
  #bytes = 0;
  #segments: readonly IndexSegment[] = [];
  #writing = -1;

  constructor(connection: Connection, mostKept = usuallyKept) {
    this.#connection = connection;
    this.#mostKept = mostKept;
  }

  /** State and document of each paragraph, by key, as of the last `source()`. */
  get columns(): Readonly<Columns> {
    return this.#columns;
  }

  /** The index as it stands, to be used within the same snapshot. */
  source(): PostingSource {
    const row = this.#connection.one<{ value: number }>(`SELECT value FROM meta WHERE name = 'index_writing'`);
    const writing = row?.value ?? 0;
    if (writing !== this.#writing) {
      readColumns(this.#connection, this.#columns, this.#writing);
      this.#segments = segmentRows(this.#connection).map((each) => this.#segment(each));
      this.#writing = writing;
    }
    const totals = this.#connection.all<{ paragraphs: number }>('SELECT paragraphs FROM level_total ORDER BY level');
    return {
      segments: this.#segments,
      states: this.#columns.states,
      paragraphs: totals.map(({ paragraphs }) => paragraphs),
    };
  }

  #segment({ key, first, last }: SegmentRow): IndexSegment {
    return {
      first,
      span: last - first + 1,
      postings: (stem) => this.#list(key, postingKind, stem),
      positions: (stem) => this.#list(key, positionKind, stem),
    };
  }

  /** Segments never change, so that a list that was read once is right for good. */
  #list(segment: number, kind: number, stem: string): Uint8Array | undefined {
    const name = `${segment} ${kind} ${stem}`;
    const known = this.#lists.get(name);
    if (known !== undefined || this.#lists.has(name)) {
      this.#lists.delete(name);
      this.#lists.set(name, known);
      return known;
    }
    const row = this.#connection.one<{ body: Buffer }>(
      `SELECT body FROM index_block WHERE segment = @segment AND kind = @kind AND stem <= @stem
       ORDER BY stem DESC LIMIT 1`,
      { segment, kind, stem: sortable(stem) },
    );
    const found = row === undefined ? undefined : listIn(row.body, stem);
    const list = found?.slice();
    this.#lists.set(name, list);
    this.#bytes += listCost + (list?.length ?? 0);
    for (const [oldest, bytes] of this.#lists) {
      if (this.#bytes <= this.#mostKept) break;
      this.#lists.delete(oldest);
      this.#bytes -= listCost + (bytes?.length ?? 0);
    }
    return list;
  }
}
