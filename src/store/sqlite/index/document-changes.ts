import type { Connection } from '../connection.ts';
import { dayNumberOf } from './days.ts';
import {
  type DocumentChunkRow,
  type DocumentValue,
  documentsPerChunk,
  levelsOf,
  noLevels,
  numberColumns,
  wordsIn,
} from './documents.ts';

/** A document as its rows have it. */
interface Described {
  readonly key: number;
  readonly kind: string;
  readonly origin: string | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly lowest: number;
  /** Codes and folded names, JSON. */
  readonly tags: string;
  /** Folded words of the sender in order, JSON. */
  readonly sender: string;
  readonly paragraph: number | null;
  readonly paragraphs: number;
  readonly least: number | null;
  readonly most: number | null;
}

const described = `SELECT d.key, d.kind, d.origin, d.first, d.last, d.lowest,
  (SELECT json_group_array(json_array(code, folded_name)) FROM
    (SELECT DISTINCT code, folded_name FROM tag WHERE document = d.key ORDER BY code, folded_name)) AS tags,
  (SELECT json_group_array(word) FROM
    (SELECT word FROM address_word WHERE document = d.key AND side = 'from' ORDER BY word)) AS sender,
  min(p.key) AS paragraph, count(p.key) AS paragraphs, min(p.level) AS least, max(p.level) AS most
  FROM json_each(@keys) wanted JOIN document d ON d.key = wanted.value LEFT JOIN paragraph p ON p.document = d.key
  GROUP BY d.key`;

/** Documents described at a time. */
const batch = 512;

/** The rows of a chunk taken apart. */
interface Chunk {
  readonly numbers: Int32Array;
  readonly lists: (readonly number[])[];
}

/** Of which documents one transaction changes anything; their columns are written from their rows at its end. */
export class DocumentChanges {
  readonly #connection: Connection;
  readonly #touched = new Set<number>();
  readonly #values = new Map<string, number>();
  /** By how many documents' number the use of a value changes. */
  readonly #uses = new Map<number, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The document comes, goes or changes. */
  touch(document: number): void {
    this.#touched.add(document);
  }

  write(writing: number): void {
    const keys = [...this.#touched].sort((one, other) => one - other);
    for (let from = 0, to = 0; from < keys.length; from = to) {
      const number = Math.floor((keys[from] ?? 0) / documentsPerChunk);
      while (to < keys.length && Math.floor((keys[to] ?? 0) / documentsPerChunk) === number) to += 1;
      const chunk = this.#read(number);
      this.#change(chunk, keys.slice(from, to));
      this.#write(number, chunk, writing);
    }
    this.#touched.clear();
    for (const [key, change] of this.#uses)
      this.#connection.run('UPDATE document_value SET documents = documents + @change WHERE key = @key', {
        key,
        change,
      });
    if ([...this.#uses.values()].some((change) => change < 0))
      this.#connection.run('DELETE FROM document_value WHERE documents <= 0');
    this.#uses.clear();
    this.#values.clear();
  }

  #change({ numbers, lists }: Chunk, keys: readonly number[]): void {
    const rows = this.#connection.all<Described>(described, { keys: JSON.stringify(keys) });
    const byKey = new Map(rows.map((row) => [row.key, row]));
    for (const key of keys) {
      const at = key % documentsPerChunk;
      const row = byKey.get(key);
      const list = row === undefined ? [] : this.#valuesOf(row);
      for (const gone of lists[at] ?? []) this.#use(gone, -1);
      for (const come of list) this.#use(come, 1);
      lists[at] = list;
      const cells = row === undefined ? [0, 0, noLevels, 0, 0] : cellsOf(row);
      for (const [column, cell] of cells.entries()) numbers[column * documentsPerChunk + at] = cell;
    }
  }

  #use(value: number, change: number): void {
    const changed = (this.#uses.get(value) ?? 0) + change;
    if (changed === 0) this.#uses.delete(value);
    else this.#uses.set(value, changed);
  }

  #valuesOf(row: Described): number[] {
    const tags = JSON.parse(row.tags) as [code: string, name: string][];
    const sender = (JSON.parse(row.sender) as string[]).join(' ');
    return [
      ...tags.map(([code, name]) => this.#value('tag', code, name)),
      this.#value('kind', row.kind),
      ...(row.first === null ? [] : [this.#value('year', row.first.slice(0, 4))]),
      ...(row.origin === null ? [] : [this.#value('origin', row.origin)]),
      ...(sender === '' ? [] : [this.#value('sender', sender)]),
    ];
  }

  #value(field: DocumentValue['field'], text: string, detail = ''): number {
    const name = JSON.stringify([field, text, detail]);
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const there = this.#connection.one<{ key: number }>(
      'SELECT key FROM document_value WHERE field = @field AND text = @text AND detail = @detail',
      { field, text, detail },
    );
    const insert = 'INSERT INTO document_value (field, text, detail, documents) VALUES (@field, @text, @detail, 0)';
    const { key } = there ?? this.#connection.run(insert, { field, text, detail });
    this.#values.set(name, key);
    return key;
  }

  #read(number: number): Chunk {
    const row = this.#connection.one<DocumentChunkRow>(
      'SELECT chunk, numbers, lists FROM document_column WHERE chunk = @number',
      { number },
    );
    const columns = numberColumns.length;
    if (row === undefined) {
      const numbers = new Int32Array(columns * documentsPerChunk);
      const levels = numberColumns.indexOf('levels') * documentsPerChunk;
      numbers.fill(noLevels, levels, levels + documentsPerChunk);
      return { numbers, lists: [] };
    }
    const numbers = wordsIn(row.numbers);
    const list = wordsIn(row.lists);
    const ends = numbers.subarray((columns - 1) * documentsPerChunk);
    const lists = Array.from(ends, (end, at) => [...list.subarray(at === 0 ? 0 : ends[at - 1], end)]);
    return { numbers, lists };
  }

  #write(chunk: number, { numbers, lists }: Chunk, writing: number): void {
    const ends = numbers.subarray((numberColumns.length - 1) * documentsPerChunk);
    let end = 0;
    for (let at = 0; at < documentsPerChunk; at += 1) {
      end += lists[at]?.length ?? 0;
      ends[at] = end;
    }
    this.#connection.run(
      `INSERT INTO document_column (chunk, writing, numbers, lists) VALUES (@chunk, @writing, @numbers, @lists)
       ON CONFLICT DO UPDATE SET writing = excluded.writing, numbers = excluded.numbers, lists = excluded.lists`,
      {
        chunk,
        writing,
        numbers: Buffer.from(numbers.buffer),
        lists: Buffer.from(Int32Array.from(lists.flat()).buffer),
      },
    );
  }
}

/** In the order of `numberColumns`, without `end`. */
function cellsOf({ first, last, lowest, least, most, paragraph, paragraphs }: Described): number[] {
  return [dayNumberOf(first), dayNumberOf(last), levelsOf(lowest, least ?? 0, most ?? 0), paragraph ?? 0, paragraphs];
}

/** Fills the columns from the documents that are there; they must be empty. To be called within a transaction. */
export function fillDocumentColumns(connection: Connection): void {
  const changes = new DocumentChanges(connection);
  const writing = connection.one<{ value: number }>(
    `UPDATE meta SET value = value + 1 WHERE name = 'index_writing' RETURNING value`,
  );
  for (let last = 0; ; ) {
    const rows = connection.all<{ key: number }>(
      'SELECT key FROM document WHERE key > @last ORDER BY key LIMIT @batch',
      { last, batch },
    );
    for (const { key } of rows) changes.touch(key);
    changes.write(writing?.value ?? 0);
    last = rows.at(-1)?.key ?? last;
    if (rows.length < batch) return;
  }
}
