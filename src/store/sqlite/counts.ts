import { wordsOf } from '../../search/words.ts';
import type { Connection } from './connection.ts';

/** Longer runs of letters are no words (encoded files, rubbish): found by search, but never counted or suggested. */
const longestWord = 40;

/**
 * Collects, over one batch, by how many paragraphs each word's count at a level changes, so that the dictionary is written
 * once a word and batch.
 */
export class WordChanges {
  readonly #changes = new Map<string, number[]>();

  /** `by` is 1 for a paragraph that comes and -1 for one that goes; `texts` are all its indexed words. */
  count(texts: readonly (string | null)[], level: number, by: 1 | -1): void {
    const words = new Set<string>();
    for (const text of texts) if (text !== null) for (const word of wordsOf(text)) words.add(word);
    for (const word of words) {
      if (word.length > longestWord) continue;
      const change = this.#changes.get(word) ?? [0, 0, 0, 0, 0];
      change[level] = (change[level] ?? 0) + by;
      this.#changes.set(word, change);
    }
  }

  write(connection: Connection): void {
    for (const [text, change] of this.#changes) {
      for (const [level, paragraphs] of change.entries()) {
        if (paragraphs === 0) continue;
        connection.run(
          `INSERT INTO word (text, level, paragraphs) VALUES (@text, @level, @paragraphs)
           ON CONFLICT DO UPDATE SET paragraphs = paragraphs + excluded.paragraphs`,
          { text, level, paragraphs },
        );
        if (paragraphs < 0)
          connection.run('DELETE FROM word WHERE text = @text AND level = @level AND paragraphs <= 0', { text, level });
      }
    }
    this.#changes.clear();
  }
}

/** What one document adds to the totals of names, one row a reader's level. */
const ofDocument = `
  SELECT reader.level AS level, m.name AS name, count(*) AS mentions, 1 AS documents, d.first AS earliest
  FROM mention m JOIN document d ON d.key = m.document
  JOIN level_total reader ON reader.level BETWEEN m.lowest AND m.highest
  WHERE m.document = @document GROUP BY reader.level, m.name`;

/** To be called once the document's mentions are there. */
export function addNames(connection: Connection, document: number): void {
  connection.run(
    `INSERT INTO name_total (level, name, mentions, documents, earliest) SELECT * FROM (${ofDocument}) WHERE true
     ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions, documents = documents + 1,
       earliest = min(ifnull(earliest, excluded.earliest), ifnull(excluded.earliest, earliest))`,
    { document },
  );
}

/** To be called while the document's mentions are still there. */
export function removeNames(connection: Connection, document: number): void {
  const rows = connection.all<{ level: number; name: string; mentions: number; earliest: string | null }>(ofDocument, {
    document,
  });
  for (const { level, name, mentions, earliest } of rows) {
    connection.run(
      `UPDATE name_total SET mentions = mentions - @mentions, documents = documents - 1
       WHERE level = @level AND name = @name`,
      { level, name, mentions },
    );
    connection.run('DELETE FROM name_total WHERE level = @level AND name = @name AND documents <= 0', { level, name });
    if (earliest !== null)
      connection.run(
        `UPDATE name_total SET earliest = (
           SELECT min(d.first) FROM mention m JOIN document d ON d.key = m.document
           WHERE m.name = @name AND @level BETWEEN m.lowest AND m.highest AND m.document <> @document)
         WHERE level = @level AND name = @name AND earliest = @earliest`,
        { level, name, earliest, document },
      );
  }
}
