import type { Entry } from '../store.ts';
import type { Changes } from './changes.ts';
import type { Connection } from './connection.ts';
import { type Circumstances, writeDocument, writeLabels, writeParagraphs } from './document-rows.ts';
import { writeFacts } from './facts.ts';
import { ofDocument } from './mention-keys.ts';
import { removeNames } from './name-counts.ts';
import { writeOriginal } from './original.ts';

/** Writes a document's current text with all that is derived from it; returns its key. */
export function writeCurrent(
  connection: Connection,
  { document, facts }: Entry,
  circumstances: Circumstances,
  changes: Changes,
): number {
  const key = writeDocument(connection, document, circumstances);
  writeOriginal(connection, key, document);
  writeLabels(connection, key, document);
  const paragraphs = writeParagraphs(connection, key, document, changes);
  writeFacts(connection, { key, document, paragraphs }, facts, changes);
  changes.index.touch(key);
  return key;
}

/**
 * Removes all but the document's own row, to be written again. Statistics and the word index first: both are worked out
 * from the rows that then go.
 */
export function removeDerived(connection: Connection, key: number, changes: Changes): void {
  changes.names.write(connection);
  removeNames(connection, key);
  changes.index.touch(key);
  const contents = connection.all<{
    key: number;
    level: number;
    text: string;
    heading: string | null;
    title: string;
    tags: string;
  }>('SELECT key, level, text, heading, title, tags FROM paragraph_content WHERE document = @key', { key });
  for (const { key: paragraph, level, text, heading, title, tags } of contents) {
    changes.words.remove([text, heading, title, tags], level);
    changes.index.remove(paragraph);
  }
  connection.run(`DELETE FROM mention WHERE ${ofDocument('mention')}`, { document: key });
  for (const table of ['role', 'event', 'reference', 'paragraph', 'tag', 'address_word', 'original'])
    connection.run(`DELETE FROM ${table} WHERE document = @key`, { key });
}

/** Takes a document out, with its other texts. */
export function removeDocument(connection: Connection, key: number, changes: Changes): void {
  removeDerived(connection, key, changes);
  connection.run('DELETE FROM document WHERE key = @key', { key });
}
