import type { Columns } from './columns.ts';
import type { DocumentNumbers } from './documents.ts';

/** What all questions need, as it was after one writing: in memory that all threads see, and never changed again. */
export interface CommonIndex {
  readonly writing: number;
  readonly columns: Columns;
  readonly documents: DocumentNumbers;
}

/** How connections of several threads to one store hand it to one another, so that it is in memory once. */
export interface Sharing {
  /** What another handed out last, if it was not taken before. */
  take(): CommonIndex | undefined;
  /** Hands one to all others. */
  offer(index: CommonIndex): void;
}
