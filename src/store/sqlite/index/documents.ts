import { commonArray } from '../../../whole-pages.ts';
import type { Connection } from '../connection.ts';
import { undated } from './days.ts';
import { giveBack } from './giving-back.ts';

/** Document keys to a row. */
export const documentsPerChunk = 512;

/** The columns of `numbers`, in their order. `end`: where the document's list ends; it begins where the one before ends. */
export const numberColumns = ['first', 'last', 'levels', 'paragraph', 'paragraphs', 'end'] as const;

/** Rows read at a time: they are copied, and then let go. */
const rowsAtOnce = 64;

/** What documents have in common. `sender` is what `from:` compares with, the others are counted as facets. */
export type Field = 'year' | 'kind' | 'origin' | 'tag' | 'sender';

/** `text` of a sender is its folded words, `detail` of a tag its folded name. */
export interface DocumentValue {
  readonly key: number;
  readonly field: Field;
  readonly text: string;
  readonly detail: string;
}

export interface DocumentChunkRow {
  readonly chunk: number;
  readonly numbers: Buffer;
  readonly lists: Buffer;
}

/**
 * Levels of a document in one number, three bits each: the lowest reader's level that sees anything of it (7: no such
 * document), the lowest and the highest of its paragraphs.
 */
export function levelsOf(lowest: number, least: number, most: number): number {
  return lowest | (least << 3) | (most << 6);
}

/** Of a key that no document has. */
export const noLevels = 7;

/** Numbers of four bytes, which stand anywhere in memory: the bytes themselves, or a copy where they stand askew. */
export function wordsIn({ buffer, byteOffset, byteLength }: Buffer): Int32Array {
  const size = Int32Array.BYTES_PER_ELEMENT;
  if (byteOffset % size !== 0) return new Int32Array(buffer.slice(byteOffset, byteOffset + byteLength));
  return new Int32Array(buffer, byteOffset, byteLength / size);
}

/** Of every document, by key, what is a number; and for each chunk the lists of its documents' values, one after the other. */
export type DocumentNumbers = Readonly<Record<(typeof numberColumns)[number], Int32Array>> & {
  readonly lists: readonly Int32Array[];
};

/** What is known of every document, by key; arrays have room for more keys than there are. */
export class DocumentColumns {
  /** Days as numbers, see `days.ts`. */
  first: Int32Array = new Int32Array(0);
  last: Int32Array = new Int32Array(0);
  levels: Int32Array = new Int32Array(0);
  /** Key of the first paragraph; those of a document follow one another. */
  paragraph: Int32Array = new Int32Array(0);
  paragraphs: Int32Array = new Int32Array(0);
  /** Where a document's values end in the list of its chunk. */
  end: Int32Array = new Int32Array(0);
  /** By key; absent ones were never there, or are there no longer. */
  readonly values: (DocumentValue | undefined)[] = [];
  /** By key of a value, the key that its text is counted by: the same for tags of one code. 0 for what is no facet. */
  counted = new Int32Array(0);
  #lists: readonly Int32Array[] = [];
  readonly #sameText = new Map<string, number>();
  /** Whether values are counted by another one's key: senders, which are no facet, are not among them. */
  #hasSynonyms = false;
  #newest: Uint32Array | undefined;

  /** Keys are below this. */
  get size(): number {
    return this.first.length;
  }

  /** The arrays, which may be handed to others. */
  get numbers(): DocumentNumbers {
    const { first, last, levels, paragraph, paragraphs, end } = this;
    return { first, last, levels, paragraph, paragraphs, end, lists: this.#lists };
  }

  /** Takes arrays that others have as well. Values are each connection's own. */
  adopt(numbers: DocumentNumbers): void {
    for (const column of numberColumns) this[column] = numbers[column];
    this.#lists = numbers.lists;
    this.#newest = undefined;
  }

  /**
   * Brings the columns up to date: rows that writings after number `since` have changed. Arrays that `areCommon` stay as
   * they are, and others take their place.
   */
  read(connection: Connection, since: number, areCommon: boolean): void {
    const last = connection.one<{ chunk: number }>('SELECT chunk FROM document_column ORDER BY chunk DESC LIMIT 1');
    this.#makeRoom(((last?.chunk ?? -1) + 1) * documentsPerChunk, areCommon);
    for (let after = -1; ; ) {
      const rows = connection.all<DocumentChunkRow>(
        `SELECT chunk, numbers, lists FROM document_column
         WHERE writing > @since AND chunk > @after ORDER BY chunk LIMIT ${rowsAtOnce}`,
        { since, after },
      );
      for (const { chunk, numbers } of rows) this.#take(chunk, wordsIn(numbers));
      this.#takeLists(rows);
      for (const { numbers, lists } of rows) for (const read of [numbers, lists]) giveBack(read);
      if (rows.length > 0) this.#newest = undefined;
      after = rows.at(-1)?.chunk ?? after;
      if (rows.length < rowsAtOnce) return;
    }
  }

  #take(chunk: number, numbers: Int32Array): void {
    for (const [at, column] of numberColumns.entries())
      this[column].set(
        numbers.subarray(at * documentsPerChunk, (at + 1) * documentsPerChunk),
        chunk * documentsPerChunk,
      );
  }

  /** Side by side in one array, of which each has a part. */
  #takeLists(rows: readonly DocumentChunkRow[]): void {
    const read = rows.map(({ chunk, lists }) => ({ chunk, list: wordsIn(lists) }));
    const all = commonArray(
      Int32Array,
      read.reduce((sum, { list }) => sum + list.length, 0),
    );
    const lists = [...this.#lists];
    let from = 0;
    for (const { chunk, list } of read) {
      all.set(list, from);
      lists[chunk] = all.subarray(from, from + list.length);
      from += list.length;
    }
    this.#lists = lists;
  }

  /** Values are never changed, and keys not given again: only new ones are read. */
  readValues(connection: Connection): void {
    const values = connection.all<DocumentValue>(
      'SELECT key, field, text, detail FROM document_value WHERE key >= @next ORDER BY key',
      { next: this.values.length },
    );
    const most = values.at(-1)?.key ?? 0;
    if (most >= this.counted.length) {
      const larger = new Int32Array(2 * (most + 1));
      larger.set(this.counted);
      this.counted = larger;
    }
    for (const value of values) {
      const { key, field, text } = value;
      const name = `${field} ${text}`;
      this.values[key] = value;
      this.counted[key] = field === 'sender' ? 0 : (this.#sameText.get(name) ?? key);
      if (!this.#sameText.has(name)) this.#sameText.set(name, key);
      else if (field !== 'sender') this.#hasSynonyms = true;
    }
  }

  #makeRoom(size: number, copied: boolean): void {
    const before = this.size;
    if (before >= size && !copied) return;
    const most = before >= size ? before : Math.max(size, (before * 9) / 8);
    const room = Math.ceil(most / documentsPerChunk) * documentsPerChunk;
    for (const column of numberColumns) {
      const larger = commonArray(Int32Array, room).fill(column === 'levels' ? noLevels : 0, before);
      larger.set(this[column]);
      this[column] = larger;
    }
    const none = new Int32Array(0);
    const chunks = room / documentsPerChunk;
    if (this.#lists.length < chunks) this.#lists = Array.from({ length: chunks }, (_, at) => this.#lists[at] ?? none);
  }

  /** The marks of a document's values, by key of a value, taken together. */
  marks(document: number, byValue: Uint8Array): number {
    const list = this.#lists[Math.floor(document / documentsPerChunk)];
    if (list === undefined) return 0;
    const to = this.end[document] ?? 0;
    let marks = 0;
    for (let at = this.#begin(document); at < to; at += 1) marks |= byValue[list[at] ?? 0] ?? 0;
    return marks;
  }

  /** Adds to the counts of a document's values, each text once: tags of one code follow one another. */
  count(document: number, more: number, counts: Uint32Array): void {
    const list = this.#lists[Math.floor(document / documentsPerChunk)];
    if (list === undefined) return;
    const { counted } = this;
    const to = this.end[document] ?? 0;
    let before = 0;
    for (let at = this.#begin(document); at < to; at += 1) {
      const value = counted[list[at] ?? 0] ?? 0;
      if (value !== before) counts[value] = (counts[value] ?? 0) + more;
      before = value;
    }
  }

  /** `count` for every document, `more` by key of the document. */
  countAll(more: Uint32Array, counts: Uint32Array): void {
    if (this.#hasSynonyms) {
      for (let document = 0; document < more.length; document += 1)
        if (more[document] !== 0) this.count(document, more[document] ?? 0, counts);
      return;
    }
    const { end } = this;
    for (const [chunk, list] of this.#lists.entries())
      addUp(list, end, more, chunk * documentsPerChunk, Math.min(more.length, (chunk + 1) * documentsPerChunk), counts);
  }

  #begin(document: number): number {
    return document % documentsPerChunk === 0 ? 0 : (this.end[document - 1] ?? 0);
  }

  /** The lowest reader's level that sees anything of a document, 7 when there is none of this key. */
  lowest(document: number): number {
    return (this.levels[document] ?? noLevels) & 7;
  }

  /** Every document, the newest first, undated last; those of one day in order of their keys. */
  newestFirst(): Uint32Array {
    this.#newest ??= this.#sorted();
    return this.#newest;
  }

  /** Day and key as one number: days are between ±10^8, keys below 2^25. */
  #sorted(): Uint32Array {
    const keys = 2 ** 25;
    const sortable = new Float64Array(this.size);
    let count = 0;
    for (let document = 0; document < this.size; document += 1) {
      if (this.lowest(document) === noLevels) continue;
      const day = this.first[document] ?? undated;
      sortable[count++] = (day === undated ? 1e8 : -day) * keys + document;
    }
    const sorted = sortable.subarray(0, count).sort();
    const newest = new Uint32Array(count);
    for (let at = 0; at < count; at += 1) newest[at] = (((sorted[at] ?? 0) % keys) + keys) % keys;
    return newest;
  }
}

/** Adds to every value that stands for a document of a chunk: the quickest way through millions of them. */
function addUp(
  list: Int32Array,
  end: Int32Array,
  more: Uint32Array,
  from: number,
  to: number,
  counts: Uint32Array,
): void {
  let at = 0;
  for (let document = from; document < to; document += 1) {
    const its = more[document] ?? 0;
    const last = end[document] ?? 0;
    if (its !== 0)
      for (; at < last; at += 1) {
        const value = list[at] ?? 0;
        counts[value] = (counts[value] ?? 0) + its;
      }
    at = last;
  }
}
