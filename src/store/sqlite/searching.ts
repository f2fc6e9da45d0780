import { type Access, everything } from '../../access/access.ts';
import type { Node, Query } from '../../search/query.ts';
import type { Count, Facets, Page, SearchHit } from '../store.ts';
import { type CardRow, cardColumns, cardOf, pageOf } from './cards.ts';
import type { Connection, Value } from './connection.ts';
import { conditionsOf } from './filters.ts';
import { matchExpression } from './match.ts';
import { completer } from './vocabulary.ts';

const facetSize = 25;
const highest = everything.level;

/** bm25 weights of text, heading, title, tags. */
const score = '-bm25(paragraph_index, 1.0, 2.0, 2.0, 1.5)';

function inContents(expression: string): string {
  return `({text heading title tags} : (${expression}))`;
}

/** Every word and phrase that a question has somewhere. */
function leavesOf(node: Node): Node[] {
  return node.kind === 'and' || node.kind === 'or' ? node.of.flatMap(leavesOf) : [node];
}

/** `FROM … WHERE …` that selects the matching paragraphs, with its parameters; `key` is their key in it. */
interface Matching {
  readonly sql: string;
  readonly key: string;
  readonly ranked: boolean;
  readonly parameters: Readonly<Record<string, Value>>;
}

/**
 * A paragraph matches by all it says with its heading, title and TAGS, if it or its heading has a part of it; the first
 * paragraph stands for what the title and TAGS say alone. Undefined when the question cannot match anything. Tables are
 * joined only when a condition asks for them.
 */
function matching(connection: Connection, query: Query, access: Access): Matching | undefined {
  const complete = completer(connection, access);
  const { where, parameters } = conditionsOf(query.filters);
  const conditions = access.level < highest ? ['p.level <= @level', ...where] : [...where];
  const values: Record<string, Value> = { ...parameters, level: access.level };
  const none = query.none.length === 0 ? undefined : matchExpression({ kind: 'or', of: query.none }, complete);
  if (query.all === undefined) {
    if (none !== undefined) {
      conditions.push('+p.key NOT IN (SELECT rowid FROM paragraph_index WHERE paragraph_index MATCH @none)');
      values['none'] = inContents(none);
    }
    const sql = `FROM paragraph p JOIN document d ON d.key = p.document ${conditions.length > 0 ? 'WHERE' : ''}`;
    return { sql: `${sql} ${conditions.join(' AND ')}`, key: 'p.key', ranked: false, parameters: values };
  }
  const all = matchExpression(query.all, complete);
  if (all === undefined) return undefined;
  const own = matchExpression({ kind: 'or', of: leavesOf(query.all) }, complete);
  const here = `${inContents(all)} AND ({text heading} : (${own}) OR {lead} : "lead${access.level}")`;
  values['match'] = none === undefined ? here : `(${here}) NOT ${inContents(none)}`;
  const needs = (table: RegExp) => conditions.some((condition) => table.test(condition));
  const joins = [
    ...(needs(/\bp\./u) || needs(/\bd\./u) ? ['JOIN paragraph p ON p.key = paragraph_index.rowid'] : []),
    ...(needs(/\bd\./u) ? ['JOIN document d ON d.key = p.document'] : []),
  ];
  return {
    sql: `FROM paragraph_index ${joins.join(' ')}
      WHERE ${['paragraph_index MATCH @match', ...conditions].join(' AND ')}`,
    key: 'paragraph_index.rowid',
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
  const newestFirst = 'd.first IS NULL, d.first DESC, d.id, p.position';
  const rows = connection.all<HitRow>(
    `WITH hit AS MATERIALIZED (
       SELECT ${found.key} AS key, ${found.ranked ? score : '0.0'} AS score ${found.sql}
       ORDER BY ${found.ranked ? `score DESC, ${found.key}` : newestFirst} LIMIT @limit OFFSET @offset)
     SELECT ${cardColumns}, p.position, p.label, x.text, x.heading, hit.score
     FROM hit JOIN paragraph p ON p.key = hit.key JOIN paragraph_text x ON x.paragraph = p.key
     JOIN document d ON d.key = p.document ORDER BY ${found.ranked ? 'hit.score DESC, p.key' : newestFirst}`,
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
    `INSERT INTO temp.matched SELECT document, count(*) FROM paragraph
     JOIN (SELECT ${found.key} AS matching ${found.sql}) ON key = matching GROUP BY document`,
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
  const expression = matchExpression(topic, completer(connection, access));
  return expression === undefined ? undefined : inContents(expression);
}
