import { type Beginning, listsOf } from './beginnings.ts';
import { fieldWeights } from './bm25.ts';
import type { Found } from './found.ts';
import { fieldOf, PositionsReader, placeIn } from './positions.ts';
import { PostingCursor } from './posting-cursor.ts';
import { type PostingList, postingList } from './postings.ts';
import { markWhere, placesOf } from './together.ts';

/** A list of one of a place's alternatives in one segment; its positions are fetched when they are needed. */
export interface Alternative {
  readonly postings: PostingList;
  readonly positions: () => Uint8Array;
}

/** One place of a phrase: its alternatives, and the postings of all of them. */
export interface Place {
  readonly total: number;
  /** The only alternative, where it is the only one. */
  readonly only?: Alternative;
  each(): Iterable<Alternative>;
}

/** All stems that begin so; their positions are read beside their postings. */
export function* alternativesOf(beginning: Beginning): Generator<Alternative> {
  const positions = listsOf(beginning.positions());
  for (const list of listsOf(beginning.postings())) {
    const next = positions.next();
    yield { postings: postingList(list), positions: () => (next.done === true ? new Uint8Array(0) : next.value) };
  }
}

/**
 * Of the candidates, keeps those where all places of the phrase stand in a row: with how often they do so, in steps of
 * frequency, where scores will be, and in `own` whether somewhere in the text or heading. Only the last place of a phrase has
 * alternatives. The rarest words are looked at first, the others only where those stand in a row. With `all`, every paragraph of
 * the rarest word is a candidate, whatever is among them.
 */
export function keepPhrases(candidates: Found, places: readonly Place[], all: boolean): void {
  const rarestFirst = places
    .map((place, offset) => ({ place, offset }))
    .sort((one, other) => one.place.total - other.place.total);
  const first = rarestFirst.find(({ place }) => place.only !== undefined);
  const word = first?.place.only;
  if (first === undefined || word === undefined) return;
  const starts = new Starts(candidates);
  if (all) starts.beginAll(word, first.offset);
  else starts.begin(word, first.offset);
  for (const { place, offset } of rarestFirst) {
    if (offset === first.offset) continue;
    for (const each of place.each()) starts.mark(each, offset);
    starts.keepMarked();
  }
  starts.weigh();
}

/** Where the phrase may begin in each candidate, in rising order: a stretch of one array for each. */
class Starts {
  readonly #candidates: Found;
  #from: Uint32Array = new Uint32Array(0);
  #to: Uint32Array = new Uint32Array(0);
  #places: Uint32Array = new Uint32Array(1024);
  /** 1 for a beginning, and for a candidate, that goes on. */
  #marks = new Uint8Array(0);
  #marked = new Uint8Array(0);
  #length = 0;

  constructor(candidates: Found) {
    this.#candidates = candidates;
  }

  /** Notes where the word stands; candidates where it leaves no room for those before it are dropped. */
  begin({ postings, positions }: Alternative, offset: number): void {
    const { keys, count } = this.#candidates;
    this.#from = new Uint32Array(count);
    this.#to = new Uint32Array(count);
    const cursor = new PostingCursor(postings);
    const reader = new PositionsReader(positions(), postings.total);
    let kept = 0;
    for (let candidate = 0; candidate < count; candidate += 1) {
      const key = keys[candidate] ?? 0;
      if (!cursor.seek(key)) continue;
      reader.goTo(cursor.ordinal);
      const from = this.#length;
      const found = reader.read(cursor.mark);
      this.#add(reader.positions, found, offset);
      if (from === this.#length) continue;
      keys[kept] = key;
      this.#from[kept] = from;
      this.#to[kept] = this.#length;
      kept += 1;
    }
    this.#candidates.count = kept;
    this.#marks = new Uint8Array(this.#length);
    this.#marked = new Uint8Array(kept);
  }

  /** Notes where the word stands, in all of its paragraphs. */
  beginAll({ postings, positions }: Alternative, offset: number): void {
    const begun = placesOf({ postings, positions: positions() }, offset, this.#candidates.keys);
    this.#candidates.count = begun.count;
    this.#from = begun.from;
    this.#to = begun.to;
    this.#places = begun.places;
    this.#marks = new Uint8Array(begun.to[begun.count - 1] ?? 0);
    this.#marked = new Uint8Array(begun.count);
  }

  #add(positions: Uint32Array, count: number, offset: number): void {
    while (this.#length + count > this.#places.length) {
      const larger = new Uint32Array(this.#places.length * 2);
      larger.set(this.#places);
      this.#places = larger;
    }
    for (let at = 0; at < count; at += 1) {
      const position = positions[at] ?? 0;
      if (placeIn(position) >= offset) this.#places[this.#length++] = position - offset;
    }
  }

  /** Marks the beginnings that have the word so far behind them. */
  mark({ postings, positions }: Alternative, offset: number): void {
    const { keys, count } = this.#candidates;
    if (count === 0 || (keys[count - 1] ?? 0) < postings.first || postings.last < (keys[0] ?? 0)) return;
    const beginnings = { keys, count, from: this.#from, to: this.#to, places: this.#places };
    markWhere(beginnings, { postings, positions: positions() }, offset, {
      places: this.#marks,
      candidates: this.#marked,
    });
  }

  /** Drops all other beginnings, and the candidates that have none any more. */
  keepMarked(): void {
    const [from, to, places, marks, marked] = [this.#from, this.#to, this.#places, this.#marks, this.#marked];
    const { keys, count } = this.#candidates;
    let [kept, length] = [0, 0];
    for (let candidate = 0; candidate < count; candidate += 1) {
      if (marked[candidate] === 0) continue;
      marked[candidate] = 0;
      const begin = length;
      const end = to[candidate] ?? 0;
      for (let at = from[candidate] ?? 0; at < end; at += 1) {
        places[length] = places[at] ?? 0;
        length += marks[at] ?? 0;
        marks[at] = 0;
      }
      keys[kept] = keys[candidate] ?? 0;
      from[kept] = begin;
      to[kept] = length;
      kept += 1;
    }
    this.#candidates.count = kept;
  }

  /** Writes frequencies, and whether the first stands in the text or heading. */
  weigh(): void {
    const { scores, own, count } = this.#candidates;
    for (let candidate = 0; candidate < count; candidate += 1) {
      const from = this.#from[candidate] ?? 0;
      let frequency = 0;
      for (let at = from; at < (this.#to[candidate] ?? 0); at += 1)
        frequency += fieldWeights[fieldOf(this.#places[at] ?? 0)] ?? 0;
      scores[candidate] = frequency;
      own[candidate] = fieldOf(this.#places[from] ?? 0) < 2 ? 1 : 0;
    }
  }
}
