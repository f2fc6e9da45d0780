import type { Document, Paragraph } from '../../document.ts';
import { bounds } from '../../edtf.ts';
import { foldWord, wordsOf } from '../../search/words.ts';
import { documentLevel, levelWithin, lowestLevel } from '../withholding.ts';
import type { Changes } from './changes.ts';
import { type Connection, orNull } from './connection.ts';

/** What is known of a document beside what was read. */
export interface Circumstances {
  readonly path: string;
  /** When its text was first put, ISO instant. */
  readonly addedAt: string;
  /** Hashes of its text and of all that was put. */
  readonly text: string;
  readonly digest: string;
  /** Number of the text, from 1. */
  readonly version: number;
}

/** Writes the row of a document, over the one of the same id if there is one; returns its key. */
export function writeDocument(connection: Connection, document: Document, circumstances: Circumstances): number {
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
    serial: orNull(/\D0*(\d+)$/u.exec(numberOf(document))?.[1]),
    level,
    lowest: lowestLevel(document),
    path: circumstances.path,
    addedAt: circumstances.addedAt,
    text: circumstances.text,
    digest: circumstances.digest,
    version: circumstances.version,
  };
  const written = connection.one<{ key: number }>(
    `INSERT INTO document (id, kind, format, title, tag_words, edtf, precision, basis, first, last, day, origin, serial,
       level, lowest, path, added_at, text_sha256, digest, version)
     VALUES (@id, @kind, @format, @title, @tagWords, @edtf, @precision, @basis, @first, @last, @day, @origin, @serial,
       @level, @lowest, @path, @addedAt, @text, @digest, @version)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, format = excluded.format, title = excluded.title,
       tag_words = excluded.tag_words, edtf = excluded.edtf, precision = excluded.precision, basis = excluded.basis,
       first = excluded.first, last = excluded.last, day = excluded.day, origin = excluded.origin,
       serial = excluded.serial, level = excluded.level, lowest = excluded.lowest, path = excluded.path,
       added_at = excluded.added_at, text_sha256 = excluded.text_sha256, digest = excluded.digest, version = excluded.version
     RETURNING key`,
    row,
  );
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

/** Writes TAGS and the words of sender and addressees. */
export function writeLabels(connection: Connection, key: number, document: Document): void {
  const { cable } = document;
  for (const [position, tag] of (cable?.tags ?? []).entries())
    connection.run(
      'INSERT INTO tag (document, position, code, folded, folded_name) VALUES (@key, @position, @code, @folded, @name)',
      { key, position, code: tag.code, folded: foldWord(tag.code), name: foldWord(tag.name) },
    );
  const station = /^\d*(\D+)\d+$/u.exec(numberOf(document))?.[1];
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

/** A cable's number; where its year is unknown, the station and serial that its id is made of. */
function numberOf({ id, cable }: Document): string {
  if (cable === undefined) return '';
  return cable.mrn ?? (/^[A-Z]+\d+$/u.test(id) ? id : '');
}

/** Writes the paragraphs, their index and their words; returns their keys by paragraph index. */
export function writeParagraphs(
  connection: Connection,
  document: number,
  parsed: Document,
  changes: Changes,
): Map<number, number> {
  const keys = new Map<number, number>();
  const { title } = parsed;
  const tags = tagWords(parsed);
  for (const paragraph of parsed.paragraphs) {
    const { index: position, label, text, start, end } = paragraph;
    const heading = orNull(paragraph.heading);
    const level = levelWithin(parsed, paragraph);
    const key = changes.index.nextKey();
    const words = changes.index.add(document, { key, level, text, heading, title, tags });
    changes.levels.paragraph(level, words);
    connection.run(
      `INSERT INTO paragraph (key, document, position, level, words, label, page)
       VALUES (@key, @document, @position, @level, @words, @label, @page)`,
      { key, document, position, level, words, label, page: orNull(paragraph.page) },
    );
    const mark = orNull(paragraph.mark);
    connection.run(
      `INSERT INTO paragraph_text (paragraph, mark, heading, text, start, end, spans)
       VALUES (@key, @mark, @heading, @text, @start, @end, @spans)`,
      { key, mark, heading, text, start, end, spans: spansOf(paragraph) },
    );
    keys.set(position, key);
  }
  return keys;
}

/** Where its text stands in the source, as numbers in a row: JSON. */
function spansOf({ spans }: Paragraph): string {
  return `[${spans.map(({ at, start, length }) => `${at},${start},${length}`).join(',')}]`;
}
