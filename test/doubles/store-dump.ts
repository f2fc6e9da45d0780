import { inflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { countedWords, indexedStems } from './word-index.ts';

/** Columns that depend on when and in how many steps something was written, not on what. */
const passing = new Set(['key', 'at', 'added_at', 'reading', 'modified']);
/** Tables that say nothing of the collection, or only say again what is dumped in another way. */
const left = /^(?:sqlite_|index_|word_|document_column$|meta$|note$|digest$|outbox)/u;

type Row = Record<string, unknown>;

/** What rows mean that a key points at, so that dumps don't depend on the order of writing. */
function meanings(database: Database.Database, sql: string): Map<unknown, unknown> {
  return new Map(
    (database.prepare(sql).all() as { key: number; meaning: string }[]).map((row) => [row.key, row.meaning]),
  );
}

function readable(value: unknown): unknown {
  if (!Buffer.isBuffer(value)) return value;
  try {
    return inflateRawSync(value).toString('utf8');
  } catch {
    return value.toString('utf8');
  }
}

/**
 * All that an SQLite store holds, by table, rows in order: two stores that hold the same have equal dumps, however and
 * whenever they came to it. Times, keys, notes and posts are left out; the word index is told by its stems and their counts.
 */
export function storeDump(path: string): Readonly<Record<string, readonly string[]>> {
  const database = new Database(path, { readonly: true });
  try {
    const documents = meanings(database, 'SELECT key, id AS meaning FROM document');
    const paragraphs = meanings(
      database,
      `SELECT p.key, d.id || ' ' || p.position AS meaning FROM paragraph p JOIN document d ON d.key = p.document`,
    );
    const told = (column: string, value: unknown): unknown => {
      if (value === null) return null;
      if (column === 'document') return documents.get(value) ?? `no document ${JSON.stringify(value)}`;
      if (column === 'paragraph') return paragraphs.get(value) ?? `no paragraph ${JSON.stringify(value)}`;
      return readable(value);
    };
    const rowsOf = (table: string): string[] =>
      (database.prepare(`SELECT * FROM "${table}"`).all() as Row[])
        .map((row) =>
          JSON.stringify(
            Object.entries(row).flatMap(([column, value]) =>
              passing.has(column) ? [] : [[column, told(column, value)]],
            ),
          ),
        )
        .sort();
    const tables = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all() as string[];
    return {
      ...Object.fromEntries(tables.filter((name) => !left.test(name)).map((name) => [name, rowsOf(name)])),
      words: countedWords(database).map((each) => JSON.stringify(each)),
      index: indexedStems(database).map((each) => JSON.stringify(each)),
    };
  } finally {
    database.close();
  }
}
