import type { ListCursor } from './blocks.ts';
import { ByteReader, type ByteWriter } from './bytes.ts';

/**
 * In how many paragraphs of each level a word stands, or by how many more or fewer: a byte that tells which levels are
 * spoken of, and for each a number whose lowest bit is its sign.
 */
export type LevelCounts = readonly number[];

const levels = 5;

export function writeCounts(counts: LevelCounts, to: ByteWriter): void {
  let present = 0;
  for (let level = 0; level < levels; level += 1) if (counts[level] !== 0) present |= 1 << level;
  to.byte(present);
  for (const count of counts) if (count !== 0) to.number(count < 0 ? -2 * count - 1 : 2 * count);
}

export function readCounts(bytes: Uint8Array): number[] {
  const counts = [0, 0, 0, 0, 0];
  addKept(counts, bytes, 0);
  return counts;
}

function addKept(to: number[], bytes: Uint8Array, from: number): void {
  const reader = new ByteReader(bytes, from);
  const present = reader.byte();
  for (let level = 0; level < levels; level += 1) {
    if (((present >> level) & 1) === 0) continue;
    const value = reader.number();
    to[level] = (to[level] ?? 0) + ((value & 1) === 1 ? -((value + 1) / 2) : value / 2);
  }
}

export function addCounts(to: number[], more: LevelCounts): void {
  for (let level = 0; level < levels; level += 1) to[level] = (to[level] ?? 0) + (more[level] ?? 0);
}

/** What a reader of this level may count. */
export function visibleCount(counts: LevelCounts, reader: number): number {
  let count = 0;
  for (let level = 0; level <= reader; level += 1) count += counts[level] ?? 0;
  return count;
}

/** Adds up runs of words, each in order, from the word `first` on; words that no paragraph has any more are left out. */
export function* sumOfRuns(
  runs: readonly ListCursor[],
  first = '',
): Generator<{ readonly word: string; readonly counts: LevelCounts }> {
  let left = runs.filter((run) => run.next());
  while (left.length > 0) {
    let word = left[0]?.stem ?? '';
    for (const run of left) if (run.stem < word) word = run.stem;
    const counts = [0, 0, 0, 0, 0];
    let ended = false;
    for (const run of left) {
      if (run.stem !== word) continue;
      addKept(counts, run.bytes, run.from);
      if (!run.next()) {
        run.stem = '';
        ended = true;
      }
    }
    if (ended) left = left.filter((run) => run.stem !== '');
    if (word >= first && counts.some((count) => count !== 0)) yield { word, counts };
  }
}
