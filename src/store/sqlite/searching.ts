import type { Access } from '../../access/access.ts';
import type { Node, Query } from '../../search/query.ts';
import { wordsOf } from '../../search/words.ts';
import type { Count, Facets, Page, SearchHit } from '../store.ts';
import { type CardRow, cardColumns, cardOf, pageOf } from './cards.ts';
import { type Connection, list, type Value } from './connection.ts';
import { conditionsOf } from './filters.ts';
import { type Complete, matchExpression } from './match.ts';

/** A prefix with more completions than this is left to the index. */
const mostCompletions = 64;
const mostDictionaryWords = 500_000;
const facetSize = 25;

/** bm25 weights of text, heading, title, tags. */
const score = '-bm25(paragraph_index, 1.0, 2.0, 2.0, 1.5)';

/** `FROM … WHERE …` that selects the matching paragraphs as `p` of documents `d`, with its parameters. */
interface Matching {
  readonly sql: string;
  readonly ranked: boolean;
  readonly parameters: Readonly<Record<string, Value>>;
}

/** Completes from the words that this reader may see. */
export function completer(connection: Connection, { level }: Access): Complete {
  return (prefix) => {
    const words = connection.all<{ text: string }>(
      `SELECT DISTINCT text FROM word WHERE text >= @prefix AND text < @end AND level <= @level LIMIT @limit`,
      { prefix, end: `${prefix}\u{10FFFF}`, level, limit: mostCompletions + 1 },
    );
    return words.length > mostCompletions ? undefined : words.map((word) => word.text);
  };
}

/** Undefined when the question cannot match anything. */
function matching(connection: Connection, query: Query, access: Access): Matching | undefined {
  const complete = completer(connection, access);
  const { where, parameters } = conditionsOf(query.filters);
  const conditions = ['p.level <= @level', ...where];
  const values: Record<string, Value> = { ...parameters, level: access.level };
  const none = query.none.length === 0 ? undefined : matchExpression({ kind: 'or', of: query.none }, complete);
  const joins = 'paragraph p JOIN document d ON d.key = p.document';
  if (query.all === undefined) {
    if (none !== undefined) {
      conditions.push('+p.key NOT IN (SELECT rowid FROM paragraph_index WHERE paragraph_index MATCH @none)');
      values['none'] = none;
    }
    return { sql: `FROM ${joins} WHERE ${conditions.join(' AND ')}`, ranked: false, parameters: values };
  }
  const all = matchExpression(query.all, complete);
  if (all === undefined) return undefined;
  values['match'] = none === undefined ? all : `(${all}) NOT (${none})`;
  return {
    sql: `FROM paragraph_index JOIN ${joins}
      WHERE paragraph_index MATCH @match AND p.key = paragraph_index.rowid AND ${conditions.join(' AND ')}`,
    ranked: true,
    parameters: values,
  };
}

interface HitRow extends CardRow {
  readonly position: number;
  readonly label: string;
  readonly text: string;
  readonly heading: string | null;
  readonly score: number;
}

/** By score; without words to rank by, the newest document first, undated last. */
export function search(
  connection: Connection,
  query: Query,
  access: Access,
  page: Page,
): { hits: SearchHit[]; total: number } {
  const found = matching(connection, query, access);
  if (found === undefined) return { hits: [], total: 0 };
  const { limit, offset } = pageOf(page);
  const order = found.ranked ? 'score DESC, p.key' : 'd.first IS NULL, d.first DESC, d.id, p.position';
  const rows = connection.all<HitRow>(
    `WITH hit AS MATERIALIZED (
       SELECT p.key AS key, ${found.ranked ? score : '0.0'} AS score ${found.sql}
       ORDER BY ${order} LIMIT @limit OFFSET @offset)
     SELECT ${cardColumns}, p.position, p.label, p.text, p.heading, hit.score
     FROM hit JOIN paragraph p ON p.key = hit.key JOIN document d ON d.key = p.document ORDER BY ${order}`,
    { ...found.parameters, limit, offset },
  );
  const whole = rows.length < limit && (rows.length > 0 || offset === 0);
  return { hits: rows.map(hitOf), total: whole ? offset + rows.length : countOf(connection, found) };
}

function countOf(connection: Connection, found: Matching): number {
  return connection.one<{ total: number }>(`SELECT count(*) AS total ${found.sql}`, found.parameters)?.total ?? 0;
}

function hitOf(row: HitRow): SearchHit {
  return {
    card: cardOf(row),
    paragraph: row.position,
    label: row.label,
    text: row.text,
    ...(row.heading === null ? {} : { heading: row.heading }),
    score: row.score,
  };
}

/** Counts of matching paragraphs; the match itself is made once. */
export function facets(connection: Connection, query: Query, access: Access): Facets {
  const found = matching(connection, query, access);
  if (found === undefined) return { year: [], origin: [], tag: [], kind: [] };
  connection.script(`CREATE TEMP TABLE IF NOT EXISTS matched (document INTEGER PRIMARY KEY, paragraphs INTEGER NOT NULL);
    DELETE FROM temp.matched`);
  connection.run(
    `INSERT INTO temp.matched SELECT p.document, count(*) ${found.sql} GROUP BY p.document`,
    found.parameters,
  );
  const by = (value: string, join = '') =>
    connection.all<Count>(
      `SELECT ${value} AS value, sum(m.paragraphs) AS count
       FROM temp.matched m JOIN document d ON d.key = m.document ${join}
       WHERE ${value} IS NOT NULL GROUP BY 1 ORDER BY count DESC, value LIMIT ${facetSize}`,
    );
  return {
    year: by('substr(d.first, 1, 4)'),
    origin: by('d.origin'),
    tag: by('t.code', 'JOIN (SELECT DISTINCT document, code FROM tag) t ON t.document = d.key'),
    kind: by('d.kind'),
  };
}

/** Keys of paragraphs that match, as an expression for another query; undefined when nothing can. */
export function topicExpression(connection: Connection, topic: Node, access: Access): string | undefined {
  return matchExpression(topic, completer(connection, access));
}

/** A word that the tokenizer splits counts as its rarest part. */
export function wordCounts(connection: Connection, words: readonly string[], { level }: Access): Map<string, number> {
  const parts = new Map(words.map((word) => [word, wordsOf(word)]));
  const rows = connection.all<Count>(
    `SELECT text AS value, sum(paragraphs) AS count FROM word
     WHERE text IN (SELECT value FROM json_each(@words)) AND level <= @level GROUP BY text`,
    { words: list([...new Set([...parts.values()].flat())]), level },
  );
  const counts = new Map(rows.map(({ value, count }) => [value, count]));
  return new Map(
    [...parts].map(([word, tokens]) => [
      word,
      tokens.length === 0 ? 0 : Math.min(...tokens.map((token) => counts.get(token) ?? 0)),
    ]),
  );
}

export function dictionary(connection: Connection, { level }: Access, least: number): Count[] {
  return connection.all<Count>(
    `SELECT text AS value, sum(paragraphs) AS count FROM word WHERE level <= @level
     GROUP BY text HAVING sum(paragraphs) >= @least ORDER BY count DESC, text LIMIT @limit`,
    { level, least, limit: mostDictionaryWords },
  );
}
