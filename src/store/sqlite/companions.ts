import type { Access } from '../../access/access.ts';
import { pageOf } from './cards.ts';
import { type Connection, list } from './connection.ts';
import { keysOf } from './filters.ts';
import { called } from './people.ts';

/** Paragraphs whose names are read at a time. */
const paragraphsAtOnce = 1_000;

/**
 * Who else is named in the paragraphs that name one of these: each other name once a paragraph, in the order of the
 * paragraphs' keys. Paragraphs behind the last one wanted are not read.
 */
export function companions(
  connection: Connection,
  wanted: readonly string[],
  { level }: Access,
  limit: number,
): { key: string; paragraph: number }[] {
  return connection.snapshot(() => {
    const names = list(wanted);
    const most = pageOf({ limit }).limit;
    const keys = keysOf(
      connection,
      'SELECT group_concat(paragraph) AS keys FROM mention WHERE name IN (SELECT value FROM json_each(@names))',
      { names },
    );
    const paragraphs = [...new Set(keys)].sort((one, other) => one - other);
    const found: { key: string; paragraph: number }[] = [];
    for (let from = 0; from < paragraphs.length && found.length < most; from += paragraphsAtOnce)
      found.push(
        ...connection.all<{ key: string; paragraph: number }>(
          `SELECT DISTINCT o.name AS key, o.paragraph
           FROM json_each(@paragraphs) shared JOIN mention o ON o.paragraph = shared.value
           WHERE o.name NOT IN (SELECT value FROM json_each(@names)) AND @level BETWEEN o.lowest AND o.highest
             AND EXISTS (SELECT 1 FROM mention f WHERE f.paragraph = shared.value AND ${called})
           ORDER BY o.paragraph, o.name LIMIT @left`,
          {
            paragraphs: JSON.stringify(paragraphs.slice(from, from + paragraphsAtOnce)),
            names,
            level,
            left: most - found.length,
          },
        ),
      );
    return found;
  });
}
