/**
 * A file as it was last looked at. `path` is absolute, or, for what came out of another file, its path and the place
 * within: `/d/a.zip!/b.txt`, `/d/cables.txt#2`, `/d/rows.csv!/row 14`.
 */
export interface FileRecord {
  readonly path: string;
  /** Over its bytes, hex; over the text and what is stated of it where it has no bytes of its own. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** Time of last change, milliseconds since 1970; 0 for what has none. */
  readonly modified: number;
  /** Why it could not be read; absent where it was. */
  readonly failure?: string;
  /**
   * A name for one reading of a file on disk, the same on all entries and records that it gave. On the record of the file
   * itself it says that the reading came to its end: what came out of the file in other readings is forgotten.
   */
  readonly reading?: string;
}

/** What is remembered of files, so that unchanged ones are skipped and missing ones are noticed. */
export interface Files {
  known(path: string): Promise<FileRecord | undefined>;
  /** Files that could not be read, in order of path. */
  failed(page: { readonly limit: number; readonly offset?: number }): Promise<readonly FileRecord[]>;
  /** Paths of this file or below this folder that are on disk or were, in order, without what came out of another file. */
  below(path: string, page: { readonly limit: number; readonly offset?: number }): Promise<readonly string[]>;
  /**
   * Forgets a file with all that came out of it; documents that no other file holds are taken out. Returns their ids.
   */
  forget(path: string, now: string): Promise<readonly string[]>;
}
