import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Context } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { type Collection, openCollection } from '../src/index.ts';
import type { World } from './cli-world.ts';
import { ingestInto } from './ingesting.ts';
import { spaced } from './progress.ts';
import { permanent, type ReaderLinks } from './reader-links.ts';
import { prepareFolder, readSettings } from './settings.ts';
import { filesAt } from './terminal/given.ts';

/**
 * Opens the collection that the settings name, runs `use`, and closes it whatever happens. With threads many can ask at once.
 * @throws ConfigError for wrong settings, StoreError when the store can't be opened
 */
export async function withCollection<Result>(
  world: World,
  use: (collection: Collection) => Promise<Result>,
  threads = 0,
): Promise<Result> {
  const settings = readSettings(world.environment, world.root);
  prepareFolder(settings);
  const collection = await openCollection({ url: settings.store, now: world.now, csv: settings.csv, threads });
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
export function withSeeds<Result>(
  world: World,
  use: (collection: Collection) => Promise<Result>,
  threads = 0,
): Promise<Result> {
  const readFirst = async (collection: Collection) => {
    const seeds = join(world.root, 'seeds');
    const { space, key } = demonstration;
    const shown = await collection.notes.read(space, key, world.now().toISOString());
    const empty = (await collection.stats()).documents === 0;
    if (existsSync(seeds) && (empty || shown !== undefined)) {
      await collection.notes.write(space, key, 'yes');
      await ingestInto(collection, [seeds], world);
    }
    return use(collection);
  };
  return withCollection(world, readFirst, threads);
}

/** Told at most so often, milliseconds. */
const toldEvery = 2_000;

/** What commands are run with at a terminal: answers for one pair of eyes. `input`: where it may hold a file. */
export function terminalContext(
  collection: Collection,
  { now, signal, error, interactive, operator = 'operator' }: World,
  links?: ReaderLinks,
  input?: Readable,
): Context {
  const tell = spaced((words) => void error.write(`${words}\n`), { first: toldEvery, every: toldEvery });
  const own = { file: filesAt(input), ...(interactive.error ? { progress: tell } : {}) };
  const asker = { id: `terminal:${operator}`, name: operator };
  return {
    collection,
    audience: 'private',
    asker,
    now,
    signal,
    commands,
    team: 'terminal',
    ...own,
    ...permanent(links),
  };
}
