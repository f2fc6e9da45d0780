import type { BlockEntry } from './blocks.ts';
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
  const reader = new ByteReader(bytes);
  const present = reader.byte();
  const counts = [0, 0, 0, 0, 0];
  for (let level = 0; level < levels; level += 1) {
    if (((present >> level) & 1) === 0) continue;
    const value = reader.number();
    counts[level] = (value & 1) === 1 ? -((value + 1) / 2) : value / 2;
  }
  return counts;
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

/** Adds up runs of words, each in order; words that no paragraph has any more are left out. */
export function* sumOfRuns(runs: readonly Iterator<BlockEntry>[]): Generator<{ word: string; counts: LevelCounts }> {
  const heads = runs.map((run) => ({ run, entry: following(run) }));
  for (;;) {
    let word: string | undefined;
    for (const { entry } of heads)
      if (entry !== undefined && (word === undefined || entry.stem < word)) word = entry.stem;
    if (word === undefined) return;
    const counts = [0, 0, 0, 0, 0];
    for (const head of heads) {
      if (head.entry?.stem !== word) continue;
      addCounts(counts, readCounts(head.entry.list));
      head.entry = following(head.run);
    }
    if (counts.some((count) => count !== 0)) yield { word, counts };
  }
}

function following(run: Iterator<BlockEntry>): BlockEntry | undefined {
  const next = run.next();
  return next.done === true ? undefined : next.value;
}
