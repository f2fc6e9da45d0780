import { Workspace } from '../../../search/index/found.ts';
import type { IndexSegment, PostingSource } from '../../../search/index/source.ts';
import type { Connection } from '../connection.ts';
import { type Columns, columnsRead, noColumns } from './columns.ts';
import { DocumentColumns } from './documents.ts';
import { ListReader } from './lists.ts';
import { Scratch } from './scratch.ts';
import { positionKind, postingKind, type SegmentRow, segmentRows } from './segments.ts';
import type { CommonIndex, Sharing } from './sharing.ts';

/** Answers kept until the next writing. */
const mostAnswers = 8;

/** The index as one connection sees it: what all questions need is held in memory, and read again when it has changed. */
export class IndexReader {
  readonly workspace = new Workspace();
  readonly scratch = new Scratch();
  /** As of the last `refresh()`. */
  readonly documents = new DocumentColumns();
  readonly #connection: Connection;
  readonly #sharing: Sharing | undefined;
  #columns = noColumns;
  /** What others have as well: these very arrays, until they are out of date. */
  #common: CommonIndex | undefined;
  readonly #lists: ListReader;
  readonly #answers = new Map<string, unknown>();
  #segments: readonly IndexSegment[] = [];
  /** The last writing that everything here knows of, and the last that the arrays know of. */
  #writing = -1;
  #arraysOf = -1;

  constructor(connection: Connection, mostKept?: number, sharing?: Sharing) {
    this.#connection = connection;
    this.#sharing = sharing;
    this.#lists = new ListReader(connection, mostKept);
  }

  /** State, document and length of each paragraph, by key, as of the last `refresh()`. */
  get columns(): Columns {
    return this.#columns;
  }

  /** Brings everything up to date, to be used within the same snapshot. To be called once for a question. */
  refresh(): void {
    const before = this.#writing;
    this.#lists.begin();
    this.#update();
    // While documents are written, what is handed out would have to be copied for each writing.
    if (this.#common === undefined && (this.#writing === before || before < 0)) this.#offer();
  }

  #update(): void {
    const row = this.#connection.one<{ value: number }>(`SELECT value FROM meta WHERE name = 'index_writing'`);
    const writing = row?.value ?? 0;
    this.#adopt(writing);
    if (writing !== this.#writing) this.#read(writing);
  }

  /** Takes what others have made of the store as it is, or as it was after what is known here. */
  #adopt(writing: number): void {
    const taken = this.#sharing?.take();
    if (taken === undefined || taken.writing < this.#arraysOf || taken.writing > writing) return;
    this.#columns = taken.columns;
    this.documents.adopt(taken.documents);
    this.#common = taken;
    this.#arraysOf = taken.writing;
  }

  #read(writing: number): void {
    if (this.#arraysOf !== writing) {
      const areCommon = this.#common !== undefined;
      this.#columns = columnsRead(this.#connection, this.#columns, this.#arraysOf, areCommon);
      this.documents.read(this.#connection, this.#arraysOf, areCommon);
      this.#common = undefined;
      this.#arraysOf = writing;
    }
    this.documents.readValues(this.#connection);
    this.#segments = segmentRows(this.#connection).map((each) => this.#segment(each));
    this.#answers.clear();
    this.#writing = writing;
  }

  #offer(): void {
    if (this.#sharing === undefined) return;
    this.#common = { writing: this.#writing, columns: this.#columns, documents: this.documents.numbers };
    this.#sharing.offer(this.#common);
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
    this.#update();
    const { states, lengths, paragraphs, words } = this.#columns;
    return { segments: this.#segments, states, lengths, paragraphs, words };
  }

  #segment({ key, first, last }: SegmentRow): IndexSegment {
    return {
      first,
      span: last - first + 1,
      postings: (stems) => this.#lists.many(key, postingKind, stems),
      positions: (stem) => this.#lists.one(key, positionKind, stem),
      beginning: (prefix, lists) =>
        this.#lists.beginning(key, lists === 'postings' ? postingKind : positionKind, prefix),
    };
  }
}
