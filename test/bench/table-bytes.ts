import Database from 'better-sqlite3';

/** Bytes of each table with its own indexes, of a virtual table with its shadow tables. */
export function tablesOf(path: string): Record<string, number> {
  const database = new Database(path, { readonly: true });
  const rows = database
    .prepare<[], { name: string; bytes: number }>(
      `SELECT s.tbl_name AS name, sum(d.pgsize) AS bytes FROM dbstat d JOIN sqlite_schema s ON s.name = d.name
       WHERE d.aggregate = TRUE GROUP BY 1 ORDER BY 2 DESC`,
    )
    .all();
  database.close();
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes]));
}

/** Tables that hold what was read and found, as the store had them before it had an index of its own; the others are index. */
const records = new Set(
  `document original source_path tag address_word paragraph paragraph_text mention role event reference name_count name_total
   level_total note file version former_path meta sqlite_schema`.split(/\s+/u),
);

/** Bytes of the tables that serve searching only: the index and its dictionary. */
export function indexBytes(tables: Readonly<Record<string, number>>): number {
  return Object.entries(tables).reduce((sum, [name, bytes]) => sum + (records.has(name) ? 0 : bytes), 0);
}
