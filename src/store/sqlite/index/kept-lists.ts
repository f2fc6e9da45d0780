import { commonArray } from '../../../whole-pages.ts';

/** Bytes of a shelf: the unit in which lists are forgotten. */
const shelfBytes = 1_000_000;
/** What a kept list costs beside its bytes and its name. */
const listCost = 200;
/** Of so many shelves one is empty when a question begins. */
const emptyShare = 8;

interface Shelf {
  readonly bytes: Uint8Array;
  /** Names of the lists on it. */
  readonly names: string[];
  used: number;
}

/**
 * Lists kept between questions, on shelves that are filled one after the other and used again: memory is neither asked for
 * nor thrown away. Shelves are emptied between questions only, so that a list stays as it is until its question is answered.
 */
export class KeptLists {
  readonly #most: number;
  /** The one that is being filled is the last but for the empty ones. */
  #filled: Shelf[] = [];
  #empty: Shelf[] = [];
  readonly #lists = new Map<string, Uint8Array | undefined>();
  /** Names of those that were asked for again. */
  readonly #asked = new Set<string>();

  /** @param bytes of all shelves */
  constructor(bytes: number) {
    this.#most = Math.max(2, Math.floor(bytes / shelfBytes));
  }

  has(name: string): boolean {
    return this.#lists.has(name);
  }

  /** Undefined for what is not kept, and for a word that nobody has. */
  get(name: string): Uint8Array | undefined {
    const list = this.#lists.get(name);
    if (list !== undefined) this.#asked.add(name);
    return list;
  }

  /** Keeps a copy where there is room until the next question begins. A word that nobody has is kept too. */
  keep(name: string, list: Uint8Array | undefined): void {
    const bytes = list?.length ?? 0;
    const shelf = this.#withRoom(bytes + costOf(name));
    if (shelf === undefined) return;
    // What the list costs beside its bytes is memory of another kind, but it is memory.
    const from = shelf.used;
    shelf.used += bytes + costOf(name);
    shelf.names.push(name);
    if (list !== undefined) shelf.bytes.set(list, from);
    this.#lists.set(name, list === undefined ? undefined : shelf.bytes.subarray(from, from + bytes));
  }

  /**
   * Makes room for a question: what has been kept longest is forgotten, unless it was asked for again since then. No list that
   * was given out may be in use.
   */
  begin(): void {
    const most = this.#most - Math.ceil(this.#most / emptyShare);
    while (this.#filled.length > most) {
      const oldest = this.#filled.shift();
      if (oldest === undefined) return;
      for (const name of oldest.names.splice(0)) {
        const list = this.#lists.get(name);
        this.#lists.delete(name);
        if (this.#asked.delete(name)) this.keep(name, list);
      }
      oldest.used = 0;
      this.#empty.push(oldest);
    }
  }

  #withRoom(bytes: number): Shelf | undefined {
    const last = this.#filled.at(-1);
    if (last !== undefined && last.used + bytes <= shelfBytes) return last;
    if (bytes > shelfBytes || this.#filled.length >= this.#most) return undefined;
    const next = this.#empty.pop() ?? { bytes: commonArray(Uint8Array, shelfBytes), names: [], used: 0 };
    this.#filled.push(next);
    return next;
  }
}

function costOf(name: string): number {
  return listCost + 2 * name.length;
}
