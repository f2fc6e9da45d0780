/** How one connection to a store is opened. */
export interface ConnectionOptions {
  /** For a thread that never writes, to a store that is there. */
  readonly readOnly?: boolean;
  /** Bytes of index lists to be kept in memory between questions. */
  readonly listBytes?: number;
}
