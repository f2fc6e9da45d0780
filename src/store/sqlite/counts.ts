import type { Level } from '../../access/access.ts';
import { orderOf } from '../../search/index/order.ts';
import { addCounts } from '../../search/index/word-counts.ts';
import { wordsOf } from '../../search/words.ts';
import type { Connection } from './connection.ts';
import { mergeCrowdedRuns } from './index/upkeep.ts';
import { writeWords } from './index/words.ts';

/** Longer runs of letters are no words (encoded files, rubbish): found by search, but never counted or suggested. */
const longestWord = 40;

/** Words, each of them once, and in how many paragraphs of each level they stand, or in how many more or fewer. */
interface Counted {
  readonly words: string[];
  readonly counts: number[][];
}

/** Collects, over one batch, by how many paragraphs each word's count at a level changes. */
export class WordChanges {
  readonly #come: Counted[] = [];
  readonly #gone = new Map<string, number[]>();
  #paragraphs = 0;

  /** Words of so many paragraphs that come, each of them once; the arrays are kept. */
  add(come: Counted, paragraphs: number): void {
    this.#come.push(come);
    this.#paragraphs += paragraphs;
  }

  /** A paragraph that goes; `texts` are all its indexed words. */
  remove(texts: readonly (string | null)[], level: number): void {
    this.#paragraphs += 1;
    const words = new Set<string>();
    for (const text of texts) if (text !== null) for (const word of wordsOf(text)) words.add(word);
    for (const word of words) {
      const change = this.#gone.get(word) ?? [0, 0, 0, 0, 0];
      change[level] = (change[level] ?? 0) - 1;
      this.#gone.set(word, change);
    }
  }

  write(connection: Connection): void {
    const { words, counts } = this.#all();
    const changed: { word: string; counts: number[] }[] = [];
    for (const at of orderOf(words)) {
      const word = words[at] ?? '';
      const of = counts[at] ?? [];
      if (word.length <= longestWord && of.some((count) => count !== 0)) changed.push({ word, counts: of });
    }
    if (changed.length > 0) {
      writeWords(connection, changed, this.#paragraphs);
      mergeCrowdedRuns(connection);
    }
    this.#paragraphs = 0;
    this.#come.length = 0;
    this.#gone.clear();
  }

  /** Every word once. */
  #all(): Counted {
    const [first] = this.#come;
    if (this.#gone.size === 0 && this.#come.length <= 1) return first ?? { words: [], counts: [] };
    const all = this.#gone;
    for (const { words, counts } of this.#come)
      for (const [at, word] of words.entries()) {
        const more = counts[at] ?? [];
        const known = all.get(word);
        if (known === undefined) all.set(word, more);
        else addCounts(known, more);
      }
    return { words: [...all.keys()], counts: [...all.values()] };
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
