import type { Document, DocumentId } from '../document.ts';
import type { Facts } from '../facts/facts.ts';
import type { FileRecord } from './files.ts';
import type { Provenance, Readding } from './removals.ts';

/** A document with what was found in it, as one unit of writing. `path` is where the file was read. */
export interface Entry {
  readonly path: string;
  readonly document: Document;
  readonly facts: Facts;
  /** See `FileRecord.reading`. */
  readonly reading?: string;
}

/** What one transaction writes: documents, and what is to be remembered of files. */
export interface Batch {
  readonly entries: readonly Entry[];
  readonly files: readonly FileRecord[];
  /** Who hands it in, where somebody does. */
  readonly by?: Provenance;
  /** Which documents that were taken out may come in again; the others are refused. */
  readonly readd?: Readding;
}

/** What became of an entry. `id` is the one it was stored under, which may not be the one it came with. */
export type Put = {
  readonly path: string;
  readonly id: DocumentId;
} & (
  | {
      /** `same`: the text was there already, and at most a further source of it is new. */
      readonly outcome: 'added' | 'changed' | 'same';
    }
  /** The document was taken out. */
  | { readonly outcome: 'refused'; readonly why: string }
);
