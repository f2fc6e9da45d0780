import type { Entry } from '../store.ts';
import type { Connection } from './connection.ts';
import { addNames, removeNames, WordChanges } from './counts.ts';
import { writeDocument, writeLabels, writeOriginal, writeParagraphs } from './document-rows.ts';
import { writeFacts } from './facts.ts';

/** Writes all entries in one transaction; `now` is an ISO instant. */
export function put(connection: Connection, entries: readonly Entry[], now: string): void {
  connection.transaction(() => {
    const words = new WordChanges();
    for (const entry of entries) putEntry(connection, entry, now, words);
    words.write(connection);
    touch(connection);
  });
}

/** Takes a document out with all that was derived from it; false when it is not there. */
export function remove(connection: Connection, id: string): boolean {
  return connection.transaction(() => {
    const there = connection.one<{ key: number }>('SELECT key FROM document WHERE id = @id', { id });
    if (there === undefined) return false;
    const words = new WordChanges();
    removeDerived(connection, there.key, words);
    connection.run('DELETE FROM document WHERE key = @key', { key: there.key });
    words.write(connection);
    touch(connection);
    return true;
  });
}

function touch(connection: Connection): void {
  connection.run(`UPDATE meta SET value = value + 1 WHERE name = 'generation'`);
}

function putEntry(connection: Connection, entry: Entry, now: string, words: WordChanges): void {
  const { document, facts, path } = entry;
  const there = connection.one<{ key: number }>('SELECT key FROM document WHERE id = @id', { id: document.id });
  if (there !== undefined) removeDerived(connection, there.key, words);
  const key = writeDocument(connection, document, path, now);
  writeOriginal(connection, key, document);
  writeLabels(connection, key, document);
  const paragraphs = writeParagraphs(connection, key, document, words);
  writeFacts(connection, { key, document, paragraphs }, facts);
  addNames(connection, key);
  const before = connection.one<{ key: number }>('SELECT document AS key FROM source_path WHERE path = @path', {
    path,
  });
  connection.run(
    `INSERT INTO source_path (path, sha256, document) VALUES (@path, @sha256, @key)
     ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, document = excluded.document`,
    { path, sha256: document.source.sha256, key },
  );
  if (before !== undefined && before.key !== key) removeOrphan(connection, before.key, words);
}

/** A file that is read as another document now leaves its old one behind, unless another file holds that as well. */
function removeOrphan(connection: Connection, key: number, words: WordChanges): void {
  if (connection.one('SELECT 1 FROM source_path WHERE document = @key', { key }) !== undefined) return;
  removeDerived(connection, key, words);
  connection.run('DELETE FROM document WHERE key = @key', { key });
}

/** Statistics and the word index first: both are worked out from the rows that then go. */
function removeDerived(connection: Connection, key: number, words: WordChanges): void {
  removeNames(connection, key);
  const contents = connection.all<{
    level: number;
    text: string;
    heading: string | null;
    title: string;
    tags: string;
  }>('SELECT level, text, heading, title, tags FROM paragraph_content WHERE document = @key', { key });
  for (const { level, text, heading, title, tags } of contents) words.count([text, heading, title, tags], level, -1);
  connection.run(
    `INSERT INTO paragraph_index (paragraph_index, rowid, text, heading, title, tags, lead)
     SELECT 'delete', key, text, heading, title, tags, lead FROM paragraph_content WHERE document = @key`,
    { key },
  );
  for (const table of ['mention', 'role', 'event', 'reference', 'paragraph', 'tag', 'address_word', 'original'])
    connection.run(`DELETE FROM ${table} WHERE document = @key`, { key });
}
