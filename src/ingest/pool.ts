import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { packageRoot } from '../data.ts';
import { perform, type Result, type Task } from './worker.ts';

const mostThreads = 8;
/** Memory of one thread's old generation, in megabytes: what needs more than this is set aside. */
const threadMemory = 2_048;
/** Smaller bytes are copied to another thread, larger ones handed over. */
const handedOver = 65_536;
const idleMilliseconds = 10_000;

/** Reads tasks, in other threads or in this one. */
export interface Readers {
  /** How many read at once. */
  readonly width: number;
  run(task: Task): Promise<Result>;
  close(): Promise<void>;
}

/** The built worker; undefined where the program runs from its sources and was never built. */
function workerFile(): string | undefined {
  const beside = fileURLToPath(new URL('./worker.js', import.meta.url));
  return [beside, join(packageRoot, 'dist', 'src', 'ingest', 'worker.js')].find((file) => existsSync(file));
}

/** From its sources the program reads in this thread unless told otherwise: what was built may be older than they are. */
function usualThreads(): number {
  return import.meta.url.endsWith('.ts') ? 0 : Math.min(availableParallelism(), mostThreads);
}

/**
 * @param workers threads; 0 reads in this one, where no time limit holds
 * @param timeLimit milliseconds for one task
 */
export function openReaders(workers: number | undefined, timeLimit: number, file = workerFile()): Readers {
  const threads = Math.min(Math.max(0, Math.trunc(workers ?? usualThreads())), mostThreads);
  if (threads === 0 || file === undefined) return { width: 1, run: perform, close: async () => {} };
  return new Threads(file, threads, timeLimit);
}

class Threads implements Readers {
  readonly width: number;
  readonly #file: string;
  readonly #timeLimit: number;
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #pool: Tinypool | undefined;

  constructor(file: string, threads: number, timeLimit: number) {
    this.#file = file;
    this.#timeLimit = timeLimit;
    this.#free = threads;
    this.width = threads;
  }

  /** Starting threads takes longer than finding that nothing has changed: they are started when there is work. */
  #threads(): Tinypool {
    this.#pool ??= new Tinypool({
      filename: this.#file,
      name: 'perform',
      minThreads: 1,
      maxThreads: this.width,
      idleTimeout: idleMilliseconds,
      resourceLimits: { maxOldGenerationSizeMb: threadMemory },
      execArgv: [],
    });
    return this.#pool;
  }

  /** A task is handed to a thread that is free at once: only so does its time count from when it is begun. */
  async run(task: Task): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), this.#timeLimit);
    try {
      return (await this.#threads().run(task, { signal: ending.signal, transferList: handedBytes(task) })) as Result;
    } catch (error) {
      const why = this.#whyEnded(error, ending.signal);
      if (why === undefined) throw error;
      return { places: [{ name: '', failure: why }], sha256: '', unchanged: false, steady: true };
    } finally {
      clearTimeout(timer);
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  #whyEnded(error: unknown, ending: AbortSignal): string | undefined {
    if (ending.aborted) return `took longer than ${this.#timeLimit / 1_000} s`;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'takes more memory than one file may' : undefined;
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }
}

/** Only what is alone in its memory can be handed over. */
function handedBytes(task: Task): ArrayBuffer[] {
  if (!('bytes' in task) || task.bytes.byteLength < handedOver) return [];
  const { buffer, byteLength } = task.bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
