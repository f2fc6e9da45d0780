import type { Access } from '../../access/access.ts';
import type { EventDate, Status } from '../../facts/facts.ts';
import { foldWord } from '../../search/words.ts';
import { sentRule } from '../rows.ts';
import type { EventFilter, MonthSpan, SearchPage, StoredEvent } from '../store.ts';
import { type CardRow, type CitationRow, citationColumns, citationOf, dateOf, pageOf } from './cards.ts';
import { type Connection, list, type Value } from './connection.ts';
import { inTime } from './index/days.ts';
import type { IndexReader } from './index/reading.ts';
import { topicKeys } from './searching.ts';

/** The order of events: by date, then by date of document, the undated last. */
const inOrder = `f.first IS NULL, ${inTime('f.first')}, ${inTime('f.last')},
  d.first IS NULL, ${inTime('d.first')}, d.id, f.start, f.key`;

/** Pairs of months; more are not shown, a chart has fewer pieces by far. */
const mostSpans = 20_000;

/** Events, and cables as events of the day they were sent. */
const eventsAndSendings = `(
  SELECT key, document, paragraph, level, edtf, precision, basis, first, last, day, text, status, start, end, quote, rule FROM event
  UNION ALL
  SELECT -key, key, NULL, lowest, edtf, precision, 'stated', first, last, day, '', 'stated', 0, 0, '', '${sentRule}'
  FROM document WHERE kind = 'cable' AND basis = 'header' AND first IS NOT NULL)`;
/** A sending is of a topic when any paragraph of its cable is. */
const matching = (keys: string) =>
  `(f.paragraph IN (SELECT value FROM json_each(${keys})) OR (f.rule = '${sentRule}' AND f.document IN
    (SELECT document FROM paragraph WHERE key IN (SELECT value FROM json_each(${keys})))))`;

interface EventRow extends CitationRow, Pick<CardRow, 'edtf' | 'precision' | 'basis'> {
  readonly text: string;
  readonly status: Status;
  readonly rule: string;
  readonly eventEdtf: string;
  readonly eventPrecision: EventDate['precision'];
  readonly eventBasis: EventDate['basis'];
}

/** Events that the filter lets through, by date, then document, with how many there are. */
export function events(
  connection: Connection,
  index: IndexReader,
  filter: EventFilter,
  access: Access,
  page: SearchPage,
): { items: StoredEvent[]; total: number; spans?: MonthSpan[] } {
  return connection.snapshot(() => {
    const { where, parameters } = conditionsOf(connection, index, filter, access);
    const from = `FROM ${filter.sent === true ? eventsAndSendings : 'event'} f JOIN document d ON d.key = f.document LEFT JOIN paragraph p ON p.key = f.paragraph
      WHERE ${where.join(' AND ')}`;
    const rows = connection.all<EventRow>(
      `SELECT ${citationColumns}, f.text, f.status, f.rule, f.edtf AS eventEdtf, f.precision AS eventPrecision,
         f.basis AS eventBasis, d.edtf, d.precision, d.basis
       ${from} ORDER BY ${inOrder} LIMIT @limit OFFSET @offset`,
      { ...parameters, ...pageOf(page) },
    );
    const count = connection.one<{ total: number }>(`SELECT count(*) AS total ${from}`, parameters);
    const found = { items: rows.map(eventOf), total: count?.total ?? 0 };
    if (page.facets !== true || !filter.dated) return found;
    const spans = connection.all<MonthSpan>(
      `SELECT substr(f.first, 1, length(f.first) - 3) AS first, substr(f.last, 1, length(f.last) - 3) AS last, count(*) AS count
       ${from} GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${mostSpans}`,
      parameters,
    );
    return { ...found, spans };
  });
}

function conditionsOf(
  connection: Connection,
  index: IndexReader,
  filter: EventFilter,
  access: Access,
): { where: string[]; parameters: Record<string, Value> } {
  const where = ['f.level <= @level', filter.dated ? 'f.first IS NOT NULL' : 'f.first IS NULL'];
  const parameters: Record<string, Value> = { level: access.level };
  const alternatives: string[] = [];
  if (filter.about !== undefined) {
    alternatives.push(
      filter.sent === true ? matching('@topic') : 'f.paragraph IN (SELECT value FROM json_each(@topic))',
    );
    parameters['topic'] = topicKeys(connection, index, filter.about, access);
  }
  if (filter.names !== undefined && filter.names.length > 0) {
    const named = `FROM mention m WHERE m.name IN (SELECT value FROM json_each(@names))
      AND @level BETWEEN m.lowest AND m.highest`;
    alternatives.push(`f.paragraph IN (SELECT m.paragraph ${named})`);
    if (filter.sent === true)
      alternatives.push(`(f.rule = '${sentRule}' AND f.document IN (SELECT m.document ${named}))`);
    parameters['names'] = list(filter.names);
  }
  if (alternatives.length > 0) where.push(`(${alternatives.join(' OR ')})`);
  if (filter.place !== undefined) {
    const { words, tags, posts } = filter.place;
    where.push(`(${filter.sent === true ? matching('@placed') : 'f.paragraph IN (SELECT value FROM json_each(@placed))'}
      OR d.key IN (SELECT document FROM tag WHERE folded_name IN (SELECT value FROM json_each(@tags)))
      OR (d.kind = 'cable'
        AND lower(rtrim(ltrim(d.id, '0123456789'), '0123456789')) IN (SELECT value FROM json_each(@posts))))`);
    parameters['placed'] = topicKeys(connection, index, words, access);
    parameters['tags'] = list(tags.map(foldWord));
    parameters['posts'] = list(posts);
  }
  if (filter.document !== undefined) {
    where.push('d.id = @document');
    parameters['document'] = filter.document;
  }
  if (filter.from !== undefined) {
    where.push(compared('f.last', '>=', '@from', filter.from));
    parameters['from'] = filter.from;
  }
  if (filter.to !== undefined) {
    where.push(compared('f.first', '<=', '@to', filter.to));
    parameters['to'] = filter.to;
  }
  if (filter.day !== undefined) {
    where.push('f.day = @day');
    parameters['day'] = filter.day;
  }
  return { where, parameters };
}

/** As texts, which the index has in order, days compare rightly unless both may be before the year 0. */
function compared(column: string, operator: '<=' | '>=', bound: string, day: string): string {
  return day.startsWith('-') ? `(${inTime(column)}) ${operator} (${inTime(bound)})` : `${column} ${operator} ${bound}`;
}

function eventOf(row: EventRow): StoredEvent {
  return {
    date: { edtf: row.eventEdtf, precision: row.eventPrecision, basis: row.eventBasis },
    text: row.text,
    status: row.status,
    citation: citationOf(row),
    rule: row.rule,
    documentTitle: row.citedTitle,
    documentDate: dateOf(row),
  };
}
