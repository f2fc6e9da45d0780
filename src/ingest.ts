import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { IngestProgress, IngestReport } from './engine/answers.ts';
import { DocumentError } from './errors.ts';
import { factsOf } from './facts/index.ts';
import { parseDocument } from './formats/index.ts';
import type { FileRecord } from './store/files.ts';
import type { Entry, Store } from './store/store.ts';

/** Files of one transaction, and the source bytes after which one is closed early. */
const batchFiles = 50;
const batchBytes = 16 * 1024 * 1024;
/** Folders deeper than this are not followed: a loop of links would never end. */
const deepest = 32;
const largestFile = 100 * 1024 * 1024;

export interface IngestOptions {
  readonly onProgress?: (progress: IngestProgress) => void;
  readonly signal?: AbortSignal;
  /** ISO instant that is written beside what is added; empty where nobody knows the time. */
  readonly now: string;
}

interface Failure {
  readonly file: string;
  readonly why: string;
}

/** Files below a path, in order of name. Hidden files and folders and links are left out, unless named themselves. */
async function filesBelow(path: string, failed: Failure[], depth = 0): Promise<string[]> {
  try {
    const found = await stat(path);
    if (found.isFile()) return [path];
    if (!found.isDirectory()) throw new DocumentError(path, 'neither a file nor a folder');
    if (depth >= deepest) throw new DocumentError(path, `folders are nested deeper than ${deepest}`);
    const files: string[] = [];
    for (const name of (await readdir(path)).sort()) {
      if (name.startsWith('.')) continue;
      const below = join(path, name);
      if ((await lstat(below)).isSymbolicLink()) continue;
      for (const file of await filesBelow(below, failed, depth + 1)) files.push(file);
    }
    return files;
  } catch (error) {
    failed.push({ file: path, why: whyOf(error) });
    return [];
  }
}

function whyOf(error: unknown): string {
  if (error instanceof DocumentError) return error.line === undefined ? error.why : `line ${error.line}: ${error.why}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read (permission denied)';
  if (code !== '') return `it can't be read (${code})`;
  throw error;
}

/**
 * Reads files and folders into the store: files → documents → facts, in transactions of a bounded size. A file that is
 * unchanged (by the SHA-256 of its bytes) is skipped, one that fails is reported, and the rest goes on.
 * @throws StoreError when the store refuses; what earlier transactions wrote stays
 */
export async function ingest(store: Store, paths: readonly string[], options: IngestOptions): Promise<IngestReport> {
  const failed: Failure[] = [];
  const files: string[] = [];
  for (const path of paths) files.push(...(await filesBelow(resolve(path), failed)));
  const added: string[] = [];
  const changed: string[] = [];
  const warnings: { id: string; warning: string }[] = [];
  let unchanged = 0;
  let entries: Entry[] = [];
  let records: FileRecord[] = [];
  let bytesWaiting = 0;
  const flush = async () => {
    if (records.length === 0) return;
    const outcomes = await store.put({ entries, files: records }, options.now);
    for (const [at, { id, outcome }] of outcomes.entries()) {
      if (outcome === 'added') added.push(id);
      else if (outcome === 'changed') changed.push(id);
      else unchanged += 1;
      for (const warning of entries[at]?.document.warnings ?? []) warnings.push({ id, warning });
    }
    entries = [];
    records = [];
    bytesWaiting = 0;
  };
  for (const [at, file] of files.entries()) {
    options.onProgress?.({ done: at, total: files.length, file });
    if (options.signal?.aborted === true) break;
    try {
      const { size, mtimeMs: modified } = await stat(file);
      if (size > largestFile) throw new DocumentError(file, 'larger than 100 MB');
      const bytes = await readFile(file);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if ((await store.files.known(file))?.sha256 === sha256) {
        unchanged += 1;
        continue;
      }
      const document = parseDocument(bytes, { name: file });
      entries.push({ path: file, document, facts: factsOf(document) });
      records.push({ path: file, sha256, size, modified });
      bytesWaiting += bytes.length;
    } catch (error) {
      failed.push({ file, why: whyOf(error) });
      continue;
    }
    if (entries.length >= batchFiles || bytesWaiting >= batchBytes) await flush();
  }
  await flush();
  options.onProgress?.({ done: files.length, total: files.length, file: '' });
  return { added, changed, unchanged, failed, warnings };
}
