import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../data.ts';
import { StoreError } from '../../errors.ts';
import type { Connection } from './connection.ts';
import { fillDocumentColumns } from './index/document-changes.ts';
import { rebuildIndex } from './rebuilding.ts';

/** In order, each named by the version that it makes. A migration that was released is never changed. */
const migrations: readonly string[] = [
  '001-documents.sql',
  '002-notes.sql',
  '003-files.sql',
  '004-versions.sql',
  '005-index.sql',
  '006-document-columns.sql',
  '007-exact-scores.sql',
  '008-totals.sql',
  '009-other-forms.sql',
  '010-decisions.sql',
  '011-name-counts.sql',
  '012-outbox.sql',
  '017-added.sql',
];

/** The version from which on the word index is as this program writes it. */
const indexedFrom = 7;
/** The version from which on documents have columns. */
const columnsFrom = 6;
/** The version that this program makes. */
const newest = versionOf(migrations.at(-1) ?? '');

/** "RFTL": tells our files from other SQLite databases (PRAGMA application_id). */
const applicationId = 0x5246_544c;

/**
 * Brings the store to this program's version, all steps or none.
 * @throws StoreError when a newer version wrote it, or it is another program's database
 */
export function migrate(connection: Connection, path: string): void {
  connection.transaction(() => {
    const version = pragma(connection, 'user_version');
    const tables = connection.one<{ count: number }>('SELECT count(*) AS count FROM sqlite_schema')?.count ?? 0;
    if (tables > 0 && pragma(connection, 'application_id') !== applicationId)
      throw new StoreError(`${path} is a database of another program. Choose another file for the store.`);
    if (version > newest)
      throw new StoreError(
        `${path} was written by a newer version of Reftel (store version ${version}; this one knows ${newest}). ` +
          'Update Reftel, or choose another file for the store.',
      );
    if (version === newest) return;
    for (const name of migrations.filter((each) => versionOf(each) > version))
      connection.script(readFileSync(join(packageRoot, 'src', 'store', 'sqlite', name), 'utf8'));
    if (version < indexedFrom) rebuildIndex(connection);
    if (version < columnsFrom) fillDocumentColumns(connection);
    connection.script(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${newest}`);
  });
}

function versionOf(name: string): number {
  return Number.parseInt(name, 10);
}

function pragma(connection: Connection, name: 'user_version' | 'application_id'): number {
  return connection.one<Record<string, number>>(`PRAGMA ${name}`)?.[name] ?? 0;
}
