import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Online, startDiscord } from '../../../adapters/discord/index.ts';
import { type Command, share } from '../../../commands/command.ts';
import { reply } from '../../../commands/compose.ts';
import {
  admin,
  asker,
  buttonIdOf,
  desk,
  interactionOf,
  keptLog,
  permission,
  place,
  pressOf,
  slashOf,
  stranger,
} from '../../doubles/discord-asking.ts';
import { botToken, type DiscordServer, discordServer, firstAnswer } from '../../doubles/discord-server.ts';
import { publicKey, signed } from '../../doubles/discord-signing.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const channel = '1400000000000000001';
let server: DiscordServer;
let now = Date.parse('2026-03-04T10:00:00Z');

/** An answer that takes two messages: 6,000 letters are the most of one. */
const long: Command = {
  name: 'long',
  aliases: [],
  summary: 'A long answer',
  description: 'A long answer, for this test.',
  examples: ['/long'],
  options: z.object({ share }),
  run: async () =>
    reply({
      title: ['Long'],
      blocks: Array.from({ length: 9 }, () => ({ kind: 'text', text: ['word '.repeat(200)] })),
    }),
};

const start = (settings: object = {}) =>
  startDiscord({
    settings: { token: botToken, apiUrl: server.api, cards: 'embed', readMessages: false, port: 0, ...settings },
    collection: collection(),
    commands: [long],
    permission,
    desk,
    log: keptLog(),
    now: () => new Date(now),
  });

beforeAll(async () => {
  server = await discordServer();
});
afterAll(() => server.stop());

const about = (token: string) => server.requests.filter(({ path }) => path.includes(token));
const deleted = () => server.requests.filter(({ method }) => method === 'DELETE').map(({ path }) => path);

describe.each([
  ['through the gateway', {}],
  ['through the HTTP endpoint', { publicKey }],
])('Delete on a shared answer of two messages, %s', (_, settings) => {
  let online: Online;
  beforeAll(async () => {
    online = await start(settings);
  });
  afterAll(() => online.stop());
  beforeEach(() => {
    now += 3_600_000;
  });

  /** Hands an interaction over as Discord does; gives what stands in the response over HTTP. */
  async function tell(interaction: ReturnType<typeof interactionOf>): Promise<string> {
    if (online.port === undefined) {
      server.dispatch('INTERACTION_CREATE', interaction);
      return '';
    }
    now += 1_000;
    const body = JSON.stringify(interaction);
    const response = await fetch(`http://127.0.0.1:${online.port}/`, {
      method: 'POST',
      body,
      headers: signed(body, now),
    });
    return response.text();
  }

  /** Shares the long answer; gives its token, its second message as a press names it, and the path of its first. */
  async function shared() {
    const interaction = interactionOf(slashOf('long', { share: true }));
    await tell(interaction);
    const follow = () => about(interaction.token).find(({ path }) => path.endsWith(`/${interaction.token}?wait=true`));
    await server.until(() => follow() !== undefined, 'the second message');
    const { components } = (follow()?.body ?? {}) as { components?: unknown };
    const note = async () =>
      (await collection().notes.list('shared', `discord:${place}:`, new Date(now).toISOString(), 100)).at(-1);
    await expect.poll(async () => (await note())?.value ?? '').toContain(`"${firstAnswer}"`);
    const { messages } = JSON.parse((await note())?.value ?? '{}') as { messages: readonly string[] };
    expect(messages).toHaveLength(2);
    return { token: interaction.token, message: { id: messages[1], flags: 0, channel_id: channel, components } };
  }

  async function press(message: Awaited<ReturnType<typeof shared>>['message'], user = asker) {
    const pressing = interactionOf({
      ...pressOf(buttonIdOf(message.components, 'Delete'), message),
      member: { user: { id: user } },
    });
    const before = deleted().length;
    const response = await tell(pressing);
    const said = () => response + JSON.stringify(about(pressing.token));
    const own = () => about(pressing.token).some(({ method }) => method === 'DELETE');
    return { token: pressing.token, taken: () => deleted().slice(before), own, said };
  }

  it('takes both away, the first by the token that brought it', async () => {
    const { token, message } = await shared();
    const { taken, own } = await press(message);
    await server.until(own, 'the deletion');
    expect(taken()).toEqual([
      expect.stringMatching(new RegExp(`/${token}/messages/${firstAnswer}$`, 'u')),
      expect.stringMatching(/@original$/u),
    ]);
  });

  it('takes both away after fifteen minutes and a restart, as the bot of the channel', async () => {
    const { message } = await shared();
    await online.stop();
    now += 16 * 60_000;
    online = await start(settings);
    const { taken, own } = await press(message, admin);
    await server.until(own, 'the deletion');
    expect(taken()).toEqual([`/channels/${channel}/messages/${firstAnswer}`, expect.stringMatching(/@original$/u)]);
    const request = server.requests.find(({ path }) => path === `/channels/${channel}/messages/${firstAnswer}`);
    expect(request?.authorization).toBe(`Bot ${botToken}`);
  });

  it('says to who pressed, alone, that a message stayed', async () => {
    const { message } = await shared();
    now += 16 * 60_000;
    server.script({
      method: 'DELETE',
      path: /^\/channels\//u,
      status: 403,
      body: { code: 50_001, message: 'Missing Access' },
    });
    const { token } = await press(message);
    const said = () => about(token).find(({ path, body }) => path.startsWith('/webhooks/') && body !== undefined);
    await server.until(() => said() !== undefined, 'the sentence');
    expect(said()?.body).toMatchObject({ flags: 64 });
    expect(JSON.stringify(said()?.body)).toContain('1 of the 2 messages of this answer could not be deleted');
  });

  it('is for who shared it and for administrators', async () => {
    const { message } = await shared();
    const { said, taken } = await press(message, stranger);
    await server.until(() => said().includes('Only who shared this'), 'the refusal');
    expect(taken()).toEqual([]);
  });
});
