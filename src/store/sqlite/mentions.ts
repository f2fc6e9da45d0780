import type { Access } from '../../access/access.ts';
import { nameOfKey } from '../name-key.ts';
import type { DatedMention, Page } from '../store.ts';
import { type CitationRow, citationColumns, citationOf, dateOf, pageOf } from './cards.ts';
import { type Connection, list } from './connection.ts';
import { keysOf } from './filters.ts';
import { undated } from './index/days.ts';
import type { IndexReader } from './index/reading.ts';
import { documentOf } from './mention-keys.ts';
import { type Counted, inOrderOfId } from './newest.ts';
import { called, type Dated, inOrder, placed } from './people.ts';

/** Fewer mentions are not read at a time. */
const fewest = 500;

const selected = `SELECT ${citationColumns}, f.name, f.text, f.rule, d.edtf, d.precision, d.basis`;

type MentionRow = CitationRow & Dated & { readonly name: string; readonly text: string; readonly rule: string };

/**
 * Places that name somebody by one of these names, by date of document, the undated last. Of who is named in very many, only
 * those on the page are read.
 */
export function mentions(
  connection: Connection,
  index: IndexReader,
  wanted: readonly string[],
  { level }: Access,
  page: Page,
): { items: DatedMention[]; total: number } {
  return connection.snapshot(() => {
    const parameters = { names: list(wanted), level };
    const { limit, offset } = pageOf(page);
    const { total } = connection.one<{ total: number }>(
      `SELECT ifnull(sum(mentions${level}), 0) AS total FROM name_count WHERE name IN (SELECT value FROM json_each(@names))`,
      parameters,
    ) ?? { total: 0 };
    const most = limit + offset;
    const rows =
      total > 2 * most
        ? earliest(connection, index, parameters, most).slice(offset)
        : connection.all<MentionRow>(
            `${selected} FROM mention f ${placed} WHERE ${called} ORDER BY ${inOrder} LIMIT @limit OFFSET @offset`,
            { ...parameters, limit, offset },
          );
    return { total, items: rows.map(mentionOf) };
  });
}

function mentionOf(row: MentionRow): DatedMention {
  return {
    name: nameOfKey(row.name),
    text: row.text,
    citation: citationOf(row),
    rule: row.rule,
    date: dateOf(row),
    documentTitle: row.citedTitle,
  };
}

/** The first so many, document after document, in order. */
function earliest(
  connection: Connection,
  index: IndexReader,
  { names, level }: { readonly names: string; readonly level: number },
  most: number,
): MentionRow[] {
  index.refresh();
  const keys = keysOf(
    connection,
    'SELECT group_concat(key) AS keys FROM mention WHERE name IN (SELECT value FROM json_each(@names))',
    { names },
  );
  const counts = index.scratch.counts(index.documents.size);
  for (const key of keys) counts[documentOf(key)] = (counts[documentOf(key)] ?? 0) + 1;
  const rows: MentionRow[] = [];
  const next = inDocuments(connection, index, counts, most);
  while (rows.length < most) {
    const { value: documents } = next.next();
    if (documents === undefined) break;
    const chosen = keys.filter((key) => documents.has(documentOf(key)));
    rows.push(
      ...connection.all<MentionRow>(
        `${selected} FROM json_each(@keys) chosen JOIN mention f ON f.key = chosen.value ${placed}
         WHERE @level BETWEEN f.lowest AND f.highest ORDER BY ${inOrder} LIMIT @left`,
        { keys: JSON.stringify(chosen), level, left: most - rows.length },
      ),
    );
  }
  return rows;
}

/**
 * Documents in the order of their mentions, so many at a time that these are `most` or more. Of mentions that the reader does
 * not see there may be any number before the first that he sees: each time twice as many.
 */
function* inDocuments(
  connection: Connection,
  index: IndexReader,
  counts: Uint32Array,
  most: number,
): Generator<ReadonlySet<number>, undefined> {
  let documents = new Set<number>();
  let count = 0;
  let atOnce = Math.max(fewest, most);
  for (const step of stepsOf(connection, index, counts, most)) {
    for (const { key, wanted } of step) {
      documents.add(key);
      count += wanted;
    }
    if (count < atOnce) continue;
    yield documents;
    documents = new Set();
    count = 0;
    atOnce *= 2;
  }
  if (documents.size > 0) yield documents;
  return undefined;
}

/** Whole days, and one document after another where a day has more than `most` mentions. */
function* stepsOf(
  connection: Connection,
  index: IndexReader,
  counts: Uint32Array,
  most: number,
): Generator<readonly Counted[]> {
  for (const { first, of } of daysOf(index, counts)) {
    const ofDay = of.reduce((sum, { wanted }) => sum + wanted, 0);
    if (ofDay > most) for (const document of inOrderOfId(connection, first, of)) yield [document];
    else yield of;
  }
}

/** Documents that are counted, by their first day, the earliest day first, undated last. */
function* daysOf({ documents }: IndexReader, counts: Uint32Array): Generator<{ first: number; of: Counted[] }> {
  const newestFirst = documents.newestFirst();
  const dayOf = (place: number) => documents.first[newestFirst[place] ?? 0] ?? undated;
  let dated = newestFirst.length;
  while (dated > 0 && dayOf(dated - 1) === undated) dated -= 1;
  let day: { first: number; of: Counted[] } = { first: undated, of: [] };
  for (let each = 0; each < newestFirst.length; each += 1) {
    const place = each < dated ? dated - 1 - each : each;
    const key = newestFirst[place] ?? 0;
    const wanted = counts[key] ?? 0;
    if (wanted === 0) continue;
    if (dayOf(place) !== day.first && day.of.length > 0) {
      yield day;
      day = { first: undated, of: [] };
    }
    day.first = dayOf(place);
    day.of.push({ key, wanted });
  }
  if (day.of.length > 0) yield day;
}
