import { sep } from 'node:path';
import type { FileRecord } from '../files.ts';
import type { Page } from '../store.ts';
import { pageOf } from './cards.ts';
import { type Connection, orNull } from './connection.ts';

interface FileRow {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly modified: number;
  readonly failure: string | null;
  readonly reading: string | null;
}

const columns = 'path, sha256, size, modified, failure, reading';

function recordOf({ failure, reading, ...row }: FileRow): FileRecord {
  return { ...row, ...(failure === null ? {} : { failure }), ...(reading === null ? {} : { reading }) };
}

/** Whether a path is a place within another file, by how such places are written; see `FileRecord`. */
export function isWithin(path: string): boolean {
  return /!\/|#\d+$/u.test(path);
}

/** The first text after all that begin with `prefix`, in the order of code points. */
function after(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}

/** Places within a file; see `FileRecord.path`. */
const withinFile = `((path >= @path || '!/' AND path < @path || '!0') OR (path >= @path || '#' AND path < @path || '$'))`;
/** A file of its own may be called as places within others are: then it is known as one on disk. */
const noFileOfItsOwn = 'NOT EXISTS (SELECT 1 FROM file o WHERE o.path = s.path AND NOT o.part)';

export function knownFile(connection: Connection, path: string): FileRecord | undefined {
  const row = connection.one<FileRow>(`SELECT ${columns} FROM file WHERE path = @path`, { path });
  return row === undefined ? undefined : recordOf(row);
}

export function failedFiles(connection: Connection, page: Page): FileRecord[] {
  return connection
    .all<FileRow>(
      `SELECT ${columns} FROM file WHERE failure IS NOT NULL ORDER BY path LIMIT @limit OFFSET @offset`,
      pageOf(page),
    )
    .map(recordOf);
}

export function filesBelow(connection: Connection, path: string, page: Page): string[] {
  const folder = path.endsWith(sep) ? path : path + sep;
  return connection
    .all<{ path: string }>(
      `SELECT path FROM file WHERE NOT part AND (path = @path OR (path >= @folder AND path < @end))
       ORDER BY path LIMIT @limit OFFSET @offset`,
      { path, folder, end: after(folder), ...pageOf(page) },
    )
    .map((row) => row.path);
}

export function writeFile(connection: Connection, record: FileRecord, now: string): void {
  const { path, sha256, size, modified, failure, reading } = record;
  const part = modified === 0 && isWithin(path) ? 1 : 0;
  connection.run(
    `INSERT INTO file (path, sha256, size, modified, failure, part, reading, at)
     VALUES (@path, @sha256, @size, @modified, @failure, @part, @reading, @now)
     ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, size = excluded.size, modified = excluded.modified,
       failure = excluded.failure, part = excluded.part, reading = excluded.reading, at = excluded.at`,
    { path, sha256, size, modified, failure: orNull(failure), part, reading: orNull(reading), now },
  );
}

/**
 * Notes that what came out at a path was taken out: it is passed over until it is asked for. `reading`: as in
 * `FileRecord`.
 */
export function setFileAside(
  connection: Connection,
  path: string,
  reading: string | null,
  failure: string,
  now: string,
): void {
  if (connection.run('UPDATE file SET failure = @failure WHERE path = @path', { path, failure }).changes > 0) return;
  const record = { path, sha256: '', size: 0, modified: 0, failure };
  writeFile(connection, reading === null ? record : { ...record, reading }, now);
}

/** Forgets that what came out at a path was set aside. */
export function forgetFailure(connection: Connection, path: string): void {
  connection.run('DELETE FROM file WHERE path = @path AND part AND failure IS NOT NULL', { path });
}

/** Whether a document came out of a file, or is it. */
export function holdsAny(connection: Connection, path: string): boolean {
  const where = `${withinFile} AND (path = @path OR ${noFileOfItsOwn})`;
  const sql = `SELECT 1 FROM source_path AS s WHERE path = @path OR (${where}) LIMIT 1`;
  return connection.one(sql, { path }) !== undefined;
}

/** Forgets a file and all that came out of it; returns the keys of the documents that these held. */
export function forgetFile(connection: Connection, path: string): number[] {
  const where = `(path = @path OR ${withinFile})`;
  const alone = `(path = @path OR ${noFileOfItsOwn})`;
  connection.run(`DELETE FROM former_path AS s WHERE ${where} AND ${alone}`, { path });
  return forgetWhere(connection, where, { path });
}

/** Forgets what came out of a file, itself included, in other readings than this; returns the keys of the documents. */
export function forgetOtherReadings(connection: Connection, path: string, reading: string): number[] {
  return forgetWhere(connection, `(path = @path OR ${withinFile}) AND reading IS NOT @reading`, { path, reading });
}

/**
 * Where no path holds a document's current text any more, has the files that hold its newest other one read again at the
 * next look, as if they had changed: that text is then the current one.
 */
export function lookAgain(connection: Connection, document: number): void {
  const holders = connection.all<{ path: string }>(
    `SELECT path FROM source_path s WHERE document = @document
     AND version = (SELECT max(version) FROM source_path WHERE document = @document)
     AND NOT EXISTS (SELECT 1 FROM source_path h JOIN document d ON d.key = h.document AND d.version = h.version
                     WHERE d.key = @document)`,
    { document },
  );
  for (const { path } of holders) {
    const around = [...path.matchAll(/!\/|#\d+$/gu)].map(({ index }) => path.slice(0, index));
    for (const each of [path, ...around])
      connection.run(`UPDATE file SET sha256 = '', modified = 0, reading = NULL WHERE path = @each`, { each });
  }
}

function forgetWhere(connection: Connection, where: string, parameters: Readonly<Record<string, string>>): number[] {
  const held = `FROM source_path AS s WHERE ${where} AND (path = @path OR ${noFileOfItsOwn})`;
  const documents = connection.all<{ document: number }>(`SELECT DISTINCT document ${held}`, parameters);
  connection.run(`DELETE ${held}`, parameters);
  connection.run(`DELETE FROM file WHERE ${where} AND (path = @path OR part)`, parameters);
  return documents.map((row) => row.document);
}
