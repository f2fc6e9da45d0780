import type { Document } from '../../document.ts';
import { type Provenance, type Readding, whyAside } from '../removals.ts';
import type { Entry, Put } from '../store.ts';
import type { Changes } from './changes.ts';
import type { Connection } from './connection.ts';
import { removeDerived, writeCurrent } from './current.ts';
import { forgetFailure } from './files.ts';
import { identify } from './identity.ts';
import { currentDocument } from './opening.ts';
import { digestOf, hashOfText, textHash } from './original.ts';
import { heldBy, hold, isHeldElsewhere, type Place } from './paths.ts';
import { writeProvenance } from './provenance.ts';
import { isReadded, liftTombstone, tombstoneOfText } from './tombstones.ts';
import { keepVersion, nextVersion, takeVersion, versionWithText } from './versions.ts';
import { noteFormer } from './watch-matching.ts';

/** What one transaction gathers on its way: `left` are documents that a path held until now. */
export interface Writing {
  readonly connection: Connection;
  readonly now: string;
  readonly changes: Changes;
  readonly left: Set<number>;
  /** Who hands it in. */
  readonly by?: Provenance | undefined;
  /** Which of those that were taken out may come in again. */
  readonly readd?: Readding | undefined;
}

interface Kept {
  readonly path: string;
  readonly addedAt: string;
  readonly digest: string | null;
  readonly version: number;
}

interface Written extends Place {
  readonly outcome: 'added' | 'changed' | 'same';
}

/** Writes one entry: as a new document, as a text of one that is there, or only as a further source. */
export function putEntry(writing: Writing, came: Entry): Put {
  const text = hashOfText(came.document.source.text);
  const why = whyKeptOut(writing, came, text);
  if (why !== undefined) return { path: came.path, id: came.document.id, outcome: 'refused', why };
  const { id, key } = identify(writing.connection, came, text);
  const { version: _, ...document } = came.document;
  const entry: Entry = { ...came, document: { ...document, id } };
  const { outcome, ...place } = key === undefined ? add(writing, entry, text) : addTo(writing, key, entry, text);
  const before = hold(writing.connection, entry.path, place, entry.reading);
  if (before !== undefined) writing.left.add(before.document);
  if (writing.by !== undefined && outcome !== 'same') writeProvenance(writing.connection, place, writing.by);
  return { path: entry.path, id, outcome };
}

/** Why an entry may not come in: it was taken out, and nobody asks for it. Its path then holds nothing. */
function whyKeptOut({ connection, now, left, readd }: Writing, { path, document }: Entry, text: string) {
  const tombstone = tombstoneOfText(connection, document, text);
  if (tombstone === undefined) return undefined;
  if (isReadded(tombstone, readd)) {
    liftTombstone(connection, tombstone, now);
    forgetFailure(connection, path);
    return undefined;
  }
  const before = heldBy(connection, path);
  if (before !== undefined) left.add(before.document);
  connection.run('DELETE FROM source_path WHERE path = @path', { path });
  return whyAside(tombstone);
}

function add({ connection, now, changes }: Writing, entry: Entry, text: string): Written {
  const circumstances = { path: entry.path, addedAt: now, text, digest: digestOf(entry, text), version: 1 };
  return { document: writeCurrent(connection, entry, circumstances, changes), version: 1, outcome: 'added' };
}

/** See `Store.put` for which text is the current one. */
function addTo(writing: Writing, document: number, entry: Entry, text: string): Written {
  const { connection, now, changes } = writing;
  const { path } = entry;
  const kept = connection.one<Kept>(
    'SELECT path, added_at AS addedAt, digest, version FROM document WHERE key = @document',
    { document },
  );
  if (kept === undefined) throw new Error(`there is no document ${document}`);
  const digest = digestOf(entry, text);
  const number = versionWithText(connection, document, text);
  const write = (version: number, addedAt: string): Written => {
    noteFormer(connection, document, kept.version);
    removeDerived(connection, document, changes);
    writeCurrent(connection, entry, { path, addedAt, text, digest, version }, changes);
    return { document, version, outcome: 'changed' };
  };
  if (number === kept.version) {
    // A further source says nothing new; the first one may, where what stands beside the text has changed.
    const rests = kept.path !== path || kept.digest === digest;
    return rests ? { document, version: number, outcome: 'same' } : write(number, kept.addedAt);
  }
  const current = currentDocument(connection, document);
  const stays =
    isHeldElsewhere(connection, { document, version: kept.version }, path) &&
    (number !== undefined || (isCorrected(current) && !isCorrected(entry.document)));
  if (stays && number !== undefined) return { document, version: number, outcome: 'same' };
  const version = number ?? nextVersion(connection, document);
  if (stays) {
    keepVersion(connection, document, { number: version, parsed: entry.document, text, addedAt: now });
    return { document, version, outcome: 'changed' };
  }
  const addedAt = number === undefined ? now : (takeVersion(connection, document, number) ?? now);
  keepVersion(connection, document, {
    number: kept.version,
    parsed: current,
    text: textHash(connection, document),
    addedAt: kept.addedAt,
  });
  return write(version, addedAt);
}

function isCorrected({ cable }: Document): boolean {
  return cable?.captions.includes('CORRECTED COPY') === true;
}
