import { Workspace } from '../../../search/index/found.ts';
import type { IndexSegment, PostingSource } from '../../../search/index/source.ts';
import type { Connection } from '../connection.ts';
import { Columns, readColumns } from './columns.ts';
import { ListReader } from './lists.ts';
import { positionKind, postingKind, type SegmentRow, segmentRows } from './segments.ts';

/** The index as one connection sees it: what all questions need is held in memory, and read again when it has changed. */
export class IndexReader {
  readonly workspace = new Workspace();
  readonly #connection: Connection;
  readonly #columns = new Columns();
  readonly #lists: ListReader;
  #segments: readonly IndexSegment[] = [];
  #writing = -1;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#lists = new ListReader(connection);
  }

  /** State, document and length of each paragraph, by key, as of the last `source()`. */
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
    const { states, lengths, paragraphs, words } = this.#columns;
    return { segments: this.#segments, states, lengths, paragraphs, words };
  }

  #segment({ key, first, last }: SegmentRow): IndexSegment {
    return {
      first,
      span: last - first + 1,
      postings: (stems) => this.#lists.many(key, postingKind, stems),
      positions: (stem) => this.#lists.one(key, positionKind, stem),
    };
  }
}
