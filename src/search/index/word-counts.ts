import { abreast } from './abreast.ts';
import type { ListCursor } from './blocks.ts';
import { ByteWriter, bytesOf, numberAt } from './bytes.ts';

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
  const present = bytes[from] ?? 0;
  for (let level = 0, at = from + 1; level < levels; level += 1) {
    if (((present >> level) & 1) === 0) continue;
    const value = numberAt(bytes, at);
    at += bytesOf(value);
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

const sideBySide = (runs: readonly ListCursor[]) =>
  abreast(
    runs,
    (run) => run,
    (run) => run.next(),
  );

function sumOf(runs: readonly ListCursor[]): number[] {
  const counts = [0, 0, 0, 0, 0];
  for (const { bytes, from } of runs) addKept(counts, bytes, from);
  return counts;
}

/** Adds up runs of words, each in order; words that no paragraph has any more are left out. */
export function* sumOfRuns(
  runs: readonly ListCursor[],
): Generator<{ readonly word: string; readonly counts: LevelCounts }> {
  for (const having of sideBySide(runs)) {
    const counts = sumOf(having);
    if (counts.some((count) => count !== 0)) yield { word: having[0]?.stem ?? '', counts };
  }
}

/** The same for writing: a cursor that stands at the word, and its counts as they are kept; right until the next is asked for. */
export function* joinedRuns(
  runs: readonly ListCursor[],
): Generator<{ readonly word: ListCursor; readonly list: ByteWriter }> {
  const list = new ByteWriter();
  for (const having of sideBySide(runs)) {
    const [word] = having;
    if (word === undefined) continue;
    list.clear();
    if (having.length === 1) list.copy(word.bytes, word.from, word.to);
    else {
      const counts = sumOf(having);
      if (counts.every((count) => count === 0)) continue;
      writeCounts(counts, list);
    }
    yield { word, list };
  }
}
