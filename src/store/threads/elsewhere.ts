import { Worker } from 'node:worker_threads';
import { AskError, StoreError } from '../../errors.ts';
import type { ConnectionOptions } from '../connection-options.ts';
import type { Job } from '../job.ts';
import { builtFile } from './built.ts';
import { unpacked } from './failures.ts';
import type { Answer, ThreadData } from './thread.ts';

/** What a thread is told that is started for one job. */
export type JobData = ThreadData & Job;

/** Megabytes of a job's long-lived memory. */
const jobMemory = 768;
/** Lists of the index are not read by jobs, and pages are read once. */
const options: ConnectionOptions = { readOnly: true, listBytes: 1_000_000, pageBytes: 2_000_000 };

const closed = 'The store is closed.';

/**
 * Does long jobs, one after the other, each in a thread that is started for it and ends with it: what is thrown away on
 * the way goes with it, and nobody else stands still meanwhile.
 */
export class Elsewhere {
  readonly #url: string;
  #last: Promise<unknown> = Promise.resolve();
  #worker: Worker | undefined;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** What it makes comes in memory that all threads see. @throws what the job throws; StoreError when its thread dies */
  async do(job: Job): Promise<unknown> {
    const before = this.#last;
    const done = before.then(() => this.#done(job));
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
    await this.#last;
  }

  async #done(job: Job): Promise<unknown> {
    if (this.#closed) throw new StoreError(closed);
    const workerData: JobData = { ...job, url: this.#url, options };
    const worker = new Worker(builtFile(new URL('./job-thread.ts', import.meta.url).href), {
      workerData,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: jobMemory, maxYoungGenerationSizeMb: 16 },
    });
    this.#worker = worker;
    let answer: Answer | undefined;
    worker.once('message', (sent: Answer) => {
      answer = sent;
    });
    // Not before it is gone: the next would share the machine with what is left of it.
    const cause = await new Promise<unknown>((resolve) => {
      worker.once('error', resolve);
      worker.once('exit', () => resolve(undefined));
    });
    this.#worker = undefined;
    if (answer === undefined) throw this.#closed ? new StoreError(closed) : deathOf(cause);
    if ('failure' in answer) throw unpacked(answer.failure);
    return answer.value;
  }
}

function deathOf(cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new AskError('there is more here than fits into memory; ask for less');
  return new StoreError('The store could not finish this. Try again.', { cause });
}
