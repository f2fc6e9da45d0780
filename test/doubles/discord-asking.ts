import type { APIInteraction } from 'discord.js';
import type { DiscordMessage } from '../../adapters/discord/render.ts';
import type { Wire } from '../../adapters/discord/sending.ts';
import type { Service } from '../../adapters/discord/service.ts';
import type { Permission } from '../../adapters/permission.ts';
import type { Log } from '../../adapters/platform.ts';
import type { Command } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import type { Collection } from '../../src/index.ts';

/** Who and where, in every test. */
export const place = '1200000000000000001';
export const asker = '1500000000000000001';
export const admin = '1500000000000000002';
export const stranger = '1500000000000000003';

export const permission: Permission = {
  places: new Set([place]),
  users: new Set([asker]),
  admins: new Set([admin]),
};

/** A log that is kept, for tests of what stands in it. */
export function keptLog(): Log & {
  readonly lines: { level: string; fields: Record<string, unknown>; message: string }[];
} {
  const lines: { level: string; fields: Record<string, unknown>; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields: { ...fields }, message });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** A clock that goes a second with every look at it, so that nothing happens at once. */
export function tickingClock(start = Date.parse('2026-03-04T10:00:00Z')): () => Date {
  let at = start;
  return () => {
    at += 1_000;
    return new Date(at);
  };
}

export const desk = { log: () => undefined, incident: () => '7F3K' };

/** What answering needs, without a network. */
export function serviceOf(collection: Collection, parts: Partial<Service> = {}): Service {
  return {
    collection,
    commands: commands as readonly Command[],
    permission,
    desk,
    log: keptLog(),
    now: tickingClock(),
    cards: 'embed',
    signal: new AbortController().signal,
    offered: new Map(),
    deferAfter: 1_200,
    ...parts,
  };
}

/** One thing that went to Discord. */
export interface Went {
  readonly how: 'first' | 'edit' | 'follow' | 'remove' | 'discard';
  readonly type?: number;
  readonly body?: Record<string, unknown>;
}

/** A way back that leads nowhere and keeps what went. `fails` may throw for an attempt. */
export function keptWire(fails: (went: Went) => void = () => undefined): Wire & { readonly went: Went[] } {
  const went: Went[] = [];
  const pass = (each: Went): string => {
    went.push(each);
    fails(each);
    return `14000000000000000${String(went.length).padStart(2, '0')}`;
  };
  const plain = (message: DiscordMessage) => ({ ...message }) as unknown as Record<string, unknown>;
  return {
    went,
    first: async (response) =>
      pass({
        how: 'first',
        type: response.type,
        ...('data' in response ? { body: response.data as unknown as Record<string, unknown> } : {}),
      }),
    edit: async (message) => pass({ how: 'edit', body: plain(message) }),
    follow: async (message) => pass({ how: 'follow', body: plain(message) }),
    remove: async () => void pass({ how: 'remove' }),
    discard: async (message, by) => void pass({ how: 'discard', body: { message, ...by } }),
    original: async () => '1400000000000000099',
  };
}

let serial = 0;

/** An interaction as Discord sends it; `parts` are what a test is about. */
export function interactionOf(parts: Record<string, unknown>): APIInteraction {
  serial += 1;
  const id = String(1_600_000_000_000_000_000n + BigInt(serial));
  return {
    id,
    application_id: '1100000000000000001',
    type: 2,
    token: `interaction-token-${id}`,
    version: 1,
    guild_id: place,
    channel_id: '1400000000000000001',
    member: { user: { id: asker, username: 'asker' }, roles: [], permissions: '0' },
    authorizing_integration_owners: { 0: place },
    context: 0,
    locale: 'en-GB',
    guild_locale: 'en-US',
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...parts,
  } as unknown as APIInteraction;
}

/** A slash command with values; text, numbers and booleans say their own type. */
export function slashOf(name: string, values: Record<string, string | number | boolean> = {}): Record<string, unknown> {
  const types: Record<string, number> = { string: 3, number: 4, boolean: 5 };
  const options = Object.entries(values).map(([each, value]) => ({ name: each, type: types[typeof value], value }));
  return { type: 2, data: { id: '1', type: 1, name, options } };
}

/** A button of a message. */
export function pressOf(customId: string, message: Record<string, unknown>): Record<string, unknown> {
  return { type: 3, data: { custom_id: customId, component_type: 2 }, message };
}

/** The id of the button with this label, in any rows. */
export function buttonIdOf(components: unknown, label: string): string {
  const all = (Array.isArray(components) ? components : []) as readonly Record<string, unknown>[];
  for (const each of all) {
    if (each['label'] === label) return String(each['custom_id']);
    const inner = buttonIdOf(
      [...((each['components'] as unknown[]) ?? []), ...(each['accessory'] === undefined ? [] : [each['accessory']])],
      label,
    );
    if (inner !== '') return inner;
  }
  return '';
}
