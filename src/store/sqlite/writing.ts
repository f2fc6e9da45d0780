import type { Batch, Put } from '../store.ts';
import { Changes } from './changes.ts';
import type { Connection } from './connection.ts';
import { removeDocument } from './current.ts';
import { putEntry, type Writing } from './entries.ts';
import { forgetFile, forgetOtherReadings, isWithin, lookAgain, setFileAside, writeFile } from './files.ts';

/** Writes a batch in one transaction; `now` is an ISO instant. */
export function put(connection: Connection, { entries, files, by, readd }: Batch, now: string): Put[] {
  return inOneGo(connection, now, (started) => {
    const writing = { ...started, by, readd };
    const outcomes = entries.map((entry) => putEntry(writing, entry));
    const refused = new Map(outcomes.flatMap((each) => (each.outcome === 'refused' ? [[each.path, each.why]] : [])));
    for (const record of files) {
      const failure = refused.get(record.path);
      writeFile(connection, failure === undefined ? record : { ...record, failure }, now);
      if (record.reading === undefined || record.failure !== undefined || isWithin(record.path)) continue;
      for (const key of forgetOtherReadings(connection, record.path, record.reading)) writing.left.add(key);
    }
    for (const { path, reading } of entries) {
      const failure = refused.get(path);
      if (failure !== undefined) setFileAside(connection, path, reading ?? null, failure, now);
    }
    const gone = settle(writing);
    const wrote = outcomes.some(({ outcome }) => outcome === 'added' || outcome === 'changed');
    return { result: outcomes, changed: gone.length > 0 || wrote };
  });
}

/** Takes a document out with all that was derived from it, and forgets its files; false when it is not there. */
export function remove(connection: Connection, id: string): boolean {
  return inOneGo(connection, '', ({ changes }) => {
    const there = connection.one<{ key: number }>('SELECT key FROM document WHERE id = @id', { id });
    if (there === undefined) return { result: false, changed: false };
    connection.run('DELETE FROM file WHERE path IN (SELECT path FROM source_path WHERE document = @key)', there);
    removeDocument(connection, there.key, changes);
    return { result: true, changed: true };
  });
}

/** Forgets a file with all that came out of it; returns the ids of documents that this took out. */
export function forget(connection: Connection, path: string): string[] {
  return inOneGo(connection, '', (writing) => {
    for (const key of forgetFile(connection, path)) writing.left.add(key);
    const gone = settle(writing);
    return { result: gone, changed: gone.length > 0 };
  });
}

/** One transaction, with what it changes in totals and the index written at its end. */
export function inOneGo<Result>(
  connection: Connection,
  now: string,
  work: (writing: Writing) => { readonly result: Result; readonly changed: boolean },
): Result {
  return connection.transaction(() => {
    const changes = new Changes(connection);
    const { result, changed } = work({ connection, now, changes, left: new Set() });
    changes.write();
    if (changed) connection.run(`UPDATE meta SET value = value + 1 WHERE name = 'generation'`);
    return result;
  });
}

/** Of the documents that a path has left, takes out those that no other path holds; returns their ids in order. */
function settle({ connection, changes, left }: Writing): string[] {
  const gone: string[] = [];
  for (const key of left) {
    const row = connection.one<{ id: string; held: number }>(
      'SELECT id, EXISTS (SELECT 1 FROM source_path WHERE document = key) AS held FROM document WHERE key = @key',
      { key },
    );
    if (row === undefined) continue;
    if (row.held === 0) {
      removeDocument(connection, key, changes);
      gone.push(row.id);
    }
    // A path that holds it still stands for the document, unless none does that holds its current text.
    else {
      connection.run(
        `UPDATE document SET path = ifnull(
           (SELECT s.path FROM source_path s WHERE s.document = key AND s.version = document.version
            ORDER BY s.path <> document.path, s.path LIMIT 1), path)
         WHERE key = @key`,
        { key },
      );
      lookAgain(connection, key);
    }
  }
  return gone.sort();
}
