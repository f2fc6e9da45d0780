import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { fingerprint } from '../decode.ts';
import type { Document } from '../document.ts';
import { DocumentError } from '../errors.ts';
import type { Extract } from '../extract.ts';
import { Budget } from '../files/budget.ts';
import type { OpenFile } from '../files/file-kind.ts';
import { headBytes, kindOf } from '../files/index.ts';
import type { StatedPart } from '../files/sidecar.ts';
import { documentsOf } from '../formats/index.ts';
import { withStated } from '../formats/stated.ts';

/** The largest file that is read as one document, in bytes. */
const largestDocument = 100_000_000;

/** What one file gave: documents, or why a part of it gave none. `name` is the place within the file, `a.zip!/b.txt`. */
export type Read =
  | { readonly name: string; readonly document: Document }
  | { readonly name: string; readonly failure: string };

async function collected(stream: Readable, name: string, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw new DocumentError(name, `larger than ${most / 1_000_000} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A file on disk, opened when it is asked for. @throws what the file system says where there is none */
export async function fileAt(path: string): Promise<OpenFile> {
  const { size } = await stat(path);
  const name = basename(path);
  const stream = () => createReadStream(path);
  return { name, size, path, stream, bytes: () => bytesOf({ name, size, stream }) };
}

async function bytesOf({ name, size, stream }: Pick<OpenFile, 'name' | 'size' | 'stream'>): Promise<Uint8Array> {
  if (size > largestDocument) throw new DocumentError(name, `larger than ${largestDocument / 1_000_000} MB`);
  return collected(stream(), name, largestDocument);
}

/** A file that is in memory already. */
export function fileOf(name: string, bytes: Uint8Array): OpenFile {
  return { name, size: bytes.length, bytes: async () => bytes, stream: () => Readable.from([bytes]) };
}

/** The first bytes of a file, by which its kind is told. */
export async function headOf(file: OpenFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.stream() as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= headBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
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
