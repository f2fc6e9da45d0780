import { crowdedRuns, crowdedSegments, joinableRuns, joinableSegments } from '../../../search/index/growth.ts';
import type { Connection } from '../connection.ts';
import {
  areLeftSegments,
  dropSegments,
  joinSegments,
  type SegmentRow,
  segmentRows,
  sweepSegments,
} from './segments.ts';
import { areLeftRuns, dropRuns, joinRuns, type RunRow, runRows, sweepRuns } from './words.ts';

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
  const neighbours = joinableSegments(spansOf(rows));
  if (neighbours !== undefined) return joinSegments(connection, rows.slice(neighbours.from, neighbours.to));
  const sparse = rows.find(({ living, gone }) => gone > living * mostGone);
  if (sparse !== undefined) return joinSegments(connection, [sparse]);
  const runs = runRows(connection);
  const joined = joinableRuns(sizesOf(runs));
  return joined === undefined ? undefined : joinRuns(connection, among(runs, joined));
}

/** What a writing does at once, so that small ones never become too many. */
export function mergeCrowded(connection: Connection): void {
  const rows = segmentRows(connection);
  const neighbours = crowdedSegments(spansOf(rows));
  if (neighbours === undefined) return;
  const joined = rows.slice(neighbours.from, neighbours.to);
  runThrough(joinSegments(connection, joined));
  dropSegments(connection, joined);
}

/** The same for the words. */
export function mergeCrowdedRuns(connection: Connection): void {
  const rows = runRows(connection);
  const places = crowdedRuns(sizesOf(rows));
  if (places === undefined) return;
  const joined = among(rows, places);
  runThrough(joinRuns(connection, joined));
  dropRuns(connection, joined);
}

function runThrough(job: Job): void {
  while (job.next().done !== true);
}

/** Keys that segments cover, those included that lie between them and have gone. */
function spansOf(rows: readonly SegmentRow[]): number[] {
  return rows.map(({ first, last }, at) => last - (rows[at - 1]?.last ?? first - 1));
}

function sizesOf(rows: readonly RunRow[]): number[] {
  return rows.map(({ paragraphs }) => paragraphs);
}

function among(rows: readonly RunRow[], places: readonly number[]): RunRow[] {
  return rows.filter((_, at) => places.includes(at));
}
