import { basename, resolve } from 'node:path';
import { watch } from 'chokidar';

/** A file is read when nothing was written to it for so long, and a run begins when nothing changed for so long; milliseconds. */
const quiet = 200;

/**
 * Paths that change below these, gathered until it is quiet, from now until the signal. Hidden files and links are left
 * out, as they are when a folder is read.
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
    ignored: (path) => basename(path).startsWith('.') && !roots.has(path),
  });
  const changed = new Set<string>();
  let wake = () => {};
  for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const)
    watcher.on(event, (path: string) => {
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
