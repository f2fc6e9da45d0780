import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { everything } from './access/access.ts';
import type { Document, DocumentId } from './document.ts';
import type { IngestProgress, IngestReport } from './engine/answers.ts';
import { DocumentError } from './errors.ts';
import { factsOf } from './facts/index.ts';
import { parseDocument } from './formats/index.ts';
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

/** An article's slug may be taken by another text: then the text's hash tells them apart. A cable's number is its own. */
async function withFreeId(document: Document, path: string, store: Store, batch: readonly Entry[]): Promise<Document> {
  if (document.kind === 'cable' && document.cable?.mrn !== undefined) return document;
  const waiting = batch.find((entry) => entry.document.id === document.id);
  const kept = waiting === undefined ? await store.view(document.id, everything) : undefined;
  const other = waiting ?? (kept === undefined ? undefined : { path: kept.path, document: kept.document });
  if (other === undefined || other.path === path || other.document.source.sha256 === document.source.sha256)
    return document;
  return { ...document, id: `${document.id}-${document.source.sha256.slice(0, 8)}` as DocumentId };
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
  let batch: Entry[] = [];
  let bytesWaiting = 0;
  const flush = async () => {
    if (batch.length > 0) await store.put(batch, options.now);
    batch = [];
    bytesWaiting = 0;
  };
  for (const [at, file] of files.entries()) {
    options.onProgress?.({ done: at, total: files.length, file });
    if (options.signal?.aborted === true) break;
    try {
      if ((await stat(file)).size > largestFile) throw new DocumentError(file, 'larger than 100 MB');
      const bytes = await readFile(file);
      const known = await store.known(file);
      if (known !== undefined && known.sha256 === createHash('sha256').update(bytes).digest('hex')) {
        unchanged += 1;
        continue;
      }
      const document = await withFreeId(parseDocument(bytes, { name: file }), file, store, batch);
      const replaces = known !== undefined || (await store.card(document.id, everything)) !== undefined;
      (replaces ? changed : added).push(document.id);
      for (const warning of document.warnings) warnings.push({ id: document.id, warning });
      batch = [
        ...batch.filter((entry) => entry.document.id !== document.id),
        { path: file, document, facts: factsOf(document) },
      ];
      bytesWaiting += bytes.length;
    } catch (error) {
      failed.push({ file, why: whyOf(error) });
      continue;
    }
    if (batch.length >= batchFiles || bytesWaiting >= batchBytes) await flush();
  }
  await flush();
  options.onProgress?.({ done: files.length, total: files.length, file: '' });
  return { added, changed, unchanged, failed, warnings };
}
