import type { CiteStyle } from '../cite/index.ts';
import type { Citation } from '../document.ts';
import type { DocumentCard } from '../store/store.ts';

export interface Quoted {
  readonly index: number;
  readonly label: string;
  readonly mark: string | undefined;
  /** One, or more where a page marker splits the paragraph. */
  readonly citations: readonly Citation[];
}

export interface CiteAnswer {
  readonly document: DocumentCard;
  readonly paragraphs: readonly Quoted[];
  readonly style: CiteStyle;
  /** Ready to paste; one for the whole of the paragraphs asked for. */
  readonly text: string;
  /** As released. */
  readonly classification?: string;
  /** The version that was cited, as `Document.version` has it. */
  readonly version?: number;
}

export interface CiteOptions {
  /** Printed labels: `3`, or a range `3-5`; absent: the document as a whole. */
  readonly paragraph?: string | number;
  /** Words of the document, with ellipses and insertions where there are any: they are cited instead of whole paragraphs. */
  readonly quote?: string;
  readonly style?: CiteStyle;
  /** The ISO day on which it is cited, for documents with an address. */
  readonly accessed?: string;
  /** Absent: the current one, or the one that the id names. */
  readonly version?: number;
}
