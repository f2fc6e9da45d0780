import { type Collection, ConfigError } from '../src/index.ts';
import type { World } from './cli-world.ts';
import type { Desk } from './dispatch.ts';
import type { RunningReader } from './reader/index.ts';
import type { ReaderLinks } from './reader-links.ts';
import { type ReaderSettings, readReader, usualHours } from './reader-settings.ts';

// The web server takes a moment to load: only where there is a reader.
const door = () => import('./reader/index.ts');

/** @throws ConfigError with everything that is wrong with the reader's settings */
export function readerSettings({ environment }: Pick<World, 'environment'>): ReaderSettings | undefined {
  const { reader, problems } = readReader(environment);
  if (problems.length > 0) throw new ConfigError(problems);
  return reader;
}

/** Links for answers of a program that serves no reader itself; undefined where no address of one is set. */
export async function readerLinks(world: World, collection: Collection): Promise<ReaderLinks | undefined> {
  const settings = readerSettings(world);
  if (settings?.url === undefined) return undefined;
  return (await door()).linksOnly({ settings, collection, desk: world.desk, now: world.now });
}

/** The reader as it is while the program is online: its links, and how it is stopped. */
export interface ReaderOnline extends Partial<Pick<RunningReader, 'url' | 'stop'>> {
  readonly links?: ReaderLinks | undefined;
}

/**
 * Serves the reader where the settings say so; where another process serves it there are links only.
 * @throws ConfigError for a port that can't be had
 */
export async function openReader(world: World, collection: Collection, desk: Desk): Promise<ReaderOnline> {
  const settings = readerSettings(world);
  if (settings === undefined) return {};
  const tools = { settings, collection, desk, now: world.now };
  return settings.serves ? (await door()).startReader(tools) : { links: await (await door()).linksOnly(tools) };
}

/** A reader for this machine only, on any port that is free, where the settings want none: the playground's citations open there. */
export async function openOwnReader(
  { desk, now }: Pick<World, 'desk' | 'now'>,
  collection: Collection,
): Promise<RunningReader> {
  const settings: ReaderSettings = { port: 0, serves: true, open: false, hours: usualHours };
  return (await door()).startReader({ settings, collection, desk, now });
}
