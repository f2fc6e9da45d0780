import type { Access } from '../../access/access.ts';
import type { Document } from '../../document.ts';
import type { DocumentView, Page, VersionRow } from '../store.ts';
import { lowestLevel, withholdAsNow } from '../withholding.ts';
import { pageOf } from './cards.ts';
import type { Connection } from './connection.ts';
import { documentFrom, parsedOf, textHash } from './original.ts';
import { allPaths, otherPaths } from './paths.ts';

/** The number under which a document has this very text. */
export function versionWithText(connection: Connection, document: number, text: string): number | undefined {
  if (textHash(connection, document) === text)
    return connection.one<{ version: number }>('SELECT version FROM document WHERE key = @document', { document })
      ?.version;
  return connection.one<{ number: number }>(
    'SELECT number FROM version WHERE document = @document AND text_sha256 = @text',
    { document, text },
  )?.number;
}

/** The number of a document's next text. */
export function nextVersion(connection: Connection, document: number): number {
  const row = connection.one<{ last: number }>(
    `SELECT max(d.version, ifnull((SELECT max(number) FROM version WHERE document = @document), 0)) AS last
     FROM document d WHERE d.key = @document`,
    { document },
  );
  return (row?.last ?? 0) + 1;
}

/** A text that is not, or no longer, the current one. */
export interface OtherText {
  readonly number: number;
  readonly parsed: Document;
  /** Hash of its text. */
  readonly text: string;
  readonly addedAt: string;
}

export function keepVersion(connection: Connection, document: number, other: OtherText): void {
  const { number, parsed, text, addedAt } = other;
  connection.run(
    `INSERT INTO version (document, number, text_sha256, added_at, lowest, parsed)
     VALUES (@document, @number, @text, @addedAt, @lowest, @parsed)`,
    {
      document,
      number,
      text,
      addedAt,
      lowest: lowestLevel(parsed),
      parsed: parsedOf({ ...parsed, version: number }),
    },
  );
}

/** Takes a text out of those that are not current; returns when it was first stored. */
export function takeVersion(connection: Connection, document: number, number: number): string | undefined {
  const place = { document, number };
  const row = connection.one<{ addedAt: string }>(
    'SELECT added_at AS addedAt FROM version WHERE document = @document AND number = @number',
    place,
  );
  connection.run('DELETE FROM version WHERE document = @document AND number = @number', place);
  return row?.addedAt;
}

/** A text that is not the current one, less what lies above the access. */
export function viewOfVersion(
  connection: Connection,
  { document, number }: { readonly document: number; readonly number: number },
  current: Document,
  access: Access,
): Pick<DocumentView, 'document' | 'withheld' | 'path' | 'addedAt' | 'alsoIn'> | undefined {
  const row = connection.one<{ parsed: Buffer; addedAt: string }>(
    `SELECT parsed, added_at AS addedAt FROM version
     WHERE document = @document AND number = @number AND lowest <= @level`,
    { document, number, level: access.level },
  );
  if (row === undefined) return undefined;
  const place = { document, version: number };
  const path = allPaths(connection, place).paths[0] ?? '';
  const alsoIn = otherPaths(connection, place, path);
  return {
    ...withholdAsNow(documentFrom(row.parsed), current, access),
    path,
    addedAt: row.addedAt,
    ...(alsoIn.total === 0 ? {} : { alsoIn }),
  };
}

/** How many texts a document has beside its current one, for this reader. */
export function otherVersions(connection: Connection, document: number, { level }: Access): number {
  return (
    connection.one<{ total: number }>(
      'SELECT count(*) AS total FROM version WHERE document = @document AND lowest <= @level',
      { document, level },
    )?.total ?? 0
  );
}

/** The texts of a document, the highest number first. */
export function versions(
  connection: Connection,
  id: string,
  access: Access,
  page: Page,
): { items: VersionRow[]; total: number } {
  const { level } = access;
  const document = connection.one<{ key: number }>('SELECT key FROM document WHERE id = @id AND lowest <= @level', {
    id,
    level,
  })?.key;
  if (document === undefined) return { items: [], total: 0 };
  const rows = connection.all<{ number: number; addedAt: string; current: number }>(
    `SELECT version AS number, added_at AS addedAt, 1 AS current FROM document WHERE key = @document
     UNION ALL SELECT number, added_at, 0 FROM version WHERE document = @document AND lowest <= @level
     ORDER BY number DESC LIMIT @limit OFFSET @offset`,
    { document, level, ...pageOf(page) },
  );
  return {
    total: 1 + otherVersions(connection, document, access),
    items: rows.map(({ number, addedAt, current }) => ({
      number,
      addedAt,
      current: current === 1,
      from: allPaths(connection, { document, version: number }),
    })),
  };
}
