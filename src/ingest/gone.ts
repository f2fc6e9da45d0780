import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describedBy, sidecarName } from '../files/sidecar-names.ts';
import type { Store } from '../store/store.ts';
import { isMissing } from './reasons.ts';
import type { IngestOptions } from './report.ts';
import { isEmpty } from './walk.ts';
import type { Counts } from './writer.ts';

const page = 2_000;

async function isGone(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isFile();
  } catch (error) {
    return isMissing(error);
  }
}

/** Whether everything below a path is gone at once, as when a disk is not mounted. A file that was read by itself may go. */
async function isLost(store: Store, path: string): Promise<boolean> {
  const known = await store.files.below(path, { limit: 3 });
  return known.some((each) => each !== path && each !== sidecarName(path)) && (await isEmpty(path));
}

const lost =
  'nothing is left here, as on a disk that is not mounted, so nothing was taken out; if all of it is to go: --emptied';

/**
 * Tells which files at or below a path are gone from the disk, and with `prune` takes out what they held; where nothing is
 * left, only with `emptied` too.
 */
export async function tellGone(store: Store, path: string, options: IngestOptions, counts: Counts): Promise<void> {
  const { now, onFile, signal, emptied = false } = options;
  const spares = options.prune === true && !emptied && (await isLost(store, path));
  if (spares) {
    counts.failed += 1;
    onFile?.({ path, outcome: 'failed', documents: [], warnings: [], failure: lost });
  }
  const prune = options.prune === true && !spares;
  for (let offset = 0; ; ) {
    const known = await store.files.below(path, { limit: page, offset });
    const gone = await Promise.all(known.map(isGone));
    let forgotten = 0;
    for (const [at, each] of known.entries()) {
      if (signal?.aborted === true) return;
      if (gone[at] !== true) continue;
      const described = describedPath(each);
      // A sidecar goes with its file, or when that has been read again without it; it held nothing itself.
      const goes = described === undefined ? prune : await isGone(described);
      const ids = goes ? await store.files.forget(each, now) : [];
      if (goes) forgotten += 1;
      if (described !== undefined) continue;
      counts[prune ? 'pruned' : 'removed'] += 1;
      const documents = ids.map((id) => ({ id, outcome: 'taken out' as const }));
      onFile?.({ path: each, outcome: prune ? 'pruned' : 'removed', documents, warnings: [] });
    }
    if (known.length < page) return;
    offset += known.length - forgotten;
  }
}

function describedPath(path: string): string | undefined {
  const described = describedBy(basename(path));
  return described === undefined ? undefined : join(dirname(path), described);
}

/** Paths of files that are to be tried again, with those of the files that they are in. */
export async function pathsToRetry(store: Store): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  for (let offset = 0; ; offset += page) {
    const failed = await store.files.failed({ limit: page, offset });
    for (const { path } of failed) for (const each of withHolders(path)) paths.add(each);
    if (failed.length < page) return paths;
  }
}

function withHolders(path: string): string[] {
  const described = describedPath(path);
  const places = [...path.matchAll(/!\/|#\d+$/gu)].map(({ index }) => path.slice(0, index));
  return [path, ...places, ...(described === undefined ? [] : [described])];
}
