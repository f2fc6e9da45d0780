import type { Document, DocumentDate } from '../document.ts';
import type { Foreseen, Provenance } from '../store/removals.ts';

/** What one upload may have: files, bytes of each and of all. Discord gives 10 to 500 MB, Slack a gigabyte; what is larger is read from a folder. */
export const uploadLimits = { files: 10, each: 25_000_000, all: 100_000_000, waiting: 20, documents: 1_000 } as const;

/** How long an upload waits for a yes, milliseconds. */
export const uploadWaits = 3_600_000;

/** A file that somebody hands in, as it comes. `name`: what it is called, without folders. */
export interface HandedIn {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Opens a file of at most so many bytes; an AskError says why there is none. */
export type Handing = (most: number) => Promise<HandedIn>;

/** A file as it came. */
export interface UploadedFile {
  readonly name: string;
  readonly size: number;
  /** Over its bytes, hex. */
  readonly sha256: string;
  /** Where it is held, below the folder of its upload. */
  readonly place: string;
}

/** A document as it was read from an upload, and what adding it would do. */
export interface UploadedDocument extends Pick<Document, 'title' | 'kind' | 'warnings'> {
  /** The file, and the place within it: `visit.zip!/a.txt`. */
  readonly from: string;
  /** Index of the file. */
  readonly file: number;
  readonly date: DocumentDate;
  readonly paragraphs: number;
  readonly foreseen: Foreseen;
  /** It is in this upload already. */
  readonly twice?: true;
}

/** Files that were handed in together and wait for a yes. */
export interface Upload {
  readonly key: string;
  readonly by: Provenance;
  readonly files: readonly UploadedFile[];
  /** In order, the first 1,000. */
  readonly documents: readonly UploadedDocument[];
  /** How many there are beyond those. */
  readonly more: number;
  /** What could not be taken or read, the first 1,000, and why. */
  readonly failures: readonly { readonly name: string; readonly why: string }[];
  readonly moreFailures: number;
}

/** Whether adding a document changes anything. */
export function isNews({ foreseen, twice }: UploadedDocument): boolean {
  return twice !== true && (foreseen.outcome !== 'same' || foreseen.tombstone !== undefined);
}
