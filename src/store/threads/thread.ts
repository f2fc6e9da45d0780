import { AskError, StoreError } from '../../errors.ts';
import { ownTurn } from '../../turns.ts';
import type { ConnectionOptions } from '../connection-options.ts';
import type { CommonIndex } from '../sqlite/index/sharing.ts';
import { type Failure, unpacked } from './failures.ts';
import type { Call } from './methods.ts';
import { Joining, type Piece, piecesOf } from './pieces.ts';

/** What a thread hands to the others, on its way to them. */
export interface Handed {
  readonly index: CommonIndex;
}

/** What a thread is sent. */
export type Asked = Piece | 'go on' | Handed;
/** What it sends, in pieces. */
export type Answer = { readonly value: unknown } | { readonly failure: Failure };

/** The store that a thread opens. */
export interface ThreadData {
  readonly url: string;
  readonly options: Omit<ConnectionOptions, 'sharing'>;
}

/** The way to a thread and back: a `Worker`, or a port that leads to one. */
export interface Way {
  postMessage(message: Asked): void;
  on(event: 'message', listener: (sent: Piece | Handed) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  /** Whether it keeps the process alive. */
  ref(): void;
  unref(): void;
  terminate(): Promise<unknown>;
}

/** Where what threads hand to one another goes through. */
export interface Handing {
  /** What one that starts is given. */
  latest(): Handed | undefined;
  handOn(handed: Handed, from: Thread): void;
}

interface UnderWay {
  readonly joining: Joining;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

const broken = 'The store could not finish this and was started anew. Try again.';
const tooLarge = 'this takes more memory than one question may; ask for less';

/** A place for one thread. It is started when there is work, and again after it died or was ended. */
export class Thread {
  readonly #start: () => Way;
  readonly #handing: Handing;
  #worker: Way | undefined;
  #underWay: UnderWay | undefined;

  constructor(start: () => Way, handing: Handing) {
    this.#start = start;
    this.#handing = handing;
  }

  get busy(): boolean {
    return this.#underWay !== undefined;
  }

  /** Starts it before there is work. An idle thread keeps no process alive. */
  start(): Way {
    if (this.#worker !== undefined) return this.#worker;
    const worker = this.#start();
    worker.on('message', (sent: Piece | Handed) => {
      if ('index' in sent) this.#handing.handOn(sent, this);
      else this.#take(worker, sent);
    });
    worker.on('error', (error) => this.#gone(worker, error));
    worker.on('exit', () => this.#gone(worker));
    worker.unref();
    this.#worker = worker;
    const latest = this.#handing.latest();
    if (latest !== undefined) this.hand(latest);
    return worker;
  }

  /** Gives it what another has made; one that is not there gets it when it is started. */
  hand(handed: Handed): void {
    this.#worker?.postMessage(handed);
  }

  /** One call at a time. Rejects with what the call threw, with a `StoreError` when the thread dies. */
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
  async end(why: Error): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#underWay?.fail(why);
    await worker?.terminate();
  }

  /** Other work goes on between the pieces. */
  async #send(worker: Way, call: Call): Promise<void> {
    for (const piece of piecesOf(call)) {
      if (worker !== this.#worker) return;
      worker.postMessage(piece);
      if (!piece.last) await ownTurn();
    }
  }

  #take(worker: Way, piece: Piece): void {
    const underWay = worker === this.#worker ? this.#underWay : undefined;
    if (underWay === undefined) return;
    if (underWay.joining.add(piece)) void ownTurn().then(() => underWay.settle(underWay.joining.take()));
    else void ownTurn().then(() => worker.postMessage('go on'));
  }

  #gone(worker: Way, cause?: Error): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    const memory = cause !== undefined && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    this.#underWay?.fail(memory ? new AskError(tooLarge) : new StoreError(broken, { cause }));
  }
}
