import { AskError } from '../errors.ts';
import type { Provenance } from '../store/removals.ts';
import type { Store } from '../store/store.ts';
import type { Holding } from './holding.ts';
import { previewOf } from './preview.ts';
import type { IngestOptions } from './report.ts';
import { type Handing, type Upload, type UploadedFile, uploadLimits } from './upload.ts';

const together = `the files of one upload may have ${uploadLimits.all / 1_000_000} MB together`;

/** Takes files into holding, one after the other, and reads them. What can't be had is a failure of that file alone. */
export async function received(
  store: Store,
  holding: Holding,
  key: string,
  handings: readonly Handing[],
  by: Provenance,
  options: Pick<IngestOptions, 'csv' | 'signal'>,
): Promise<Upload> {
  const files: UploadedFile[] = [];
  const failures: { name: string; why: string }[] = [];
  let room: number = uploadLimits.all;
  for (const [at, handing] of handings.entries()) {
    options.signal?.throwIfAborted();
    let name = '';
    try {
      if (at >= uploadLimits.files) throw new AskError(`at most ${uploadLimits.files} files are taken at once`);
      const most = Math.min(uploadLimits.each, room);
      if (most === 0) throw new AskError(together);
      const handed = await handing(most);
      ({ name } = handed);
      const file = await holding.take(key, handed, most);
      room -= file.size;
      files.push(file);
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      const why = room < uploadLimits.each ? `${error.message} (${together})` : error.message;
      failures.push({ name, why });
    }
  }
  const seen = await previewOf(store, holding, { key, files }, options);
  return { key, by, files, ...seen, failures: [...failures, ...seen.failures] };
}
