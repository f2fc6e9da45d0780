import { DocumentError } from '../../src/errors.ts';
import { Budget } from '../../src/files/budget.ts';
import type { FileKind } from '../../src/files/file-kind.ts';
import { fileOf } from '../../src/ingest/reading.ts';

/** Places of an archive with their bytes as text or the reason why there are none; what ends it stands at the place ''. */
export async function partsOf(
  kind: FileKind,
  bytes: Uint8Array,
  budget = new Budget(),
  name = 'archive',
): Promise<[string, string][]> {
  const parts: [string, string][] = [];
  try {
    for await (const part of kind.open(fileOf(name, bytes), budget)) {
      if ('failure' in part) parts.push([part.name, part.failure]);
      else if ('bytes' in part) parts.push([part.name, Buffer.from(part.bytes).toString()]);
    }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    parts.push(['', error.why]);
  }
  return parts;
}
