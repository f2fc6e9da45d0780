import type { Readable } from 'node:stream';
import type { Extract } from '../extract.ts';
import type { Budget } from './budget.ts';

/** A file on disk, or one that came out of another. */
export interface OpenFile {
  /** Without its folder; as written in the archive or message it came from. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Where it is on disk; absent for what came out of another file. */
  readonly path?: string;
  /** All of it. @throws DocumentError where it is larger than a single document may be */
  bytes(): Promise<Uint8Array>;
  stream(): Readable;
}

/**
 * What a file holds: another file, which is opened in its turn, or text that is ready to be read. `name` is its place
 * within ("reports/a.pdf", "row 14", "d61"), unique in the file, never a path to follow; empty for the file's own text.
 */
export type Part =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly extract: Extract }
  | { readonly name: string; readonly failure: string };

/** One kind of file. It throws `DocumentError` and nothing else, always ends, follows no link and runs nothing. */
export interface FileKind {
  readonly name: string;
  /** It holds many documents and is taken piece by piece: it may be larger than one document may be. */
  readonly holdsMany: boolean;
  /** Whether a file is of this kind, by its first bytes (at most 4,096) and its name. */
  detect(head: Uint8Array, name: string): boolean;
  /** Its parts in order. A part that can't be had is a `failure` and the rest goes on. */
  open(file: OpenFile, budget: Budget): AsyncIterable<Part>;
}
