import type { Extract } from '../../src/extract.ts';
import { Budget } from '../../src/files/budget.ts';
import type { FileKind } from '../../src/files/file-kind.ts';
import { fileOf } from '../../src/ingest/reading.ts';
import { gathered } from './gathered.ts';

/** The one text that a kind of file gives for these contents. */
export async function extracted(kind: FileKind, name: string, contents: string | Uint8Array): Promise<Extract> {
  const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents;
  const [part] = await gathered(kind.open(fileOf(name, bytes), new Budget()));
  if (part === undefined || !('extract' in part)) throw new TypeError('no text came out');
  return part.extract;
}

/** Its passages as they stand in the text, headings with a `#` before them. */
export function passagesOf({ text, passages = [] }: Extract): string[] {
  return passages.map(({ kind, start, end }) => `${kind === 'heading' ? '# ' : ''}${text.slice(start, end)}`);
}
