import type { Sharing } from './sqlite/index/sharing.ts';

/** How one connection to a store is opened. */
export interface ConnectionOptions {
  /** For a thread that never writes, to a store that is there. */
  readonly readOnly?: boolean;
  /** Bytes of index lists to be kept in memory between questions. */
  readonly listBytes?: number;
  /** Bytes of the store's pages to be kept in memory: what is read again may come from the system's own memory of files. */
  readonly pageBytes?: number;
  /** What it has in common with connections of other threads. */
  readonly sharing?: Sharing;
}
