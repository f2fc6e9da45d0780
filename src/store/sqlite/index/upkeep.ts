import { crowded, largestSpan, mergeable, segmentTiers, wordTiers } from '../../../search/index/growth.ts';
import type { Connection } from '../connection.ts';
import {
  areLeftSegments,
  dropSegments,
  joinSegments,
  type SegmentRow,
  segmentRows,
  sweepSegments,
} from './segments.ts';
import { areLeftRuns, dropRuns, joinRuns, runRows, sweepRuns } from './words.ts';

/** A segment is written again when more than this share of it has gone. */
const mostGone = 1 / 3;

type Job = Generator<void>;

/**
 * Keeps the index small and quick: merges what has become many, takes away what has gone. The work is cut into steps of a few
 * milliseconds, each a transaction; it may be broken off after any of them.
 */
export class Upkeep {
  readonly #connection: Connection;
  #job: Job | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Takes a step; false when there is nothing to do. */
  step(): boolean {
    this.#job ??= nextJob(this.#connection);
    const job = this.#job;
    if (job === undefined) return false;
    this.#job = undefined;
    if (this.#connection.transaction(() => job.next().done) !== true) this.#job = job;
    return true;
  }
}

function nextJob(connection: Connection): Job | undefined {
  if (areLeftSegments(connection)) return sweepSegments(connection);
  if (areLeftRuns(connection)) return sweepRuns(connection);
  const rows = segmentRows(connection);
  const merged = mergeable(spansOf(rows), segmentTiers, largestSpan);
  if (merged !== undefined) return joinSegments(connection, rows.slice(merged.from, merged.to));
  const sparse = rows.find(({ living, gone }) => gone > living * mostGone);
  if (sparse !== undefined) return joinSegments(connection, [sparse]);
  const runs = runRows(connection);
  const words = mergeable(
    runs.map(({ paragraphs }) => paragraphs),
    wordTiers,
    Number.POSITIVE_INFINITY,
  );
  return words === undefined ? undefined : joinRuns(connection, runs.slice(words.from, words.to));
}

/** What a writing does at once, so that small ones never become too many. */
export function mergeCrowded(connection: Connection): void {
  const rows = segmentRows(connection);
  const merged = mergeable(spansOf(rows), [crowded], largestSpan);
  if (merged === undefined) return;
  const neighbours = rows.slice(merged.from, merged.to);
  runThrough(joinSegments(connection, neighbours));
  dropSegments(connection, neighbours);
}

/** The same for the words. */
export function mergeCrowdedRuns(connection: Connection): void {
  const rows = runRows(connection);
  const merged = mergeable(
    rows.map(({ paragraphs }) => paragraphs),
    [crowded],
    Number.POSITIVE_INFINITY,
  );
  if (merged === undefined) return;
  const runs = rows.slice(merged.from, merged.to);
  runThrough(joinRuns(connection, runs));
  dropRuns(connection, runs);
}

function runThrough(job: Job): void {
  while (job.next().done !== true);
}

/** Keys that segments cover, those included that lie between them and have gone. */
function spansOf(rows: readonly SegmentRow[]): number[] {
  return rows.map(({ first, last }, at) => last - (rows[at - 1]?.last ?? first - 1));
}
