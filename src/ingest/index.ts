import { resolve } from 'node:path';
import { kindsWith } from '../files/index.ts';
import type { Files } from '../store/files.ts';
import type { Store } from '../store/store.ts';
import { pathsToRetry, tellGone } from './gone.ts';
import { inOrder } from './in-order.ts';
import type { Circumstances, Looked } from './looked.ts';
import { openReaders, type Readers } from './pool.ts';
import type { IngestOptions, IngestReport } from './report.ts';
import { outermost, pathsToRead } from './roots.ts';
import { stepsFor } from './steps.ts';
import { countFiles, walk } from './walk.ts';
import { type Counts, Writer } from './writer.ts';

/** What one file may take, milliseconds. */
const usualTimeLimit = 60_000;
/** How many steps may be under way for each task that is, and how many bytes they may weigh. */
const stepsForEach = 2;
const mostWeight = 64_000_000;

/** Files at paths and below them, read and not yet written, in order. */
function lookedThrough(
  roots: readonly string[],
  circumstances: Circumstances,
  readers: Readers,
): AsyncGenerator<Looked> {
  const window = { steps: readers.width * stepsForEach, weight: mostWeight };
  return inOrder(stepsFor(walk(roots), circumstances), (step) => step.run((task) => readers.run(task)), window);
}

const nothingKnown: Files = {
  known: async () => undefined,
  failed: async () => [],
  below: async () => [],
  forget: async () => [],
};

/** Reads files as `ingest` would read them for the first time; nothing is written. */
export async function* lookInto(
  paths: readonly string[],
  { csv = {}, workers, timeLimit, signal }: Pick<IngestOptions, 'csv' | 'workers' | 'timeLimit' | 'signal'>,
): AsyncGenerator<Looked> {
  const readers = openReaders(workers, timeLimit ?? usualTimeLimit);
  const around = { now: '', files: nothingKnown, kinds: kindsWith(csv), triesAgain: () => false };
  const circumstances = signal === undefined ? around : { ...around, signal };
  try {
    yield* lookedThrough(await pathsToRead(paths.map((path) => resolve(path))), circumstances, readers);
  } finally {
    await readers.close();
  }
}

/**
 * Reads files, folders and archives into the store: files → documents → facts, in transactions of a bounded size and in
 * order of path. What is unchanged is passed over; what fails is remembered with its reason, and the rest goes on. It may
 * be broken off at any moment: the next run goes on where it ended, and the store is the same as without the break.
 * @throws StoreError when the store refuses; what earlier transactions wrote stays
 */
export async function ingest(store: Store, paths: readonly string[], options: IngestOptions): Promise<IngestReport> {
  const given = paths.map((path) => resolve(path));
  const roots = await pathsToRead(given);
  const counts: Counts = {
    added: 0,
    changed: 0,
    same: 0,
    unchanged: 0,
    failed: 0,
    setAside: 0,
    removed: 0,
    pruned: 0,
    warnings: 0,
    done: 0,
    total: await countFiles(roots),
  };
  const again = options.retry === true || options.readd === 'all' ? await pathsToRetry(store) : new Set<string>();
  const circumstances = {
    ...options,
    files: store.files,
    kinds: kindsWith(options.csv ?? {}),
    triesAgain: (path: string) => again.has(path),
  };
  const readers = openReaders(options.workers, options.timeLimit ?? usualTimeLimit);
  const writer = new Writer(store, options, counts);
  let documents = 0;
  const tell = (file: string) => {
    const { done, total, warnings, failed } = counts;
    options.onProgress?.({ done, total, file, documents, warnings, failed });
  };
  try {
    for await (const looked of lookedThrough(roots, circumstances, readers)) {
      await writer.add(looked);
      documents += looked.entries.length;
      if (looked.ends) counts.done += 1;
      tell(looked.path);
    }
    await writer.flush();
    for (const path of outermost(given)) await tellGone(store, path, options, counts);
    tell('');
    return counts;
  } finally {
    await readers.close();
  }
}
