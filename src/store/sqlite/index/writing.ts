import { Gathering, type IndexedParagraph } from '../../../search/index/gathering.ts';
import { stateOf } from '../../../search/index/states.ts';
import type { Connection } from '../connection.ts';
import { ColumnChanges, freeKey } from './columns.ts';
import { mergeSegments, writeSegment } from './segments.ts';

/** Above every level. */
const none = 5;

/** What one transaction changes in the index, written at its end. */
export class IndexChanges {
  readonly #connection: Connection;
  readonly #columns: ColumnChanges;
  #gathering = new Gathering();
  #free: number | undefined;
  #document = -1;
  #lowest = none;
  #changed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#columns = new ColumnChanges(connection);
  }

  /** A key for a paragraph, that no paragraph has had before. */
  nextKey(): number {
    this.#free ??= freeKey(this.#connection);
    return this.#free++;
  }

  /** Paragraphs come in order of their keys, those of a document one after another. Returns how many words its text has. */
  add(document: number, paragraph: IndexedParagraph): number {
    if (document !== this.#document) this.#lowest = none;
    this.#document = document;
    this.#columns.set(paragraph.key, stateOf(paragraph.level, this.#lowest), document);
    this.#lowest = Math.min(this.#lowest, paragraph.level);
    this.#changed = true;
    return this.#gathering.add(paragraph);
  }

  /** The paragraph's postings stay until their segment is merged; nobody finds them. */
  remove(key: number): void {
    this.#columns.remove(key);
    this.#document = -1;
    this.#changed = true;
  }

  /** How many paragraphs were added. */
  get paragraphs(): number {
    return this.#gathering.paragraphs;
  }

  /** Hands on the words of the paragraphs that were added, with their counts by level. */
  words(give: (word: string, counts: number[]) => void): void {
    this.#gathering.words(give);
  }

  write(): void {
    if (!this.#changed) return;
    const writing = this.#connection.one<{ value: number }>(
      `UPDATE meta SET value = value + 1 WHERE name = 'index_writing' RETURNING value`,
    );
    this.#columns.write(writing?.value ?? 0);
    if (this.#gathering.paragraphs > 0) {
      const gathered = this.#gathering;
      writeSegment(this.#connection, gathered.span, (give) => gathered.lists(give));
      mergeSegments(this.#connection);
      this.#gathering = new Gathering();
    }
    this.#changed = false;
  }
}
