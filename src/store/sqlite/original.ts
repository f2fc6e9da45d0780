import { hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Document, Paragraph } from '../../document.ts';
import type { Entry } from '../store.ts';
import type { Connection } from './connection.ts';

/** A text as it is kept: UTF-8, deflated when `packed` is 1. */
export interface PackedText {
  readonly source: Buffer;
  readonly packed: number;
}

/** Texts shorter than this many UTF-16 units are kept as they are. */
const packedFrom = 1024;
/** Zlib's quickest: half the time of the usual one, for prose a twentieth longer. */
const packing = 1;

export function packed(text: string): PackedText {
  const bytes = Buffer.from(text, 'utf8');
  return text.length < packedFrom
    ? { source: bytes, packed: 0 }
    : { source: deflateRawSync(bytes, { level: packing }), packed: 1 };
}

export function unpacked({ source, packed: deflated }: PackedText): string {
  return (deflated === 1 ? inflateRawSync(source) : source).toString('utf8');
}

/** Keeps what is needed to give the document back as it was put. */
export function writeOriginal(connection: Connection, key: number, document: Document): void {
  const { paragraphs: _, source, ...header } = document;
  const { text, ...sourceHeader } = source;
  connection.run('INSERT INTO original (document, header, source, packed) VALUES (@key, @header, @source, @packed)', {
    key,
    header: JSON.stringify({ ...header, source: sourceHeader }),
    ...packed(text),
  });
}

/** A document as one BLOB, with paragraphs and source. */
export function parsedOf(document: Document): Buffer {
  return deflateRawSync(Buffer.from(JSON.stringify(document), 'utf8'));
}

/** The document that was kept as one BLOB. */
export function documentFrom(parsed: Buffer): Document {
  const document = JSON.parse(inflateRawSync(parsed).toString('utf8')) as Document;
  const paragraphs = document.paragraphs.map(
    (each): Paragraph => ({ ...each, mark: each.mark, heading: each.heading }),
  );
  return { ...document, ...absentAsUndefined(document), paragraphs };
}

/** By which equal texts are known; SHA-256, hex. */
export function hashOfText(text: string): string {
  return hash('sha256', text);
}

/** Over all that an entry says, so that one which says nothing new need not be written again; SHA-256, hex. `text` is the hash of its text. */
export function digestOf({ document, facts }: Entry, text: string): string {
  const source = { ...document.source, text };
  return hash('sha256', JSON.stringify({ ...document, source, facts }));
}

/** The hash of a document's text; worked out and kept where an earlier program had written none. */
export function textHash(connection: Connection, key: number): string {
  const known = connection.one<{ hash: string | null }>('SELECT text_sha256 AS hash FROM document WHERE key = @key', {
    key,
  })?.hash;
  if (typeof known === 'string') return known;
  const row = connection.one<PackedText>('SELECT source, packed FROM original WHERE document = @key', { key });
  if (row === undefined) throw new Error(`the text of document ${key} is not there`);
  const hash = hashOfText(unpacked(row));
  connection.run('UPDATE document SET text_sha256 = @hash WHERE key = @key', { key, hash });
  return hash;
}

/** JSON drops members that are undefined; the shapes have them. */
export function absentAsUndefined({ date, cable }: Pick<Document, 'date' | 'cable'>): Pick<Document, 'date' | 'cable'> {
  return {
    date: { ...date, edtf: date.edtf },
    ...(cable === undefined
      ? {}
      : {
          cable: {
            ...cable,
            mrn: cable.mrn,
            sentAt: cable.sentAt,
            precedence: cable.precedence,
            from: cable.from,
            classification: cable.classification,
            declassify: { order: cable.declassify.order, on: cable.declassify.on },
            classifiedBy: cable.classifiedBy,
            summary: cable.summary,
          },
        }),
  };
}
