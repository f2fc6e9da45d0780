import { createReadStream } from 'node:fs';
import { open, readFile as readWhole, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { fingerprint } from '../decode.ts';
import type { Document } from '../document.ts';
import { DocumentError } from '../errors.ts';
import type { Extract } from '../extract.ts';
import { Budget } from '../files/budget.ts';
import type { OpenFile } from '../files/file-kind.ts';
import type { StatedPart } from '../files/sidecar.ts';
import { documentsOf } from '../formats/index.ts';
import { withStated } from '../formats/stated.ts';

/** The largest file that is read as one document, in bytes. */
const largestDocument = 100_000_000;

/** What one file gave: documents, or why a part of it gave none. `name` is the place within the file, `a.zip!/b.txt`. */
export type Read =
  | { readonly name: string; readonly document: Document }
  | { readonly name: string; readonly failure: string };

/** A file on disk, opened when it is asked for. @throws what the file system says where there is none */
export async function fileAt(path: string): Promise<OpenFile> {
  const { size } = await stat(path);
  return { name: basename(path), size, path, stream: () => createReadStream(path), bytes: () => bytesAt(path, size) };
}

/** All bytes of a file on disk. @throws DocumentError where it is larger than a document may be */
export async function bytesAt(path: string, size: number): Promise<Uint8Array> {
  const bytes = size > largestDocument ? undefined : await readWhole(path);
  if (bytes === undefined || bytes.length > largestDocument)
    throw new DocumentError(basename(path), `larger than ${largestDocument / 1_000_000} MB`);
  return bytes;
}

/** A file that is in memory already. */
export function fileOf(name: string, bytes: Uint8Array): OpenFile {
  return { name, size: bytes.length, bytes: async () => bytes, stream: () => Readable.from([bytes]) };
}

/** What reads files of all kinds is large: who reads none does without it. */
const kinds = () => import('../files/index.ts');

/** The first bytes of a file, by which its kind is told. */
export async function headOf(file: OpenFile): Promise<Uint8Array> {
  const { headBytes } = await kinds();
  if (file.path === undefined) return (await file.bytes()).subarray(0, headBytes);
  const opened = await open(file.path);
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.allocUnsafe(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await opened.close();
  }
}

function hashOf(extract: Extract): string {
  return fingerprint(Buffer.from(`${extract.text}\0${JSON.stringify(extract.stated)}`));
}

/**
 * Everything that a file holds, in order: archives and mailboxes are opened, texts are read into documents. What can't be
 * read is a failure with its reason, and the rest goes on; nothing is thrown but for the file system.
 */
export async function* readFile(file: OpenFile, budget: Budget = new Budget(), depth = 0): AsyncGenerator<Read> {
  try {
    budget.nest(depth, file.name);
    const { kindOf } = await kinds();
    const kind = kindOf(await headOf(file), file.name);
    for await (const part of kind.open(file, budget)) {
      budget.part(file.name);
      if ('failure' in part) yield part;
      else if ('bytes' in part) {
        const inner = fileOf(basename(part.name), part.bytes);
        const stated = (part as StatedPart).sidecar?.stated ?? {};
        for await (const read of readFile(inner, budget, depth + 1)) {
          const name = read.name === '' ? part.name : `${part.name}!/${read.name}`;
          yield 'document' in read ? { name, document: withStated(read.document, stated) } : { ...read, name };
        }
      } else yield* documentsIn(part.name, part.extract, file);
    }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    yield { name: '', failure: error.line === undefined ? error.why : `line ${error.line}: ${error.why}` };
  }
}

async function* documentsIn(name: string, extract: Extract, file: OpenFile): AsyncGenerator<Read> {
  const sha256 = name === '' ? fingerprint(await file.bytes()) : hashOf(extract);
  const place = name === '' ? file.name : name;
  try {
    const documents = documentsOf(extract, { name: place, sha256 });
    for (const [at, document] of documents.entries())
      yield { name: documents.length === 1 ? name : `${name}#${at + 1}`, document };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    yield { name, failure: error.why };
  }
}
