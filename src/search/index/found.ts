import { Worth } from './fours.ts';

/** Paragraphs of one segment in order of key: the first `count` of each array. Keys count from the segment's first. */
export class Found {
  count = 0;
  keys = new Uint32Array(0);
  scores = new Float32Array(0);
  /** 1 where a part of the question stands in the text or heading. */
  own = new Uint8Array(0);

  room(size: number): void {
    if (this.keys.length >= size) return;
    this.keys = new Uint32Array(size);
    this.scores = new Float32Array(size);
    this.own = new Uint8Array(size);
  }

  /** Keeps only what the other has as well, and adds its scores. */
  intersect(other: Found): void {
    const { keys, scores, own } = this;
    let kept = 0;
    for (let at = 0, its = 0; at < this.count && its < other.count; at += 1) {
      const key = keys[at] ?? 0;
      while (its < other.count && (other.keys[its] ?? 0) < key) its += 1;
      if (its === other.count || other.keys[its] !== key) continue;
      keys[kept] = key;
      scores[kept] = (scores[at] ?? 0) + (other.scores[its] ?? 0);
      own[kept] = (own[at] ?? 0) | (other.own[its] ?? 0);
      kept += 1;
    }
    this.count = kept;
  }
}

/** Paragraphs that the smallest buffer has room for. */
const smallest = 1_024;
/** Of one segment: of more, it is not told which they are. */
export const mostReaching = 8_192;
/** Buffers kept between questions. */
const mostIdle = 12;

/**
 * The memory that questions are answered in, used again for the next one. A connection has one: it answers one question at
 * a time. Dense arrays are all zero whenever nobody is using them.
 */
export class Workspace {
  readonly #idle: Found[] = [];
  /** Keys of paragraphs that may be among the best. */
  readonly reaching = new Uint32Array(mostReaching);
  #scores = new Float32Array(0);
  #flags = new Uint8Array(0);
  #marks = new Uint8Array(0);
  #beyond = new Uint16Array(0);
  #states = new Uint8Array(0);
  #worth = new Worth(0);

  take(size: number): Found {
    const fitting = this.#idle.findIndex((each) => each.keys.length >= size);
    const [idle] = fitting < 0 ? [] : this.#idle.splice(fitting, 1);
    const found = idle ?? new Found();
    found.count = 0;
    if (idle === undefined) found.room(Math.max(smallest, 2 ** Math.ceil(Math.log2(size + 1))));
    return found;
  }

  /** Smaller buffers stand before larger ones, and are given up first. */
  giveBack(found: Found): void {
    const larger = this.#idle.findIndex((each) => each.keys.length >= found.keys.length);
    this.#idle.splice(larger < 0 ? this.#idle.length : larger, 0, found);
    if (this.#idle.length > mostIdle) this.#idle.shift();
  }

  scores(span: number): Float32Array {
    if (this.#scores.length < span) this.#scores = new Float32Array(span);
    return this.#scores;
  }

  /** Whole groups of four. */
  flags(span: number): Uint8Array {
    if (this.#flags.length < span) this.#flags = new Uint8Array((span + 3) & ~3);
    return this.#flags;
  }

  /** Beside the marks. */
  beyond(span: number): Uint16Array {
    if (this.#beyond.length < span) this.#beyond = new Uint16Array(span);
    return this.#beyond;
  }

  /** Beside the scores and flags; whole groups of four. */
  marks(span: number): Uint8Array {
    if (this.#marks.length < span) this.#marks = new Uint8Array((span + 3) & ~3);
    return this.#marks;
  }

  /** For sweeping all of a segment. */
  worth(span: number): Worth {
    const fours = (span + 3) >> 2;
    if (this.#worth.fours.length <= fours) this.#worth = new Worth(fours);
    return this.#worth;
  }

  /** A copy that begins a group of four; what comes behind it may be anything. */
  states(states: Uint8Array): Uint8Array {
    if (this.#states.length < states.length) this.#states = new Uint8Array((states.length + 3) & ~3);
    this.#states.set(states);
    return this.#states;
  }
}
