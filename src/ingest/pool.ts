import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../data.ts';
import { ReadingThread } from './reading-thread.ts';
import { perform, type Result, type Task } from './worker.ts';

const mostThreads = 8;
/** How many tasks a thread is sent ahead: it reads about as many while this one writes what was read before. */
const sentAhead = 24;

/** Reads tasks, in other threads or in this one. */
export interface Readers {
  /** How many tasks can be under way with profit. */
  readonly width: number;
  run(task: Task): Promise<Result>;
  close(): Promise<void>;
}

/** The built thread; undefined where the program runs from its sources and was never built. */
function threadFile(): string | undefined {
  const beside = fileURLToPath(new URL('./thread.js', import.meta.url));
  return [beside, join(packageRoot, 'dist', 'src', 'ingest', 'thread.js')].find((file) => existsSync(file));
}

/** From its sources the program reads in this thread unless told otherwise: what was built may be older than they are. */
function usualThreads(): number {
  return import.meta.url.endsWith('.ts') ? 0 : Math.min(availableParallelism(), mostThreads);
}

/**
 * @param workers threads; 0 reads in this one, where no time limit holds
 * @param timeLimit milliseconds for one task
 */
export function openReaders(workers: number | undefined, timeLimit: number, file = threadFile()): Readers {
  const threads = Math.min(Math.max(0, Math.trunc(workers ?? usualThreads())), mostThreads);
  if (threads === 0 || file === undefined) return { width: 1, run: perform, close: async () => {} };
  return new Threads(file, threads, timeLimit);
}

class Threads implements Readers {
  readonly width: number;
  readonly #threads: readonly ReadingThread[];
  readonly #waiting: (() => void)[] = [];
  #closed = false;

  constructor(file: string, threads: number, timeLimit: number) {
    this.#threads = Array.from({ length: threads }, () => new ReadingThread(file, timeLimit));
    this.width = threads * sentAhead;
  }

  /** A task goes to the thread that has the fewest: threads are started when there is work for them. */
  async run(task: Task): Promise<Result> {
    if (this.#closed) throw new Error('reading was broken off');
    const thread = this.#threads.reduce((least, each) => (each.load < least.load ? each : least));
    if (thread.load >= sentAhead) {
      await new Promise<void>((resolve) => void this.#waiting.push(resolve));
      return this.run(task);
    }
    try {
      return await thread.run(task);
    } finally {
      this.#waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }
}
