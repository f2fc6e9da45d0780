import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fingerprint } from '../decode.ts';
import type { Document } from '../document.ts';
import { DocumentError } from '../errors.ts';
import type { Extract, Stated } from '../extract.ts';
import type { Facts } from '../facts/facts.ts';
import { factsOfFile } from '../facts/index.ts';
import { Budget } from '../files/budget.ts';
import type { Sidecar } from '../files/sidecar.ts';
import { documentsOf } from '../formats/index.ts';
import { withStated } from '../formats/stated.ts';
import { bytesAt, fileOf, type Read, readFile } from './reading.ts';
import { reasonOf } from './reasons.ts';

/** What is stated beside what is read: by its own sidecar, and by that of the file it came out of. */
interface Beside {
  readonly sidecar?: Sidecar;
  readonly around?: Stated;
}

interface FileTask extends Beside {
  readonly path: string;
  /** Nothing is read when the file has this SHA-256. */
  readonly unless?: string;
}

interface BytesTask extends Beside {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly depth: number;
}

interface ExtractTask extends Beside {
  readonly name: string;
  readonly extract: Extract;
  readonly sha256: string;
}

/** What one thread is asked to read, all of it data that can be sent to another thread. */
export type Task = FileTask | BytesTask | ExtractTask;

/** What reading gave: places in the file (empty for itself) with a document and its facts, or with the reason for none. */
export type ReadPlace =
  | { readonly name: string; readonly document: Document; readonly facts: Facts }
  | { readonly name: string; readonly failure: string };

/** `sha256` is over the bytes of a file on disk, empty for others; `steady`: it did not change while it was read. */
export interface Result {
  readonly places: readonly ReadPlace[];
  readonly sha256: string;
  readonly unchanged: boolean;
  readonly steady: boolean;
}

/** Reads what a task names. It never throws: what fails is a place with its reason. */
export async function perform(task: Task): Promise<Result> {
  const nothing = { sha256: '', unchanged: false, steady: true };
  if ('bytes' in task) {
    const { name, bytes, depth } = task;
    return { ...nothing, places: await guarded(async () => withFacts(await fromBytes(name, bytes, depth), task)) };
  }
  if ('extract' in task) return { ...nothing, places: await guarded(async () => withFacts(fromExtract(task), task)) };
  try {
    return await fromDisk(task);
  } catch (error) {
    // What the file system refuses may be granted without a change to the file: it is looked at again.
    const steady = error instanceof DocumentError;
    return { ...nothing, steady, places: [{ name: '', failure: whyFailed(error) }] };
  }
}

async function guarded(read: () => Promise<ReadPlace[]>): Promise<ReadPlace[]> {
  try {
    return await read();
  } catch (error) {
    return [{ name: '', failure: whyFailed(error) }];
  }
}

function whyFailed(error: unknown): string {
  return reasonOf(error) ?? `the program failed on it: ${error instanceof Error ? error.message : 'no reason given'}`;
}

async function fromDisk(task: FileTask): Promise<Result> {
  const { path, unless } = task;
  const before = await stat(path);
  const bytes = await bytesAt(path, before.size);
  const after = await stat(path);
  const steady = before.size === after.size && before.mtimeMs === after.mtimeMs && bytes.length === after.size;
  const sha256 = fingerprint(bytes);
  if (sha256 === unless) return { places: [], sha256, unchanged: true, steady };
  const places = await guarded(async () => withFacts(await fromBytes(basename(path), bytes, 0), task));
  return { places, sha256, unchanged: false, steady };
}

async function fromBytes(name: string, bytes: Uint8Array, depth: number): Promise<Read[]> {
  const read: Read[] = [];
  for await (const each of readFile(fileOf(name, bytes), new Budget(), depth)) read.push(each);
  return read.length > 0 ? read : [{ name: '', failure: 'there is nothing in it that could be read' }];
}

function fromExtract({ name, extract, sha256 }: ExtractTask): Read[] {
  try {
    const documents = documentsOf(extract, { name, sha256 });
    return documents.map((document, at) => ({ name: documents.length === 1 ? '' : `#${at + 1}`, document }));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return [{ name: '', failure: error.why }];
  }
}

function withFacts(read: readonly Read[], { sidecar, around }: Beside): ReadPlace[] {
  const several = read.filter((each) => 'document' in each).length > 1;
  const own = sidecar === undefined ? {} : several ? forEach(sidecar.stated) : sidecar.stated;
  const places = read.map((each) => {
    if ('failure' in each) return each;
    const stated = withStated(around === undefined ? each.document : withStated(each.document, around), own);
    const warnings = sidecar?.warnings ?? [];
    const document = warnings.length === 0 ? stated : { ...stated, warnings: [...stated.warnings, ...warnings] };
    return { name: each.name, document };
  });
  const facts = factsOfFile(places.flatMap((place) => ('document' in place ? [place.document] : [])));
  let next = 0;
  return places.map((place) => {
    if ('failure' in place) return place;
    next += 1;
    return { ...place, facts: facts[next - 1] as Facts };
  });
}

/** What is stated of a file that holds several documents is stated of each, but for what only one can be called. */
export function forEach(stated: Stated): Stated {
  const { id: _, title: __, ...rest } = stated;
  return rest;
}
