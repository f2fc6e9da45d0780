import { AskError, StoreError } from '../../errors.ts';
import type { Call } from './methods.ts';
import { Thread, type Way } from './thread.ts';

/** How a call is dealt with. */
export interface Manner {
  /** Before all others that wait. */
  readonly first?: boolean;
  /** May take long: one thread is always left to the others, where there are several. */
  readonly long?: boolean;
  /** Milliseconds from when it is begun; then its thread is ended. Without it, it is waited for. */
  readonly limit?: number;
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
  readonly #waiting: Waiting[] = [];
  readonly #ended = new Set<() => void>();
  #long = 0;
  #closed = false;

  /** @param mostWaiting calls that may wait; a further one is refused */
  constructor(start: () => Way, threads: number, mostWaiting: number) {
    this.#threads = Array.from({ length: threads }, () => new Thread(start));
    this.#mostWaiting = mostWaiting;
  }

  /** Starts the first thread before there is work. */
  start(): void {
    this.#threads[0]?.start();
  }

  /** @throws StoreError when too many wait, when its thread dies, and when the pool is closed; AskError when it takes too long */
  async ask(call: Call, manner: Manner): Promise<unknown> {
    if (this.#closed) throw new StoreError(closed);
    if (this.#waiting.length >= this.#mostWaiting)
      throw new StoreError('The store is busy: too many questions wait. Try again in a moment.');
    return new Promise((settle) => {
      const waiting = { call, manner, settle };
      const place = manner.first === true ? this.#waiting.findIndex((each) => each.manner.first !== true) : -1;
      if (place < 0) this.#waiting.push(waiting);
      else this.#waiting.splice(place, 0, waiting);
      this.#begin();
    });
  }

  /** Refuses what waits and what comes; waits for what is under way when `finishing`, else ends it. */
  async close(finishing: boolean): Promise<void> {
    this.#closed = true;
    for (const { settle } of this.#waiting.splice(0)) settle(Promise.reject(new StoreError(closed)));
    if (finishing)
      while (this.#threads.some((thread) => thread.busy))
        await new Promise<void>((resolve) => void this.#ended.add(resolve));
    await Promise.all(this.#threads.map((thread) => thread.end(new StoreError(closed))));
  }

  #begin(): void {
    for (const thread of this.#threads) {
      if (thread.busy) continue;
      const mayBeLong = this.#long < Math.max(1, this.#threads.length - 1);
      const at = this.#waiting.findIndex(({ manner }) => mayBeLong || manner.long !== true);
      const [next] = at < 0 ? [] : this.#waiting.splice(at, 1);
      if (next === undefined) return;
      next.settle(this.#answered(thread, next));
    }
  }

  async #answered(thread: Thread, { call, manner }: Waiting): Promise<unknown> {
    const { long, limit } = manner;
    if (long === true) this.#long += 1;
    const late = new AskError(`this took longer than ${(limit ?? 0) / 1_000} seconds; ask for less, or try again`);
    const timer = limit === undefined ? undefined : setTimeout(() => void thread.end(late), limit);
    try {
      return await thread.ask(call);
    } finally {
      clearTimeout(timer);
      if (long === true) this.#long -= 1;
      for (const resolve of this.#ended) resolve();
      this.#ended.clear();
      if (!this.#closed) this.#begin();
    }
  }
}
