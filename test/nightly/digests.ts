import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { botToken, discordServer } from '../doubles/discord-server.ts';
import {
  begin,
  ended,
  faultsOf,
  finished,
  killed,
  makeDigests,
  type Stage,
  speakingProcess,
} from '../doubles/killing.ts';
import { postingServer } from '../doubles/posting-server.ts';
import { seeded } from '../doubles/seeded.ts';
import { slackApp, slackWorld } from '../doubles/slack-world.ts';
import { slowLine } from '../doubles/slow-line.ts';

/**
 * `npm run nightly:digests [-- --kills N --minutes N --seed N --only PLATFORM]`: digests in a dozen channels that are due again and again,
 * sent by processes that are killed at random moments around sending: through the posters of Discord and Slack to their
 * doubles, over a line that is slow and breaks, and on a small platform beside a second process that is not killed. Needs a
 * build. Exits with 1 where a post was lost or came twice.
 */
function option(name: string, usual: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : (process.argv[at + 1] ?? usual);
}

const kills = Number(option('kills', '200'));
/** For each platform, at most. */
const minutes = Number(option('minutes', '60'));
const seed = Number(option('seed', '7'));
const only = option('only', '');
/** The double of Discord forgets nonces after three minutes of its clock, which runs so much faster. */
const hurry = 1_000;

/** A platform to be killed on. */
interface Ground extends Stage {
  readonly poster: string;
  readonly settings: object;
  readonly channels: readonly string[];
  messages(): readonly string[];
  close(): Promise<void>;
}

const dozen = (name: (at: number) => string) => Array.from({ length: 12 }, (_, at) => name(at));

async function discord(random: () => number): Promise<Ground> {
  const start = Date.now();
  const server = await discordServer({ now: () => start + (Date.now() - start) * hurry });
  const isSending = ({ method, url = '' }: IncomingMessage) => method === 'POST' && url.endsWith('/messages');
  const line = await slowLine(new URL(server.api).origin, isSending, random);
  const rooms = dozen((at) => `14500000000000000${10 + at}`);
  return {
    poster: './discord-poster.js',
    settings: { url: server.api.replace(new URL(server.api).origin, line.url), token: botToken },
    channels: rooms.map((room) => `discord:1200000000000000001:${room}`),
    arrival: line.arrival,
    messages: () => rooms.flatMap((room) => server.channels.messages(room).map(({ body }) => JSON.stringify(body))),
    async close() {
      await line.close();
      await server.stop();
    },
  };
}

async function slack(random: () => number): Promise<Ground> {
  const world = await slackWorld(['chat:write', 'channels:history', 'files:write', 'im:write']);
  const { origin } = new URL(world.apiUrl);
  const line = await slowLine(origin, ({ url = '' }) => url.includes('chat.postMessage'), random);
  return {
    poster: './slack-poster.js',
    settings: { url: world.apiUrl.replace(origin, line.url), token: slackApp.botToken },
    channels: slackRooms.map((room) => `slack:T000000001:${room}`),
    arrival: line.arrival,
    messages: () => world.callsOf('chat.postMessage').map(({ body }) => JSON.stringify(body)),
    async close() {
      await line.close();
      await world.close();
    },
  };
}

/** What the double has. */
const slackRooms = ['C000000001', 'C000000002'];

async function small(random: () => number): Promise<Ground> {
  const server = await postingServer(random);
  return {
    poster: './http-poster.js',
    settings: { url: server.url },
    channels: dozen((at) => `small:1:${at}`),
    arrival: server.arrival,
    messages: () => server.kept.map(({ text }) => text),
    close: server.close,
  };
}

const grounds = [
  { name: 'discord', make: discord, beside: 0 },
  { name: 'slack', make: slack, beside: 0 },
  { name: 'small', make: small, beside: 1 },
];
const folder = mkdtempSync(join(tmpdir(), 'reftel-nightly-digests-'));
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  for (const { name, make, beside } of grounds.filter((each) => only === '' || each.name === only)) {
    const random = seeded(seed);
    const ground = await make(random);
    const spoken = { store: `sqlite:${join(folder, `${name}.db`)}`, poster: ground.poster, settings: ground.settings };
    const begun = performance.now();
    await makeDigests(spoken.store, ground.channels, 24, 'every 400');
    const others = await Promise.all(Array.from({ length: beside }, () => speakingProcess(spoken)));
    begin(...others);
    const count = await killed(spoken, ground, random, kills, minutes * 60_000);
    await ended(others);
    await finished(spoken, 24);
    const messages = ground.messages();
    const faults = faultsOf(spoken.store, messages);
    const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
    say(
      `${name}: ${count} kills around sending, ${beside} beside, ${messages.length} posts, ${seconds} s (seed ${seed})`,
    );
    say(
      `  ${Object.entries(faults)
        .map(([fault, times]) => `${fault} ${times}`)
        .join(', ')}`,
    );
    if (Object.values(faults).some((times) => times > 0)) process.exitCode = 1;
    await ground.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
