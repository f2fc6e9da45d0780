import { ChannelType } from 'discord.js';
import { DigitalDiscord } from 'discord-digital-twin';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { definitionsOf, type Online, startDiscord } from '../../../adapters/discord/index.ts';
import type { Command } from '../../../commands/command.ts';
import { share } from '../../../commands/command.ts';
import { reply } from '../../../commands/compose.ts';
import { commands } from '../../../commands/index.ts';
import { optionsOf } from '../../../commands/options.ts';
import { buttonIdOf, desk, keptLog, tickingClock } from '../../doubles/discord-asking.ts';
import { type DiscordProxy, discordProxy, type Outgoing } from '../../doubles/discord-proxy.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const twin = new DigitalDiscord({
  guild: { name: 'The newsroom' },
  channels: [{ name: 'general', type: ChannelType.GuildText }],
  users: [{ username: 'reporter' }],
});
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const drawing: Command = {
  name: 'drawing',
  aliases: [],
  summary: 'An answer with a picture',
  description: 'An answer with a picture, for this test.',
  examples: ['/drawing'],
  options: z.object({ share }),
  run: async () =>
    reply({ title: ['A drawing'], attachments: [{ name: 'chart.png', type: 'image/png', content: png }] }),
};
const registry = [...commands, drawing];
const log = keptLog();
let proxy: DiscordProxy;
let channel = '';
let user = '';
let online: Online;

async function start(cards: 'embed' | 'components'): Promise<Online> {
  const permission = { places: new Set([twin.guildId]), users: new Set<string>(), admins: new Set([user]) };
  const settings = { token: twin.botToken, apiUrl: proxy.api, cards, readMessages: false } as const;
  return startDiscord({
    settings,
    collection: collection(),
    commands: registry,
    permission,
    desk,
    log,
    now: tickingClock(),
  });
}

beforeAll(async () => {
  await twin.start();
  proxy = await discordProxy(twin.restUrl);
  channel = (await twin.prisma.channel.findMany())[0]?.id ?? '';
  user = (await twin.getFirstNonBotUserId()) ?? '';
  const place = `discord:${twin.guildId}:${channel}`;
  await collection().watches.add({ channel: place, owner: `discord:${user}`, kind: 'query', text: 'prisoners' });
  online = await start('embed');
}, 20_000);
afterAll(async () => {
  await online.stop();
  await proxy.stop();
  await twin.stop();
  await twin.prisma.$disconnect();
});

/** Values that find something in the seeds, by the name of the option. */
const values: Readonly<Record<string, string>> = {
  id: '07STATE130159',
  query: 'political prisoners',
  name: 'kramer',
  about: 'Kozulin',
  text: 'political prisoners',
  number: '1',
};
/** Where the first thing to do would open a form, or take back what is there. */
const ways: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  digest: { what: 'preview', content: 'new' },
  watch: { what: 'list' },
};

/** What was sent about an interaction once the twin has its answer, and the message that the answer became. */
async function settled({ id, token }: { token: string; id: string }) {
  const { messageId } = await twin.channel(channel).waitForInteractionAck({ interactionId: id, timeout: 30_000 });
  const went = proxy.outgoing.filter(({ path }) => path.includes(token));
  return { went, first: went[0], messageId: messageId ?? '' };
}

/** The answer itself: a picture may take so long to draw that it is announced first and then put in that place. */
async function answerTo({ went, first }: Awaited<ReturnType<typeof settled>>): Promise<Outgoing | undefined> {
  if (typeOf(first) !== 5) return first;
  const [, , , token = ''] = first?.path.split('/') ?? [];
  const edit = () => proxy.outgoing.find(({ method, path }) => method === 'PATCH' && path.includes(token));
  await vi.waitFor(() => expect(edit()).toBeDefined(), { timeout: 30_000 });
  return edit() ?? went[0];
}

async function ask(name: string, given: Readonly<Record<string, string | number | boolean>>) {
  const types: Record<string, number> = { string: 3, number: 4, boolean: 5 };
  const options = Object.entries(given).map(([each, value]) => ({ name: each, type: types[typeof value] ?? 3, value }));
  return settled(await twin.channel(channel).user(user).runSlashCommand({ name, options }));
}

const dataOf = (went: Outgoing | undefined) =>
  (went?.body as { data?: Record<string, unknown> } | undefined)?.data ?? {};
const typeOf = (went: Outgoing | undefined) => (went?.body as { type?: number } | undefined)?.type;

/** What takes files is tried on its own. */
const asking = registry.filter(({ name }) => name !== 'add');

/** A value for every required option, and for those others that narrow the answer down. */
function valuesFor(command: Command): Readonly<Record<string, string>> {
  const way = ways[command.name];
  if (way !== undefined) return way;
  const text = optionsOf(command).find(({ name, kind }) => kind === 'text' && command.needsOneOf?.includes(name));
  const given = optionsOf(command).filter((option) => option.required || option.name in values || option === text);
  return Object.fromEntries(given.map(({ name, choices }) => [name, values[name] ?? choices[0] ?? 'Kozulin']));
}

async function isThere(messageId: string): Promise<boolean> {
  return (await twin.channel(channel).getMessages()).some(({ id }) => id === messageId);
}

describe('a real client on the digital twin', () => {
  it('registers every command once, and not again when it comes back', async () => {
    const put = proxy.outgoing.filter(({ method }) => method === 'PUT');
    expect(put).toHaveLength(1);
    expect(put[0]?.body).toEqual(JSON.parse(JSON.stringify(definitionsOf(registry))));
    expect(await twin.prisma.applicationCommand.count()).toBe(definitionsOf(registry).length);
  });

  it.each(asking.map((command) => [command.name, command] as const))('answers /%s', async (name, command) => {
    const asked = await ask(name, valuesFor(command));
    expect([4, 5]).toContain(typeOf(asked.first));
    expect(dataOf(asked.first)['flags']).toBe(64);
    expect(JSON.stringify((await answerTo(asked))?.body)).not.toMatch(
      /incident|is missing|administrators|could not be read|Try: /u,
    );
    expect(proxy.problems()).toEqual([]);
  });

  it('switches a channel on for an administrator', async () => {
    const { first } = await ask('here', { what: 'ids', state: 'on' });
    expect(JSON.stringify(first?.body)).toContain('messages of this channel: on');
    const held = await collection().notes.read('ids', `discord:${twin.guildId}:${channel}`, '2026-03-05T00:00:00Z');
    expect(held?.value).toBe('on');
  });

  it.each(
    commands.filter((command) => command.complete !== undefined).map((command) => [command.name, command] as const),
  )('completes /%s', async (name, command) => {
    const options = [{ name: optionsOf(command)[0]?.name, type: 3, value: '', focused: true }];
    const data = { id: '1', name, type: 1, options };
    const { first } = await settled(
      await twin.simulateInteraction({ type: 4, channelId: channel, userId: user, data }),
    );
    expect(typeOf(first)).toBe(8);
    expect(Array.isArray(dataOf(first)['choices'])).toBe(true);
  });

  it('turns pages, narrows down by a menu, shares and takes back', async () => {
    const { first, messageId } = await ask('find', { query: 'the' });
    const { components } = dataOf(first);
    const actor = twin.channel(channel).user(user);
    const press = async (label: string, rows: unknown, id: string) =>
      settled(await actor.clickButton({ messageId: id, customId: buttonIdOf(rows, label) }));
    const second = await press('Next', components, messageId);
    expect(typeOf(second.first)).toBe(7);
    expect(buttonIdOf(dataOf(second.first)['components'], 'Previous')).not.toBe('');

    const rows = components as { components: { type: number; custom_id: string; options?: { value: string }[] }[] }[];
    const menu = rows.flatMap((row) => row.components).find(({ type }) => type === 3);
    const customId = menu?.custom_id ?? '';
    const picked = await settled(
      await actor.selectMenu({ messageId, customId, values: [menu?.options?.[0]?.value ?? ''] }),
    );
    expect(typeOf(picked.first)).toBe(7);

    const shared = await press('Share to channel', components, messageId);
    expect(typeOf(shared.first)).toBe(4);
    expect(dataOf(shared.first)['flags'] ?? 0).toBe(0);
    expect(await isThere(shared.messageId)).toBe(true);
    const note = () =>
      collection().notes.read('shared', `discord:${twin.guildId}:${shared.messageId}`, '2026-03-05T00:00:00Z');
    await expect
      .poll(async () => JSON.parse((await note())?.value ?? '{}') as unknown)
      .toEqual({ user, messages: [shared.messageId] });
    const taken = await press('Delete', dataOf(shared.first)['components'], shared.messageId);
    expect(typeOf(taken.first)).toBe(6);
    await expect.poll(() => isThere(shared.messageId)).toBe(false);
    expect(await isThere(messageId)).toBe(true);
  });

  it('asks in a form for what a message does not say, and answers the form', async () => {
    const menu = async (content: string) => {
      const author = { id: user, username: 'reporter' };
      const message = { id: '5', content, embeds: [], attachments: [], author, channel_id: channel };
      const data = {
        id: '1',
        type: 3,
        name: 'Find in documents',
        target_id: '5',
        resolved: { messages: { 5: message } },
      };
      return settled(await twin.simulateInteraction({ type: 2, channelId: channel, userId: user, data }));
    };
    expect(JSON.stringify((await menu('political prisoners')).first?.body)).toContain('political prisoners');
    const { first } = await menu('');
    expect(typeOf(first)).toBe(9);
    const form = { customId: String(dataOf(first)['custom_id']), fields: [{ customId: 'query', value: 'Kozulin' }] };
    const filled = await settled(await twin.channel(channel).user(user).submitModal(form));
    expect(JSON.stringify(filled.first?.body)).toContain('Kozulin');
  });

  it('sends a picture beside its message', async () => {
    const { first } = await ask('drawing', {});
    const bytes = new Uint8Array(Buffer.from(png, 'base64'));
    expect(first?.files).toEqual([{ field: 'files[0]', name: 'chart.png', type: 'image/png', bytes }]);
    expect(dataOf(first)).toMatchObject({ attachments: [{ id: '0', filename: 'chart.png' }] });
  });

  it('answers every command in Components V2 as well, and registers nothing anew', async () => {
    await online.stop();
    const puts = () => proxy.outgoing.filter(({ method }) => method === 'PUT').length;
    const before = puts();
    online = await start('components');
    expect(puts()).toBe(before);
    for (const command of asking) {
      const asked = await ask(command.name, valuesFor(command));
      expect([4, 5]).toContain(typeOf(asked.first));
      await answerTo(asked);
    }
    const { first, messageId } = await ask('find', { query: 'the' });
    const customId = buttonIdOf(dataOf(first)['components'], 'Next');
    const turned = await settled(await twin.channel(channel).user(user).clickButton({ messageId, customId }));
    expect(typeOf(turned.first)).toBe(7);
    expect(proxy.problems()).toEqual([]);
  });

  it('has sent nothing that Discord would refuse, and logged no word of it', () => {
    expect(proxy.problems()).toEqual([]);
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(JSON.stringify(log.lines)).not.toMatch(/kramer|prisoners|fake-bot-token/iu);
  });
});
