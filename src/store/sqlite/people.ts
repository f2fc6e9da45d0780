import type { Access } from '../../access/access.ts';
import { documentOfKey, nameOfKey } from '../name-key.ts';
import type { DatedRole, NameRow, Piece } from '../store.ts';
import { type CardRow, type CitationRow, citationColumns, citationOf, dateOf, pageOf } from './cards.ts';
import { type Connection, list } from './connection.ts';
import { inTime } from './index/days.ts';

/** What the date of a place is made of. */
export type Dated = Pick<CardRow, 'edtf' | 'precision' | 'basis'>;

/** The order of places: by date of document, the undated last. */
export const inOrder = `d.first IS NULL, ${inTime('d.first')}, d.id, f.start, f.end, f.key`;
/** That a mention or role is of one of `@names`, as the reader of `@level` knows them. */
export const called = 'f.name IN (SELECT value FROM json_each(@names)) AND @level BETWEEN f.lowest AND f.highest';
/** What a citation of a place is made of. */
export const placed = 'JOIN document d ON d.key = f.document LEFT JOIN paragraph p ON p.key = f.paragraph';

/** Of one piece: names; forms. */
const namesAtOnce = 500;
const formsAtOnce = 1_000;

interface NameTotals {
  readonly key: string;
  readonly mentions: number;
  readonly exact: number;
  readonly documents: number;
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** Every name this reader may see, with its totals. */
export function names(connection: Connection, { level }: Access, from = ''): Piece<NameRow> {
  const totals = connection.all<NameTotals>(
    `SELECT name AS key, mentions${level} AS mentions, exact${level} AS exact, documents${level} AS documents,
       earliest${level} AS earliest, latest${level} AS latest
     FROM name_count WHERE documents${level} > 0 AND name > @from ORDER BY name LIMIT @limit`,
    { from, limit: namesAtOnce },
  );
  const next = totals.length < namesAtOnce ? undefined : totals.at(-1)?.key;
  return { rows: totals.map(nameRow), ...(next === undefined ? {} : { next }) };
}

/** Field by field: there are hundreds of thousands, and to spread a row takes longer than to read it. */
function nameRow({ key, mentions, exact, documents, earliest, latest }: NameTotals): NameRow {
  const row: { -readonly [Field in keyof NameRow]: NameRow[Field] } = {
    key,
    name: nameOfKey(key),
    mentions,
    exact,
    documents,
  };
  const document = documentOfKey(key);
  if (document !== undefined) row.document = document;
  if (earliest !== null) row.earliest = earliest;
  if (latest !== null) row.latest = latest;
  return row;
}

/** Written forms that are no part of the name they stand for ("Phil" of Philip Gordon). */
export function otherForms(
  connection: Connection,
  { level }: Access,
  from?: string,
): Piece<{ text: string; key: string }> {
  const [text, key] = from === undefined ? ['', ''] : (JSON.parse(from) as [string, string]);
  const rows = connection.all<{ text: string; key: string }>(
    `SELECT DISTINCT text, name AS key FROM mention
     WHERE instr(name, text) = 0 AND (text, name) > (@text, @key) AND @level BETWEEN lowest AND highest
     ORDER BY text, name LIMIT @limit`,
    { level, text, key, limit: formsAtOnce },
  );
  const last = rows.length < formsAtOnce ? undefined : rows.at(-1);
  return { rows, ...(last === undefined ? {} : { next: JSON.stringify([last.text, last.key]) }) };
}

/** What documents say that people of these names are, in the same order. */
export function roles(
  connection: Connection,
  wanted: readonly string[],
  { level }: Access,
  limit: number,
): DatedRole[] {
  return connection
    .all<CitationRow & Dated & { name: string; title: string; judgement: string | null; rule: string }>(
      `SELECT ${citationColumns}, f.name, f.title, f.judgement, f.rule, d.edtf, d.precision, d.basis
       FROM role f ${placed} WHERE ${called} ORDER BY ${inOrder} LIMIT @limit`,
      { names: list(wanted), level, limit: pageOf({ limit }).limit },
    )
    .map((row) => ({
      name: nameOfKey(row.name),
      title: row.title,
      ...(row.judgement === null ? {} : { judgement: row.judgement }),
      citation: citationOf(row),
      rule: row.rule,
      date: dateOf(row),
    }));
}
