import type { Access } from '../../access/access.ts';
import type { DocumentCard, StoredReference } from '../store.ts';
import {
  type CardRow,
  type CitationRow,
  card,
  cardColumns,
  cardOf,
  citationColumns,
  citationOf,
  pageOf,
} from './cards.ts';
import type { Connection } from './connection.ts';
import { inTime } from './index/days.ts';

interface ReferenceRow extends CitationRow, CardRow {
  readonly referenceText: string;
  readonly referenceKind: string;
  readonly referenceId: string | null;
  readonly referenceLabel: string | null;
}

/** A document with more references than this does not exist. */
const mostReferences = 5_000;

/** What a document leans on, in the order of the source. */
export function references(connection: Connection, id: string, access: Access): StoredReference[] {
  return select(connection, 'd.id = @id', 'f.start, f.key', { id, limit: mostReferences }, access);
}

/** Where a document, here or not, is cited: by date, undated last. */
export function citedBy(connection: Connection, id: string, access: Access, limit: number): StoredReference[] {
  const order = `d.first IS NULL, ${inTime('d.first')}, d.id, f.start, f.key`;
  return select(connection, 'f.id = @id', order, { id, limit: pageOf({ limit }).limit }, access);
}

function select(
  connection: Connection,
  where: string,
  order: string,
  parameters: { readonly id: string; readonly limit: number },
  access: Access,
): StoredReference[] {
  const rows = connection.all<ReferenceRow>(
    `SELECT ${citationColumns}, ${cardColumns}, f.text AS referenceText, f.kind AS referenceKind, f.id AS referenceId,
       f.label AS referenceLabel
     FROM reference f JOIN document d ON d.key = f.document LEFT JOIN paragraph p ON p.key = f.paragraph
     WHERE ${where} AND f.level <= @level AND d.lowest <= @level ORDER BY ${order} LIMIT @limit`,
    { ...parameters, level: access.level },
  );
  const targets = new Map<string, DocumentCard | undefined>();
  return rows.map((row) => {
    const id = row.referenceId;
    if (id !== null && !targets.has(id)) targets.set(id, card(connection, id, access));
    const target = id === null ? undefined : targets.get(id);
    return {
      from: cardOf(row),
      text: row.referenceText,
      kind: row.referenceKind,
      ...(id === null ? {} : { id }),
      ...(row.referenceLabel === null ? {} : { label: row.referenceLabel }),
      citation: citationOf(row),
      ...(target === undefined ? {} : { target }),
    };
  });
}
