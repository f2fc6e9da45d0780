import type { FileKind } from '../files/file-kind.ts';
import type { FileRecord, Files } from '../store/files.ts';
import type { Entry } from '../store/store.ts';
import type { FileOutcome, IngestOptions } from './report.ts';
import type { Look } from './walk.ts';
import type { ReadPlace, Result, Task } from './worker.ts';

/** What became of a file or a part of one: what is to be written, and what is to be told. */
export interface Looked {
  readonly path: string;
  readonly outcome: Exclude<FileOutcome['outcome'], 'removed' | 'pruned'>;
  readonly entries: readonly Entry[];
  readonly records: readonly FileRecord[];
  /** Places that could not be read. */
  readonly failures: readonly { readonly path: string; readonly why: string }[];
  /** Whether this path was read before: a text that was there already is no further source then. */
  readonly knownBefore: boolean;
  /** A file on disk is done with. */
  readonly ends: boolean;
  /** To be forgotten once all this is written. */
  readonly forget?: string;
}

/** One step on the way: what is known already, or a task for a thread and what to make of its result. */
export interface Step {
  /** Bytes that it keeps in memory meanwhile. */
  readonly weight: number;
  run(read: (task: Task) => Promise<Result>): Promise<Looked>;
}

/** What the steps look up and obey. */
export interface Circumstances extends Pick<IngestOptions, 'now' | 'rehash' | 'signal' | 'mayBeGone'> {
  readonly files: Files;
  readonly kinds: readonly FileKind[];
  /** Whether something at this path, or in the file there, is to be tried again. */
  triesAgain(path: string): boolean;
}

/** A step with nothing left to do. */
export function settled(looked: Looked): Step {
  return { weight: 0, run: async () => looked };
}

/**
 * Files that changed less than so many milliseconds before they are read may change again within the same tick of the
 * file system's clock (FAT counts in two seconds), and nobody would see it: their time is not kept, so that the next
 * look compares their bytes. Git treats its index in the same way ("racy git").
 */
const settling = 2_000;
/** Kept instead of a time: no file has it. */
const unsettled = 1;

/** The time of last change to remember; `startedAt` is when the ingest began, in ISO, empty when nobody knows. */
export function timeToKeep(modified: number, startedAt: string): number {
  const started = Date.parse(startedAt);
  return modified > unsettled && modified < started - settling ? modified : unsettled;
}

/** Whether a file may be taken for unchanged without reading it: same size, same time, and that time had settled. */
export function looksSame(known: FileRecord | undefined, { size, modified }: Look): boolean {
  return known !== undefined && modified > unsettled && known.modified === modified && known.size === size;
}

/** How a place within a file is written; empty for the file itself. */
export function placeIn(path: string, name: string): string {
  return name === '' || name.startsWith('#') ? `${path}${name}` : `${path}!/${name}`;
}

/** What a thread read at a path, ready to be written. `record` is that of the path itself. */
export function lookedAt(
  record: FileRecord & { readonly reading: string },
  places: readonly ReadPlace[],
  rest: Pick<Looked, 'knownBefore' | 'ends'>,
): Looked {
  const { path, reading } = record;
  const entries: Entry[] = [];
  const failures: { path: string; why: string }[] = [];
  const inner: FileRecord[] = [];
  let own: FileRecord = record;
  for (const place of places) {
    const at = placeIn(path, place.name);
    if ('document' in place) entries.push({ path: at, document: place.document, facts: place.facts, reading });
    else {
      failures.push({ path: at, why: place.failure });
      // What a file on disk gave when it could be read stays: its record does not say that a reading came to its end.
      if (place.name === '') own = { ...failedRecord(record, place.failure), ...(rest.ends ? {} : { reading }) };
      else inner.push({ path: at, sha256: '', size: 0, modified: 0, failure: place.failure, reading });
    }
  }
  const outcome = entries.length > 0 ? 'read' : 'failed';
  return { path, outcome, entries, records: [...inner, own], failures, ...rest };
}

/** A record of what can't be read. */
export function failedRecord({ path, sha256, size, modified }: FileRecord, failure: string): FileRecord {
  return { path, sha256, size, modified, failure };
}
