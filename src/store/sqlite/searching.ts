import type { Access } from '../../access/access.ts';
import { evaluate, type Question } from '../../search/index/evaluation.ts';
import { Best } from '../../search/index/ranking.ts';
import { type Sought, soughtBy } from '../../search/index/sought.ts';
import type { Node, Query } from '../../search/query.ts';
import type { Page, SearchHit } from '../store.ts';
import { type CardRow, cardColumns, cardOf, pageOf } from './cards.ts';
import type { Connection, Value } from './connection.ts';
import { allowedBy, conditionsOf } from './filters.ts';
import type { IndexReader } from './index/reading.ts';
import { completer } from './vocabulary.ts';

/** `FROM … WHERE …` that selects paragraphs `p` of documents `d` by filters alone, with its parameters. */
export interface Selection {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Value>>;
}

interface HitRow extends CardRow {
  readonly key: number;
  readonly position: number;
  readonly label: string;
  readonly text: string;
  readonly heading: string | null;
}

const hitColumns = `p.key, ${cardColumns}, p.position, p.label, x.text, x.heading`;
const newestFirst = 'd.first IS NULL, d.first DESC, d.id, p.position';

/** By score; without words to rank by, the newest document first, undated last. */
export function search(
  connection: Connection,
  index: IndexReader,
  query: Query,
  access: Access,
  page: Page,
): { hits: SearchHit[]; total: number } {
  return connection.snapshot(() =>
    query.all === undefined
      ? searchByFilters(connection, selectionOf(connection, index, query, access), page)
      : searchByWords(connection, index, query, access, page),
  );
}

function searchByWords(
  connection: Connection,
  index: IndexReader,
  query: Query,
  access: Access,
  page: Page,
): { hits: SearchHit[]; total: number } {
  const { limit, offset } = pageOf(page);
  const best = new Best(limit + offset);
  let total = 0;
  eachMatch(connection, index, query, access, (key, score) => {
    total += 1;
    best.add(key, score);
  });
  const ranked = best.sorted().slice(offset);
  const rows = connection.all<HitRow>(
    `SELECT ${hitColumns} FROM json_each(@keys) wanted JOIN paragraph p ON p.key = wanted.value
     JOIN paragraph_text x ON x.paragraph = p.key JOIN document d ON d.key = p.document`,
    { keys: JSON.stringify(ranked.map(({ key }) => key)), level: access.level },
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const hits = ranked.flatMap(({ key, score }) => {
    const row = byKey.get(key);
    return row === undefined ? [] : [hitOf(row, score)];
  });
  return { hits, total };
}

/** Hands every paragraph that matches words and filters to `take`; to be called within a snapshot. */
export function eachMatch(
  connection: Connection,
  index: IndexReader,
  query: Query,
  access: Access,
  take: (key: number, score: number) => void,
): void {
  const question = questionOf(connection, query, access);
  if (question === undefined) return;
  const source = index.source();
  const allows = allowedBy(connection, index, query.filters, access);
  const takeAllowed = (key: number, score: number) => {
    if (allows?.(key) === true) take(key, score);
  };
  evaluate(source, question, index.workspace, allows === undefined ? take : takeAllowed);
}

/** Undefined when the question cannot match anything. */
function questionOf(connection: Connection, query: Query, access: Access): Question | undefined {
  const complete = completer(connection, access);
  const all = query.all === undefined ? undefined : soughtBy(query.all, complete);
  if (all === undefined) return undefined;
  const none = query.none.length === 0 ? undefined : soughtBy({ kind: 'or', of: query.none }, complete);
  return { all, ...(none === undefined ? {} : { none }), level: access.level };
}

/** What filters and exclusions alone let through; to be called within a snapshot. */
export function selectionOf(connection: Connection, index: IndexReader, query: Query, access: Access): Selection {
  const { document, paragraph, parameters } = conditionsOf(query.filters);
  const where = ['p.level <= @level', ...document, ...paragraph];
  const values: Record<string, Value> = { ...parameters, level: access.level };
  if (query.none.length > 0) {
    where.push('+p.key NOT IN (SELECT value FROM json_each(@none))');
    values['none'] = topicKeys(connection, index, { kind: 'or', of: query.none }, access);
  }
  return {
    sql: `FROM paragraph p JOIN document d ON d.key = p.document WHERE ${where.join(' AND ')}`,
    parameters: values,
  };
}

function searchByFilters(
  connection: Connection,
  selection: Selection,
  page: Page,
): { hits: SearchHit[]; total: number } {
  const { limit, offset } = pageOf(page);
  const rows = connection.all<HitRow>(
    `WITH hit AS MATERIALIZED (SELECT p.key AS key ${selection.sql} ORDER BY ${newestFirst} LIMIT @limit OFFSET @offset)
     SELECT ${hitColumns} FROM hit JOIN paragraph p ON p.key = hit.key JOIN paragraph_text x ON x.paragraph = p.key
     JOIN document d ON d.key = p.document ORDER BY ${newestFirst}`,
    { ...selection.parameters, limit, offset },
  );
  const whole = rows.length < limit && (rows.length > 0 || offset === 0);
  const counted = () =>
    connection.one<{ total: number }>(`SELECT count(*) AS total ${selection.sql}`, selection.parameters);
  return { hits: rows.map((row) => hitOf(row, 0)), total: whole ? offset + rows.length : (counted()?.total ?? 0) };
}

function hitOf(row: HitRow, score: number): SearchHit {
  return {
    card: cardOf(row),
    paragraph: row.position,
    label: row.label,
    text: row.text,
    ...(row.heading === null ? {} : { heading: row.heading }),
    score,
  };
}

/**
 * Keys of the paragraphs that match with all they are found by, title and TAGS included, as a list for `json_each`; to be
 * called within a snapshot.
 */
export function topicKeys(connection: Connection, index: IndexReader, topic: Node, access: Access): string {
  const all: Sought | undefined = soughtBy(topic, completer(connection, access));
  const keys: number[] = [];
  if (all !== undefined)
    evaluate(index.source(), { all, level: access.level, everywhere: true }, index.workspace, (key) => keys.push(key));
  return JSON.stringify(keys);
}
