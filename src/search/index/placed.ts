import type { PostingList } from './postings.ts';

/** A word's list in one segment, where it stands in its paragraphs, and how far from the beginning of the phrase. */
export interface Placed {
  readonly postings: PostingList;
  readonly positions: Uint8Array;
  readonly offset: number;
}

/** Where a phrase may begin: the candidate `at` at those between `from[at]` and `to[at]` of `places`, in rising order. */
export interface Beginnings {
  readonly keys: Uint32Array;
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly places: Uint32Array;
}
