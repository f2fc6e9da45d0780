import type { Level } from '../../access/access.ts';
import { orderOf } from '../../search/index/order.ts';
import { addCounts } from '../../search/index/word-counts.ts';
import { wordsOf } from '../../search/words.ts';
import type { Connection } from './connection.ts';
import { mergeCrowdedRuns } from './index/upkeep.ts';
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
    const changed: { word: string; counts: number[] }[] = [];
    const words = [...this.#changes.keys()];
    for (const at of orderOf(words)) {
      const word = words[at] ?? '';
      const counts = this.#changes.get(word) ?? [];
      if (counts.some((count) => count !== 0)) changed.push({ word, counts });
    }
    if (changed.length > 0) {
      writeWords(connection, changed, this.#paragraphs);
      mergeCrowdedRuns(connection);
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

/** What came, counted by the level that it takes to see it. */
export class LevelChanges {
  readonly #changes = new Map<Level, { paragraphs: number; words: number; events: number }>();

  paragraph(level: Level, words: number): void {
    const change = this.#of(level);
    change.paragraphs += 1;
    change.words += words;
  }

  event(level: Level): void {
    this.#of(level).events += 1;
  }

  write(connection: Connection): void {
    for (const [level, change] of this.#changes)
      connection.run(
        `UPDATE level_total SET paragraphs = paragraphs + @paragraphs, words = words + @words, events = events + @events
         WHERE level = @level`,
        { level, ...change },
      );
    this.#changes.clear();
  }

  #of(level: Level) {
    const known = this.#changes.get(level) ?? { paragraphs: 0, words: 0, events: 0 };
    this.#changes.set(level, known);
    return known;
  }
}
