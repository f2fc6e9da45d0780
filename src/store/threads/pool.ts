import { AskError, StoreError } from '../../errors.ts';
import type { Call } from './methods.ts';
import { type Handed, Thread, type Way } from './thread.ts';

/** How a call is dealt with. */
export interface Manner {
  /** Before all others that wait. */
  readonly first?: boolean;
  /** Milliseconds from when it is begun; then its thread is ended. Without it, it is waited for. */
  readonly limit?: number;
  /** Its asker may give it up: then it is never begun, or its answer, which has its limit, is not waited for. */
  readonly signal?: AbortSignal;
}

interface Waiting {
  readonly call: Call;
  readonly manner: Manner;
  readonly settle: (answer: Promise<unknown>) => void;
}

const closed = 'The store is closed.';

/** Threads that answer calls in the order in which they came. */
export class Pool {
  readonly #threads: readonly Thread[];
  readonly #mostWaiting: number;
  #handed: Handed | undefined;
  #waiting: Waiting[] = [];
  readonly #underWay = new Set<Promise<boolean>>();
  #closed = false;

  /** @param mostWaiting calls that may wait; a further one is refused */
  constructor(start: () => Way, threads: number, mostWaiting: number) {
    const handing = {
      latest: () => this.#handed,
      handOn: (handed: Handed, from: Thread) => this.#handOn(handed, from),
    };
    this.#threads = Array.from({ length: threads }, () => new Thread(start, handing));
    this.#mostWaiting = mostWaiting;
  }

  /** Starts the first thread before there is work. */
  start(): void {
    this.#threads[0]?.start();
  }

  /**
   * @throws StoreError when too many wait, when its thread dies, and when the pool is closed; AskError when it takes too
   * long; the signal's reason
   */
  async ask(call: Call, manner: Manner): Promise<unknown> {
    const { first, signal } = manner;
    if (this.#closed) throw new StoreError(closed);
    signal?.throwIfAborted();
    if (this.#waiting.length >= this.#mostWaiting)
      throw new StoreError('The store is busy: too many questions wait. Try again in a moment.');
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        call,
        manner,
        settle: (answer) => {
          answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', giveUp));
        },
      };
      const giveUp = () => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      const place = first === true ? this.#waiting.findIndex((each) => each.manner.first !== true) : -1;
      this.#waiting.splice(place < 0 ? this.#waiting.length : place, 0, waiting);
      this.#begin();
    });
  }

  /** Refuses what waits and what comes; waits for what is under way when `finishing`, else ends it. */
  async close(finishing: boolean): Promise<void> {
    this.#closed = true;
    for (const { settle } of this.#waiting.splice(0)) settle(Promise.reject(new StoreError(closed)));
    if (finishing) await Promise.allSettled(this.#underWay);
    await Promise.all(this.#threads.map((thread) => thread.end(new StoreError(closed))));
  }

  /** Of those that several make of the same writing the first goes to all. */
  #handOn(handed: Handed, from: Thread): void {
    const former = this.#handed;
    if (former !== undefined && former.index.writing >= handed.index.writing) {
      from.hand(former);
      return;
    }
    this.#handed = handed;
    for (const thread of this.#threads) if (thread !== from) thread.hand(handed);
  }

  #begin(): void {
    for (const thread of this.#threads) {
      if (thread.busy) continue;
      const next = this.#waiting.shift();
      if (next === undefined) return;
      const answer = this.#answered(thread, next);
      next.settle(answer);
      const forget = () => this.#underWay.delete(ended);
      const ended: Promise<boolean> = answer.then(forget, forget);
      this.#underWay.add(ended);
    }
  }

  async #answered(thread: Thread, { call, manner }: Waiting): Promise<unknown> {
    const { limit } = manner;
    const late = () =>
      new AskError(`this took longer than ${(limit ?? 0) / 1_000} seconds; ask for less, or try again`);
    const timer = limit === undefined ? undefined : setTimeout(() => void thread.end(late()), limit);
    try {
      return await thread.ask(call);
    } finally {
      clearTimeout(timer);
      this.#begin();
    }
  }
}
