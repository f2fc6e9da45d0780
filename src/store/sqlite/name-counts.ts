import type { Connection, Value } from './connection.ts';
import { ofDocument } from './mention-keys.ts';
import type { VisibleName } from './visible-names.ts';

const levels = [0, 1, 2, 3, 4] as const;
const sums = ['mentions', 'exact', 'documents'] as const;
const columns = [...sums, 'earliest', 'latest'].flatMap((column) => levels.map((level) => `${column}${level}`));
const documentColumns = levels.map((level) => `documents${level}`);

/** The smaller or larger of two dates: of one and none, the one. */
const either = (choice: 'min' | 'max', column: string) =>
  `${column} = ${choice}(ifnull(${column}, excluded.${column}), ifnull(excluded.${column}, ${column}))`;

/** Adds a name's counts to those that are there, and tells what its documents are then. */
const adding = `INSERT INTO name_count (name, ${columns.join(', ')})
  VALUES (?, ${columns.map(() => '?').join(', ')})
  ON CONFLICT DO UPDATE SET ${levels
    .flatMap((level) => [
      ...sums.map((column) => `${column}${level} = ${column}${level} + excluded.${column}${level}`),
      either('min', `earliest${level}`),
      either('max', `latest${level}`),
    ])
    .join(', ')}
  RETURNING ${documentColumns.join(', ')}`;

/** By reader's level. */
interface NameCounts {
  readonly mentions: number[];
  readonly exact: number[];
  readonly documents: number[];
  readonly earliest: (string | null)[];
  readonly latest: (string | null)[];
  /** The last document that was counted. */
  readonly last: number[];
}

/** Collects, over one batch, what mentions that come add to the totals of their names. */
export class NameChanges {
  readonly #changes = new Map<string, NameCounts>();

  /**
   * A mention in a document, as it is written; `first` is the first day of the document's date. Documents come one after
   * another.
   */
  add(document: number, first: string | null, { name, lowest, highest }: VisibleName, text: string): void {
    const counts = this.#of(name);
    for (let level: number = lowest; level <= highest; level += 1) {
      counts.mentions[level] = (counts.mentions[level] ?? 0) + 1;
      if (text === name) counts.exact[level] = (counts.exact[level] ?? 0) + 1;
      if (counts.last[level] === document) continue;
      counts.last[level] = document;
      counts.documents[level] = (counts.documents[level] ?? 0) + 1;
      if (first === null) continue;
      const [earliest, latest] = [counts.earliest[level] ?? first, counts.latest[level] ?? first];
      counts.earliest[level] = first < earliest ? first : earliest;
      counts.latest[level] = first > latest ? first : latest;
    }
  }

  /** In the order of their names, as the table has them. */
  write(connection: Connection): void {
    const come = [0, 0, 0, 0, 0];
    const names = [...this.#changes].sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [name, { mentions, exact, documents, earliest, latest }] of names) {
      const row: Value[] = [name];
      for (const given of [mentions, exact, documents, earliest, latest])
        for (const level of levels) row.push(given[level] ?? null);
      const now = connection.one<Record<string, number>>(adding, row) ?? {};
      for (const level of levels) {
        const came = documents[level] ?? 0;
        if (came > 0 && now[`documents${level}`] === came) come[level] = (come[level] ?? 0) + 1;
      }
    }
    this.#changes.clear();
    countNames(connection, come);
  }

  #of(name: string): NameCounts {
    const known = this.#changes.get(name);
    if (known !== undefined) return known;
    const none = () => [0, 0, 0, 0, 0];
    const made = { mentions: none(), exact: none(), documents: none(), earliest: [], latest: [], last: [] };
    this.#changes.set(name, made);
    return made;
  }
}

/** So many names more, or fewer, are known to readers of each level. */
function countNames(connection: Connection, more: readonly number[]): void {
  for (const [level, names] of more.entries())
    if (names !== 0)
      connection.run('UPDATE level_total SET names = names + @names WHERE level = @level', { level, names });
}

interface Taken {
  readonly level: number;
  readonly name: string;
  readonly mentions: number;
  readonly exact: number;
  readonly first: string | null;
}

/** Takes a document's mentions, which must still be there, out of the totals; what came before must be written. */
export function removeNames(connection: Connection, document: number): void {
  const rows = connection.all<Taken>(
    `SELECT reader.level AS level, m.name AS name, count(*) AS mentions, sum(m.text = m.name) AS exact, d.first AS first
     FROM mention m JOIN document d ON d.key = @document
     JOIN level_total reader ON reader.level BETWEEN m.lowest AND m.highest
     WHERE ${ofDocument('m')} GROUP BY reader.level, m.name`,
    { document },
  );
  const gone = [0, 0, 0, 0, 0];
  for (const { level, name, mentions, exact, first } of rows) {
    const left = connection.one<{ documents: number }>(
      `UPDATE name_count SET mentions${level} = mentions${level} - @mentions, exact${level} = exact${level} - @exact,
         documents${level} = documents${level} - 1
       WHERE name = @name RETURNING documents${level} AS documents`,
      { name, mentions, exact },
    );
    if (left?.documents === 0) gone[level] = (gone[level] ?? 0) - 1;
    if (first === null) continue;
    for (const [column, choice] of [
      ['earliest', 'min'],
      ['latest', 'max'],
    ] as const)
      connection.run(
        `UPDATE name_count SET ${column}${level} = (
           SELECT ${choice}(d.first) FROM mention m JOIN document d ON d.key = m.document
           WHERE m.name = @name AND ${level} BETWEEN m.lowest AND m.highest AND m.document <> @document)
         WHERE name = @name AND ${column}${level} = @first`,
        { name, first, document },
      );
  }
  for (const name of new Set(rows.map((row) => row.name)))
    connection.run(`DELETE FROM name_count WHERE name = @name AND ${documentColumns.join(' + ')} <= 0`, { name });
  countNames(connection, gone);
}
