import type { Connection } from './connection.ts';
import { ofDocument } from './mention-keys.ts';
import type { VisibleName } from './visible-names.ts';

const levels = [0, 1, 2, 3, 4] as const;
const columns = ['mentions', 'documents', 'earliest'].flatMap((column) => levels.map((level) => `${column}${level}`));

/** Adds a name's counts to those that are there. The earliest of two dates: of one and none, the one. */
const adding = `INSERT INTO name_count (name, ${columns.join(', ')})
  VALUES (@name, ${columns.map((column) => `@${column}`).join(', ')})
  ON CONFLICT DO UPDATE SET ${levels
    .map(
      (level) => `mentions${level} = mentions${level} + excluded.mentions${level},
        documents${level} = documents${level} + excluded.documents${level},
        earliest${level} = min(ifnull(earliest${level}, excluded.earliest${level}),
          ifnull(excluded.earliest${level}, earliest${level}))`,
    )
    .join(', ')}`;

/** By reader's level. */
interface NameCounts {
  readonly mentions: number[];
  readonly documents: number[];
  readonly earliest: (string | null)[];
  /** The last document that was counted. */
  readonly last: number[];
}

/** Collects, over one batch, what mentions that come add to the totals of their names. */
export class NameChanges {
  readonly #changes = new Map<string, NameCounts>();

  /** A mention in a document; `first` is the first day of the document's date. Documents come one after another. */
  add(document: number, first: string | null, { name, lowest, highest }: VisibleName): void {
    const counts = this.#of(name);
    for (let level: number = lowest; level <= highest; level += 1) {
      counts.mentions[level] = (counts.mentions[level] ?? 0) + 1;
      if (counts.last[level] === document) continue;
      counts.last[level] = document;
      counts.documents[level] = (counts.documents[level] ?? 0) + 1;
      const earliest = counts.earliest[level] ?? null;
      if (first !== null && (earliest === null || first < earliest)) counts.earliest[level] = first;
    }
  }

  /** In the order of their names, as the table has them. */
  write(connection: Connection): void {
    const names = [...this.#changes].sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [name, { mentions, documents, earliest }] of names) {
      const row: Record<string, string | number | null> = { name };
      for (const level of levels) {
        row[`mentions${level}`] = mentions[level] ?? 0;
        row[`documents${level}`] = documents[level] ?? 0;
        row[`earliest${level}`] = earliest[level] ?? null;
      }
      connection.run(adding, row);
    }
    this.#changes.clear();
  }

  #of(name: string): NameCounts {
    const known = this.#changes.get(name);
    if (known !== undefined) return known;
    const none = () => [0, 0, 0, 0, 0];
    const made = { mentions: none(), documents: none(), earliest: [], last: [] };
    this.#changes.set(name, made);
    return made;
  }
}

/** Takes a document's mentions, which must still be there, out of the totals; what came before must be written. */
export function removeNames(connection: Connection, document: number): void {
  const rows = connection.all<{ level: number; name: string; mentions: number; earliest: string | null }>(
    `SELECT reader.level AS level, m.name AS name, count(*) AS mentions, d.first AS earliest
     FROM mention m JOIN document d ON d.key = @document
     JOIN level_total reader ON reader.level BETWEEN m.lowest AND m.highest
     WHERE ${ofDocument('m')} GROUP BY reader.level, m.name`,
    { document },
  );
  for (const { level, name, mentions, earliest } of rows) {
    connection.run(
      `UPDATE name_count SET mentions${level} = mentions${level} - @mentions, documents${level} = documents${level} - 1
       WHERE name = @name`,
      { name, mentions },
    );
    if (earliest !== null)
      connection.run(
        `UPDATE name_count SET earliest${level} = (
           SELECT min(d.first) FROM mention m JOIN document d ON d.key = m.document
           WHERE m.name = @name AND ${level} BETWEEN m.lowest AND m.highest AND m.document <> @document)
         WHERE name = @name AND earliest${level} = @earliest`,
        { name, earliest, document },
      );
  }
  for (const name of new Set(rows.map((row) => row.name)))
    connection.run(
      `DELETE FROM name_count WHERE name = @name
         AND ${levels.map((level) => `documents${level}`).join(' + ')} <= 0`,
      { name },
    );
}
