import type { Paths } from '../store.ts';
import { type Connection, orNull } from './connection.ts';

/** Of each list of paths at most this many; their number is told. */
const mostPaths = 20;

/** A text of a document by its number. */
export interface Place {
  readonly document: number;
  readonly version: number;
}

/** Which text a path holds. */
export function heldBy(connection: Connection, path: string): Place | undefined {
  return connection.one<Place>('SELECT document, version FROM source_path WHERE path = @path', { path });
}

/** Whether another path than this holds a text. */
export function isHeldElsewhere(connection: Connection, { document, version }: Place, path: string): boolean {
  const sql = 'SELECT 1 FROM source_path WHERE document = @document AND version = @version AND path <> @path LIMIT 1';
  return connection.one(sql, { document, version, path }) !== undefined;
}

/** Notes that a path holds a text now; returns the text that it held until now, if that was another. */
export function hold(
  connection: Connection,
  path: string,
  place: Place,
  reading: string | undefined,
): Place | undefined {
  const before = heldBy(connection, path);
  const { document, version } = place;
  connection.run(
    `INSERT INTO source_path (path, document, version, reading) VALUES (@path, @document, @version, @reading)
     ON CONFLICT DO UPDATE SET document = excluded.document, version = excluded.version, reading = excluded.reading`,
    { path, document, version, reading: orNull(reading) },
  );
  if (before === undefined || (before.document === document && before.version === version)) return undefined;
  connection.run('INSERT OR IGNORE INTO former_path (document, version, path) VALUES (@document, @version, @path)', {
    ...before,
    path,
  });
  return before;
}

const current = 'SELECT path FROM source_path WHERE document = @document AND version = @version';
const former = 'SELECT path FROM former_path WHERE document = @document AND version = @version';

/** Where a text stands now, one path aside. */
export function otherPaths(connection: Connection, place: Place, path: string): Paths {
  return listed(connection, `${current} AND path <> @path`, { ...place, path });
}

/** Where a text stands and stood. */
export function allPaths(connection: Connection, place: Place): Paths {
  return listed(connection, `${current} UNION ${former}`, { ...place });
}

function listed(connection: Connection, sql: string, parameters: Readonly<Record<string, string | number>>): Paths {
  const paths = connection.all<{ path: string }>(`${sql} ORDER BY path LIMIT ${mostPaths + 1}`, parameters);
  if (paths.length <= mostPaths) return { paths: paths.map((row) => row.path), total: paths.length };
  const total = connection.one<{ total: number }>(`SELECT count(*) AS total FROM (${sql})`, parameters)?.total ?? 0;
  return { paths: paths.slice(0, mostPaths).map((row) => row.path), total };
}
