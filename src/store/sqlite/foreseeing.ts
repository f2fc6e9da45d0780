import type { Foreseen, Unput } from '../removals.ts';
import type { Connection } from './connection.ts';
import { identify } from './identity.ts';
import { hashOfText } from './original.ts';
import { tombstoneOfText } from './tombstones.ts';
import { nextVersion, versionWithText } from './versions.ts';

/** What putting each of these would do, each by itself. */
export function foresee(connection: Connection, texts: readonly Unput[]): Foreseen[] {
  return connection.snapshot(() => texts.map((each) => foreseen(connection, each)));
}

function foreseen(connection: Connection, unput: Unput): Foreseen {
  const text = hashOfText(unput.document.source.text);
  const { id, key } = identify(connection, unput, text);
  const tombstone = tombstoneOfText(connection, unput.document, text);
  const kept = tombstone === undefined ? {} : { tombstone };
  if (key === undefined) return { id, outcome: 'added', ...kept };
  if (versionWithText(connection, key, text) !== undefined) return { id, outcome: 'same', ...kept };
  return { id, outcome: 'changed', version: nextVersion(connection, key), ...kept };
}
