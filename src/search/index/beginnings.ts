import type { Stretch } from './blocks.ts';
import { bytesOf, numberAt } from './bytes.ts';
import { countUpTo, levels, type PostingList, stride } from './postings.ts';
import type { IndexSegment } from './source.ts';

/** Bytes of lists that a question holds in memory; those beyond are read again whenever they are needed. */
const mostHeld = 24_000_000;

/** The stems of one segment that begin so. */
export interface Beginning {
  /** Of all lists: postings, and those that the reader may see, by what was known when the lists were written. */
  readonly total: number;
  readonly visible: number;
  /** The longest list, where all are held in memory. */
  readonly longest?: PostingList;
  postings(): Iterable<Stretch>;
  positions(): Iterable<Stretch>;
}

/** What a question asks of stems by how they begin: read through from the first to the last, however many there are. */
export class Beginnings {
  readonly #segments: readonly IndexSegment[];
  readonly #level: number;
  readonly #known = new Map<string, readonly Beginning[]>();
  #room = mostHeld;

  constructor(segments: readonly IndexSegment[], level: number) {
    this.#segments = segments;
    this.#level = level;
  }

  /** By segment. */
  of(prefix: string): readonly Beginning[] {
    const known = this.#known.get(prefix) ?? this.#segments.map((segment) => this.#in(segment, prefix));
    this.#known.set(prefix, known);
    return known;
  }

  #in(segment: IndexSegment, prefix: string): Beginning {
    const read = () => segment.beginning(prefix, 'postings');
    let held: Stretch[] | undefined = [];
    let bytes = 0;
    let [total, visible] = [0, 0];
    let longest: PostingList | undefined;
    for (const stretch of read()) {
      bytes += stretch.bytes.length;
      if (bytes > this.#room) held = undefined;
      held?.push(stretch);
      for (const lists = new StretchLists(stretch); lists.next(); ) {
        total += lists.total;
        visible += countUpTo(lists, this.#level);
        if (lists.total > (longest?.total ?? 0)) longest = lists.here;
      }
    }
    if (held !== undefined) this.#room -= bytes;
    const postings = held;
    return {
      total,
      visible,
      ...(held === undefined || longest === undefined ? {} : { longest }),
      postings: () => postings ?? read(),
      positions: () => segment.beginning(prefix, 'positions'),
    };
  }
}

/** Stands on one list of a stretch of postings after another: nothing is made anew for the thousands that have one posting. */
export class StretchLists implements PostingList {
  readonly bytes: Uint8Array;
  readonly #to: number;
  head = 0;
  table = -1;
  start = 0;
  end: number;
  total = 0;
  first = 0;
  last = 0;

  constructor({ bytes, from, to }: Stretch) {
    this.bytes = bytes;
    this.end = from;
    this.#to = to;
  }

  next(): boolean {
    if (this.end >= this.#to) return false;
    this.start = this.end;
    const name = this.#number();
    this.start += name;
    const size = this.#number();
    this.end = this.start + size;
    this.head = this.start;
    const present = this.bytes[this.start++] ?? 0;
    this.total = 0;
    for (let level = 0; level < levels; level += 1) if ((present >> level) & 1) this.total += this.#number();
    this.first = this.#number();
    this.last = this.first + this.#number();
    const table = this.total > stride ? this.#number() : 0;
    this.table = this.total > stride ? this.start : -1;
    this.start = Math.min(this.start + table, this.end);
    return true;
  }

  /** The list it stands on, which stays as it is. */
  get here(): PostingList {
    const { bytes, head, table, start, end, total, first, last } = this;
    return { bytes, head, table, start, end, total, first, last };
  }

  /** Reads at `start`, which moves on. */
  #number(): number {
    const byte = this.bytes[this.start] ?? 0;
    const value = byte < 128 ? byte : numberAt(this.bytes, this.start);
    this.start += byte < 128 ? 1 : bytesOf(value);
    return value;
  }
}

/** The lists of a stretch as bytes of their own, of whatever kind they are. */
export function* listsOf(stretches: Iterable<Stretch>): Generator<Uint8Array> {
  for (const { bytes, from, to } of stretches)
    for (let at = from; at < to; ) {
      const length = numberAt(bytes, at);
      at += bytesOf(length) + length;
      const size = numberAt(bytes, at);
      at += bytesOf(size);
      yield bytes.subarray(at, at + size);
      at += size;
    }
}
