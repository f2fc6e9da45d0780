import type Database from 'better-sqlite3';
import type { Filters } from '../../src/search/query.ts';
import { foldWord, wordsOf } from '../../src/search/words.ts';
import type { Count, Facets } from '../../src/store/store.ts';

interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const holes = (of: readonly unknown[]) => of.map(() => '?').join(', ');

function addressed(side: 'from' | 'to', wanted: readonly string[]): Condition {
  const words = wanted.map((value) => [...new Set(wordsOf(value))]);
  const alternatives = words.map(
    (own) => `(SELECT count(*) FROM address_word a WHERE a.document = d.key AND a.side = '${side}'
      AND a.word IN (${holes(own)})) = ${own.length === 0 ? -1 : own.length}`,
  );
  return { sql: `(${alternatives.join(' OR ')})`, values: words.flat() };
}

/** Filters as plain conditions on `document d` and `paragraph p`, as slow as they may be. */
function conditions(filters: Filters, level: number): Condition[] {
  const { from, to, tag, person, kind, levelAtMost, levelAtLeast, after, before } = filters;
  const found: Condition[] = [{ sql: 'p.level <= ?', values: [level] }];
  const hold = (sql: string, ...values: (string | number)[]) => found.push({ sql, values });
  if (from !== undefined) found.push(addressed('from', from));
  if (to !== undefined) found.push(addressed('to', to));
  if (tag !== undefined) {
    const folded = tag.map(foldWord);
    const among = holes(folded);
    hold(
      `EXISTS (SELECT 1 FROM tag t WHERE t.document = d.key AND (t.folded IN (${among}) OR t.folded_name IN (${among})))`,
      ...folded,
      ...folded,
    );
  }
  if (person !== undefined)
    hold(
      `EXISTS (SELECT 1 FROM mention m WHERE m.paragraph = p.key AND m.name IN (${holes(person)})
         AND ? BETWEEN m.lowest AND m.highest)`,
      ...person,
      level,
    );
  if (kind !== undefined) hold(`d.kind IN (${holes(kind)})`, ...kind);
  if (filters.in !== undefined)
    hold(`lower(d.id) IN (${holes(filters.in)})`, ...filters.in.map((id) => id.toLowerCase()));
  if (levelAtMost !== undefined) hold('p.level <= ?', levelAtMost);
  if (levelAtLeast !== undefined) hold('p.level >= ?', levelAtLeast);
  if (after !== undefined) hold('d.first >= ?', after);
  if (before !== undefined) hold('d.last < ?', before);
  return found;
}

/** What filters alone find in a store's tables, the newest first: id and position of each paragraph. */
export function filtered(database: Database.Database, filters: Filters, level: number): string[] {
  const where = conditions(filters, level);
  return database
    .prepare(
      `SELECT d.id || ' ' || p.position FROM paragraph p JOIN document d ON d.key = p.document
       WHERE ${where.map(({ sql }) => sql).join(' AND ')} ORDER BY d.first IS NULL, d.first DESC, d.id, p.position`,
    )
    .pluck()
    .all(where.flatMap(({ values }) => values)) as string[];
}

/** The facets of paragraphs (id and position of each), counted in SQL. */
export function facetsOf(database: Database.Database, paragraphs: readonly string[]): Facets {
  const matched = `(SELECT d.key AS document, count(*) AS paragraphs FROM json_each(@paragraphs) wanted
    JOIN document d ON wanted.value LIKE d.id || ' %' GROUP BY d.key)`;
  const by = (value: string, from: string) =>
    database
      .prepare(
        `SELECT ${value} AS value, sum(paragraphs) AS count FROM ${from}
         WHERE ${value} IS NOT NULL GROUP BY 1 ORDER BY count DESC, value LIMIT 25`,
      )
      .all({ paragraphs: JSON.stringify(paragraphs) }) as Count[];
  const documents = `${matched} m JOIN document d ON d.key = m.document`;
  const tags = `(SELECT DISTINCT m.document, m.paragraphs, t.code FROM ${matched} m JOIN tag t ON t.document = m.document)`;
  return {
    year: by('substr(d.first, 1, 4)', documents),
    origin: by('d.origin', documents),
    tag: by('code', tags),
    kind: by('d.kind', documents),
  };
}

/** What `stats` says of documents, counted in SQL. */
export function documentStats(database: Database.Database, level: number) {
  const by = (value: string, order: string, from = 'document d') =>
    database
      .prepare(
        `SELECT ${value} AS value, count(DISTINCT d.key) AS count FROM ${from}
         WHERE d.lowest <= ? AND ${value} IS NOT NULL GROUP BY 1 ORDER BY ${order}`,
      )
      .all(level) as Count[];
  const totals = database
    .prepare(
      `SELECT count(*) AS documents, count(*) - count(first) AS undated, min(first) AS first, max(last) AS last
       FROM document WHERE lowest <= ?`,
    )
    .get(level) as { documents: number; undated: number; first: string | null; last: string | null };
  const mostFirst = 'count DESC, value';
  return {
    documents: totals.documents,
    undated: totals.undated,
    first: totals.first ?? undefined,
    last: totals.last ?? undefined,
    years: by('substr(d.first, 1, 4)', 'value'),
    origins: by('d.origin', mostFirst),
    tags: by('t.code', mostFirst, 'document d JOIN tag t ON t.document = d.key'),
    kinds: by('d.kind', mostFirst),
  };
}
