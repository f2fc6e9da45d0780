import type { Context } from '../commands/command.ts';
import { ConfigError, everything } from '../src/index.ts';
import type { World } from './cli-world.ts';
import { readOnline } from './online-settings.ts';
import type { Payloads } from './playground/index.ts';
import { type PlaygroundSettings, readPlayground } from './playground-settings.ts';
import { linksWith, permanent } from './reader-links.ts';
import { openOwnReader, type ReaderOnline } from './reader-online.ts';

/** What Discord and Slack would be sent, as the world knows the two; undefined where one is missing. */
export function payloadsOf({ platforms, environment }: Pick<World, 'platforms' | 'environment'>): Payloads | undefined {
  const [discord, slack] = ['discord', 'slack'].map((name) => platforms.find((each) => each.name === name));
  if (discord === undefined || slack === undefined) return undefined;
  const online = readOnline(environment);
  const other = { readMessages: false, socketMode: true };
  return {
    discord: (reply, frame, cards) =>
      discord.payload(reply, frame, { ...online, looks: { slack: other, ...online.looks, cards } }),
    slack: (reply, frame) => slack.payload(reply, frame, online),
  };
}

/** @throws ConfigError with everything that is wrong with the playground's settings */
export function playgroundSettings({ environment }: Pick<World, 'environment'>): PlaygroundSettings {
  const { problems, ...settings } = readPlayground(environment);
  if (problems.length > 0) throw new ConfigError(problems);
  return settings;
}

/** The playground while the program runs, and how it is stopped. */
export interface PlaygroundOnline {
  /** Its address; absent where there is none. */
  readonly url?: string;
  stop(): Promise<void>;
}

/**
 * Serves the playground for whoever sits at this machine, with a reader of its own where the program has none.
 * @throws ConfigError for settings that won't do, or a port that can't be had
 */
export async function openPlayground(
  world: World,
  context: Context,
  { links: known }: ReaderOnline,
): Promise<PlaygroundOnline> {
  const { on, port } = playgroundSettings(world);
  const payloads = payloadsOf(world);
  if (!on || payloads === undefined) return { stop: async () => undefined };
  const { startPlayground } = await import('./playground/index.ts');
  const reader: ReaderOnline = known === undefined ? await openOwnReader(world, context.collection) : { links: known };
  const asker = { id: 'playground:operator', name: 'operator' };
  const own = { ...context, asker, ...permanent(reader.links) };
  const sources = { context: own, desk: world.desk, payloads, linkTo: linksWith(reader.links, everything) };
  try {
    const playground = await startPlayground(sources, port);
    const stop = async () => void (await Promise.all([playground.stop(), reader.stop?.()]));
    return { url: playground.url, stop };
  } catch (error) {
    await reader.stop?.();
    throw error;
  }
}
