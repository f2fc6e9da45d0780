import type { Found, Workspace } from './found.ts';
import { elsewhere, PositionsReader } from './positions.ts';
import { countUpTo, type PostingList, readPostings } from './postings.ts';

/** One place of a phrase in one segment: the lists of its alternatives. */
export interface Place {
  readonly postings: readonly PostingList[];
  readonly positions: readonly Uint8Array[];
}

/**
 * Of the candidates, which have all places of the phrase, keeps those where they stand in a row; `own` tells whether they do so
 * in the text or heading. Only the last place of a phrase has alternatives.
 */
export function keepPhrases(candidates: Found, places: readonly Place[], workspace: Workspace): void {
  const alone = places.findIndex(({ postings }) => postings.length === 1);
  const first = places[Math.max(0, alone)];
  if (first === undefined || candidates.count === 0) return;
  const starts = new Starts(candidates.count);
  const walk = (place: Place, visit: (candidate: number, reader: PositionsReader, count: number) => void) => {
    for (const [each, list] of place.postings.entries())
      walkPositions(list, place.positions[each] ?? new Uint8Array(0), candidates, workspace, visit);
  };
  const offset = Math.max(0, alone);
  walk(first, (candidate, reader, count) => starts.begin(candidate, reader.positions, count, offset));
  starts.end();
  for (const [at, place] of places.entries()) {
    if (at === offset) continue;
    walk(place, (candidate, reader, count) => starts.mark(candidate, reader.positions, count, at));
    starts.keepMarked();
  }
  let kept = 0;
  for (let candidate = 0; candidate < candidates.count; candidate += 1) {
    const where = starts.of(candidate);
    if (where === undefined) continue;
    candidates.keys[kept] = candidates.keys[candidate] ?? 0;
    candidates.scores[kept] = candidates.scores[candidate] ?? 0;
    candidates.own[kept] = where < elsewhere ? 1 : 0;
    kept += 1;
  }
  candidates.count = kept;
}

function walkPositions(
  list: PostingList,
  positions: Uint8Array,
  candidates: Found,
  workspace: Workspace,
  visit: (candidate: number, reader: PositionsReader, count: number) => void,
): void {
  const all = workspace.take(countUpTo(list, 4));
  const count = readPostings(list, all.keys, all.own);
  const reader = new PositionsReader(positions);
  let passed = 0;
  for (let at = 0, candidate = 0; at < count && candidate < candidates.count; at += 1) {
    const key = all.keys[at] ?? 0;
    while (candidate < candidates.count && (candidates.keys[candidate] ?? 0) < key) candidate += 1;
    if (candidates.keys[candidate] !== key || candidate === candidates.count) continue;
    reader.skip(at - passed);
    visit(candidate, reader, reader.read(all.own[at] ?? 0));
    passed = at + 1;
  }
  workspace.giveBack(all);
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
      if ((position < elsewhere ? position : position - elsewhere) >= offset)
        this.#places[this.#length++] = position - offset;
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

  keepMarked(): void {
    for (let candidate = 0; candidate < this.#from.length; candidate += 1) {
      const from = this.#from[candidate] ?? 0;
      const to = this.#to[candidate] ?? 0;
      let kept = from;
      for (let at = from; at < to; at += 1) {
        if (this.#marks[at] === 1) this.#places[kept++] = this.#places[at] ?? 0;
        this.#marks[at] = 0;
      }
      this.#to[candidate] = kept;
    }
  }

  /** The first place that is left; undefined when none is. */
  of(candidate: number): number | undefined {
    const from = this.#from[candidate] ?? 0;
    return from < (this.#to[candidate] ?? 0) ? this.#places[from] : undefined;
  }
}
