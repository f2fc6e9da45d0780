import { deflateRawSync } from 'node:zlib';
import type { Document } from '../../document.ts';
import { bounds } from '../../edtf.ts';
import { foldWord, wordsOf } from '../../search/words.ts';
import type { Entry } from '../store.ts';
import { documentLevel, levelWithin } from '../withholding.ts';
import { type Connection, orNull } from './connection.ts';
import { addNames, removeNames, WordChanges } from './counts.ts';
import { writeFacts } from './facts.ts';

/** Sources shorter than this many UTF-16 units are kept as they are. */
const packedFrom = 1024;

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
  connection.run(
    `INSERT INTO source_path (path, sha256, document) VALUES (@path, @sha256, @key)
     ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, document = excluded.document`,
    { path, sha256: document.source.sha256, key },
  );
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
    `INSERT INTO paragraph_index (paragraph_index, rowid, text, heading, title, tags)
     SELECT 'delete', key, text, heading, title, tags FROM paragraph_content WHERE document = @key`,
    { key },
  );
  for (const table of ['mention', 'role', 'event', 'reference', 'paragraph', 'tag', 'address_word', 'original'])
    connection.run(`DELETE FROM ${table} WHERE document = @key`, { key });
}

function writeDocument(connection: Connection, document: Document, path: string, now: string): number {
  const { edtf, precision, basis } = document.date;
  const span = edtf === undefined ? undefined : bounds(edtf);
  const level = documentLevel(document);
  const isDay = precision === 'day' || precision === 'minute';
  const row = {
    id: document.id,
    kind: document.kind,
    format: document.format,
    title: document.title,
    tagWords: tagWords(document),
    edtf: orNull(edtf),
    precision,
    basis,
    first: orNull(span?.first),
    last: orNull(span?.last),
    day: span !== undefined && isDay ? span.first.slice(5) : null,
    origin: orNull(originOf(document)),
    serial: orNull(/\D0*(\d+)$/u.exec(document.cable?.mrn ?? '')?.[1]),
    level,
    lowest: Math.min(level, ...document.paragraphs.map((paragraph) => levelWithin(document, paragraph))),
    path,
    now,
  };
  connection.run(
    `INSERT INTO document (id, kind, format, title, tag_words, edtf, precision, basis, first, last, day, origin, serial,
       level, lowest, path, added_at)
     VALUES (@id, @kind, @format, @title, @tagWords, @edtf, @precision, @basis, @first, @last, @day, @origin, @serial,
       @level, @lowest, @path, @now)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, format = excluded.format, title = excluded.title,
       tag_words = excluded.tag_words, edtf = excluded.edtf, precision = excluded.precision, basis = excluded.basis,
       first = excluded.first, last = excluded.last, day = excluded.day, origin = excluded.origin,
       serial = excluded.serial, level = excluded.level, lowest = excluded.lowest, path = excluded.path,
       added_at = excluded.added_at`,
    row,
  );
  const written = connection.one<{ key: number }>('SELECT key FROM document WHERE id = @id', { id: document.id });
  if (written === undefined) throw new Error(`${document.id} was written but is not there`);
  return written.key;
}

function originOf(document: Document): string | undefined {
  return document.cable?.from?.name ?? document.outlet;
}

function tagWords(document: Document): string {
  return (document.cable?.tags ?? [])
    .map((tag) => (tag.name === tag.code ? tag.code : `${tag.code} ${tag.name}`))
    .join(' ');
}

function writeOriginal(connection: Connection, key: number, document: Document): void {
  const { paragraphs: _, source, ...header } = document;
  const { text, ...sourceHeader } = source;
  const packed = text.length >= packedFrom;
  const bytes = Buffer.from(text, 'utf8');
  connection.run('INSERT INTO original (document, header, source, packed) VALUES (@key, @header, @source, @packed)', {
    key,
    header: JSON.stringify({ ...header, source: sourceHeader }),
    source: packed ? deflateRawSync(bytes) : bytes,
    packed: packed ? 1 : 0,
  });
}

function writeLabels(connection: Connection, key: number, document: Document): void {
  const { cable } = document;
  for (const [position, tag] of (cable?.tags ?? []).entries())
    connection.run(
      'INSERT INTO tag (document, position, code, folded, folded_name) VALUES (@key, @position, @code, @folded, @name)',
      { key, position, code: tag.code, folded: foldWord(tag.code), name: foldWord(tag.name) },
    );
  const station = /^\d+(\D+)\d+$/u.exec(cable?.mrn ?? '')?.[1];
  const from = wordsOf([originOf(document), station].join(' '));
  const to = [...(cable?.to ?? []), ...(cable?.info ?? [])].flatMap((addressee) => wordsOf(addressee.name));
  for (const [side, words] of [
    ['from', from],
    ['to', to],
  ] as const)
    for (const word of new Set(words))
      connection.run('INSERT INTO address_word (side, word, document) VALUES (@side, @word, @key)', {
        side,
        word,
        key,
      });
}

/** Returns the keys by paragraph index. */
function writeParagraphs(
  connection: Connection,
  document: number,
  parsed: Document,
  words: WordChanges,
): Map<number, number> {
  const keys = new Map<number, number>();
  const { title } = parsed;
  const tags = tagWords(parsed);
  for (const paragraph of parsed.paragraphs) {
    const { index: position, label, text, start, end } = paragraph;
    const heading = orNull(paragraph.heading);
    const level = levelWithin(parsed, paragraph);
    const { key } = connection.run(
      `INSERT INTO paragraph (document, position, label, mark, heading, text, start, end, spans, level, words)
       VALUES (@document, @position, @label, @mark, @heading, @text, @start, @end, @spans, @level, @words)`,
      {
        document,
        position,
        label,
        mark: orNull(paragraph.mark),
        heading,
        text,
        start,
        end,
        spans: JSON.stringify(paragraph.spans.flatMap((span) => [span.at, span.start, span.length])),
        level,
        words: wordsOf(text).length,
      },
    );
    connection.run(
      `INSERT INTO paragraph_index (rowid, text, heading, title, tags) VALUES (@key, @text, @heading, @title, @tags)`,
      { key, text, heading, title, tags },
    );
    words.count([text, heading, title, tags], level, 1);
    keys.set(position, key);
  }
  return keys;
}
