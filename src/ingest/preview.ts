import { fingerprint } from '../decode.ts';
import type { Unput } from '../store/removals.ts';
import type { Store } from '../store/store.ts';
import type { Holding } from './holding.ts';
import { lookInto } from './index.ts';
import type { IngestOptions } from './report.ts';
import { type Upload, type UploadedDocument, type UploadedFile, uploadLimits } from './upload.ts';

/** What one file of an upload may take, milliseconds: somebody waits. */
const timeLimit = 30_000;

type Seen = Pick<Upload, 'documents' | 'more' | 'failures' | 'moreFailures'>;

/** Which file of an upload a path is of, and the place within. */
function placeOf(path: string, held: readonly string[]): { readonly file: number; readonly within: string } {
  const found = held.flatMap((each, file) => {
    const within = path.slice(each.length);
    return path.startsWith(each) && /^(?:$|!\/|#)/u.test(within) ? [{ file, within }] : [];
  });
  // A name may go on as a place within another: `a` and `a#2`.
  return found.reduce((best, each) => (each.within.length < best.within.length ? each : best), {
    file: -1,
    within: path,
  });
}

/** Reads what is held, off this thread where the program was built, and tells what adding it would do. Nothing is stored. */
export async function previewOf(
  store: Store,
  holding: Holding,
  { key, files }: { readonly key: string; readonly files: readonly UploadedFile[] },
  options: Pick<IngestOptions, 'csv' | 'signal'>,
): Promise<Seen> {
  const held = files.map((file) => holding.held(key, file));
  const documents: UploadedDocument[] = [];
  const failures: { name: string; why: string }[] = [];
  const texts = new Set<string>();
  let more = 0;
  let moreFailures = 0;
  for await (const { entries, failures: failed } of lookInto(held, { ...options, timeLimit })) {
    for (const each of failed) {
      const { file, within } = placeOf(each.path, held);
      if (failures.length < uploadLimits.documents)
        failures.push({ name: `${files[file]?.name ?? ''}${within}`, why: each.why });
      else moreFailures += 1;
    }
    const room = entries.slice(0, uploadLimits.documents - documents.length);
    more += entries.length - room.length;
    const places = room.map(({ path }) => placeOf(path, held));
    const unput = room.map(({ document }, at): Unput => {
      const { file, within } = places[at] ?? { file: -1, within: '' };
      const own = files[file];
      return { path: `${own === undefined ? '' : holding.original(own, files)}${within}`, document };
    });
    const foreseen = unput.length === 0 ? [] : await store.foresee(unput);
    for (const [at, { document }] of room.entries()) {
      const [place, would] = [places[at], foreseen[at]];
      if (place === undefined || would === undefined) continue;
      const text = fingerprint(Buffer.from(document.source.text));
      const { title, kind, warnings, date } = document;
      const from = `${files[place.file]?.name ?? ''}${place.within}`;
      const what = { title, kind, warnings, date, paragraphs: document.paragraphs.length };
      const twice = texts.has(text) ? { twice: true as const } : {};
      documents.push({ from, file: place.file, ...what, foreseen: would, ...twice });
      texts.add(text);
    }
  }
  return { documents, more, failures, moreFailures };
}
