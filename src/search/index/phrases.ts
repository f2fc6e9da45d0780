import { type Beginning, listsOf } from './beginnings.ts';
import type { Found } from './found.ts';
import type { Placed } from './placed.ts';
import { type PostingList, postingList } from './postings.ts';
import { Starts } from './starts.ts';
import { isReadWhole } from './together.ts';

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

const starts = new Starts();

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
  const [first, second] = rarestFirst.flatMap(({ place: { only }, offset }) =>
    only === undefined ? [] : [{ only, offset }],
  );
  if (first === undefined) return;
  const word = placed(first);
  const next = all && second !== undefined ? placed(second) : undefined;
  let begun = word;
  if (next !== undefined && isReadWhole(next, word.postings.total)) {
    begun = next;
    starts.beginBoth(candidates, word, next);
  } else if (all) starts.beginAll(candidates, word);
  else starts.begin(candidates, word);
  for (const { place, offset } of rarestFirst) {
    if (offset === begun.offset) continue;
    for (const { postings, positions } of place.each()) starts.mark(postings, positions, offset);
    starts.keepMarked();
  }
  starts.weigh();
}

function placed({ only, offset }: { readonly only: Alternative; readonly offset: number }): Placed {
  return { postings: only.postings, positions: only.positions(), offset };
}
