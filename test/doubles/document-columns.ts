import type Database from 'better-sqlite3';

const perRow = 512;
const columns = 6;
const gone = 7;

interface Value {
  readonly key: number;
  readonly meaning: string;
  readonly documents: number;
}

/** What the columns of a store say of each document, by its key. */
function columnsIn(database: Database.Database, values: ReadonlyMap<number, Value>): Map<number, unknown> {
  const said = new Map<number, unknown>();
  const rows = database.prepare('SELECT chunk, numbers, lists FROM document_column').all();
  for (const { chunk, numbers, lists } of rows as { chunk: number; numbers: Buffer; lists: Buffer }[])
    for (let at = 0; at < perRow; at += 1) {
      const cell = (column: number, place = at) =>
        place < 0 ? 0 : numbers.readInt32LE(4 * ((column % columns) * perRow + place));
      const levels = cell(2);
      if ((levels & 7) === gone) continue;
      const list = [...lists.subarray(4 * cell(5, at - 1), 4 * cell(5)).keys()].filter((place) => place % 4 === 0);
      said.set(chunk * perRow + at, {
        first: cell(0),
        last: cell(1),
        lowest: levels & 7,
        least: (levels >> 3) & 7,
        most: levels >> 6,
        paragraph: cell(3),
        paragraphs: cell(4),
        values: list
          .map((place) => values.get(lists.readInt32LE(4 * cell(5, at - 1) + place))?.meaning ?? 'nothing')
          .sort(),
      });
    }
  return said;
}

/** What the columns of documents say otherwise than their rows do; none when they are right. */
export function columnFaults(database: Database.Database): string[] {
  const kept = database
    .prepare(`SELECT key, field || ' ' || text || ' ' || detail AS meaning, documents FROM document_value`)
    .all() as Value[];
  const said = columnsIn(database, new Map(kept.map((value) => [value.key, value])));
  const faults: string[] = [];
  const used = new Map<string, number>();
  const rows = database
    .prepare(
      `SELECT d.key, d.kind, d.origin, d.first, d.last, d.lowest, min(p.key) AS paragraph, count(p.key) AS paragraphs,
         ifnull(min(p.level), 0) AS least, ifnull(max(p.level), 0) AS most
       FROM document d LEFT JOIN paragraph p ON p.document = d.key GROUP BY d.key`,
    )
    .all() as Record<string, string | number | null>[];
  for (const { key, kind, origin, first, last, paragraph, ...numbers } of rows) {
    const texts = (sql: string) => database.prepare(sql).pluck().all(key) as string[];
    const sender = texts(`SELECT word FROM address_word WHERE side = 'from' AND document = ? ORDER BY word`).join(' ');
    const values = [
      ...texts(`SELECT DISTINCT 'tag ' || code || ' ' || folded_name FROM tag WHERE document = ?`),
      `kind ${kind} `,
      ...(typeof first === 'string' ? [`year ${first.slice(0, 4)} `] : []),
      ...(origin === null ? [] : [`origin ${origin} `]),
      ...(sender === '' ? [] : [`sender ${sender} `]),
    ].sort();
    for (const value of values) used.set(value, (used.get(value) ?? 0) + 1);
    const day = (text: unknown) => (typeof text === 'string' ? Number(text.replaceAll('-', '')) : 0);
    const expected = { ...numbers, first: day(first), last: day(last), paragraph: paragraph ?? 0, values };
    const sorted = (of: object) => JSON.stringify(Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1)));
    if (sorted(expected) !== sorted(said.get(Number(key)) ?? {})) faults.push(`the columns of document ${key}`);
    said.delete(Number(key));
  }
  for (const { meaning, documents } of kept)
    if (used.get(meaning) !== documents) faults.push(`${documents} documents with ${meaning}`);
  return [...faults, ...[...said.keys()].map((key) => `document ${key} is not there`)];
}
