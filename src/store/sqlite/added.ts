import type { Access } from '../../access/access.ts';
import type { Added, Count, Page, Span } from '../store.ts';
import { type CardRow, cardColumns, cardOf, pageOf } from './cards.ts';
import type { Connection } from './connection.ts';

const inSpan = 'd.added_at > @after AND d.added_at <= @until AND d.lowest <= @level';
const mostCounts = 25;
const mostYears = 1_000;
/** Of more documents than these it would take long to count by what they are. */
const mostCounted = 50_000;

/** Counts of documents by a value of theirs. */
function counts(
  connection: Connection,
  of: string,
  parameters: Readonly<Record<string, string | number>>,
  order = `count DESC, value LIMIT ${mostCounts}`,
): Count[] {
  return connection.all<{ value: string; count: number }>(
    `SELECT ${of} AS value, count(*) AS count FROM document d
     WHERE ${inSpan} AND ${of} IS NOT NULL GROUP BY 1 ORDER BY ${order}`,
    parameters,
  );
}

/** Documents whose present text was first stored in a span of time, the last first. To be called within a snapshot. */
export function added(connection: Connection, { after, until }: Span, { level }: Access, page: Page): Added {
  const span = { after, until, level };
  const [{ total } = { total: 0 }] = connection.all<{ total: number }>(
    `SELECT count(*) AS total FROM document d WHERE ${inSpan}`,
    span,
  );
  if (total === 0) return { items: [], total, kinds: [], years: [], origins: [] };
  return {
    items: connection
      .all<CardRow>(
        `SELECT ${cardColumns} FROM document d WHERE ${inSpan} ORDER BY d.added_at DESC, d.key DESC LIMIT @limit OFFSET @offset`,
        { ...span, ...pageOf(page) },
      )
      .map(cardOf),
    total,
    ...(total > mostCounted ? { kinds: [], years: [], origins: [] } : countsOf(connection, span)),
  };
}

function countsOf(connection: Connection, span: Readonly<Record<string, string | number>>) {
  return {
    kinds: counts(connection, 'd.kind', span),
    years: counts(connection, 'substr(d.first, 1, 4)', span, `value LIMIT ${mostYears}`),
    origins: counts(connection, 'd.origin', span),
  };
}
