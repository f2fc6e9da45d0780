import type { Document, DocumentId } from '../document.ts';

/** Who did something, and from where. */
export interface Doer {
  /** Names them for good: `discord:USER`, `slack:TEAM:USER`, `terminal:NAME`; `unknown`. */
  readonly who: string;
  /** As people call them. */
  readonly name?: string;
  /** The channel: `discord:SERVER:CHANNEL`, `slack:TEAM:CHANNEL`. */
  readonly place?: string;
}

/** Who handed a text in; `at` is an ISO instant. */
export interface Provenance extends Doer {
  readonly at: string;
}

/** What is asked for when a document is taken out. `notes` that speak of it go with it. */
export interface Removal extends Provenance {
  readonly id: string;
  readonly why: string;
  readonly notes: readonly { readonly space: string; readonly key: string }[];
}

/** What remains of a document that was taken out. Numbers count from 1 and are never used again. */
export interface Tombstone extends Provenance {
  readonly number: number;
  readonly id: DocumentId;
  readonly title: string;
  readonly why: string;
  /** SHA-256 of the files that it came out of. */
  readonly files: readonly string[];
}

/** What became of it: `emptied` are files on disk that hold no document any more. */
export interface TakenOut {
  readonly tombstone: Tombstone;
  readonly emptied: readonly string[];
}

/** What would become of a text that were put now. `version`: the number that it would get, where it is not the first. */
export interface Foreseen {
  readonly id: DocumentId;
  readonly outcome: 'added' | 'changed' | 'same';
  readonly version?: number;
  /** It was taken out, and comes in again only for who says so. */
  readonly tombstone?: Tombstone;
}

/** What is to be foreseen. */
export interface Unput {
  readonly path: string;
  readonly document: Document;
}

/** Whose tombstones a batch may lift: of these numbers, or all. */
export type Readding = readonly number[] | 'all';

/** Why a file is set aside, for whoever reads it in again. */
export function whyAside({ name, who, at, why }: Pick<Tombstone, 'name' | 'who' | 'at' | 'why'>): string {
  const when = at === '' ? '' : ` on ${at.slice(0, 10)}`;
  return `was taken out by ${name ?? who}${when} (${why}); reftel ingest --readd adds it again`;
}
