import { commands } from '../commands/index.ts';
import { postKinds } from '../commands/posts.ts';
import { type Collection, ConfigError, nextRun } from '../src/index.ts';
import { withCollection } from './cli-collection.ts';
import { exits, type Subcommand, UsageError, type World } from './cli-world.ts';
import type { Running } from './insisting.ts';
import { type Online, readOnline } from './online-settings.ts';
import type { Finding, Log, Platform, Tools } from './platform.ts';
import type { Poster } from './posting.ts';
import { permanent } from './reader-links.ts';
import { openReader, type ReaderOnline } from './reader-online.ts';
import { type ReaderSettings, readReader } from './reader-settings.ts';
import { Speaker } from './speaking.ts';
import { readSpeaking } from './speaking-settings.ts';
import { written } from './terminal/conversation.ts';

/** One line of JSON an interaction, on standard error. */
export async function logTo({ error }: World): Promise<Log> {
  const { pino } = await import('pino');
  const log: Log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, error);
  return log;
}

/** @throws ConfigError with everything that is wrong with the settings of the platforms */
export function onlineSettings({ environment }: World): Online {
  const online = readOnline(environment);
  const problems = [...online.problems, ...readReader(environment).problems, ...readSpeaking(environment).problems];
  if (problems.length > 0) throw new ConfigError(problems);
  return online;
}

export async function toolsOf(
  world: World,
  collection: Collection,
  online: Online,
  { links }: ReaderOnline = {},
): Promise<Tools> {
  const log = await logTo(world);
  return {
    online,
    collection,
    commands,
    desk: { ...world.desk, log: (line) => log.error({}, line) },
    log,
    now: world.now,
    ...(links === undefined ? {} : { links }),
    signal: world.signal,
  };
}

/** Notes that have expired (buttons, claims), posts that are done with, and files that nobody added in time are taken out so often, milliseconds. */
const sweepEvery = 3_600_000;
/** Posts are kept for so long after they were sent, milliseconds: none comes again after that. */
const postsKept = 30 * 86_400_000;

/** Says what is due, on the platforms that can be spoken on. */
function speakingWith({ environment }: World, { links, ...tools }: Tools, posters: readonly Poster[]): Running {
  const { latest } = readSpeaking(environment);
  return new Speaker({ ...tools, ...permanent(links), posters, kinds: postKinds, nextRun, latest }).start();
}

/** What is on while the program runs: platforms by name, and the reader. */
export interface Going {
  readonly names: readonly string[];
  readonly reader: ReaderOnline;
  stop(): Promise<void>;
}

/** Goes online wherever the settings say so; what is returned takes everything offline again. */
export async function goOnline(world: World, collection: Collection): Promise<Going> {
  const online = onlineSettings(world);
  const on = world.platforms.filter((platform) => platform.isOn(online));
  const reader = await openReader(world, collection, world.desk);
  if (on.length === 0) return { names: [], reader, stop: async () => reader.stop?.() };
  const tools = await toolsOf(world, collection, online, reader);
  const running: Running[] = [{ stop: async () => reader.stop?.() }];
  const sweep = () => {
    const now = world.now();
    const old = [
      collection.notes.sweep(now.toISOString()),
      collection.outbox.sweep(new Date(now.getTime() - postsKept).toISOString()),
      collection.uploads.sweep(now.toISOString()),
    ];
    for (const each of old) each.catch(() => tools.log.warn({}, 'what is old could not be swept'));
  };
  sweep();
  const sweeping = setInterval(sweep, sweepEvery).unref();
  let speaking: Running | undefined;
  const stop = async () => {
    clearInterval(sweeping);
    // What is being posted needs its platform until it is out.
    await speaking?.stop();
    await Promise.allSettled(running.map((each) => each.stop()));
  };
  try {
    const posters: Poster[] = [];
    for (const platform of on) {
      const started = await platform.start(tools);
      running.push(started);
      if (started.poster !== undefined) posters.push(started.poster);
    }
    if (posters.length > 0) speaking = speakingWith(world, tools, posters);
  } catch (error) {
    await stop();
    throw error;
  }
  return { names: on.map(({ name }) => name), reader, stop };
}

/** How the reader is set up, for `doctor`. */
function readerSays(reader: ReaderSettings | undefined): string {
  if (reader === undefined) return 'off (neither READER_URL nor READER_PORT is set)';
  const { url = 'this machine only', serves, port, open, hours } = reader;
  const where = serves ? `${url}, port ${port}` : `${url}, served by another process`;
  return `${where}; ${open ? 'open: whoever has an address may read' : `links work for ${hours} hours`}`;
}

/** What the live APIs say of the settings; nothing when no platform is on. */
export async function examined(world: World, collection: Collection): Promise<readonly Finding[]> {
  const online = readOnline(world.environment);
  const { reader, problems } = readReader(world.environment);
  const wrong = [...online.problems, ...problems, ...readSpeaking(world.environment).problems];
  if (wrong.length > 0) return wrong.map((says) => ({ what: 'settings', fine: false, says }));
  const findings: Finding[] = [{ what: 'reader', fine: true, says: readerSays(reader) }];
  for (const platform of world.platforms) {
    if (platform.isOn(online)) findings.push(...(await platform.doctor(await toolsOf(world, collection, online))));
    else findings.push({ what: platform.name, fine: true, says: 'off (no token is set)' });
  }
  return findings;
}

/** `reftel register`: tells the platforms which commands there are. */
export const register: Subcommand = {
  name: 'register',
  usage: 'register',
  summary: 'Register the slash commands where they changed (Discord)',
  help: 'Commands are registered at start as well. With DISCORD_GUILD set only that server gets them, at once.\nSlack has its commands from the app manifest: see reftel manifest.',
  options: {},
  words: [0, 0],
  run: (_words, _options, world) =>
    withCollection(world, async (collection) => {
      const tools = await toolsOf(world, collection, onlineSettings(world));
      const able = world.platforms.filter((each) => each.register !== undefined && each.isOn(tools.online));
      if (able.length === 0) throw new ConfigError(['DISCORD_TOKEN is not set; there is nowhere to register commands']);
      for (const platform of able)
        await written(world.output, `${platform.name}: ${await platform.register?.(tools)}\n`);
      return exits.done;
    }),
};

function platformNamed(name: string, platforms: readonly Platform[]): Platform {
  const found = platforms.find((platform) => platform.name === name);
  const known = platforms.map((platform) => platform.name).join(', ');
  if (found === undefined) throw new UsageError(`There is no platform "${name}" (there are ${known})`);
  return found;
}

/** `reftel manifest slack`: the file that an app is made from. */
export const manifest: Subcommand = {
  name: 'manifest',
  usage: 'manifest slack',
  summary: 'Write the app manifest to paste at api.slack.com/apps',
  help: 'The manifest follows the settings: SLACK_COMMAND_PREFIX, REFTEL_READ_MESSAGES, READER_URL. It is for Socket Mode unless the\ntokens are for HTTP or, before there are any, PUBLIC_URL is set; then Slack is given the addresses under PUBLIC_URL.',
  options: {},
  words: [1, 1],
  async run([name = ''], _options, world) {
    const platform = platformNamed(name, world.platforms);
    if (platform.manifest === undefined) throw new UsageError(`${name} needs no manifest; see reftel register`);
    const online = readOnline(world.environment);
    await written(world.output, `${JSON.stringify(await platform.manifest(commands, online), undefined, 2)}\n`);
    return exits.done;
  },
};

/** The platform that `--as` names; undefined without it. */
export function shownAs(name: string | boolean | undefined, { platforms }: World): Platform | undefined {
  return typeof name === 'string' ? platformNamed(name, platforms) : undefined;
}
