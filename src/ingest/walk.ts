import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describedBy, sidecarName } from '../files/sidecar-names.ts';
import { isMissing, whyOf } from './reasons.ts';

/** Folders deeper than this are not followed: mounts can hold each other. */
const deepest = 32;
/** How many files are asked for their size and time at once. */
const atOnce = 64;

/** A file as the file system has it; `modified` in whole milliseconds since 1970. */
export interface Look {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

/**
 * What stands at a path: a file with its sidecar, or what can't be looked at. `missing`: there is nothing; `orphan`: a
 * sidecar without the file that it describes.
 */
export type Found =
  | (Look & { readonly sidecar?: Look })
  | { readonly path: string; readonly failure: string; readonly missing?: true; readonly orphan?: true };

interface Name {
  readonly path: string;
  readonly sidecar?: string;
}
type Named = Name | Extract<Found, { failure: string }>;

/**
 * Names that a folder is read without: hidden ones, and what editors and office programs leave beside a file while it is
 * open or for safety (`note.txt~`, `#note.txt#`, `~$note.docx`).
 */
export function isPassedOver(name: string): boolean {
  return /^(?:\.|~\$)|~$|^#.*#$/su.test(name);
}

async function look(path: string): Promise<Look> {
  const { size, mtimeMs } = await stat(path);
  return { path, size, modified: Math.trunc(mtimeMs) };
}

/** Names in a folder and below, in order of name. Those that are passed over and links are left out. */
async function* namesIn(folder: string, depth: number): AsyncGenerator<Named> {
  if (depth > deepest) {
    yield { path: folder, failure: `folders are nested deeper than ${deepest}` };
    return;
  }
  let entries: Awaited<ReturnType<typeof entriesOf>>;
  try {
    entries = await entriesOf(folder);
  } catch (error) {
    yield { path: folder, failure: whyOf(error) };
    return;
  }
  const files = new Set(entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const described = describedBy(entry.name);
    if (entry.isDirectory()) yield* namesIn(path, depth + 1);
    else if (!entry.isFile()) continue;
    else if (described === undefined)
      yield files.has(sidecarName(entry.name)) ? { path, sidecar: sidecarName(path) } : { path };
    else if (!files.has(described)) yield { path, failure: 'what this sidecar describes is not there', orphan: true };
  }
}

async function entriesOf(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(({ name }) => !isPassedOver(name))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}

/** Names at a path that somebody gave: here links are followed and hidden files read. A sidecar stands for its file. */
async function* namesAt(given: string): AsyncGenerator<Named> {
  const described = describedBy(basename(given));
  const path = described === undefined ? given : join(dirname(given), described);
  try {
    const there = await stat(path);
    if (there.isDirectory()) yield* namesIn(path, 1);
    else if (!there.isFile()) yield { path, failure: 'neither a file nor a folder' };
    else yield (await isFile(sidecarName(path))) ? { path, sidecar: sidecarName(path) } : { path };
  } catch (error) {
    yield { path, failure: whyOf(error), ...(isMissing(error) ? { missing: true } : {}) };
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Whether there is nothing at a path, or a folder without any file. What can't be looked at is something. */
export async function isEmpty(path: string): Promise<boolean> {
  for await (const named of namesAt(path)) if (!('missing' in named)) return false;
  return true;
}

/** How many files `walk` will find. */
export async function countFiles(paths: readonly string[]): Promise<number> {
  let count = 0;
  for (const path of paths) for await (const _ of namesAt(path)) count += 1;
  return count;
}

/** Files at absolute paths and below them, path by path and in order of name, one folder in memory at a time. */
export async function* walk(paths: readonly string[]): AsyncGenerator<Found> {
  let waiting: Named[] = [];
  for (const path of paths)
    for await (const named of namesAt(path)) {
      waiting.push(named);
      if (waiting.length < atOnce) continue;
      yield* await Promise.all(waiting.map(found));
      waiting = [];
    }
  yield* await Promise.all(waiting.map(found));
}

async function found(named: Named): Promise<Found> {
  if ('failure' in named) return named;
  try {
    const file = await look(named.path);
    return named.sidecar === undefined ? file : { ...file, sidecar: await look(named.sidecar) };
  } catch (error) {
    // Bytes of a name that are no UTF-8 are lost on the way. Any other is gone since its folder was read: the next run tells.
    const why = whyOf(error);
    return { path: named.path, failure: named.path.includes('\ufffd') ? 'its name is not UTF-8: rename it' : why };
  }
}
