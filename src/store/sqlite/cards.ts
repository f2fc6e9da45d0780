import type { Access, Level } from '../../access/access.ts';
import { pinOf } from '../../citation.ts';
import type { Citation, Document, DocumentDate, DocumentId } from '../../document.ts';
import type { DocumentCard, Page } from '../store.ts';
import type { Connection } from './connection.ts';

/** What `cardColumns` selects. */
export interface CardRow {
  readonly id: string;
  readonly kind: Document['kind'];
  readonly title: string;
  readonly edtf: string | null;
  readonly precision: DocumentDate['precision'];
  readonly basis: DocumentDate['basis'];
  readonly first: string | null;
  readonly last: string | null;
  readonly origin: string | null;
  readonly level: Level;
  readonly tags: string;
  readonly paragraphs: number;
}

/** The columns of a card but for the number of its paragraphs, from `document d`. */
export const describingColumns = `d.id, d.kind, d.title, d.edtf, d.precision, d.basis, d.first, d.last, d.origin, d.level,
  (SELECT json_group_array(code) FROM (SELECT code FROM tag WHERE document = d.key ORDER BY position)) AS tags`;

/** The columns of a card, from `document d`, as the reader of `@level` sees it. */
export const cardColumns = `${describingColumns},
  (SELECT count(*) FROM paragraph WHERE document = d.key AND level <= @level) AS paragraphs`;

/** A row of `cardColumns` as a card. */
export function cardOf(row: CardRow): DocumentCard {
  return {
    id: row.id as DocumentId,
    kind: row.kind,
    title: row.title,
    date: dateOf(row),
    ...(row.first === null ? {} : { first: row.first }),
    ...(row.last === null ? {} : { last: row.last }),
    ...(row.origin === null ? {} : { origin: row.origin }),
    level: row.level,
    tags: JSON.parse(row.tags) as string[],
    paragraphs: row.paragraphs,
  };
}

/** The date of a document as its shape has it. */
export function dateOf(row: Pick<CardRow, 'edtf' | 'precision' | 'basis'>): DocumentDate {
  return { edtf: row.edtf ?? undefined, precision: row.precision, basis: row.basis };
}

/** The number of a text as shapes have it: absent for the first. */
export function numbered(version: number): { version?: number } {
  return version === 1 ? {} : { version };
}

/** What `citationColumns` selects. */
export interface CitationRow {
  readonly citedId: string;
  readonly citedKind: Document['kind'];
  readonly citedTitle: string;
  readonly citedVersion: number;
  readonly position: number | null;
  readonly citedLabel: string | null;
  readonly citedPage: string | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** The columns of a citation, from a derived row `f`, its `document d` and its `paragraph p` (left join). */
export const citationColumns = `d.id AS citedId, d.kind AS citedKind, d.title AS citedTitle,
  d.version AS citedVersion, p.position, p.label AS citedLabel, p.page AS citedPage, f.start, f.end, f.quote`;

/** A row of `citationColumns` as a citation; the pin is written from the document and the label. */
export function citationOf(row: CitationRow): Citation {
  const { citedId, citedKind: kind, citedTitle: title, citedLabel: label, citedPage: page, start, end, quote } = row;
  const id = citedId as DocumentId;
  const version = numbered(row.citedVersion);
  return {
    document: id,
    ...(row.position === null ? {} : { paragraph: row.position }),
    start,
    end,
    quote,
    pin: pinOf({ id, kind, title, ...version }, label === null ? undefined : { label, ...paged(page) }),
    ...version,
  };
}

/** A printed page as a paragraph has it. */
export function paged(page: string | null): { page?: string } {
  return page === null ? {} : { page };
}

/** The largest page of anything. */
const largestPage = 100_000;

/** A page as SQLite takes it: never without a bound, never negative. */
export function pageOf(page: Page): { limit: number; offset: number } {
  return { limit: bounded(page.limit), offset: bounded(page.offset ?? 0) };
}

function bounded(count: number): number {
  return Number.isFinite(count) ? Math.min(Math.max(0, Math.trunc(count)), largestPage) : largestPage;
}

/** The card of one document, if the reader may see anything of it. */
export function card(connection: Connection, id: string, { level }: Access): DocumentCard | undefined {
  const row = connection.one<CardRow>(`SELECT ${cardColumns} FROM document d WHERE d.id = @id AND d.lowest <= @level`, {
    id,
    level,
  });
  return row === undefined ? undefined : cardOf(row);
}

/** Cards in order of id; `prefix` compares in any case, `after` is an id as it is stored. */
export function cards(
  connection: Connection,
  { level }: Access,
  page: Page & { readonly prefix?: string; readonly after?: string },
): DocumentCard[] {
  const { prefix = '', after } = page;
  return connection
    .all<CardRow>(
      `SELECT ${cardColumns} FROM document d
       WHERE d.lowest <= @level ${prefix === '' ? '' : `AND d.id LIKE @prefix ESCAPE '\\'`}
         ${after === undefined ? '' : 'AND (d.id COLLATE NOCASE, d.id) > (@after COLLATE NOCASE, @after)'}
       ORDER BY d.id COLLATE NOCASE, d.id LIMIT @limit OFFSET @offset`,
      {
        level,
        ...(after === undefined ? {} : { after }),
        prefix: `${prefix.replace(/[\\%_]/gu, '\\$&')}%`,
        ...pageOf(page),
      },
    )
    .map(cardOf);
}

/** Cables by their serial number, zeros before it ignored. */
export function cardsBySerial(
  connection: Connection,
  serial: string,
  { level }: Access,
  limit: number,
): DocumentCard[] {
  return connection
    .all<CardRow>(
      `SELECT ${cardColumns} FROM document d WHERE d.serial = @serial AND d.lowest <= @level ORDER BY d.id LIMIT @limit`,
      { serial: serial.replace(/^0+(?=.)/u, ''), level, limit: pageOf({ limit }).limit },
    )
    .map(cardOf);
}

/** Documents of a calendar day (`MM-DD`) in any year, the earliest first. */
export function cardsOnDay(connection: Connection, day: string, { level }: Access, limit: number): DocumentCard[] {
  return connection
    .all<CardRow>(
      `SELECT ${cardColumns} FROM document d WHERE d.day = @day AND d.lowest <= @level
       ORDER BY d.first, d.id LIMIT @limit`,
      { day, level, limit: pageOf({ limit }).limit },
    )
    .map(cardOf);
}
