import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { countedWords, indexedStems, indexFaults } from './word-index.ts';

/** Times, and counters of how often something was written: they tell of the way, not of what is there. */
const ofTheWay = new Set(['added_at', 'at', 'modified']);
const left = new Set(['meta', 'note']);

/**
 * All that a store holds, table by table: the number of rows and a hash over them in order, and the same of the word
 * index. For stores too large to be dumped whole. @throws when the word index does not fit the texts
 */
export function storeHashes(path: string): Readonly<Record<string, string>> {
  const database = new Database(path);
  try {
    const faults = indexFaults(database);
    if (faults.length > 0) throw new Error(`the word index does not fit the texts: ${faults.slice(0, 5).join('; ')}`);
    const tables = database
      .prepare<[], { name: string }>(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
      )
      .all()
      .map(({ name }) => name)
      .filter((name) => !left.has(name) && !/^(?:index|word)_/u.test(name));
    const stems = [countedWords(database), indexedStems(database)];
    const index = `${stems.flat().length} ${createHash('sha256').update(JSON.stringify(stems)).digest('hex').slice(0, 16)}`;
    return { ...Object.fromEntries(tables.sort().map((table) => [table, hashOf(database, table)])), index };
  } finally {
    database.close();
  }
}

function hashOf(database: Database.Database, table: string): string {
  const columns = database
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) ORDER BY cid')
    .all(table)
    .map(({ name }) => name)
    .filter((name) => !ofTheWay.has(name));
  const list = columns.map((name) => `"${name}"`).join(', ');
  const hash = createHash('sha256');
  let rows = 0;
  for (const row of database.prepare<[], unknown[]>(`SELECT ${list} FROM ${table} ORDER BY ${list}`).raw().iterate()) {
    rows += 1;
    hash.update(JSON.stringify(row));
  }
  return `${rows} ${hash.digest('hex').slice(0, 16)}`;
}
