import { Worker } from 'node:worker_threads';
import type { Result, Task } from './worker.ts';

/** Memory of one thread's old generation, in megabytes: what needs more than this is set aside. */
const threadMemory = 2_048;

interface Waiting {
  readonly task: Task;
  /** A thread died when this was the first without an answer; it is tried once more, alone. */
  suspected?: true;
  readonly settle: (result: Result) => void;
  readonly fail: (error: Error) => void;
}

/**
 * A thread and what it was sent: several tasks at once, so that it goes on while this thread writes. It answers in order:
 * the first of them is the one that it is at, whose time is counted. When the thread dies its last answers may be lost with
 * it, so the first is only suspected: it is sent once more, alone, and is to blame when that thread dies too. A thread is
 * started when there is work, and again after it died: bytes are copied to it, so that they can be sent once more.
 */
export class ReadingThread {
  readonly #file: string;
  readonly #timeLimit: number;
  #sent: Waiting[] = [];
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param timeLimit milliseconds for one task */
  constructor(file: string, timeLimit: number) {
    this.#file = file;
    this.#timeLimit = timeLimit;
  }

  /** How many tasks it has not answered. */
  get load(): number {
    return this.#sent.length;
  }

  run(task: Task): Promise<Result> {
    return new Promise((settle, fail) => {
      this.#sent.push({ task, settle, fail });
      if (this.#sent.length === 1) this.#watch();
      if (this.#sent[0]?.suspected !== true) this.#started().postMessage(task);
    });
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { fail } of this.#sent.splice(0)) fail(new Error('reading was broken off'));
    await worker?.terminate();
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const limits = { maxOldGenerationSizeMb: threadMemory };
    const worker = new Worker(this.#file, { resourceLimits: limits, execArgv: [] });
    worker.on('message', (result: Result) => {
      if (worker === this.#worker) this.#answer(result);
    });
    worker.on('error', (error) => this.#died(worker, error));
    worker.on('exit', () => this.#died(worker, new Error('a reading thread ended')));
    this.#worker = worker;
    return worker;
  }

  #answer(result: Result): void {
    const answered = this.#sent.shift();
    answered?.settle(result);
    if (answered?.suspected === true) for (const { task } of this.#sent) this.#started().postMessage(task);
    this.#watch();
  }

  /** Counts the time of the first task. Answers that came while this thread was at something else are taken first. */
  #watch(): void {
    clearTimeout(this.#timer);
    const [first] = this.#sent;
    if (first === undefined) return;
    const ended = () => {
      if (this.#sent[0] !== first) return;
      const worker = this.#worker;
      this.#worker = undefined;
      void worker?.terminate();
      this.#goOn(failed(`took longer than ${this.#timeLimit / 1_000} s`));
    };
    this.#timer = setTimeout(() => setImmediate(ended), this.#timeLimit);
  }

  #died(worker: Worker, error: Error): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    const [first] = this.#sent;
    if (first !== undefined && first.suspected !== true) {
      first.suspected = true;
      this.#started().postMessage(first.task);
      this.#watch();
      return;
    }
    const tooMuch = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    this.#goOn(tooMuch ? failed('takes more memory than one file may') : error);
  }

  /** The first task is answered for the thread that is gone, the others are sent to a new one. */
  #goOn(answer: Result | Error): void {
    const [first, ...rest] = this.#sent;
    this.#sent = [];
    if (answer instanceof Error) first?.fail(answer);
    else first?.settle(answer);
    for (const { task, settle, fail } of rest) this.run(task).then(settle, fail);
    this.#watch();
  }
}

function failed(failure: string): Result {
  return { places: [{ name: '', failure }], sha256: '', unchanged: false, steady: true };
}
