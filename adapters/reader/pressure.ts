const minute = 60_000;
/** Pages that one address may have in a minute. A team behind one proxy counts as one. */
const mostInMinute = 600;
/** Documents that are read at once; a page is a few milliseconds' work. */
const mostAtOnce = 16;
/** Addresses that are told apart; beyond them the count begins anew. */
const mostKnown = 10_000;

/** Keeps the reader from being asked for more than it can bear. */
export class Pressure {
  readonly #now: () => Date;
  #since = 0;
  #asked = new Map<string, number>();
  #atOnce = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Counts one more request of an address; false when it has asked too often in this minute. */
  allows(address: string): boolean {
    const now = this.#now().getTime();
    if (now - this.#since >= minute || this.#asked.size >= mostKnown) {
      this.#since = now;
      this.#asked = new Map();
    }
    const asked = (this.#asked.get(address) ?? 0) + 1;
    this.#asked.set(address, asked);
    return asked <= mostInMinute;
  }

  /** Does work unless too much is being done already; undefined when it is. */
  async within<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    if (this.#atOnce >= mostAtOnce) return undefined;
    this.#atOnce += 1;
    try {
      return await work();
    } finally {
      this.#atOnce -= 1;
    }
  }
}
