import { Workspace } from '../../../search/index/found.ts';
import type { IndexSegment, PostingSource } from '../../../search/index/source.ts';
import type { Connection } from '../connection.ts';
import { Columns, readColumns } from './columns.ts';
import { DocumentColumns } from './documents.ts';
import { ListReader } from './lists.ts';
import { positionKind, postingKind, type SegmentRow, segmentRows } from './segments.ts';

/** Answers kept until the next writing. */
const mostAnswers = 8;

/** The index as one connection sees it: what all questions need is held in memory, and read again when it has changed. */
export class IndexReader {
  readonly workspace = new Workspace();
  /** As of the last `refresh()`. */
  readonly documents = new DocumentColumns();
  readonly #connection: Connection;
  readonly #columns = new Columns();
  readonly #lists: ListReader;
  readonly #answers = new Map<string, unknown>();
  #segments: readonly IndexSegment[] = [];
  #writing = -1;

  constructor(connection: Connection, mostKept?: number) {
    this.#connection = connection;
    this.#lists = new ListReader(connection, mostKept);
  }

  /** State, document and length of each paragraph, by key, as of the last `refresh()`. */
  get columns(): Readonly<Columns> {
    return this.#columns;
  }

  /** Brings everything up to date, to be used within the same snapshot. */
  refresh(): void {
    const row = this.#connection.one<{ value: number }>(`SELECT value FROM meta WHERE name = 'index_writing'`);
    const writing = row?.value ?? 0;
    if (writing === this.#writing) return;
    readColumns(this.#connection, this.#columns, this.#writing);
    this.documents.read(this.#connection, this.#writing);
    this.#segments = segmentRows(this.#connection).map((each) => this.#segment(each));
    this.#answers.clear();
    this.#writing = writing;
  }

  /** What `make` gives, kept under a name until something is written; the last few that were asked for. */
  remembered<Answer>(name: string, make: () => Answer): Answer {
    const answer = this.#answers.has(name) ? (this.#answers.get(name) as Answer) : make();
    this.#answers.delete(name);
    this.#answers.set(name, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= mostAnswers) break;
      this.#answers.delete(oldest);
    }
    return answer;
  }

  /** The index as it stands, to be used within the same snapshot. */
  source(): PostingSource {
    this.refresh();
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
