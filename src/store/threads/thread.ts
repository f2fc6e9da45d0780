import { Worker, type WorkerOptions } from 'node:worker_threads';
import { StoreError } from '../../errors.ts';
import { type Failure, unpacked } from './failures.ts';
import type { Call } from './methods.ts';
import { Joining, type Piece, piecesOf } from './pieces.ts';

/** What a thread is sent. */
export type Asked = Piece | 'go on';
/** What it sends, in pieces. */
export type Answer = { readonly value: unknown } | { readonly failure: Failure };

/** How a thread is started. */
export interface Start {
  readonly file: string;
  readonly data: unknown;
  /** Megabytes of what lives long; a thread that needs more is ended. */
  readonly memory: number;
}

interface UnderWay {
  readonly joining: Joining;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

const broken = 'The store could not finish this and was started anew. Try again.';

/** A place for one thread. It is started when there is work, and again after it died or was ended. */
export class Thread {
  readonly #start: Start;
  #worker: Worker | undefined;
  #underWay: UnderWay | undefined;

  constructor(start: Start) {
    this.#start = start;
  }

  get busy(): boolean {
    return this.#underWay !== undefined;
  }

  /** Starts it before there is work. An idle thread keeps no process alive. */
  start(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const { file, data, memory } = this.#start;
    const options: WorkerOptions = { workerData: data, resourceLimits: limitsOf(memory), execArgv: [] };
    const worker = new Worker(file, options);
    worker.on('message', (piece: Piece) => this.#take(worker, piece));
    worker.on('error', (error) => this.#gone(worker, error));
    worker.on('exit', () => this.#gone(worker));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  /** One call at a time. Rejects with what the call threw, and with a `StoreError` when the thread dies or is ended. */
  async ask(call: Call): Promise<unknown> {
    const worker = this.start();
    worker.ref();
    try {
      const answer = await new Promise<Answer>((settle, fail) => {
        this.#underWay = { joining: new Joining(), settle, fail };
        this.#send(worker, call).catch(fail);
      });
      if ('failure' in answer) throw unpacked(answer.failure);
      return answer.value;
    } finally {
      this.#underWay = undefined;
      worker.unref();
    }
  }

  /** Ends the thread, whatever it does; the call under way is answered with this. Resolves when it is gone. */
  async end(why: string): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#underWay?.fail(new StoreError(why));
    await worker?.terminate();
  }

  /** Other work goes on between the pieces. */
  async #send(worker: Worker, call: Call): Promise<void> {
    for (const piece of piecesOf(call)) {
      if (worker !== this.#worker) return;
      worker.postMessage(piece);
      if (!piece.last) await turn();
    }
  }

  #take(worker: Worker, piece: Piece): void {
    const underWay = worker === this.#worker ? this.#underWay : undefined;
    if (underWay === undefined) return;
    if (underWay.joining.add(piece)) underWay.settle(underWay.joining.take());
    else void turn().then(() => worker.postMessage('go on' satisfies Asked));
  }

  #gone(worker: Worker, cause?: Error): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    const memory = cause !== undefined && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const why = memory ? 'This takes more memory than one question may.' : broken;
    this.#underWay?.fail(new StoreError(why, { cause }));
  }
}

/** So that what else there is to do is done first. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** The young share of a thread's memory is small: it is taken for every thread at once. */
function limitsOf(memory: number): NonNullable<WorkerOptions['resourceLimits']> {
  return { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 16 };
}
