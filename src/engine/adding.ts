import type { CsvMapping } from '../files/csv/columns.ts';
import type { FileOutcome } from '../ingest/report.ts';
import { type Upload, uploadLimits } from '../ingest/upload.ts';
import type { Provenance } from '../store/removals.ts';
import type { Store } from '../store/store.ts';

/** A document of an upload that was added. */
export interface AddedDocument {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'added' | 'changed' | 'same';
}

interface Added {
  readonly documents: readonly AddedDocument[];
  readonly failures: Upload['failures'];
}

/** The place of what was read from an original, as the preview has it: the file's name and the place within. */
function fromOf(path: string, originals: ReadonlyMap<string, string>): string {
  for (const [original, name] of originals) {
    const within = path.slice(original.length);
    if (path.startsWith(original) && /^(?:$|!\/|#)/u.test(within)) return name + within;
  }
  return path;
}

/**
 * Reads originals into the store as any file is read, under the name of who adds them. Of what was taken out before, only
 * what was announced comes in again. What an attempt that was broken off had written already counts as it was announced.
 */
export async function addedFrom(
  store: Store,
  upload: Upload,
  originals: ReadonlyMap<string, string>,
  by: Provenance,
  { csv, clock }: { readonly csv?: CsvMapping | undefined; readonly clock: () => string },
): Promise<Added> {
  const { ingest } = await import('../ingest/index.ts');
  const titles = new Map(upload.documents.map(({ foreseen, title }) => [foreseen.id as string, title]));
  const documents: AddedDocument[] = [];
  const failures: { name: string; why: string }[] = [];
  const onFile = ({ path, outcome, documents: put, failure }: FileOutcome) => {
    const from = fromOf(path, originals);
    if (failure !== undefined && failures.length < uploadLimits.documents) failures.push({ name: from, why: failure });
    if (outcome === 'unchanged')
      for (const { from: of, foreseen, title } of upload.documents)
        if (of === from || of.startsWith(`${from}#`))
          documents.push({ id: foreseen.id, title, outcome: foreseen.outcome });
    for (const each of put)
      if (each.outcome !== 'taken out')
        documents.push({ id: each.id, title: titles.get(each.id) ?? each.id, outcome: each.outcome });
  };
  const readd = upload.documents.flatMap(({ foreseen }) => foreseen.tombstone?.number ?? []);
  const terms = { by, readd, onFile, now: by.at, clock, ...(csv === undefined ? {} : { csv }) };
  await ingest(store, [...originals.keys()], terms);
  return { documents: documents.slice(0, uploadLimits.documents), failures };
}
