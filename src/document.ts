/**
 * What a parsed document is. Offsets everywhere are UTF-16 units into `source.text`, start inclusive, end exclusive;
 * a paragraph's `index` counts from 0, its `label` is what is printed ("1").
 */

/** A stable id: a cable's canonical message reference number (`07STATE130159`), otherwise a slug. */
export type DocumentId = string & { readonly __documentId: never };

export type Precision =
  | 'minute'
  | 'day'
  | 'week'
  | 'month'
  | 'season'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'range'
  | 'unknown';

/** How a document's own date is known. */
export type DateBasis = 'header' | 'metadata' | 'stated' | 'unknown';

/** An EDTF (ISO 8601-2) date and where it came from; undated is `{edtf: undefined, precision: 'unknown', basis: 'unknown'}`. */
export interface DocumentDate {
  readonly edtf: string | undefined;
  readonly precision: Precision;
  readonly basis: DateBasis;
}

/**
 * A stretch of paragraph text that stands in the source unchanged: text [at, at+length) is source [start, start+length).
 * Between two spans the text has at most one blank that stands for what the source has there (a wrapped line, a page marker).
 */
export interface Span {
  readonly at: number;
  readonly start: number;
  readonly length: number;
}

export interface Paragraph {
  readonly index: number;
  /** As printed ("3"); counted from 1 where nothing is printed. */
  readonly label: string;
  /** Portion mark without brackets, upper case ("C", "SBU", "S/NF"). */
  readonly mark: string | undefined;
  /** The heading that stands directly above this paragraph. */
  readonly heading: string | undefined;
  /** As read: without label, mark and page markers, each wrapped line joined by one blank. */
  readonly text: string;
  /** First and last source unit of the text. */
  readonly start: number;
  readonly end: number;
  readonly spans: readonly Span[];
  /** The printed page it begins on, where the file has pages. */
  readonly page?: string;
}

export interface Heading {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Index of the first paragraph under it. */
  readonly paragraph: number;
}

export type ReferenceKind = 'cable' | 'email' | 'tel' | 'report' | 'book' | 'other';

/** Something the document leans on. `id` is canonical where the text names a cable; offsets say where it is written. */
export interface Reference {
  readonly text: string;
  readonly kind: ReferenceKind;
  readonly id?: string;
  /** The list letter ("A") as the source has it. */
  readonly label?: string;
  readonly start: number;
  readonly end: number;
}

export interface Addressee {
  readonly name: string;
  readonly route?: string;
  readonly precedence?: string;
  /** Message count between the two stations; not an MRN. */
  readonly serial?: string;
  readonly excluded: readonly string[];
}

export interface Tag {
  readonly code: string;
  /** Spelled out by the dictionary of the cable's era; the code itself where it is unknown. */
  readonly name: string;
  readonly kind: 'subject' | 'program' | 'geographic' | 'organization' | 'person' | 'unknown';
  /** Set where no published list that we know confirms the name. */
  readonly unconfirmed?: true;
}

export interface ClassifiedBy {
  readonly text: string;
  readonly name?: string;
  readonly title?: string;
  /** As `1.4(b)`. */
  readonly reasons: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A name printed in the header or at the foot, with its place. */
export interface Placed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Cable {
  /** Canonical: YY + station + serial without zeros. */
  readonly mrn: string | undefined;
  /** Date-time group, as `2007-09-17T12:40Z`. */
  readonly sentAt: string | undefined;
  readonly precedence: string | undefined;
  readonly from: Addressee | undefined;
  readonly to: readonly Addressee[];
  readonly info: readonly Addressee[];
  /** Upper case, one blank between words ("LIMITED OFFICIAL USE"). */
  readonly classification: string | undefined;
  readonly captions: readonly string[];
  readonly tags: readonly Tag[];
  readonly declassify: { readonly order: string | undefined; readonly on: string | undefined };
  readonly classifiedBy: ClassifiedBy | undefined;
  readonly signers: readonly string[];
  readonly summary: string | undefined;
  /** Indexes of the paragraphs that the summary is made of. */
  readonly summaryParagraphs: readonly number[];
}

export interface Source {
  /** File name without its folder. */
  readonly name: string;
  /** Over the bytes of the file, hex. */
  readonly sha256: string;
  /** The decoded file, nothing normalised; for other than text formats the extractor's text. */
  readonly text: string;
  /** Where the text is not the file itself: who made it, with its version. */
  readonly extractor?: string;
}

/** What can be stated of a document beside its text. */
export type MetadataField = 'id' | 'title' | 'authors' | 'date' | 'outlet' | 'url' | 'classification' | 'language';

export interface Document {
  readonly id: DocumentId;
  readonly format: string;
  readonly kind: 'cable' | 'article' | 'report';
  readonly title: string;
  /** Where the title stands in the source, if it does. */
  readonly titleAt?: Placed;
  readonly date: DocumentDate;
  readonly paragraphs: readonly Paragraph[];
  readonly headings: readonly Heading[];
  readonly references: readonly Reference[];
  readonly authors: readonly string[];
  /** Where authors are printed (byline, author note). */
  readonly authorsAt: readonly Placed[];
  /** Where signers are printed. */
  readonly signersAt: readonly Placed[];
  readonly outlet?: string;
  /** Where it was published. */
  readonly url?: string;
  /** BCP 47 tag. */
  readonly language?: string;
  /** Of what is no cable, as stated beside it; a cable's own stands in `cable`. */
  readonly classification?: string;
  /** Which of these fields the text does not say itself: they come from the file's own fields or from a sidecar. */
  readonly fromMetadata?: readonly MetadataField[];
  /** Counted from 1; the store gives a new one to changed text under the same id. Absent: 1. */
  readonly version?: number;
  readonly warnings: readonly string[];
  readonly source: Source;
  readonly cable?: Cable;
}

/**
 * Exact words and their place. Invariant: `fold(source.text.slice(start, end)) === quote`.
 * `paragraph` is absent for words of the header (Classified By, signature); `pin` is how people write it.
 */
export interface Citation {
  readonly document: DocumentId;
  readonly paragraph?: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** `07STATE130159 ¶2`, `Why talk to Belarus now? ¶1`. */
  readonly pin: string;
  /** The version of the document that these words stand in; absent: 1. */
  readonly version?: number;
}
