import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ManifestSettings, manifest, usageHint } from '../../../adapters/slack/manifest.ts';
import type { Command } from '../../../commands/command.ts';
import { commands } from '../../../commands/index.ts';
import { offeredOptions } from '../../../commands/options.ts';

const socket: ManifestSettings = { name: 'Reftel', prefix: '', socketMode: true, readMessages: false };
const http: ManifestSettings = { ...socket, socketMode: false, url: 'https://reftel.example.org/' };

const word = (maxLength: number, minLength = 1) => ({ type: 'string', minLength, maxLength });
const address = (maxLength: number) => ({ type: 'string', pattern: '^https://', maxLength });
const exactly = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const listOf = (items: object, minItems: number, maxItems: number) => ({
  type: 'array',
  uniqueItems: true,
  items,
  minItems,
  maxItems,
});
const flag = { type: 'boolean' };

/** The rules for what we use of a manifest, from Slack's manifest schema 2.0.0 and its reference (docs.slack.dev/reference/app-manifest). */
const rules = exactly(
  {
    _metadata: exactly({ major_version: { const: 2 }, minor_version: { type: 'integer' } }),
    display_information: exactly(
      {
        name: word(35),
        description: word(140),
        long_description: word(4_000, 175),
        background_color: { type: 'string', pattern: '^#(?:[0-9a-f]{3}){1,2}$' },
      },
      ['name'],
    ),
    features: exactly({
      app_home: exactly({ home_tab_enabled: flag, messages_tab_enabled: flag, messages_tab_read_only_enabled: flag }),
      bot_user: exactly({ display_name: word(80), always_online: flag }, ['display_name']),
      shortcuts: listOf(
        exactly(
          { name: word(24), type: { enum: ['message', 'global'] }, callback_id: word(255), description: word(150) },
          ['name', 'type', 'callback_id', 'description'],
        ),
        1,
        10,
      ),
      slash_commands: listOf(
        exactly(
          {
            command: { type: 'string', pattern: '^/', minLength: 2, maxLength: 32 },
            url: address(3_000),
            description: word(2_000),
            usage_hint: word(1_000),
            should_escape: flag,
          },
          ['command', 'description'],
        ),
        1,
        50,
      ),
      unfurl_domains: listOf({ type: 'string', pattern: '^[a-z0-9][-a-z0-9.]*[a-z0-9]$', maxLength: 255 }, 1, 5),
    }),
    oauth_config: exactly({
      redirect_urls: listOf(address(2_500), 1, 1_000),
      scopes: exactly({ bot: listOf(word(50), 1, 255) }),
    }),
    settings: exactly({
      event_subscriptions: exactly({ request_url: address(3_500), bot_events: listOf(word(50), 1, 100) }),
      interactivity: exactly(
        { is_enabled: flag, request_url: address(3_500), message_menu_options_url: address(3_500) },
        ['is_enabled'],
      ),
      org_deploy_enabled: flag,
      socket_mode_enabled: flag,
      token_rotation_enabled: flag,
    }),
  },
  ['display_information'],
);
const obeys = new Ajv({ strict: false }).compile(rules);

/** Slack's own commands, as PLATFORMS lists those that were refused; kept apart from the adapter's list. */
const slacksOwn =
  'away active archive call collapse dm dnd expand feed feedback help invite join kick leave me msg mute open prefs pro remind remove rename search shortcuts shrug star status topic who'.split(
    ' ',
  );

const scopeOfEvent: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.mpim': 'mpim:history',
  link_shared: 'links:read',
};

describe.each([
  ['Socket Mode', socket],
  ['HTTP', http],
  ['a prefix', { ...socket, prefix: 'desk-' }],
  ['reading messages', { ...http, readMessages: true }],
  ['a reader', { ...http, readerUrl: 'https://read.example.net/cables' }],
  ['a local reader', { ...socket, readerUrl: 'http://127.0.0.1:3000' }],
  ['a long name', { ...socket, name: 'Reftel of the newsroom on the third floor\u0000' }],
  ['no name', { ...socket, name: ' ' }],
] as const)('the manifest for %s', (_what, settings) => {
  const made = manifest(commands, settings);

  it('obeys the rules of Slack', () => {
    obeys(made);
    expect(obeys.errors).toBeNull();
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });

  it('offers every command and the umbrella under names that are free', () => {
    const names = made.features.slash_commands.map(({ command }) => command);
    expect(names).toHaveLength(commands.length + 1);
    for (const name of names) expect(slacksOwn).not.toContain(name.slice(1));
  });

  it('asks for the scope of every event that it listens to', () => {
    const { bot } = made.oauth_config.scopes;
    for (const event of made.settings.event_subscriptions.bot_events) {
      const scope = scopeOfEvent[event];
      if (scope !== undefined) expect(bot, event).toContain(scope);
    }
  });
});

describe('the manifest', () => {
  it('obeys the rules whatever commands there are: none with an entry in menus, one without options', () => {
    const [some] = commands;
    const plain = some === undefined ? [] : [{ ...some, name: 'plain', aliases: [], options: z.object({}) }];
    const made = manifest(plain, socket);
    obeys(made);
    expect(obeys.errors).toBeNull();
    expect(made.features.slash_commands.map(({ command }) => command)).toEqual(['/reftel', '/plain']);
  });

  it('has addresses under the public one for HTTP, and none for Socket Mode', () => {
    expect(JSON.stringify(manifest(commands, socket))).not.toContain('https://');
    const made = manifest(commands, http);
    expect(made.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: 'https://reftel.example.org/slack/events' },
      interactivity: { request_url: 'https://reftel.example.org/slack/events' },
    });
    expect(made.oauth_config).toMatchObject({ redirect_urls: ['https://reftel.example.org/slack/oauth_redirect'] });
  });

  it('unfurls links of the reader, wherever Slack calls, and asks for no such scope without one', () => {
    const readerUrl = 'https://read.example.net/cables';
    for (const settings of [socket, http]) {
      expect(manifest(commands, { ...settings, readerUrl }).features).toMatchObject({
        unfurl_domains: ['read.example.net'],
      });
      expect(JSON.stringify(manifest(commands, settings))).not.toMatch(/unfurl_domains|links:|link_shared/u);
    }
  });

  it('reads messages only where that is asked for', () => {
    const events = (settings: ManifestSettings) => manifest(commands, settings).settings.event_subscriptions.bot_events;
    expect(events(socket)).not.toContain('message.channels');
    expect(events({ ...socket, readMessages: true })).toContain('message.channels');
  });

  it('may read what it posted and which time zone somebody is in, and reads no more messages for that', () => {
    const { oauth_config, settings } = manifest(commands, socket);
    expect(oauth_config.scopes.bot).toEqual(
      expect.arrayContaining(['channels:history', 'groups:history', 'mpim:history', 'im:history', 'users:read']),
    );
    expect(settings.event_subscriptions.bot_events).not.toContain('message.groups');
  });

  it('hears when it is removed', () => {
    const { bot_events } = manifest(commands, socket).settings.event_subscriptions;
    expect(bot_events).toEqual(expect.arrayContaining(['app_uninstalled', 'tokens_revoked']));
  });

  it('has an entry in the menu of messages for each command that has one, and for no other', () => {
    const entries = (all: readonly Command[]) =>
      (manifest(all, socket).features.shortcuts ?? []).map(({ name }) => name);
    expect(entries(commands)).toEqual(['Verify quotes', 'Find in documents', 'Add to Reftel']);
    expect(entries(commands.filter(({ name }) => name !== 'add'))).toEqual(['Verify quotes', 'Find in documents']);
  });

  it('says how each command is typed, with all its options', () => {
    for (const command of commands) {
      const hint = usageHint(command);
      for (const { name, required } of offeredOptions(command)) {
        expect(hint).toContain(required ? `<${name}` : `[${name}`);
      }
    }
  });

  it('is refused without a public address where Slack has to call', () => {
    expect(() => manifest(commands, { ...socket, socketMode: false })).toThrow(RangeError);
    expect(() => manifest(commands, { ...socket, socketMode: false, url: 'http://a.example' })).toThrow(RangeError);
  });
});
