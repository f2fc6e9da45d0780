import type { Access } from '../../access/access.ts';
import type { Count, Stats } from '../store.ts';
import type { Connection } from './connection.ts';

/** Of each list at most this many. */
const mostValues = 1_000;

interface Totals {
  readonly documents: number;
  readonly undated: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** Counts documents (years in order, the rest most first), over what the reader may see. */
export function stats(connection: Connection, { level }: Access): Stats {
  const totals = connection.one<Totals>(
    `SELECT count(*) AS documents, count(*) - count(first) AS undated, min(first) AS first, max(last) AS last
     FROM document WHERE lowest <= @level`,
    { level },
  );
  const counted = connection.one<{ paragraphs: number; words: number; events: number }>(
    `SELECT sum(paragraphs) AS paragraphs, sum(words) AS words, sum(events) AS events
     FROM level_total WHERE level <= @level`,
    { level },
  );
  const people = connection.one<{ people: number }>('SELECT count(*) AS people FROM name_total WHERE level = @level', {
    level,
  });
  const by = (value: string, order: string, from = 'document d') =>
    connection.all<Count>(
      `SELECT ${value} AS value, count(DISTINCT d.key) AS count FROM ${from}
       WHERE d.lowest <= @level AND ${value} IS NOT NULL GROUP BY 1 ORDER BY ${order} LIMIT ${mostValues}`,
      { level },
    );
  const mostFirst = 'count DESC, value';
  return {
    documents: totals?.documents ?? 0,
    paragraphs: counted?.paragraphs ?? 0,
    people: people?.people ?? 0,
    events: counted?.events ?? 0,
    words: counted?.words ?? 0,
    ...(typeof totals?.first === 'string' ? { first: totals.first } : {}),
    ...(typeof totals?.last === 'string' ? { last: totals.last } : {}),
    years: by('substr(d.first, 1, 4)', 'value'),
    origins: by('d.origin', mostFirst),
    tags: by('t.code', mostFirst, 'document d JOIN tag t ON t.document = d.key'),
    kinds: by('d.kind', mostFirst),
    undated: totals?.undated ?? 0,
  };
}
