import { basename, resolve } from 'node:path';
import { watch } from 'chokidar';
import { isPassedOver } from '../src/index.ts';

/** A file is read when nothing was written to it for so long, and a run begins when nothing changed for so long; milliseconds. */
const quiet = 200;

/**
 * Paths that change below these, gathered until it is quiet, from now until the signal. What is passed over when a
 * folder is read is left out here too.
 */
export async function changesOf(
  paths: readonly string[],
  signal: AbortSignal,
): Promise<AsyncGenerator<readonly string[]>> {
  const roots = new Set(paths.map((path) => resolve(path)));
  const watcher = watch([...roots], {
    ignoreInitial: true,
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: quiet, pollInterval: 50 },
    ignored: (path) => isPassedOver(basename(path)) && !roots.has(path),
  });
  const changed = new Set<string>();
  let wake = () => {};
  for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const)
    watcher.on(event, (path: string) => {
      // Of a folder that goes, each file is told; one that is watched itself may be on a disk that is gone.
      if (event === 'unlinkDir' && !roots.has(path)) return;
      changed.add(path);
      wake();
    });
  // A folder that may not be read is told of when it is read; watching the others goes on.
  watcher.on('error', () => {});
  signal.addEventListener('abort', () => wake(), { once: true });
  if (!signal.aborted) await new Promise<void>((ready) => watcher.once('ready', () => ready()));

  /** Until something changes; `atMost` in milliseconds. */
  const something = (atMost?: number) =>
    new Promise<'changed' | 'quiet'>((done) => {
      const timer = atMost === undefined ? undefined : setTimeout(() => done('quiet'), atMost);
      wake = () => {
        clearTimeout(timer);
        done('changed');
      };
    });

  return (async function* gathered() {
    try {
      while (!signal.aborted) {
        if (changed.size === 0) await something();
        while (!signal.aborted && (await something(quiet)) === 'changed');
        if (signal.aborted) return;
        const batch = [...changed].sort();
        changed.clear();
        yield batch;
      }
    } finally {
      await watcher.close();
    }
  })();
}
