import { WriteStream } from 'node:tty';
import type { Collection, FileOutcome, IngestReport } from '../src/index.ts';
import type { World } from './cli-world.ts';
import { readSettings } from './settings.ts';
import { ProgressLine } from './terminal/progress.ts';
import { visible } from './terminal/visible.ts';

type Options = NonNullable<Parameters<Collection['ingest']>[1]>;

/** So many lines each of failures and of warnings are told: thousands help nobody. */
const mostTold = 100;
const usualWidth = 80;

/**
 * Reads paths into the collection, with progress where the terminal shows it. Failures and warnings are told on standard
 * error, unless `onFile` is there to tell of every file.
 */
export async function ingestInto(
  collection: Collection,
  paths: readonly string[],
  world: World,
  options: Options = {},
): Promise<IngestReport> {
  const { error, interactive, now, signal } = world;
  // Asked for each time: a window may be made narrower, and the output may go elsewhere than the errors.
  const width = () => (error instanceof WriteStream ? error.columns : usualWidth);
  const line = interactive.error ? new ProgressLine(error, () => now().getTime(), width) : undefined;
  const tell = (text: string) => {
    line?.clear();
    error.write(`${visible(text)}\n`);
  };
  const told = { failures: 0, warnings: 0 };
  const onFile = ({ path, documents, warnings, failure }: FileOutcome) => {
    if (failure !== undefined) {
      told.failures += 1;
      if (told.failures <= mostTold) tell(`${path}: ${failure}`);
    }
    for (const warning of warnings) {
      told.warnings += 1;
      if (told.warnings <= mostTold) tell(`${documents.length === 1 ? documents[0]?.id : path}: ${warning}`);
    }
  };
  try {
    const { csv } = readSettings(world.environment, world.root);
    const report = await collection.ingest(paths, {
      csv,
      onFile,
      signal,
      ...options,
      onProgress: (progress) => line?.draw(progress),
    });
    line?.clear();
    if (told.failures > mostTold) tell(`${told.failures - mostTold} more failed; reftel ingest --failed lists them`);
    if (told.warnings > mostTold) tell(`${told.warnings - mostTold} more warnings; --json has all of them`);
    return report;
  } finally {
    line?.clear();
  }
}
