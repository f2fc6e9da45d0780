import { fieldWeights } from './bm25.ts';
import type { Found } from './found.ts';
import { fieldOf, PositionsReader, placeIn } from './positions.ts';
import { beyond, PostingCursor } from './posting-cursor.ts';
import type { PostingList } from './postings.ts';

/** A list of one of a place's alternatives in one segment; its positions are fetched when they are needed. */
export interface Alternative {
  readonly postings: PostingList;
  readonly positions: () => Uint8Array;
}

/** One place of a phrase: its alternatives. */
export type Place = readonly Alternative[];

/**
 * Of the candidates, which have all places of the phrase, keeps those where they stand in a row: with how often they do so, in
 * steps of frequency, where scores will be, and in `own` whether somewhere in the text or heading. Only the last place of a
 * phrase has alternatives.
 */
export function keepPhrases(candidates: Found, places: readonly Place[]): void {
  const alone = places.findIndex((place) => place.length === 1);
  const offset = Math.max(0, alone);
  const first = places[offset];
  if (first === undefined || candidates.count === 0) return;
  const starts = new Starts(candidates.count);
  const walk = (place: Place, visit: Visit) => {
    for (const each of place) walkPositions(each, candidates, visit);
  };
  walk(first, (candidate, reader, count) => starts.begin(candidate, reader.positions, count, offset));
  starts.end();
  for (const [at, place] of places.entries()) {
    if (at === offset) continue;
    walk(place, (candidate, reader, count) => starts.mark(candidate, reader.positions, count, at));
    if (!starts.keepMarked()) break;
  }
  let kept = 0;
  for (let candidate = 0; candidate < candidates.count; candidate += 1) {
    const frequency = starts.frequency(candidate);
    if (frequency === 0) continue;
    candidates.keys[kept] = candidates.keys[candidate] ?? 0;
    candidates.scores[kept] = frequency;
    candidates.own[kept] = starts.isOwn(candidate) ? 1 : 0;
    kept += 1;
  }
  candidates.count = kept;
}

type Visit = (candidate: number, reader: PositionsReader, count: number) => void;

function walkPositions({ postings, positions }: Alternative, candidates: Found, visit: Visit): void {
  const { keys, count } = candidates;
  const cursor = new PostingCursor(postings);
  let reader: PositionsReader | undefined;
  for (let candidate = 0; candidate < count && cursor.key !== beyond; ) {
    if (cursor.seek(keys[candidate] ?? 0)) {
      reader ??= new PositionsReader(positions(), postings.total);
      reader.goTo(cursor.ordinal);
      visit(candidate, reader, reader.read(cursor.mark));
      candidate += 1;
    } else while (candidate < count && (keys[candidate] ?? 0) < cursor.key) candidate += 1;
  }
}

/** Where the phrase may begin in each candidate, in rising order: a stretch of one array for each. */
class Starts {
  readonly #from: Uint32Array;
  readonly #to: Uint32Array;
  #places = new Uint32Array(1024);
  #marks = new Uint8Array(0);
  #length = 0;

  constructor(candidates: number) {
    this.#from = new Uint32Array(candidates);
    this.#to = new Uint32Array(candidates);
  }

  begin(candidate: number, positions: Uint32Array, count: number, offset: number): void {
    while (this.#length + count > this.#places.length) {
      const larger = new Uint32Array(this.#places.length * 2);
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#from[candidate] = this.#length;
    for (let at = 0; at < count; at += 1) {
      const position = positions[at] ?? 0;
      if (placeIn(position) >= offset) this.#places[this.#length++] = position - offset;
    }
    this.#to[candidate] = this.#length;
  }

  end(): void {
    this.#marks = new Uint8Array(this.#length);
  }

  /** Both are in rising order: one pass over both. */
  mark(candidate: number, positions: Uint32Array, count: number, offset: number): void {
    const to = this.#to[candidate] ?? 0;
    for (let at = this.#from[candidate] ?? 0, its = 0; at < to && its < count; at += 1) {
      const sought = (this.#places[at] ?? 0) + offset;
      while (its < count && (positions[its] ?? 0) < sought) its += 1;
      if (its < count && positions[its] === sought) this.#marks[at] = 1;
    }
  }

  /** Whether any is left. */
  keepMarked(): boolean {
    let left = 0;
    for (let candidate = 0; candidate < this.#from.length; candidate += 1) {
      const from = this.#from[candidate] ?? 0;
      const to = this.#to[candidate] ?? 0;
      let kept = from;
      for (let at = from; at < to; at += 1) {
        if (this.#marks[at] === 1) this.#places[kept++] = this.#places[at] ?? 0;
        this.#marks[at] = 0;
      }
      this.#to[candidate] = kept;
      left += kept - from;
    }
    return left > 0;
  }

  /** Of all that is left. */
  frequency(candidate: number): number {
    let frequency = 0;
    for (let at = this.#from[candidate] ?? 0; at < (this.#to[candidate] ?? 0); at += 1)
      frequency += fieldWeights[fieldOf(this.#places[at] ?? 0)] ?? 0;
    return frequency;
  }

  /** Whether the first that is left stands in the text or heading. */
  isOwn(candidate: number): boolean {
    return fieldOf(this.#places[this.#from[candidate] ?? 0] ?? 0) < 2;
  }
}
