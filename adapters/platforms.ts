import { ConfigError, findMrns } from '../src/index.ts';
import { doctorDiscord, type Going, registerDiscord, startDiscord } from './discord/index.ts';
import { render as renderForDiscord } from './discord/render.ts';
import type { Platform, Tools } from './platform.ts';
import { doctorSlack, type SlackParts, startSlack } from './slack/index.ts';
import { manifest } from './slack/manifest.ts';
import { render as renderForSlack } from './slack/render.ts';

/** Numbers of cables as they stand in a message; only those that carry their year are sure. */
function idsIn(text: string): string[] {
  return findMrns(text).flatMap(({ id, text: written }) => (id === undefined ? [] : [written]));
}

function parts({ collection, commands, desk, log, now, online }: Tools) {
  return { collection, commands, desk, log, now, idsIn, permission: online.permission };
}

function goingOf(tools: Tools): Going {
  const { discord } = tools.online;
  if (discord === undefined) throw new ConfigError(['DISCORD_TOKEN is not set']);
  return { ...parts(tools), settings: discord };
}

function slackParts(tools: Tools): SlackParts {
  const { slack } = tools.online;
  if (slack === undefined) throw new ConfigError(['no Slack token is set; see .env.example']);
  return { ...parts(tools), settings: slack };
}

const discord: Platform = {
  name: 'discord',
  isOn: (online) => online.discord !== undefined,
  payload: (reply, frame, online) => renderForDiscord(reply, frame, { cards: online.discord?.cards ?? 'embed' }),
  start: (tools) => startDiscord(goingOf(tools)),
  async doctor(tools) {
    const { settings, commands, permission } = goingOf(tools);
    return doctorDiscord(settings, commands, permission);
  },
  async register(tools) {
    const done = await registerDiscord(goingOf(tools));
    return done === 'unchanged' ? 'unchanged since the last time' : `${tools.commands.length} commands registered`;
  },
};

const slack: Platform = {
  name: 'slack',
  isOn: (online) => online.slack !== undefined,
  payload: (reply, frame) => renderForSlack(reply, frame),
  start: (tools) => startSlack(slackParts(tools)),
  doctor: (tools) => doctorSlack({ ...slackParts(tools), signal: tools.signal }),
  manifest(commands, { slack: settings }) {
    const url = settings?.readerUrl;
    return manifest(commands, {
      name: 'Reftel',
      prefix: settings?.prefix ?? '',
      socketMode: settings === undefined || settings.mode === 'socket',
      readMessages: settings?.readMessages ?? false,
      ...(url === undefined ? {} : { url }),
    });
  },
};

/** The platforms there are: a new one is its folder and its entry here. */
export const platforms: readonly Platform[] = [discord, slack];
