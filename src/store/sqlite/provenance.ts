import type { Provenance } from '../removals.ts';
import { type Connection, orNull } from './connection.ts';
import type { Place } from './paths.ts';
import { doerOf } from './tombstones.ts';

/** Notes who handed a text in; the first one stays. */
export function writeProvenance(connection: Connection, place: Place, { who, name, place: where, at }: Provenance) {
  connection.run(
    `INSERT OR IGNORE INTO provenance (document, version, who, name, place, at)
     VALUES (@document, @version, @who, @name, @where, @at)`,
    { ...place, who, name: orNull(name), where: orNull(where), at },
  );
}

/** Who handed a text in; undefined where nobody did. */
export function provenance(connection: Connection, place: Place): Provenance | undefined {
  const row = connection.one<{ who: string; name: string | null; place: string | null; at: string }>(
    'SELECT who, name, place, at FROM provenance WHERE document = @document AND version = @version',
    { ...place },
  );
  return row === undefined ? undefined : { at: row.at, ...doerOf(row) };
}
