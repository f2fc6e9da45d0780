import type { Command } from '../../commands/command.ts';
import { type Option, offeredOptions } from '../../commands/options.ts';
import { shortened } from './fit.ts';
import { limits } from './limits.ts';
import { slackNames } from './names.ts';

/** What the app is called and how Slack reaches it. */
export interface ManifestSettings {
  readonly name: string;
  /** In front of the name of every command. */
  readonly prefix: string;
  readonly socketMode: boolean;
  /** Public address of the program's HTTP receiver; Socket Mode needs none. */
  readonly url?: string;
  /** Address of the reader, whose links unfurl. */
  readonly readerUrl?: string;
  /** Whether ids in ordinary messages are answered (`REFTEL_READ_MESSAGES`): more scopes, more events. */
  readonly readMessages: boolean;
}

/** Entries of a message's menu, each for a command. `id` is the callback id that a shortcut arrives with. */
const shortcuts = [
  {
    id: 'verify_quotes',
    command: 'verify',
    name: 'Verify quotes',
    does: 'Check every quotation and document id of this message',
  },
  {
    id: 'find_in_documents',
    command: 'find',
    name: 'Find in documents',
    does: 'Look for the words of this message in the documents',
  },
  {
    id: 'add_to_reftel',
    command: 'add',
    name: 'Add to Reftel',
    does: 'Add the files of this message to the documents',
  },
] as const;

/** One entry of a message's menu. */
export type Shortcut = (typeof shortcuts)[number];

/** The entries whose command there is. */
export function shortcutsOf(commands: readonly Command[]): readonly Shortcut[] {
  return shortcuts.filter(({ command }) => commands.some(({ name }) => name === command));
}

/** Where Bolt's HTTP receiver listens by default (docs.slack.dev/tools/bolt-js/reference, `endpoints`, `redirectUriPath`). */
const eventsPath = '/slack/events';
const redirectPath = '/slack/oauth_redirect';

const about = 'Answers questions about your documents, with a pinpoint citation behind every claim';
const longAbout = [
  'Reftel answers questions about a collection of documents where the team already talks: what a cable says, who a',
  'person is, what happened when, which document answers which. Every claim carries the exact words of a document and',
  'the place where they stand. Nothing is paraphrased; what the documents do not say, Reftel says it does not know.',
].join(' ');

function optionHint({ name, required, named, choices, kind }: Option): string {
  const values = choices.length > 0 && choices.length <= 4 ? choices.join('|') : kind === 'boolean' ? 'true' : '…';
  const shown = named ? `${name}:${values}` : name;
  return required ? `<${shown}>` : `[${shown}]`;
}

/** How a command's text is typed, from its options: `<id> [paragraph] [style] [share:true]`. */
export function usageHint(command: Pick<Command, 'options'>): string {
  return shortened(offeredOptions(command).map(optionHint).join(' '), limits.manifest.hint);
}

/** Slack takes no empty hint: a command without options has none. */
function hinted(hint: string): { readonly usage_hint?: string } {
  return hint === '' ? {} : { usage_hint: hint };
}

/** Entries of menus, as a manifest has them: there is at least one, or no list. */
function menuEntries(commands: readonly Command[]) {
  const entries = shortcutsOf(commands).map(({ id, name, does }) => {
    return { name, type: 'message', callback_id: id, description: does };
  });
  return entries.length === 0 ? {} : { shortcuts: entries };
}

/** The host whose links unfurl: a public name of ours; Slack takes neither ports nor addresses of this machine. */
function unfurlDomain(url: string | undefined): string | undefined {
  const host = url === undefined ? '' : new URL(url).hostname.toLowerCase();
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/u.test(host) && !host.endsWith('.localhost') ? host : undefined;
}

/** A name that Slack takes: not empty, no control characters, cut to what a manifest holds. */
function appName(name: string): string {
  return shortened(name.replace(/\p{C}/gu, ''), limits.manifest.name) || 'Reftel';
}

/**
 * What the app asks for. The history of channels that it is a member of is read for its own posts alone, after a crash
 * between sending one and noting it (and, where messages are read, comes with their events); `users:read` tells time zones.
 */
function scopes(unfurls: boolean): string[] {
  return [
    'app_mentions:read',
    'channels:history',
    'chat:write',
    'commands',
    'files:read',
    'files:write',
    'groups:history',
    'im:history',
    'im:write',
    'mpim:history',
    'mpim:read',
    'users:read',
    ...(unfurls ? ['links:read', 'links:write'] : []),
  ];
}

function events(readMessages: boolean, unfurls: boolean): string[] {
  return [
    'app_home_opened',
    'app_mention',
    'app_uninstalled',
    'message.im',
    'tokens_revoked',
    ...(unfurls ? ['link_shared'] : []),
    ...(readMessages ? ['message.channels', 'message.groups', 'message.mpim'] : []),
  ];
}

/**
 * The app's manifest, version 2 (github.com/slackapi/manifest-schema): slash commands from the definitions, message
 * shortcuts, scopes and events. Without Socket Mode every address is under `url`.
 * @throws RangeError without Socket Mode and without an https address, TypeError for an address that is none
 * @throws ConfigError for a prefix that Slack would not take
 */
export function manifest(commands: readonly Command[], settings: ManifestSettings) {
  const { prefix, socketMode, url, readerUrl, readMessages } = settings;
  if (!socketMode && url?.startsWith('https://') !== true) {
    throw new RangeError('Without Socket Mode a manifest needs the public https address of the program');
  }
  const base = url?.replace(/\/+$/u, '');
  const here = socketMode ? {} : { request_url: `${base}${eventsPath}` };
  const domain = unfurlDomain(readerUrl);
  const name = appName(settings.name);
  const slashCommands = slackNames(commands, prefix).map(({ slash, command }) => ({
    command: slash,
    description: command?.summary ?? 'Any of its commands: name it first, as in “help” or “find peace talks”',
    ...hinted(command === undefined ? '<command> […]' : usageHint(command)),
    should_escape: false,
    ...(socketMode ? {} : { url: `${base}${eventsPath}` }),
  }));
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: { name, description: about, long_description: longAbout, background_color: '#1f3a5f' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
      ...menuEntries(commands),
      slash_commands: slashCommands,
      ...(domain === undefined ? {} : { unfurl_domains: [domain] }),
    },
    oauth_config: {
      ...(socketMode ? {} : { redirect_urls: [`${base}${redirectPath}`] }),
      scopes: { bot: scopes(domain !== undefined) },
    },
    settings: {
      event_subscriptions: { ...here, bot_events: events(readMessages, domain !== undefined) },
      interactivity: {
        is_enabled: true,
        ...here,
        ...(socketMode ? {} : { message_menu_options_url: `${base}${eventsPath}` }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  };
}
