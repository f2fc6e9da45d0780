import { Worker } from 'node:worker_threads';
import { openConnection } from '../schemes.ts';
import type { Store } from '../store.ts';
import { builtFile } from './built.ts';
import { Elsewhere } from './elsewhere.ts';
import { type Call, carriedOut, places, storeOf } from './methods.ts';
import { type Manner, Pool } from './pool.ts';
import type { ThreadData, Way } from './thread.ts';

const mostThreads = 8;
const mostWaiting = 1_000;
/** Milliseconds for one call. */
const questionLimit = 10_000;
/** Megabytes of a thread's long-lived memory: only who merges the index needs as much. */
const readerMemory = 512;
const writerMemory = 1_024;
/** Bytes of index lists, and of pages, that all readers keep together. */
const listBytes = 24_000_000;
const pageBytes = 12_000_000;
/** Bytes of pages for single look-ups. */
const pagesHere = 2_000_000;

const manners: Readonly<Record<Exclude<(typeof places)[Call['method']], 'here'>, Manner>> = {
  reader: { limit: questionLimit },
  keystroke: { limit: questionLimit, first: true },
  writer: {},
  note: { first: true },
};

/**
 * Opens a store that reads in threads of its own and writes in one more, so that this one never stands still. What was written
 * when `put` resolves is seen by every question that is asked afterwards.
 *
 * @param threads so many read at once
 * @param start begins a thread that serves this store, as `serve` does
 * @throws StoreError where the program runs from its sources and was never built, else as `openStore`
 */
export async function storeInThreads(url: string, threads: number, start = startWorker()): Promise<Store> {
  // It makes the store where there is none, and answers what is a single look-up.
  const here = await openConnection(url, { pageBytes: pagesHere });
  const count = Math.min(Math.max(1, Math.trunc(threads)), mostThreads);
  const share = (bytes: number) => Math.floor(bytes / count);
  const shares = { listBytes: share(listBytes), pageBytes: share(pageBytes) };
  const reading: ThreadData = { url, options: { readOnly: true, ...shares } };
  const writing: ThreadData = { url, options: {} };
  const readers = new Pool(() => start(reading), count, mostWaiting);
  const writer = new Pool(() => start(writing), 1, mostWaiting);
  const jobs = new Elsewhere(url);
  readers.start();
  const ask = async (call: Call, signal?: AbortSignal): Promise<unknown> => {
    const place = places[call.method];
    if (place === 'here') return carriedOut(here, call);
    if (place === 'writer' || place === 'note') return writer.ask(call, manners[place]);
    return readers.ask(call, signal === undefined ? manners[place] : { ...manners[place], signal });
  };
  const close = async (): Promise<void> => {
    await Promise.all([readers.close(false), writer.close(true), jobs.close()]);
    await here.close();
  };
  const until = (signal: AbortSignal): Store => storeOf((call) => ask(call, signal), close);
  return { ...storeOf(ask, close), until, elsewhere: (job) => jobs.do(job) };
}

/** Starts threads from the built file, which may be older than the sources that it is started from. */
function startWorker(): (data: ThreadData) => Way {
  const file = builtFile(new URL('./worker.ts', import.meta.url).href);
  return (data) => {
    const memory = data.options.readOnly === true ? readerMemory : writerMemory;
    return new Worker(file, {
      workerData: data,
      execArgv: [],
      // What is young is little: each thread takes it, whether it needs it or not.
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 3 },
    });
  };
}
