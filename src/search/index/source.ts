import type { Stretch } from './blocks.ts';

/** Paragraphs with keys from `first` on, and their lists; it never changes. */
export interface IndexSegment {
  readonly first: number;
  /** Keys it covers. */
  readonly span: number;
  /** The lists of stems, which come in rising order; undefined for those that no paragraph has. */
  postings(stems: readonly string[]): readonly (Uint8Array | undefined)[];
  /** As long as no positions of another segment were asked for, the list is as it was given. */
  positions(stem: string): Uint8Array | undefined;
  /** The lists of all stems that begin so, in order; postings and positions are those of the same stems. */
  beginning(prefix: string, lists: 'postings' | 'positions'): Iterable<Stretch>;
}

/** An index as it stands: segments in order of their keys. */
export interface PostingSource {
  readonly segments: readonly IndexSegment[];
  /** By key, see `states.ts`. */
  readonly states: Uint8Array;
  /** By key: all words that a paragraph is found by. */
  readonly lengths: Uint16Array;
  /** By level: paragraphs, and the sum of their lengths. */
  readonly paragraphs: readonly number[];
  readonly words: readonly number[];
}
