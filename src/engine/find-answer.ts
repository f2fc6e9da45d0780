import type { Citation } from '../document.ts';
import type { Plan } from '../search/ladder.ts';
import type { DocumentCard, Facets, Span } from '../store/store.ts';
import type { Explanation } from './explaining.ts';

/** A paragraph that a question found. */
export interface Hit {
  readonly documentId: string;
  readonly card: DocumentCard;
  /** Index of the paragraph; its printed label is `label`. */
  readonly paragraph: number;
  readonly label: string;
  /** Words around the matches: equal to `citation.quote`. */
  readonly snippet: string;
  /** Ranges of `snippet` that matched, start inclusive, end exclusive. */
  readonly matches: readonly (readonly [number, number])[];
  /** The match is in the heading above the paragraph. */
  readonly inHeading: boolean;
  /** The match is in the document's title only; its first paragraph stands for it. */
  readonly inTitle: boolean;
  /** The snippet begins or ends within a sentence. */
  readonly cut: { readonly before: boolean; readonly after: boolean };
  readonly score: number;
  readonly citation: Citation;
  /** Other paragraphs that say the same, folded beneath this one; absent when there are none. */
  readonly copies?: Copies;
}

/** Paragraphs that repeat another but for white space, case, marks and a few letters, as a cable sent again does. */
export interface Copies {
  readonly total: number;
  /** Whether all of them have the very same letters. */
  readonly identical: boolean;
  /** Of the first few. */
  readonly citations: readonly Citation[];
}

/** How a question is to be answered. */
export interface FindOptions {
  readonly limit?: number;
  /** Of the hits listed: what is folded beneath another is not counted. */
  readonly offset?: number;
  /** Every word as it was typed: none put right, none left out. */
  readonly exact?: boolean;
  /** Lists paragraphs that repeat another on their own. */
  readonly repeats?: boolean;
  /** Says how the question was understood and searched. */
  readonly explain?: boolean;
  /** Only documents that were added in this span of time. */
  readonly added?: Span;
}

export interface FindAnswer {
  readonly hits: readonly Hit[];
  /** Matching paragraphs, of which `hits` is a page. */
  readonly total: number;
  /** How many of them are folded beneath another; they are looked for among the first 50. `total - copies` are listed. */
  readonly copies: number;
  /** The question as it was answered, when a typing error was put right ("government"). */
  readonly corrected?: string;
  /** Words left out because no paragraph has all of them. */
  readonly dropped: readonly string[];
  readonly facets: Facets;
  readonly plan: Plan;
  /** How many documents were searched. */
  readonly searched: number;
  readonly explanation?: Explanation;
}
