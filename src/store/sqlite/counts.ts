import { addCounts } from '../../search/index/word-counts.ts';
import { wordsOf } from '../../search/words.ts';
import type { Connection } from './connection.ts';
import { mergeSmallestRuns } from './index/upkeep.ts';
import { writeWords } from './index/words.ts';

/** Longer runs of letters are no words (encoded files, rubbish): found by search, but never counted or suggested. */
const longestWord = 40;

/** Collects, over one batch, by how many paragraphs each word's count at a level changes. */
export class WordChanges {
  readonly #changes = new Map<string, number[]>();
  #paragraphs = 0;

  /** How many paragraphs come. */
  come(paragraphs: number): void {
    this.#paragraphs += paragraphs;
  }

  /** A word of paragraphs that come, with how many of them have it at each level; the array is kept. */
  add(word: string, counts: number[]): void {
    if (word.length > longestWord) return;
    const known = this.#changes.get(word);
    if (known === undefined) this.#changes.set(word, counts);
    else addCounts(known, counts);
  }

  /** A paragraph that goes; `texts` are all its indexed words. */
  remove(texts: readonly (string | null)[], level: number): void {
    this.#paragraphs += 1;
    const words = new Set<string>();
    for (const text of texts) if (text !== null) for (const word of wordsOf(text)) words.add(word);
    for (const word of words) {
      if (word.length > longestWord) continue;
      const change = this.#of(word);
      change[level] = (change[level] ?? 0) - 1;
    }
  }

  write(connection: Connection): void {
    const changed = [...this.#changes]
      .filter(([, counts]) => counts.some((count) => count !== 0))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([word, counts]) => ({ word, counts }));
    if (changed.length > 0) {
      writeWords(connection, changed, this.#paragraphs);
      mergeSmallestRuns(connection);
    }
    this.#paragraphs = 0;
    this.#changes.clear();
  }

  #of(word: string): number[] {
    const known = this.#changes.get(word);
    if (known !== undefined) return known;
    const made = [0, 0, 0, 0, 0];
    this.#changes.set(word, made);
    return made;
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
