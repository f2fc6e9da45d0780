import type { CsvMapping } from '../files/csv/columns.ts';
import type { Put } from '../store/store.ts';

/** How files are read into a store. */
export interface IngestOptions {
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Told of every file, and of every part of an archive, once what it gave is written. */
  readonly onFile?: (file: FileOutcome) => void;
  /** Stops between files; what has been read is written. */
  readonly signal?: AbortSignal;
  /** When it began, ISO instant; empty where nobody knows the time. */
  readonly now: string;
  /** The time of a writing, ISO, that is kept beside what it adds: what is written late counts as new from then on. Without it, `now`. */
  readonly clock?: () => string;
  /** Takes out what files held that are not there any more; without it they are reported. */
  readonly prune?: boolean;
  /** With `prune`: also below a path where nothing at all is left. Without it that is a failure: a disk may not be mounted. */
  readonly emptied?: boolean;
  /** Paths may be gone by the time they are read, as those of a folder that is watched: that is no failure. */
  readonly mayBeGone?: boolean;
  /** Tries files again that could not be read, though they have not changed. */
  readonly retry?: boolean;
  /** Compares files by their bytes even where size and time are those of the last look. */
  readonly rehash?: boolean;
  /** Threads that read; 0 reads in this one. The usual: as many as processors, at most 8. */
  readonly workers?: number;
  /** Which columns of tables hold what, where their names do not tell. */
  readonly csv?: CsvMapping;
  /** How long one file may take, in milliseconds; only threads can be stopped. */
  readonly timeLimit?: number;
}

export interface IngestProgress {
  /** Files on disk. */
  readonly done: number;
  readonly total: number;
  readonly file: string;
  /** Documents that were read. */
  readonly documents: number;
  readonly warnings: number;
  readonly failed: number;
}

/**
 * What became of a file, or of a part of an archive (`/d/a.zip!/b.txt`). `set aside`: it could not be read before and has
 * not changed. `removed`: it is gone from the disk, its documents are still there; `pruned`: they are not.
 */
export interface FileOutcome {
  readonly path: string;
  readonly outcome: 'read' | 'unchanged' | 'failed' | 'set aside' | 'removed' | 'pruned';
  /** `same`: the text was there already, and this is a further source of it; `taken out`: no file holds it any more. */
  readonly documents: readonly { readonly id: string; readonly outcome: Put['outcome'] | 'taken out' }[];
  readonly warnings: readonly string[];
  readonly failure?: string;
}

/** Counts: lists would grow with the collection. Files are those on disk and parts of archives. */
export interface IngestReport {
  /** Documents that are new. */
  readonly added: number;
  /** Documents of which there is a new version, or of which something else is known now. */
  readonly changed: number;
  /** Documents that were there already under another name: another source of each is kept. */
  readonly same: number;
  readonly unchanged: number;
  readonly failed: number;
  /** Files that could not be read earlier and were not tried again. */
  readonly setAside: number;
  /** Files that are gone, and those of them whose documents were taken out. */
  readonly removed: number;
  readonly pruned: number;
  readonly warnings: number;
  /** Files on disk: those that were looked at, and all. */
  readonly done: number;
  readonly total: number;
}
