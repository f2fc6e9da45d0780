import type { Store } from '../store/store.ts';

/** What is made of so few things is made in no time: questions wait for it. */
export const few = 5_000;
/** How old may be what a question is answered from while documents are written, milliseconds. */
const longestStale = 15_000;

/** What is known of the writing that this program does itself. */
export interface Writing {
  /** When the last ingest ended, as `performance.now()` tells. */
  ended: number;
}

/** How a thing is made, and what it is. */
export interface Making<Value> {
  /** Makes it of the store as it is; may take from the one before. */
  readonly make: (former: Value | undefined) => Promise<Value>;
  /** Of how many things it is made. */
  readonly sizeOf: (value: Value) => number;
}

/**
 * Something made of the store that is kept until the store has changed, and then made anew when it is asked for. The rule:
 * who asks gets it as the store is now; only where it is large, and documents are being written, he gets the former one
 * while the next is made, if that was begun at most 15 seconds before and after the last ingest of this program had ended.
 * So what an ingest has brought is there for every question after its end.
 */
export class Kept<Value> {
  readonly #store: Store;
  readonly #writing: Readonly<Writing>;
  readonly #making: Making<Value>;
  #kept: { readonly value: Value; readonly generation: number; readonly begun: number } | undefined;
  #underWay: Promise<void> | undefined;

  constructor(store: Store, writing: Readonly<Writing>, making: Making<Value>) {
    this.#store = store;
    this.#writing = writing;
    this.#making = making;
  }

  async value(): Promise<Value> {
    const asked = performance.now();
    const generation = await this.#store.generation();
    for (;;) {
      const kept = this.#kept;
      if (kept?.generation === generation) return kept.value;
      const next = this.#next();
      if (kept !== undefined && this.#isRecent(kept, asked)) {
        // Who asks next and can't do with the former one meets the failure again.
        next.catch(() => undefined);
        return kept.value;
      }
      await next;
    }
  }

  /** What is there already and `value` would give without waiting. Nothing is made: who needs it may not be known yet. */
  async present(): Promise<Value | undefined> {
    const asked = performance.now();
    const generation = await this.#store.generation();
    const kept = this.#kept;
    return kept !== undefined && (kept.generation === generation || this.#isRecent(kept, asked))
      ? kept.value
      : undefined;
  }

  #isRecent({ value, begun }: { readonly value: Value; readonly begun: number }, asked: number): boolean {
    if (begun >= asked) return true;
    return begun >= asked - longestStale && begun > this.#writing.ended && this.#making.sizeOf(value) > few;
  }

  #next(): Promise<void> {
    this.#underWay ??= this.#makeAnew().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #makeAnew(): Promise<void> {
    const begun = performance.now();
    const generation = await this.#store.generation();
    this.#kept = { value: await this.#making.make(this.#kept?.value), generation, begun };
  }
}
