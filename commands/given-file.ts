import { createHash } from 'node:crypto';
import { AskError } from '../src/index.ts';

/** A file that somebody handed in, as it comes. */
export interface GivenFile {
  /** What it is called, fit to be shown and to be the end of a path: see `plainName`. */
  readonly name: string;
  /** What it is said to be; nothing is to be built on it. */
  readonly type?: string;
  /** Its bytes, once. They end in an AskError where there are more than was said to be the most, or where they stop coming. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * Opens the file that the value of an option stands for: an address of the platform's, its number for a file, a path.
 * `most`: bytes, at most.
 * @throws AskError for what is no file of the asker's, what is too large, and what can't be had
 */
export type OpenFile = (reference: string, most: number) => Promise<GivenFile>;

/** The files of an option: several are written one a line. */
export function fileReferences(value: string): readonly string[] {
  return value.split('\n').filter((line) => line.trim() !== '');
}

const longestName = 120;

/** A declared name without folders, marks of control and direction, and what a file system takes for its own. */
export function plainName(declared: string, otherwise = 'file'): string {
  const last = declared.split(/[\\/]/u).at(-1) ?? '';
  const plain = last.replace(/[\p{C}<>:"|?*]/gu, '').replace(/^[.\s]+|[.\s]+$/gu, '');
  if (plain === '') return otherwise;
  const ending = /\.[^.]{1,10}$/u.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - ending.length);
  return stem.slice(0, longestName - ending.length).replace(/[\uD800-\uDBFF]$/u, '') + ending;
}

/** Bytes as people count them: `1 MB`, `300 kB`. */
export function spokenSize(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.floor(bytes / 100_000) / 10} MB` : `${Math.ceil(bytes / 1_000)} kB`;
}

/** @throws AskError always */
export function tooLarge(name: string, most: number): never {
  throw new AskError(`${name} is too large; at most ${spokenSize(most)} are taken`);
}

/** The chunks of a stream, counted: whatever was declared, no more than `most` bytes are taken. */
export async function* atMost(stream: AsyncIterable<Uint8Array>, most: number, name: string) {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > most) tooLarge(name, most);
    yield chunk;
  }
}

/** What a file was when it had all come. */
export interface Taken {
  readonly size: number;
  /** SHA-256 over the bytes, in hex. */
  readonly sha256: string;
}

/** Hands the chunks of a file on as they come, such as to a file of our own, and says what they were. */
export async function pour({ chunks }: GivenFile, into: (chunk: Uint8Array) => unknown): Promise<Taken> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    size += chunk.length;
    await into(chunk);
  }
  return { size, sha256: hash.digest('hex') };
}

/** A file whole, in memory. */
export async function contentOf(file: GivenFile): Promise<Taken & { readonly bytes: Uint8Array }> {
  const parts: Uint8Array[] = [];
  const taken = await pour(file, (chunk) => parts.push(chunk));
  return { ...taken, bytes: Buffer.concat(parts) };
}
