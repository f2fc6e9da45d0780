/**
 * What is drawn, as data: answers reduced to what a picture shows. Dates are EDTF, `when` is a date in the reader's
 * words; every text may come from a document and is hostile until `letters.ts` has made it drawable. Lists may be of any
 * length: what finds no room is counted in the picture and in its alternative text.
 */

/** Twelve names of months, January first, as axes have them: `Jan`, `Sep`. */
export type Months = readonly string[];

/** How sure an event is, and `sent` for a cable that was sent that day. */
export type Standing = 'stated' | 'planned' | 'alleged' | 'cancelled' | 'habitual' | 'sent';

export interface DrawnEvent {
  /** The number it has in the list. */
  readonly number: number;
  readonly date: string;
  readonly when: string;
  readonly text: string;
  readonly standing: Standing;
}

/** Months from `first` to `last` (`YYYY-MM`) and how many events lie in them. */
export interface Stretch {
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

export interface TimelinePicture {
  readonly kind: 'timeline';
  readonly title: string;
  readonly months: Months;
  /** A page of `total`. */
  readonly events: readonly DrawnEvent[];
  readonly total: number;
  /** Events without a place on the calendar, which stand apart in the list. */
  readonly undated: number;
  /** All events in pieces of one length, without gaps; `wider` are those that no single piece holds. */
  readonly spread?: { readonly pieces: readonly Stretch[]; readonly wider: number };
}

export interface MentionsPicture {
  readonly kind: 'mentions';
  readonly title: string;
  readonly months: Months;
  /** Of the documents that mention, one for each mention; undated ones are not among them. */
  readonly dates: readonly string[];
  readonly undated: number;
  /** Mentions there are: dated, undated and those that were not read. */
  readonly total: number;
}

export interface DrawnDocument {
  readonly id: string;
  /** Its id as it is printed. */
  readonly label: string;
  readonly when?: string;
  readonly title?: string;
  /** It is referred to and not in the collection. */
  readonly missing?: true;
}

export interface ThreadPicture {
  readonly kind: 'thread';
  readonly title: string;
  /** Id of the document asked for. */
  readonly root: string;
  /** The nearest to the one asked for first. */
  readonly documents: readonly DrawnDocument[];
  /** `from` cites `to`. */
  readonly links: readonly { readonly from: string; readonly to: string }[];
  /** The chain goes on beyond these. */
  readonly cut: boolean;
}

export interface Tally {
  readonly value: string;
  readonly count: number;
}

export interface HoldingsPicture {
  readonly kind: 'holdings';
  readonly title: string;
  /** One line below the title. */
  readonly subtitle: string;
  readonly months: Months;
  /** Values are years. */
  readonly years: readonly Tally[];
  readonly undated: number;
  /** The most frequent first, each list with its heading. */
  readonly lists: readonly { readonly name: string; readonly tallies: readonly Tally[] }[];
}

export type Picture = TimelinePicture | MentionsPicture | ThreadPicture | HoldingsPicture;

/** A drawing: SVG, its size in units, and what it says in words, the most important first. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** What a picture says in words: `summary` has all counts, `lines` are the things themselves. */
export interface Saying {
  readonly summary: string;
  readonly lines: readonly string[];
  /** Things there are beyond `lines`. */
  readonly more: number;
}
