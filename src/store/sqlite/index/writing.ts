import { Gathering, type IndexedParagraph } from '../../../search/index/gathering.ts';
import { stateOf } from '../../../search/index/states.ts';
import type { Connection } from '../connection.ts';
import { ColumnChanges, freeKey } from './columns.ts';
import { DocumentChanges } from './document-changes.ts';
import { countGone, SegmentWriter } from './segments.ts';
import { mergeCrowded } from './upkeep.ts';

/** Above every level. */
const none = 5;
/** Paragraphs after which a writing begins another segment: far more than a batch of cables has. */
const mostGathered = 32_768;

/** What one transaction changes in the index, written at its end. */
export class IndexChanges {
  readonly #connection: Connection;
  readonly #columns: ColumnChanges;
  readonly #documents: DocumentChanges;
  #gatherings: Gathering[] = [];
  #removed: number[] = [];
  #free: number | undefined;
  #document = -1;
  #lowest = none;
  #changed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#columns = new ColumnChanges(connection);
    this.#documents = new DocumentChanges(connection);
  }

  /** A key for a paragraph, that no paragraph has had before. */
  nextKey(): number {
    this.#free ??= freeKey(this.#connection);
    return this.#free++;
  }

  /** The document comes, goes or changes; see `DocumentChanges`. */
  touch(document: number): void {
    this.#documents.touch(document);
    this.#changed = true;
  }

  /** Paragraphs come in order of their keys, those of a document one after another. Returns how many words its text has. */
  add(document: number, paragraph: IndexedParagraph): number {
    if (document !== this.#document) this.#lowest = none;
    this.#document = document;
    const { words, length } = this.#gathering().add(paragraph);
    this.#columns.set(paragraph.key, stateOf(paragraph.level, this.#lowest), document, length);
    this.#lowest = Math.min(this.#lowest, paragraph.level);
    this.#changed = true;
    return words;
  }

  #gathering(): Gathering {
    const last = this.#gatherings.at(-1);
    if (last !== undefined && last.paragraphs < mostGathered) return last;
    const made = new Gathering();
    this.#gatherings.push(made);
    return made;
  }

  /** The paragraph's postings stay until their segment is merged; nobody finds them. */
  remove(key: number): void {
    this.#columns.remove(key);
    this.#removed.push(key);
    this.#document = -1;
    this.#changed = true;
  }

  /** Hands on the words of the paragraphs that were added with their counts by level, and of how many paragraphs they are. */
  words(give: (come: ReturnType<Gathering['words']>, paragraphs: number) => void): void {
    for (const gathering of this.#gatherings) give(gathering.words(), gathering.paragraphs);
  }

  write(): void {
    if (!this.#changed) return;
    const writing = this.#connection.one<{ value: number }>(
      `UPDATE meta SET value = value + 1 WHERE name = 'index_writing' RETURNING value`,
    );
    this.#columns.write(writing?.value ?? 0);
    this.#documents.write(writing?.value ?? 0);
    for (const gathering of this.#gatherings) {
      const writer = new SegmentWriter(this.#connection, gathering.span, gathering.paragraphs);
      gathering.lists((stem, postings, positions) => writer.add(stem, postings, positions));
      writer.list();
    }
    if (this.#removed.length > 0) countGone(this.#connection, this.#removed);
    mergeCrowded(this.#connection);
    this.#gatherings = [];
    this.#removed = [];
    this.#changed = false;
  }
}
