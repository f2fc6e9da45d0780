import type { Document, DocumentId } from '../../document.ts';
import { parseMrn } from '../../mrn/index.ts';
import type { Entry } from '../store.ts';
import { type Connection, list } from './connection.ts';
import { isWithin } from './files.ts';
import { versionWithText } from './versions.ts';

/** The document that an entry is: one that is there (`key`), with this very text or another, or a new one. */
export interface Identity {
  readonly id: DocumentId;
  readonly key?: number;
}

interface Kept {
  readonly key: number;
  readonly id: DocumentId;
  readonly kind: Document['kind'];
}

/** How many digits of its hash tell an unrelated text from the one whose id it would have. */
const hashLengths = [8, 16, 64];

/** Slugs have no capitals. */
function isNumber(id: string): boolean {
  return /[A-Z]/u.test(id) && parseMrn(id) !== undefined;
}

/** A cable's number belongs to it alone, whoever states it; any other id is made from a title. */
export function isNumbered({ kind, cable, id, fromMetadata }: Document): boolean {
  return (kind === 'cable' && cable?.mrn !== undefined) || (fromMetadata?.includes('id') === true && isNumber(id));
}

function keptAs(connection: Connection, id: string): Kept | undefined {
  return connection.one<Kept>('SELECT key, id, kind FROM document WHERE id = @id', { id });
}

/** Which document an entry is; see `Store.put`. `text` is the hash of its text. */
export function identify(
  connection: Connection,
  { document, path }: Pick<Entry, 'document' | 'path'>,
  text: string,
): Identity {
  const { id } = document;
  if (isNumbered(document)) return keptAs(connection, id) ?? { id };
  const ids = [id, ...hashLengths.map((length) => `${id}-${text.slice(0, length)}` as DocumentId)];
  const kept = connection.all<Kept>(
    'SELECT key, id, kind FROM document WHERE id IN (SELECT value FROM json_each(@ids)) ORDER BY length(id)',
    { ids: list(ids) },
  );
  const taken = new Set(kept.map((each) => each.id));
  return (
    kept.find((each) => versionWithText(connection, each.key, text) !== undefined) ??
    before(connection, document, path) ?? { id: ids.find((each) => !taken.has(each)) ?? id }
  );
}

/**
 * The document that this path held until now, if the text that it holds now is that document, changed: it has the same
 * title, or another one and nothing else holds the document. Numbered places in a file may hold something else every time.
 */
function before(connection: Connection, { id, kind }: Document, path: string): Kept | undefined {
  const last = connection.one<Kept & { readonly holders: number }>(
    `SELECT d.key, d.id, d.kind, (SELECT count(*) FROM source_path WHERE document = d.key) AS holders
     FROM source_path s JOIN document d ON d.key = s.document WHERE s.path = @path`,
    { path },
  );
  if (last === undefined || isNumber(last.id)) return undefined;
  if (last.id.replace(/-[0-9a-f]{8,}$/u, '') === id || last.id === id) return last;
  const retitled = last.kind !== 'cable' && kind !== 'cable' && last.holders === 1 && !isWithin(path);
  return retitled ? last : undefined;
}
