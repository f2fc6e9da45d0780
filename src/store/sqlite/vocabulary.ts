import type { Access } from '../../access/access.ts';
import type { Complete } from '../../search/index/sought.ts';
import { wordsOf } from '../../search/words.ts';
import type { Count } from '../store.ts';
import { type Connection, list } from './connection.ts';

/** Of a prefix with more completions than this, the commonest count. */
const mostCompletions = 2_000;
const mostDictionaryWords = 500_000;

/** Completes from the words that this reader may see. */
export function completer(connection: Connection, { level }: Access): Complete {
  return (prefix) =>
    connection
      .all<{ text: string }>(
        `SELECT text FROM word WHERE text >= @prefix AND text < @end AND level <= @level
         GROUP BY text ORDER BY sum(paragraphs) DESC, text LIMIT @limit`,
        { prefix, end: `${prefix}\u{10FFFF}`, level, limit: mostCompletions },
      )
      .map((word) => word.text);
}

/** A word that the tokenizer splits counts as its rarest part. */
export function wordCounts(connection: Connection, words: readonly string[], { level }: Access): Map<string, number> {
  const parts = new Map(words.map((word) => [word, wordsOf(word)]));
  const rows = connection.all<Count>(
    `SELECT text AS value, sum(paragraphs) AS count FROM word
     WHERE text IN (SELECT value FROM json_each(@words)) AND level <= @level GROUP BY text`,
    { words: list([...new Set([...parts.values()].flat())]), level },
  );
  const counts = new Map(rows.map(({ value, count }) => [value, count]));
  return new Map(
    [...parts].map(([word, tokens]) => [
      word,
      tokens.length === 0 ? 0 : Math.min(...tokens.map((token) => counts.get(token) ?? 0)),
    ]),
  );
}

/** Surface forms in at least `least` paragraphs that the reader may see, the commonest first. */
export function dictionary(connection: Connection, { level }: Access, least: number): Count[] {
  return connection.all<Count>(
    `SELECT text AS value, sum(paragraphs) AS count FROM word WHERE level <= @level
     GROUP BY text HAVING sum(paragraphs) >= @least ORDER BY count DESC, text LIMIT @limit`,
    { level, least, limit: mostDictionaryWords },
  );
}
