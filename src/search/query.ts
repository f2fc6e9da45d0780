/** A question as the search understands it: neutral, so that every store can answer it. */
export type Node =
  | {
      readonly kind: 'word';
      readonly text: string;
      readonly prefix: boolean /** Spellings that count as well (typing errors put right). */;
      readonly also?: readonly string[];
    }
  | {
      readonly kind: 'phrase';
      readonly words: readonly string[] /** The last word is a prefix. */;
      readonly prefix: boolean;
    }
  | { readonly kind: 'and'; readonly of: readonly Node[] }
  | { readonly kind: 'or'; readonly of: readonly Node[] };

/** Filters; several values of one filter are alternatives, different filters all hold. Dates are `YYYY-MM-DD`. */
export interface Filters {
  /** Words of the sending post or outlet ("MINSK"). */
  readonly from?: readonly string[];
  /** Words of an addressee. */
  readonly to?: readonly string[];
  readonly tag?: readonly string[];
  /** Keys of names as the store keeps them (`NameRow.key`); the engine resolves what was typed. */
  readonly person?: readonly string[];
  readonly kind?: readonly string[];
  /** Highest level shown, and lowest. */
  readonly levelAtMost?: number;
  readonly levelAtLeast?: number;
  /** Document date on or after; before (exclusive). */
  readonly after?: string;
  readonly before?: string;
  readonly in?: readonly string[];
  /** The document's present text was first stored after the one instant, until and with the other; ISO. Not to be typed. */
  readonly added?: { readonly after: string; readonly until: string };
}

export interface Query {
  /** Absent when there are filters only. */
  readonly all?: Node;
  /** None of these. */
  readonly none: readonly Node[];
  readonly filters: Filters;
}
