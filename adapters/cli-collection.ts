import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { type Collection, type IngestProgress, type IngestReport, openCollection } from '../src/index.ts';
import type { World } from './cli-world.ts';
import { prepareFolder, readSettings } from './settings.ts';
import { visible } from './terminal/visible.ts';

const eraseLine = '\r\u001b[K';

/** Shows how far a long work is, on one line of standard error, where that is a terminal. */
function progressLine({ interactive, error }: World): {
  onProgress: (progress: IngestProgress) => void;
  end: () => void;
} {
  let shown = false;
  return {
    onProgress({ done, total, file }) {
      if (!interactive.error || done >= total) return;
      const name = visible(file.slice(file.lastIndexOf('/') + 1)).slice(0, 50);
      error.write(`${eraseLine}Reading ${done + 1} of ${total} ${name}`);
      shown = true;
    },
    end() {
      if (shown) error.write(eraseLine);
    },
  };
}

/** Reads paths into the collection, with progress; files that failed are told on standard error. */
export async function ingestInto(
  collection: Collection,
  paths: readonly string[],
  world: World,
): Promise<IngestReport> {
  const { onProgress, end } = progressLine(world);
  try {
    const report = await collection.ingest(paths, { onProgress, signal: world.signal });
    end();
    for (const { file, why } of report.failed) world.error.write(`${visible(file)}: ${visible(why)}\n`);
    return report;
  } finally {
    end();
  }
}

/**
 * Opens the collection that the settings name, runs `use`, and closes it whatever happens.
 * @throws ConfigError for wrong settings, StoreError when the store can't be opened
 */
export async function withCollection<Result>(
  world: World,
  use: (collection: Collection) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings(world.environment, world.root);
  prepareFolder(settings);
  const collection = await openCollection({ url: settings.store, now: world.now });
  try {
    return await use(collection);
  } finally {
    await collection.close();
  }
}

const demonstration = { space: 'collection', key: 'demonstration' };

/**
 * The same, after what is new in `seeds/` has been read: the demonstration of a collection that holds nothing else.
 * Documents of one's own are never mixed with it.
 */
export function withSeeds<Result>(world: World, use: (collection: Collection) => Promise<Result>): Promise<Result> {
  return withCollection(world, async (collection) => {
    const seeds = join(world.root, 'seeds');
    const { space, key } = demonstration;
    const shown = await collection.notes.read(space, key, world.now().toISOString());
    const empty = (await collection.stats()).documents === 0;
    if (existsSync(seeds) && (empty || shown !== undefined)) {
      await collection.notes.write(space, key, 'yes');
      await ingestInto(collection, [seeds], world);
    }
    return use(collection);
  });
}

/** What commands are run with at a terminal: answers for one pair of eyes. */
export function terminalContext(collection: Collection, { now, signal }: World): Context {
  return { collection, audience: 'private', now, signal, commands };
}
