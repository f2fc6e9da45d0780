import './own-connections.ts';
import { ConfigError, findMrns } from '../src/index.ts';
import type { Going } from './discord/index.ts';
import { illustrator } from './illustrating.ts';
import { insisting } from './insisting.ts';
import type { Platform, Tools } from './platform.ts';
import type { SlackParts } from './slack/index.ts';

// The platforms' libraries take a second to load: only what is asked for is.
const discordDoor = () => import('./discord/index.ts');
const slackDoor = () => import('./slack/index.ts');

/** A picture that can't be drawn is seen in the payload: words stand in its place. */
const quiet = { log: () => undefined };

/** Refusals of Slack that waiting may end. */
const passing = /^(?:unreachable|ratelimited|http_5\d\d|internal_error|fatal_error|service_unavailable)$/u;

/** Numbers of cables as they stand in a message; only those that carry their year are sure. */
function idsIn(text: string): string[] {
  return findMrns(text).flatMap(({ id, text: written }) => (id === undefined ? [] : [written]));
}

function parts({ collection, commands, desk, log, now, online, links }: Tools) {
  return { collection, commands, desk, log, now, idsIn, links, permission: online.permission };
}

function goingOf(tools: Tools): Going {
  const { discord: settings } = tools.online;
  if (settings === undefined) throw new ConfigError(['DISCORD_TOKEN is not set']);
  return { ...parts(tools), settings };
}

function slackParts(tools: Tools): SlackParts {
  const { slack: settings } = tools.online;
  if (settings === undefined) throw new ConfigError(['no Slack token is set; see .env.example']);
  return { ...parts(tools), settings };
}

const discord: Platform = {
  name: 'discord',
  isOn: (online) => online.discord !== undefined,
  async payload(reply, frame, online) {
    const { render } = await import('./discord/render.ts');
    const { limits } = await import('./discord/limits.ts');
    const drawn = await illustrator(limits.files.alternative, quiet)(reply);
    return render(drawn, frame, { cards: online.looks?.cards ?? 'embed' });
  },
  start: async (tools) => (await discordDoor()).startDiscord(goingOf(tools)),
  async doctor(tools) {
    const { settings, commands, permission } = goingOf(tools);
    return (await discordDoor()).doctorDiscord(settings, commands, permission);
  },
  async register(tools) {
    const done = await (await discordDoor()).registerDiscord(goingOf(tools), true);
    const count = `${tools.commands.length} commands`;
    return done === 'registered' ? `${count} registered` : `${count} unchanged, nothing to register`;
  },
};

const slack: Platform = {
  name: 'slack',
  isOn: (online) => online.slack !== undefined,
  async payload(reply, frame) {
    const { render } = await import('./slack/render.ts');
    const { limits } = await import('./slack/limits.ts');
    return render(await illustrator(limits.image.alternative, quiet)(reply), frame);
  },
  async start(tools) {
    const { PlatformError, slackPosterOf, startSlack } = await slackDoor();
    const start = async () => {
      try {
        return await startSlack(slackParts(tools));
      } catch (error) {
        if (!(error instanceof PlatformError) || passing.test(error.code)) throw error;
        throw new ConfigError([`Slack refuses the settings (${error.code}); reftel doctor says what to do`]);
      }
    };
    const failure = (error: unknown) => ({ error: error instanceof PlatformError ? error.code : 'unknown' });
    const running = await insisting(start, { name: 'Slack', log: tools.log, failure });
    return { ...running, poster: slackPosterOf(slackParts(tools)) };
  },
  doctor: async (tools) => (await slackDoor()).doctorSlack({ ...slackParts(tools), signal: tools.signal }),
  async manifest(commands, { looks, problems }) {
    if (looks === undefined) throw new ConfigError(problems);
    const { prefix = '', readMessages, readerUrl, publicUrl, socketMode } = looks.slack;
    if (!socketMode && publicUrl?.startsWith('https://') !== true) {
      throw new ConfigError([
        'PUBLIC_URL is not set; over HTTP the manifest names the public https address of this program',
      ]);
    }
    const { manifest } = await import('./slack/manifest.ts');
    return manifest(commands, {
      name: 'Reftel',
      prefix,
      socketMode,
      readMessages,
      ...(publicUrl === undefined ? {} : { url: publicUrl }),
      ...(readerUrl === undefined ? {} : { readerUrl }),
    });
  },
};

/** The platforms there are: a new one is its folder and its entry here. */
export const platforms: readonly Platform[] = [discord, slack];
