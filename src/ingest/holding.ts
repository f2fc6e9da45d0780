import { createHash, randomBytes } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AskError, StoreError } from '../errors.ts';
import { describedBy } from '../files/sidecar-names.ts';
import { isMissing } from './reasons.ts';
import { type HandedIn, type Upload, type UploadedFile, uploadWaits } from './upload.ts';

/** A folder that is read over: nothing in it is part of the collection yet. */
const waiting = '.held';
const state = 'upload.json';
const keyForm = /^[0-9a-f]{16}$/u;

/** Bytes of a name: file systems take 255, and a place to write to has a longer one. */
const longestName = 200;

/** A name as file systems take it, with its ending. */
function fileName(declared: string): string {
  const name = basename(declared.replaceAll('\0', ''));
  if (name === '' || name === '.' || name === '..') return 'file';
  const ending = /\.[^.]{1,10}$/u.exec(name)?.[0] ?? '';
  let stem = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(stem + ending) > longestName) stem = stem.slice(0, -1).replace(/[\uD800-\uDBFF]$/u, '');
  return stem + ending;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** What the file system refuses here is no fault of a file. */
async function onDisk<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^E[A-Z0-9]+$/u.test(code)) throw error;
    throw new StoreError(`What was handed in can't be kept beside the store (${code}).`);
  }
}

/**
 * The folder of a collection's originals. What is handed in is held in `.held/KEY` until somebody says yes, with its state
 * in a file, so that it outlives a process; then it is kept as `ab/abcdef…/NAME`, by its SHA-256 and under its name. A file
 * is moved there whole or not at all.
 */
export class Holding {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  #of(key: string): string {
    return join(this.folder, waiting, key);
  }

  /** How many uploads wait. */
  async count(): Promise<number> {
    return (await this.#keys()).length;
  }

  async #keys(): Promise<readonly string[]> {
    try {
      return (await readdir(join(this.folder, waiting))).filter((name) => keyForm.test(name));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** A place for an upload; resolves to its key, which nobody guesses. */
  async begin(): Promise<string> {
    const key = randomBytes(8).toString('hex');
    await onDisk(() => mkdir(this.#of(key), { recursive: true }));
    return key;
  }

  /** Takes a file as it comes, never whole in memory. @throws AskError when it has more than `most` bytes */
  async take(key: string, { name: declared, chunks }: HandedIn, most: number): Promise<UploadedFile> {
    const name = fileName(declared);
    let place = '';
    for (let folder = 1; place === ''; folder += 1)
      if (!(await isThere(join(this.#of(key), String(folder), name)))) place = join(String(folder), name);
    const path = join(this.#of(key), place);
    await onDisk(() => mkdir(dirname(path), { recursive: true }));
    const file = await onDisk(() => open(path, 'wx'));
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > most) throw new AskError(`${name} is too large`);
        hash.update(chunk);
        await onDisk(() => file.writeFile(chunk));
      }
      await onDisk(() => file.sync());
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return { name, size, sha256: hash.digest('hex'), place };
  }

  /** Where a file is held. */
  held(key: string, { place }: Pick<UploadedFile, 'place'>): string {
    return join(this.#of(key), place);
  }

  /** Where a file is kept. A sidecar is kept beside what it describes. */
  original(file: UploadedFile, among: readonly UploadedFile[]): string {
    const described = describedBy(file.name);
    const beside = join(dirname(file.place), described ?? '');
    const { sha256 } = (described === undefined ? undefined : among.find(({ place }) => place === beside)) ?? file;
    return join(this.folder, sha256.slice(0, 2), sha256, file.name);
  }

  async write(upload: Upload): Promise<void> {
    const path = join(this.#of(upload.key), state);
    await onDisk(async () => {
      await writeFile(`${path}.new`, JSON.stringify(upload));
      await rename(`${path}.new`, path);
    });
  }

  /** An upload that waits; undefined when there is none. */
  async read(key: string): Promise<Upload | undefined> {
    if (!keyForm.test(key)) return undefined;
    try {
      return JSON.parse(await readFile(join(this.#of(key), state), 'utf8')) as Upload;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Moves a file to where it is kept; one that was moved before, in an attempt that was broken off, is there already. */
  async keep(key: string, file: UploadedFile, among: readonly UploadedFile[]): Promise<string> {
    const original = this.original(file, among);
    await onDisk(async () => {
      await mkdir(dirname(original), { recursive: true });
      try {
        await rename(this.held(key, file), original);
      } catch (error) {
        if (!isMissing(error) || !(await isThere(original))) throw error;
      }
    });
    return original;
  }

  /** Where the files of uploads that wait will be kept, or are while they are being added. */
  async expected(): Promise<ReadonlySet<string>> {
    const paths = new Set<string>();
    for (const key of await this.#keys()) {
      const { files = [] } = (await this.read(key)) ?? {};
      for (const file of files) paths.add(this.original(file, files));
    }
    return paths;
  }

  /** Lets go of an upload with all that it holds. */
  async drop(key: string): Promise<void> {
    if (keyForm.test(key)) await onDisk(() => rm(this.#of(key), { recursive: true, force: true }));
  }

  /** Whether a path is that of an original. */
  isOriginal(path: string): boolean {
    return dirname(dirname(dirname(path))) === this.folder && /^[0-9a-f]{64}$/u.test(basename(dirname(path)));
  }

  /** Originals that are kept of files with this SHA-256. */
  async originals(sha256: string): Promise<readonly string[]> {
    const folder = join(this.folder, sha256.slice(0, 2), sha256);
    try {
      return (await readdir(folder)).map((name) => join(folder, name));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** Deletes an original with its sidecar, and the folders that this leaves empty. */
  async delete(original: string): Promise<void> {
    await onDisk(async () => {
      for (const path of [original, `${original}.meta.json`]) await rm(path, { force: true });
    });
    for (const folder of [dirname(original), dirname(dirname(original))]) await rmdir(folder).catch(() => undefined);
  }

  /** Keys of uploads that nobody said yes to in time; `now` in milliseconds. One without a state was broken off. */
  async late(now: number): Promise<readonly string[]> {
    const late: string[] = [];
    for (const key of await this.#keys()) {
      const upload = await this.read(key);
      const since = upload === undefined ? (await stat(this.#of(key))).mtimeMs : Date.parse(upload.by.at);
      if (!(now - since < uploadWaits)) late.push(key);
    }
    return late;
  }
}
