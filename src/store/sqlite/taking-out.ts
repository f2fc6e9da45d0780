import { type Removal, type TakenOut, whyAside } from '../removals.ts';
import type { Connection } from './connection.ts';
import { removeDocument } from './current.ts';
import { holdsAny, setFileAside } from './files.ts';
import { isNumbered } from './identity.ts';
import { currentDocument } from './opening.ts';
import { textHash } from './original.ts';
import { writeTombstone } from './tombstones.ts';
import { inOneGo } from './writing.ts';

interface Held {
  readonly path: string;
  readonly reading: string | null;
}

/** The file on disk that a path is of or lies in, as it is known. */
function fileOn(connection: Connection, path: string): { path: string; sha256: string } | undefined {
  const around = [...path.matchAll(/!\/|#\d+$/gu)].map(({ index }) => path.slice(0, index));
  for (const each of [...around, path]) {
    const sql = 'SELECT path, sha256 FROM file WHERE path = @each AND NOT part';
    const file = connection.one<{ path: string; sha256: string }>(sql, { each });
    if (file !== undefined) return file;
  }
  return undefined;
}

/** Takes a document out with all that was derived from it, in one transaction; undefined when it is not there. */
export function takeOut(connection: Connection, { id, notes, ...by }: Removal): TakenOut | undefined {
  return inOneGo<TakenOut | undefined>(connection, by.at, ({ changes, now }) => {
    const row = connection.one<{ key: number; lowest: number }>('SELECT key, lowest FROM document WHERE id = @id', {
      id,
    });
    if (row === undefined) return { result: undefined, changed: false };
    const { key: document, lowest } = row;
    const current = currentDocument(connection, document);
    const others = connection.all<{ text: string }>(
      'SELECT text_sha256 AS text FROM version WHERE document = @document',
      { document },
    );
    const held = connection.all<Held>('SELECT path, reading FROM source_path WHERE document = @document', { document });
    const files = new Map(held.flatMap(({ path }) => fileOn(connection, path) ?? []).map((each) => [each.path, each]));
    const tombstone = writeTombstone(connection, {
      ...by,
      id: current.id,
      title: current.title,
      numbered: isNumbered(current),
      lowest,
      texts: [textHash(connection, document), ...others.map(({ text }) => text)],
      files: [...new Set([...files.values()].map(({ sha256 }) => sha256))],
    });
    removeDocument(connection, document, changes);
    for (const { path, reading } of held) setFileAside(connection, path, reading, whyAside(tombstone), now);
    for (const { space, key } of notes)
      connection.run('DELETE FROM note WHERE space = @space AND key = @key', { space, key });
    const emptied = [...files.keys()].filter((path) => !holdsAny(connection, path));
    return { result: { tombstone, emptied }, changed: true };
  });
}
