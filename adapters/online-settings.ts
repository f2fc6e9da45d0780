import { z } from 'zod';
import type { Permission } from './permission.ts';

/** How to reach Discord; the HTTP endpoint where there is a public key, otherwise the gateway. */
export interface DiscordOnline {
  readonly token: string;
  readonly publicKey?: string;
  readonly apiUrl: string;
  readonly guild?: string;
  readonly cards: 'embed' | 'components';
  readonly readMessages: boolean;
  readonly port: number;
}

/** How to reach Slack: `socket` needs bot and app token, `http` bot token and signing secret, `oauth` everything but tokens. */
export interface SlackOnline {
  readonly mode: 'socket' | 'http' | 'oauth';
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly stateSecret?: string;
  /** `REFTEL_KEY`: what the tokens of installed workspaces are sealed with. */
  readonly key?: string;
  /** For HTTP and OAuth. */
  readonly port: number;
  /** With a slash at the end; `https://slack.com/api/` unless another server stands in for Slack. */
  readonly apiUrl: string;
  /** Put before the names of slash commands. */
  readonly prefix?: string;
  /** Whether the app reads ordinary messages at all, for ids written in them. */
  readonly readMessages: boolean;
  /** Where the reader lives, for unfurling its links. */
  readonly readerUrl?: string;
  /** Where Slack reaches this program over HTTP. */
  readonly publicUrl?: string;
}

/** How answers and apps look: what is known before there is any token, since an app is made first. */
export interface Looks {
  readonly cards: DiscordOnline['cards'];
  /** What Slack's manifest is made of. Over HTTP where that is the way to Slack, or where there is none yet and there is a public address. */
  readonly slack: Pick<SlackOnline, 'prefix' | 'readMessages' | 'readerUrl' | 'publicUrl'> & {
    readonly socketMode: boolean;
  };
}

/** Which platforms are on, who may ask there, and what is wrong with the settings that say so. */
export interface Online {
  /** Absent where one of its settings has no meaning. */
  readonly looks?: Looks;
  readonly discord?: DiscordOnline;
  readonly slack?: SlackOnline;
  readonly permission: Permission;
  readonly problems: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const usualPort = 3000;

/** Plain http would send tokens in the clear: only to this machine. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/u.test(hostname))
  );
}

/** An address that tokens may be sent to. */
export const safeUrl = z.string().refine(isSafeUrl, 'has to be an https address (plain http is for this machine only)');
const onOff = z.enum(['on', 'off'], 'has to be on or off');
const shape = {
  DISCORD_API_URL: safeUrl.default('https://discord.com/api'),
  SLACK_API_URL: safeUrl.default('https://slack.com/api/'),
  DISCORD_CARDS: z.enum(['embed', 'components'], 'has to be embed or components').default('embed'),
  REFTEL_READ_MESSAGES: onOff.default('off'),
  READER_URL: safeUrl.optional(),
  PUBLIC_URL: safeUrl.optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/u, 'has to be a number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'has to be 65535 or less')
    .default(usualPort),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,11}$/u, 'has to be a small letter and up to eleven small letters, digits, - or _')
    .optional(),
  DISCORD_GUILD: z
    .string()
    .regex(/^\d{5,20}$/u, 'has to be the id of a server (digits)')
    .optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/iu, 'has to be 64 hexadecimal digits')
    .optional(),
};

/** A variable that is set to nothing counts as not set. */
export function value(environment: Environment, name: string): string | undefined {
  const text = environment[name]?.trim();
  return text === undefined || text === '' ? undefined : text;
}

/** A value for a message that may end in a log: what is longer than any sensible one may be a token in the wrong place. */
export function shownValue(text = ''): string {
  const address = URL.canParse(text) && new URL(text).password === '' ? text : undefined;
  return text.length <= 20 || address !== undefined
    ? `"${address ?? text}"`
    : `what it is now (${text.length} characters)`;
}

function ids(environment: Environment, name: string): ReadonlySet<string> {
  return new Set((value(environment, name) ?? '').split(/[\s,;]+/u).filter(Boolean));
}

const oauthNames = [
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'REFTEL_KEY',
];

/** Which way to Slack the variables open; undefined when Slack is off, a sentence when something is missing. */
function slackMode(environment: Environment): SlackOnline['mode'] | undefined | { readonly missing: string } {
  const has = (name: string) => value(environment, name) !== undefined;
  if (has('SLACK_BOT_TOKEN')) {
    if (has('SLACK_APP_TOKEN')) return 'socket';
    if (has('SLACK_SIGNING_SECRET')) return 'http';
    return { missing: 'SLACK_BOT_TOKEN is set; also set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)' };
  }
  if (has('SLACK_APP_TOKEN')) return { missing: 'SLACK_APP_TOKEN is set; also set SLACK_BOT_TOKEN (Socket Mode)' };
  const slackOnly = oauthNames.filter((name) => name !== 'REFTEL_KEY');
  if (!slackOnly.some(has)) return undefined;
  const missing = oauthNames.filter((name) => !has(name));
  if (missing.length === 0) return 'oauth';
  const set = slackOnly.filter(has).join(', ');
  const http = set === 'SLACK_SIGNING_SECRET' ? 'SLACK_BOT_TOKEN (HTTP, one workspace), or ' : '';
  return { missing: `${set} is set; also set ${http}${missing.join(', ')} (OAuth, many workspaces)` };
}

function without<Shape extends object>(values: Shape): { [Name in keyof Shape]: Exclude<Shape[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, each]) => each !== undefined)) as never;
}

type Values = z.output<z.ZodObject<typeof shape>>;

function manifestSettings(data: Values) {
  return without({
    readMessages: data.REFTEL_READ_MESSAGES === 'on',
    prefix: data.SLACK_COMMAND_PREFIX,
    readerUrl: data.READER_URL,
    publicUrl: data.PUBLIC_URL,
  });
}

function looksOf(data: Values, mode: SlackOnline['mode'] | undefined, environment: Environment): Looks {
  const unknown = value(environment, 'SLACK_APP_TOKEN') !== undefined || data.PUBLIC_URL === undefined;
  const socketMode = mode === undefined ? unknown : mode === 'socket';
  return { cards: data.DISCORD_CARDS, slack: { ...manifestSettings(data), socketMode } };
}

/**
 * Reads what the environment says of Discord and Slack. Nothing is thrown: `problems` lists everything that is wrong,
 * each in a sentence that names the variable.
 */
export function readOnline(environment: Environment): Online {
  const problems: string[] = [];
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, value(environment, name)]));
  const read = z.object(shape).safeParse(given);
  for (const issue of read.success ? [] : read.error.issues) {
    problems.push(`${String(issue.path[0])} ${issue.message}, not ${shownValue(given[String(issue.path[0])])}`);
  }
  const permission = {
    places: ids(environment, 'REFTEL_ALLOW'),
    users: ids(environment, 'REFTEL_ALLOW_USERS'),
    admins: ids(environment, 'REFTEL_ADMINS'),
  };
  const token = value(environment, 'DISCORD_TOKEN');
  const mode = slackMode(environment);
  if (typeof mode === 'object') problems.push(mode.missing);
  const discordOnly = ['DISCORD_PUBLIC_KEY', 'DISCORD_GUILD'].filter((name) => value(environment, name) !== undefined);
  if (token === undefined && discordOnly.length > 0)
    problems.push(`${discordOnly.join(', ')} is set; also set DISCORD_TOKEN`);
  const listens = value(environment, 'DISCORD_PUBLIC_KEY') !== undefined;
  if (listens && mode === undefined && value(environment, 'REFTEL_READ_MESSAGES') === 'on') {
    problems.push(
      'REFTEL_READ_MESSAGES is on, but Discord tells of messages through the gateway only; take out DISCORD_PUBLIC_KEY',
    );
  }
  if ((token !== undefined || mode !== undefined) && permission.places.size === 0) {
    problems.push('REFTEL_ALLOW is not set; list the ids of the Discord servers and Slack workspaces that may ask');
  }
  if (!read.success) return { permission, problems };
  const { data } = read;
  const looks = looksOf(data, typeof mode === 'object' ? undefined : mode, environment);
  if (problems.length > 0) return { looks, permission, problems };
  const common = { readMessages: data.REFTEL_READ_MESSAGES === 'on', port: data.PORT };
  const shared = data.PORT > 0 && (mode === 'http' || mode === 'oauth');
  const discord: DiscordOnline | undefined =
    token === undefined
      ? undefined
      : without({
          ...common,
          port: shared ? data.PORT + 1 : data.PORT,
          token,
          publicKey: data.DISCORD_PUBLIC_KEY,
          apiUrl: data.DISCORD_API_URL,
          guild: data.DISCORD_GUILD,
          cards: data.DISCORD_CARDS,
        });
  const slack: SlackOnline | undefined =
    mode === undefined || typeof mode === 'object'
      ? undefined
      : without({
          ...common,
          mode,
          botToken: value(environment, 'SLACK_BOT_TOKEN'),
          appToken: value(environment, 'SLACK_APP_TOKEN'),
          signingSecret: value(environment, 'SLACK_SIGNING_SECRET'),
          clientId: value(environment, 'SLACK_CLIENT_ID'),
          clientSecret: value(environment, 'SLACK_CLIENT_SECRET'),
          stateSecret: value(environment, 'SLACK_STATE_SECRET'),
          key: value(environment, 'REFTEL_KEY'),
          apiUrl: data.SLACK_API_URL.replace(/\/?$/u, '/'),
          ...manifestSettings(data),
        });
  return {
    looks,
    ...(discord === undefined ? {} : { discord }),
    ...(slack === undefined ? {} : { slack }),
    permission,
    problems,
  };
}
