import type { Sights } from './fours.ts';
import type { PostingList } from './postings.ts';

/** A list and what its word weighs. */
export interface Weighted {
  readonly list: PostingList;
  readonly weight: number;
}

/** What of a paragraph of one segment is known: its state, by key from the segment's first on, and what the reader sees by it. */
export interface Sight {
  readonly first: number;
  readonly states: Uint8Array;
  /** See `sightOf`. */
  readonly sight: Uint8Array;
  /** The same for four of them at once. */
  readonly sights: Sights;
}
