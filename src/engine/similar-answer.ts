import type { Citation } from '../document.ts';
import type { DocumentCard } from '../store/store.ts';
import type { Hit } from './find-answer.ts';

/** Something that two documents have in common, as each of them writes it. */
export interface Shared {
  readonly kind: 'person' | 'date' | 'word';
  /** How much it tells, in the same measure for all kinds. */
  readonly weight: number;
  /** In the document that was asked about. */
  readonly own: Citation;
  /** In the other one. */
  readonly citation: Citation;
}

/** A document that is like the one asked about, and why. */
export interface SimilarDocument {
  readonly card: DocumentCard;
  /** The share of what tells in the document asked about that this one has too, 0 to 1. */
  readonly share: number;
  /** Days between the two documents' own dates, where both are known to the day. */
  readonly daysApart?: number;
  /** The paragraphs that make it so, the nearest first; documents that say the same are `copies` of the first. */
  readonly passages: readonly Hit[];
  /** People and dates, what tells most first; then words, the rarest first. */
  readonly shared: readonly Shared[];
}

export interface SimilarAnswer {
  readonly source: DocumentCard;
  /** Labels of the paragraphs asked about; absent for the document as a whole. */
  readonly paragraphs?: readonly string[];
  /** A page of them: the first of another kind, then those of the same kind, then the rest, each the nearest first: by the
   * share, up to doubled where their own dates are near. */
  readonly documents: readonly SimilarDocument[];
  readonly total: number;
  /** Paragraphs of other documents with the very words of the one asked about, as of a cable sent again. */
  readonly again: readonly Citation[];
  /** The words by which it was looked for, as the document writes them. */
  readonly words: readonly string[];
  readonly searched: number;
}
