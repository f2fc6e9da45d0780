import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fingerprint } from '../../decode.ts';
import type { Document } from '../../document.ts';
import type { Entry } from '../store.ts';
import type { Connection } from './connection.ts';

/** A text as it is kept: UTF-8, deflated when `packed` is 1. */
export interface PackedText {
  readonly source: Buffer;
  readonly packed: number;
}

/** Texts shorter than this many UTF-16 units are kept as they are. */
const packedFrom = 1024;

export function packed(text: string): PackedText {
  const bytes = Buffer.from(text, 'utf8');
  return text.length < packedFrom ? { source: bytes, packed: 0 } : { source: deflateRawSync(bytes), packed: 1 };
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

/** By which equal texts are known; SHA-256, hex. */
export function hashOfText(text: string): string {
  return fingerprint(Buffer.from(text, 'utf8'));
}

/** Over all that an entry says, so that one which says nothing new need not be written again; SHA-256, hex. */
export function digestOf({ document, facts }: Entry): string {
  return fingerprint(Buffer.from(JSON.stringify({ document, facts }), 'utf8'));
}

/** The hash of a document's text; worked out and kept where an earlier program had written none. */
export function textHash(connection: Connection, key: number): string {
  const row = connection.one<PackedText & { readonly hash: string | null }>(
    `SELECT d.text_sha256 AS hash, o.source, o.packed
     FROM document d JOIN original o ON o.document = d.key WHERE d.key = @key`,
    { key },
  );
  if (row === undefined) return '';
  if (row.hash !== null) return row.hash;
  const hash = hashOfText(unpacked(row));
  connection.run('UPDATE document SET text_sha256 = @hash WHERE key = @key', { key, hash });
  return hash;
}
