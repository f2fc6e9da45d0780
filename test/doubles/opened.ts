import type { Extract } from '../../src/extract.ts';
import { Budget } from '../../src/files/budget.ts';
import type { FileKind, Part } from '../../src/files/file-kind.ts';
import { fileOf } from '../../src/ingest/reading.ts';
import { gathered } from './gathered.ts';

/** What a kind of file makes of bytes. */
export function opened(kind: FileKind, bytes: Uint8Array | string, name: string): Promise<Part[]> {
  const raw = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return gathered(kind.open(fileOf(name, raw), new Budget()));
}

/** The text of a file that holds one. */
export async function extractOf(kind: FileKind, bytes: Uint8Array | string, name: string): Promise<Extract> {
  const own = (await opened(kind, bytes, name)).find((part) => part.name === '');
  if (own === undefined || !('extract' in own)) throw new Error(`no text of its own in ${name}`);
  return own.extract;
}

/** The words of each passage, headings with a `# ` before them. */
export function outlineOf({ text, passages = [] }: Extract): string[] {
  return passages.map(({ kind, start, end }) => `${kind === 'heading' ? '# ' : ''}${text.slice(start, end)}`);
}

/** Bytes with some of them changed, cut out or doubled: what a fuzzer makes of a good file. */
export function mutated(bytes: Uint8Array, changes: readonly (readonly [number, number, number])[]): Buffer {
  let result = Buffer.from(bytes);
  for (const [place, value, kind] of changes) {
    const at = Math.floor(place * result.length);
    if (kind === 0) result[at] = value;
    else if (kind === 1) result = Buffer.concat([result.subarray(0, at), result.subarray(at + value)]);
    else if (kind === 2) result = Buffer.concat([result.subarray(0, at + value), result.subarray(at)]);
    else result = result.subarray(0, at);
  }
  return result;
}
