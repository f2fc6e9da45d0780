import type { Access } from '../../access/access.ts';
import type { Document, DocumentId } from '../../document.ts';
import type { Doer, Readding, Tombstone } from '../removals.ts';
import type { Page } from '../store.ts';
import { pageOf } from './cards.ts';
import { type Connection, orNull } from './connection.ts';
import { isNumbered } from './identity.ts';

interface TombstoneRow {
  readonly number: number;
  readonly id: DocumentId;
  readonly title: string;
  readonly files: string;
  readonly who: string;
  readonly name: string | null;
  readonly place: string | null;
  readonly at: string;
  readonly why: string;
}

const columns = 'number, id, title, files, who, name, place, at, why';

/** What is known of somebody, from columns. */
export function doerOf({
  who,
  name,
  place,
}: {
  readonly who: string;
  readonly name: string | null;
  readonly place: string | null;
}): Doer {
  return { who, ...(name === null ? {} : { name }), ...(place === null ? {} : { place }) };
}

function tombstoneOf({ number, id, title, files, at, why, ...row }: TombstoneRow): Tombstone {
  return { number, id, title, files: JSON.parse(files) as string[], at, why, ...doerOf(row) };
}

/** What stands where a document was, unless it was added again; `id` in any case. */
export function tombstone(connection: Connection, id: string, { level }: Access): Tombstone | undefined {
  const row = connection.one<TombstoneRow>(
    `SELECT ${columns} FROM tombstone
     WHERE id = @id COLLATE NOCASE AND lifted_at IS NULL AND lowest <= @level ORDER BY number DESC LIMIT 1`,
    { id, level },
  );
  return row === undefined ? undefined : tombstoneOf(row);
}

/** Those that were not lifted, the last one first. */
export function tombstones(connection: Connection, page: Page): Tombstone[] {
  return connection
    .all<TombstoneRow>(
      `SELECT ${columns} FROM tombstone WHERE lifted_at IS NULL ORDER BY number DESC LIMIT @limit OFFSET @offset`,
      { ...pageOf(page) },
    )
    .map(tombstoneOf);
}

/** The tombstone that keeps a document out: one of this very text, or of this number. `text` is the hash of its text. */
export function tombstoneOfText(connection: Connection, document: Document, text: string): Tombstone | undefined {
  const row = connection.one<TombstoneRow>(
    `SELECT ${columns} FROM tombstone
     WHERE lifted_at IS NULL AND (number IN (SELECT tombstone FROM tombstone_text WHERE text_sha256 = @text)
       OR (@numbered AND numbered AND id = @id))
     ORDER BY number DESC LIMIT 1`,
    { text, id: document.id, numbered: isNumbered(document) ? 1 : 0 },
  );
  return row === undefined ? undefined : tombstoneOf(row);
}

/** Whether a document may come in again. */
export function isReadded({ number }: Tombstone, readding: Readding | undefined): boolean {
  return readding === 'all' || readding?.includes(number) === true;
}

export function liftTombstone(connection: Connection, { number }: Tombstone, now: string): void {
  connection.run('UPDATE tombstone SET lifted_at = @now WHERE number = @number', { number, now });
}

/** What is written of a document before it goes. */
export interface Epitaph extends Omit<Tombstone, 'number'> {
  readonly numbered: boolean;
  readonly lowest: number;
  /** Hashes of its texts. */
  readonly texts: readonly string[];
}

export function writeTombstone(connection: Connection, epitaph: Epitaph): Tombstone {
  const { numbered, lowest, texts, ...rest } = epitaph;
  const { id, title, files, who, name, place, at, why } = rest;
  const { key: number } = connection.run(
    `INSERT INTO tombstone (id, numbered, title, lowest, files, who, name, place, at, why)
     VALUES (@id, @numbered, @title, @lowest, @files, @who, @name, @place, @at, @why)`,
    {
      id,
      numbered: numbered ? 1 : 0,
      title,
      lowest,
      files: JSON.stringify(files),
      who,
      name: orNull(name),
      place: orNull(place),
      at,
      why,
    },
  );
  for (const text of new Set(texts))
    connection.run('INSERT INTO tombstone_text (text_sha256, tombstone) VALUES (@text, @number)', { text, number });
  return { ...rest, number };
}
