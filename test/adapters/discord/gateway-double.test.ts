import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Online, startDiscord } from '../../../adapters/discord/index.ts';
import { commands } from '../../../commands/index.ts';
import { type Collection, ConfigError } from '../../../src/index.ts';
import {
  asker,
  desk,
  interactionOf,
  keptLog,
  permission,
  place,
  slashOf,
  tickingClock,
} from '../../doubles/discord-asking.ts';
import { type Asked, botToken, type DiscordServer, discordServer, troubled } from '../../doubles/discord-server.ts';
import { ownTime } from '../../doubles/own-time.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const someTime = '2026-03-04T10:00:00Z';
const log = keptLog();
let server: DiscordServer;
let online: Online;
let pause = 0;
let begun = 0;

/** The collection, as slow as a test wants it. */
function slowed(): Collection {
  const base = collection();
  const stats = async () => {
    begun += 1;
    if (pause > 0) await new Promise((resume) => setTimeout(resume, pause));
    return base.stats();
  };
  return { ...base, stats };
}

const idsIn = (text: string) => text.match(/\d{2} ?STATE ?\d+/gu)?.map((id) => id.replace(/\s/gu, '')) ?? [];
const going = () => ({
  settings: { token: botToken, apiUrl: server.api, cards: 'embed', readMessages: true } as const,
  collection: slowed(),
  commands,
  permission,
  desk,
  log,
  now: tickingClock(),
  idsIn,
});

beforeAll(async () => {
  server = await discordServer({ shards: 2 });
  online = await startDiscord(going());
});
afterAll(async () => {
  await online.stop();
  await server.stop();
});

/** Asks on a shard and waits for so many requests about it. */
async function answered(parts: Record<string, unknown>, requests = 1, shard = 0): Promise<readonly Asked[]> {
  const interaction = interactionOf(parts);
  const about = () => server.requests.filter(({ path }) => path.includes(interaction.token));
  server.dispatch('INTERACTION_CREATE', interaction, shard);
  await server.until(() => about().length >= requests, `${requests} requests`);
  return about();
}

/** Asks on a shard and gives the answer itself, which a busy machine may announce first. */
async function answerOf(parts: Record<string, unknown>, shard = 0): Promise<Asked | undefined> {
  const [first] = await answered(parts, 1, shard);
  const { type } = (first?.body ?? {}) as { readonly type?: number };
  if (first === undefined || type !== 5) return first;
  const [, , , token = ''] = first.path.split('/');
  const edited = () => server.requests.find(({ method, path }) => method === 'PATCH' && path.includes(token));
  await server.until(() => edited() !== undefined, 'the answer that was announced');
  return edited();
}

const has = (message: string) => log.lines.some((line) => line.message === message);

describe('the gateway', () => {
  it('is on it with as many shards as Discord asks for, and answers on each', async () => {
    expect(server.connections.map(({ shard }) => shard).sort((a, b) => a - b)).toEqual([0, 1]);
    for (const shard of [0, 1]) {
      const first = await answerOf(slashOf('stats'), shard);
      expect(JSON.stringify(first?.body)).toContain('2 documents');
      expect(first?.authorization).toBeUndefined();
    }
  });

  it('resumes where it was cut off, and answers again', async () => {
    const before = server.connections.length;
    server.drop(1);
    await server.until(() => server.connections.slice(before).some(({ resumed }) => resumed), 'RESUME');
    const back = server.connections.findLast(({ resumed }) => resumed);
    expect(back).toMatchObject({ shard: 1, session: 'session-1' });
    await server.until(() => has('back on the gateway'), 'the log');
    expect(has('lost the gateway, reconnecting')).toBe(true);
    expect(JSON.stringify(await answerOf(slashOf('stats'), 1))).toContain('2 documents');
  });

  it('says within three seconds that a slow answer is on its way, and gives it then', async () => {
    pause = 1_600;
    const [deferral, edit] = await answered(slashOf('stats'), 2).finally(() => {
      pause = 0;
    });
    expect(deferral?.body).toEqual({ type: 5, data: { flags: 64 } });
    expect(edit).toMatchObject({ method: 'PATCH', path: expect.stringMatching(/messages\/@original$/u) });
    expect(JSON.stringify(edit?.body)).toContain('2 documents');
  });

  it('finds its answer refused when it stood still for longer than Discord waits, though it answers at once then', async () => {
    const [patience, time] = [300, await ownTime()];
    const other = await discordServer({ patience });
    const { settings, ...rest } = going();
    const standing = async () => {
      const still = new Int32Array(new SharedArrayBuffer(4));
      for (const end = time.now() + patience + 100; time.now() < end; ) Atomics.wait(still, 0, 0, 20);
      return collection().stats();
    };
    const stiff = { ...rest, collection: { ...collection(), stats: standing } };
    const second = await startDiscord({ ...stiff, settings: { ...settings, apiUrl: other.api } });
    const refused = () => log.lines.filter(({ fields }) => fields['code'] === 10_062).length;
    const before = refused();
    other.dispatch('INTERACTION_CREATE', interactionOf(slashOf('stats')));
    await other.until(() => refused() > before, 'the refusal');
    await second.stop();
    await Promise.all([other.stop(), time.stop()]);
  });

  it('waits as told after 429, and for a server that has trouble', async () => {
    for (const [status, headers] of [
      [429, { 'retry-after': '0.3' }],
      [503, { 'retry-after': '0.3' }],
    ] as const) {
      server.script({ path: /callback/u, status, headers, body: { message: 'wait', retry_after: 0.3, global: false } });
      const [first, second] = await answered(slashOf('stats'), 2);
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(250);
      expect(second?.body).toEqual(first?.body);
    }
  });

  it('goes on after what discord.js can not read, and answers it all the same', async () => {
    const first = await answerOf({ ...slashOf('stats'), entitlements: undefined });
    expect(JSON.stringify(first?.body)).toContain('2 documents');
    expect(has('not read by discord.js')).toBe(true);
    expect(JSON.stringify(await answerOf(slashOf('stats')))).toContain('2 documents');
  });

  it('writes down that a token has expired, throws nothing, and goes on', async () => {
    server.script({ path: /callback/u, status: 401, body: { code: 50_027, message: 'Invalid Webhook Token' } });
    await answered(slashOf('stats'));
    await server.until(() => log.lines.some(({ fields }) => fields['code'] === 50_027), 'the log');
    server.script({ path: /callback/u, status: 404, body: { code: 10_062, message: 'Unknown interaction' } });
    await answered(slashOf('stats'));
    await server.until(() => log.lines.some(({ fields }) => fields['code'] === 10_062), 'the log');
    expect(JSON.stringify(await answerOf(slashOf('stats')))).toContain('2 documents');
  });

  it('tries it simpler when a payload is refused', async () => {
    server.script({ path: /callback/u, status: 400, body: { code: 50_035, message: 'Invalid Form Body', errors: {} } });
    const [, simpler] = await answered(slashOf('stats'), 2);
    expect(JSON.stringify(simpler?.body)).toContain('2 documents');
    expect(simpler?.body).not.toHaveProperty('data.components');
  });
});

describe('ids in ordinary messages', () => {
  const channel = '1400000000000000001';
  const message = (parts: object = {}) => ({
    id: '1800000000000000001',
    channel_id: channel,
    guild_id: place,
    author: { id: asker, username: 'asker', bot: false },
    content: 'see 07 STATE 130159 and 07STATE130159 and 99 STATE 1',
    ...parts,
  });
  const posts = () =>
    server.requests.filter(({ path, method }) => path === `/channels/${channel}/messages` && method === 'POST');
  const settled = () => new Promise((resume) => setTimeout(resume, 60));

  it('are dropped unread where the channel was not let in', async () => {
    server.dispatch('MESSAGE_CREATE', message());
    await settled();
    expect(posts()).toEqual([]);
  });

  it('get one small answer where it was, never a second within ten seconds, and none to programs', async () => {
    await collection().notes.write('ids', `discord:${place}:${channel}`, 'on');
    server.dispatch('MESSAGE_CREATE', message({ author: { id: '9', bot: true } }));
    server.dispatch('MESSAGE_CREATE', message({ guild_id: '1' }));
    server.dispatch('MESSAGE_CREATE', message({ content: 'nothing here' }));
    await settled();
    expect(posts()).toEqual([]);
    server.dispatch('MESSAGE_CREATE', message());
    server.dispatch('MESSAGE_CREATE', message());
    await server.until(() => posts().length > 0, 'an answer');
    await settled();
    expect(posts()).toHaveLength(1);
    const body = JSON.stringify(posts()[0]?.body);
    expect(body).toContain('07 STATE 130159');
    expect(body).not.toContain('99 STATE 1');
    expect(posts()[0]?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
  });

  it('are forgotten with the server that the app is taken off, threads as well, not with one in trouble', async () => {
    const keys = [channel, '1400000000000000009'].map((each) => `discord:${place}:${each}`);
    for (const key of keys) await collection().notes.write('ids', key, 'on');
    const held = async () => (await collection().notes.list('ids', `discord:${place}:`, someTime, 10)).length;
    server.dispatch('GUILD_DELETE', { id: place, unavailable: true });
    await settled();
    expect(await held()).toBe(2);
    server.dispatch('GUILD_DELETE', { id: place });
    await expect.poll(held).toBe(0);
  });
});

describe('notes of servers that the app was taken off while it was offline', () => {
  it('are taken away once it is online; servers in trouble keep theirs', async () => {
    const { notes } = collection();
    const elsewhere = '1299999999999999999';
    for (const home of [elsewhere, troubled, `@${asker}`]) {
      await notes.write('shared', `discord:${home}:1`, JSON.stringify({ user: asker, messages: ['1'] }));
      await notes.write('ids', `discord:${home}:1`, 'on');
    }
    const other = await discordServer();
    const second = await startDiscord({ ...going(), settings: { ...going().settings, apiUrl: other.api } });
    const left = async () =>
      [await notes.list('shared', 'discord:', someTime, 100), await notes.list('ids', 'discord:', someTime, 100)].map(
        (held) => held.map(({ key }) => key.split(':')[1]),
      );
    await expect.poll(async () => (await left()).flat()).not.toContain(elsewhere);
    expect(await left()).toEqual([expect.arrayContaining([troubled, `@${asker}`]), expect.arrayContaining([troubled])]);
    await second.stop();
    await other.stop();
  });
});

describe('going online', () => {
  it('ends with what is wrong when Discord refuses the token', async () => {
    server.script({ path: /^\/applications\/@me$/u, status: 401, body: { code: 0, message: '401: Unauthorized' } });
    await expect(startDiscord(going())).rejects.toThrow(ConfigError);
  });

  it('tries again while Discord is away', async () => {
    const other = await discordServer();
    const away = { path: /^\/gateway\/bot$/u, status: 503, body: { message: 'away' } };
    other.script(away, away, away);
    const second = await startDiscord({ ...going(), settings: { ...going().settings, apiUrl: other.api } });
    expect(other.connections).toEqual([]);
    expect(has('Discord is away, trying again')).toBe(true);
    await other.until(() => other.connections.some(({ session }) => session !== ''), 'the second try');
    await second.stop();
    await other.stop();
  });

  it('stops also while it still tries', async () => {
    const settings = { ...going().settings, apiUrl: 'http://127.0.0.1:9/api' };
    const second = await startDiscord({ ...going(), settings });
    await expect(second.stop()).resolves.toBeUndefined();
  });

  it('lets answers under way be sent before it stops', async () => {
    const other = await discordServer();
    const { settings, ...rest } = going();
    const going2 = { ...rest, collection: slowed(), settings: { ...settings, apiUrl: other.api } };
    const second = await startDiscord(going2);
    pause = 300;
    const interaction = interactionOf(slashOf('stats'));
    const before = begun;
    other.dispatch('INTERACTION_CREATE', interaction);
    await other.until(() => begun > before, 'the answer to be begun');
    await second.stop();
    pause = 0;
    expect(JSON.stringify(other.requests.filter(({ path }) => path.includes(interaction.token)))).toContain(
      '2 documents',
    );
    await other.stop();
  });
});
