import type { Access } from '../../access/access.ts';
import type { Query } from '../../search/query.ts';
import type { Count, Facets } from '../store.ts';
import type { Connection } from './connection.ts';
import type { IndexReader } from './index/reading.ts';
import { eachMatch, selectionOf } from './searching.ts';

const facetSize = 25;

/** Counts of matching paragraphs; the match itself is made once. */
export function facets(connection: Connection, index: IndexReader, query: Query, access: Access): Facets {
  return connection.snapshot(() => {
    connection.script(`CREATE TEMP TABLE IF NOT EXISTS matched (document INTEGER PRIMARY KEY, paragraphs INTEGER NOT NULL);
      DELETE FROM temp.matched`);
    if (query.all === undefined) {
      const { sql, parameters } = selectionOf(connection, index, query, access);
      connection.run(`INSERT INTO temp.matched SELECT p.document, count(*) ${sql} GROUP BY p.document`, parameters);
    } else writeMatched(connection, documentCounts(connection, index, query, access));
    return counted(connection);
  });
}

/** How many paragraphs of each document match. */
function documentCounts(connection: Connection, index: IndexReader, query: Query, access: Access): Map<number, number> {
  const counts = new Map<number, number>();
  let last = -1;
  let run = 0;
  const note = () => {
    if (run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
  };
  eachMatch(connection, index, query, access, (key) => {
    const document = index.columns.documents[key] ?? 0;
    if (document === last) run += 1;
    else {
      note();
      last = document;
      run = 1;
    }
  });
  note();
  return counts;
}

function writeMatched(connection: Connection, counts: ReadonlyMap<number, number>): void {
  connection.run(
    `INSERT INTO temp.matched SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(@counts)`,
    { counts: JSON.stringify([...counts]) },
  );
}

function counted(connection: Connection): Facets {
  const by = (value: string, from: string) =>
    connection.all<Count>(
      `SELECT ${value} AS value, sum(paragraphs) AS count FROM ${from}
       WHERE ${value} IS NOT NULL GROUP BY 1 ORDER BY count DESC, value LIMIT ${facetSize}`,
    );
  const documents = 'temp.matched m CROSS JOIN document d ON d.key = m.document';
  return {
    year: by('substr(d.first, 1, 4)', documents),
    origin: by('d.origin', documents),
    tag: by(
      'code',
      `(SELECT DISTINCT m.document, m.paragraphs, t.code
        FROM temp.matched m CROSS JOIN tag t ON t.document = m.document)`,
    ),
    kind: by('d.kind', documents),
  };
}
