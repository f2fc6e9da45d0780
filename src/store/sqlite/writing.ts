import type { Batch, Entry, Put } from '../store.ts';
import { type Connection, orNull } from './connection.ts';
import { addNames, removeNames, WordChanges } from './counts.ts';
import { type Circumstances, writeDocument, writeLabels, writeParagraphs } from './document-rows.ts';
import { writeFacts } from './facts.ts';
import { forgetFile, forgetOtherReadings, isWithin, writeFile } from './files.ts';
import { identify } from './identity.ts';
import { digestOf, hashOfText, textHash, writeOriginal } from './original.ts';

/** What one transaction gathers on its way: `left` are documents that a path held until now. */
interface Writing {
  readonly connection: Connection;
  readonly now: string;
  readonly words: WordChanges;
  readonly left: Set<number>;
}

/** Writes a batch in one transaction; `now` is an ISO instant. */
export function put(connection: Connection, { entries, files }: Batch, now: string): Put[] {
  return inOneGo(connection, now, (writing) => {
    const outcomes = entries.map((entry) => putEntry(writing, entry));
    for (const record of files) {
      writeFile(connection, record, now);
      if (record.reading === undefined || isWithin(record.path)) continue;
      for (const key of forgetOtherReadings(connection, record.path, record.reading)) writing.left.add(key);
    }
    const gone = settle(writing);
    return { result: outcomes, changed: gone.length > 0 || outcomes.some(({ outcome }) => outcome !== 'same') };
  });
}

/** Takes a document out with all that was derived from it, and forgets its files; false when it is not there. */
export function remove(connection: Connection, id: string): boolean {
  return inOneGo(connection, '', ({ words }) => {
    const there = connection.one<{ key: number }>('SELECT key FROM document WHERE id = @id', { id });
    if (there === undefined) return { result: false, changed: false };
    connection.run('DELETE FROM file WHERE path IN (SELECT path FROM source_path WHERE document = @key)', there);
    removeDocument(connection, there.key, words);
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

function inOneGo<Result>(
  connection: Connection,
  now: string,
  work: (writing: Writing) => { readonly result: Result; readonly changed: boolean },
): Result {
  return connection.transaction(() => {
    const words = new WordChanges();
    const { result, changed } = work({ connection, now, words, left: new Set() });
    words.write(connection);
    if (changed) connection.run(`UPDATE meta SET value = value + 1 WHERE name = 'generation'`);
    return result;
  });
}

interface KeptRow {
  readonly path: string;
  readonly addedAt: string;
  readonly digest: string | null;
}

function putEntry(writing: Writing, came: Entry): Put {
  const { connection, now, left } = writing;
  const { path } = came;
  const text = hashOfText(came.document.source.text);
  const { id, key } = identify(connection, came, text);
  const entry = { ...came, document: { ...came.document, id } };
  const digest = digestOf(entry);
  const held = connection.one<{ key: number }>('SELECT document AS key FROM source_path WHERE path = @path', { path });
  let there = key;
  let outcome: Put['outcome'] = 'same';
  if (there === undefined) {
    there = writeAll(writing, entry, { path, addedAt: now, text, digest });
    outcome = 'added';
  } else {
    const sameText = textHash(connection, there) === text;
    const kept = connection.one<KeptRow>('SELECT path, added_at AS addedAt, digest FROM document WHERE key = @there', {
      there,
    });
    // A second source says nothing new; the first one may, where what stands beside the text has changed.
    if (!sameText || (kept?.path === path && kept.digest !== digest)) {
      removeDerived(connection, there, writing.words);
      writeAll(writing, entry, { path, addedAt: sameText ? (kept?.addedAt ?? now) : now, text, digest });
      outcome = 'changed';
    }
  }
  connection.run(
    `INSERT INTO source_path (path, document, reading) VALUES (@path, @there, @reading)
     ON CONFLICT DO UPDATE SET document = excluded.document, reading = excluded.reading`,
    { path, there, reading: orNull(entry.reading) },
  );
  if (held !== undefined && held.key !== there) left.add(held.key);
  return { path, id, outcome };
}

function writeAll({ connection, words }: Writing, { document, facts }: Entry, circumstances: Circumstances): number {
  const key = writeDocument(connection, document, circumstances);
  writeOriginal(connection, key, document);
  writeLabels(connection, key, document);
  const paragraphs = writeParagraphs(connection, key, document, words);
  writeFacts(connection, { key, document, paragraphs }, facts);
  addNames(connection, key);
  return key;
}

/** Of the documents that a path has left, takes out those that no other path holds; returns their ids in order. */
function settle({ connection, words, left }: Writing): string[] {
  const gone: string[] = [];
  for (const key of left) {
    const row = connection.one<{ id: string; held: string | null }>(
      'SELECT id, (SELECT min(path) FROM source_path WHERE document = key) AS held FROM document WHERE key = @key',
      { key },
    );
    if (row === undefined) continue;
    if (row.held === null) {
      removeDocument(connection, key, words);
      gone.push(row.id);
    } else
      connection.run(
        `UPDATE document SET path = @held WHERE key = @key
         AND NOT EXISTS (SELECT 1 FROM source_path s WHERE s.document = @key AND s.path = document.path)`,
        { key, held: row.held },
      );
  }
  return gone.sort();
}

function removeDocument(connection: Connection, key: number, words: WordChanges): void {
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
