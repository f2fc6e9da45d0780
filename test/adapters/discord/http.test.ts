import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Online, startDiscord } from '../../../adapters/discord/index.ts';
import { commands } from '../../../commands/index.ts';
import { ConfigError } from '../../../src/index.ts';
import {
  asker,
  buttonIdOf,
  desk,
  interactionOf,
  keptLog,
  permission,
  pressOf,
  slashOf,
  stranger,
} from '../../doubles/discord-asking.ts';
import { checkCallback, checkMessage } from '../../doubles/discord-schema.ts';
import { type DiscordServer, discordServer } from '../../doubles/discord-server.ts';
import { publicKey, signed as signedAt } from '../../doubles/discord-signing.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const log = keptLog();
const start = Date.parse('2026-03-04T10:00:00Z');
let now = start;
let server: DiscordServer;
let online: Online;

const going = () => ({
  settings: { publicKey, apiUrl: server.api, cards: 'embed', readMessages: false, port: 0 } as const,
  collection: collection(),
  commands,
  permission,
  desk,
  log,
  now: () => new Date(now),
});

beforeAll(async () => {
  server = await discordServer();
  online = await startDiscord(going());
});
afterAll(async () => {
  await online.stop();
  await server.stop();
});

interface Signing {
  readonly at?: number;
  readonly key?: KeyObject;
}

const signed = (body: string, { at = now, key }: Signing = {}) => signedAt(body, at, key);

async function post(body: string, headers: Readonly<Record<string, string>>) {
  const response = await fetch(`http://127.0.0.1:${online.port}/`, { method: 'POST', body, headers });
  const text = await response.text();
  return {
    status: response.status,
    body: (text === '' ? undefined : JSON.parse(text)) as Record<string, unknown> | undefined,
  };
}

/** A request that Discord would send, a second after the last. */
async function send(interaction: unknown) {
  now += 1_000;
  const body = JSON.stringify(interaction);
  const answer = await post(body, signed(body));
  expect(checkCallback(answer.body)).toEqual([]);
  return answer;
}

const ping = (nonce = '') => JSON.stringify({ type: 1, id: `1${nonce}`, application_id: '1', token: 't', version: 1 });

describe('the endpoint refuses with 401', () => {
  it('what nobody signed', async () => {
    expect((await post(ping(), { 'content-type': 'application/json' })).status).toBe(401);
    const { 'x-signature-timestamp': _, ...half } = signed(ping());
    expect((await post(ping(), half)).status).toBe(401);
  });

  it('what somebody else signed, or what was changed on the way', async () => {
    expect((await post(ping(), signed(ping(), { key: generateKeyPairSync('ed25519').privateKey }))).status).toBe(401);
    expect((await post(`${ping()} `, signed(ping()))).status).toBe(401);
    const later = { ...signed(ping()), 'x-signature-timestamp': String(now / 1_000 + 1) };
    expect((await post(ping(), later)).status).toBe(401);
  });

  it.each([
    '',
    'zz',
    '0'.repeat(128),
    'f'.repeat(128),
    '0'.repeat(129),
    `${'0'.repeat(127)}é`.normalize('NFD').replace(/[^\0-\x7f]/gu, 'x'),
  ])('a signature that is none (%s)', async (signature) => {
    expect((await post(ping(), { ...signed(ping()), 'x-signature-ed25519': signature })).status).toBe(401);
  });

  it.each([
    ['six minutes old', -360_000],
    ['six minutes ahead', 360_000],
  ])('what is %s', async (_, by) => {
    expect((await post(ping(), signed(ping(), { at: now + by }))).status).toBe(401);
  });

  it('what it has seen before, a command as well as a ping', async () => {
    for (const body of [ping('7'), JSON.stringify(interactionOf(slashOf('stats')))]) {
      const headers = signed(body);
      expect((await post(body, headers)).status).toBe(200);
      expect((await post(body, headers)).status).toBe(401);
      const upper = { ...headers, 'x-signature-ed25519': (headers['x-signature-ed25519'] ?? '').toUpperCase() };
      expect((await post(body, upper)).status).toBe(401);
    }
  });
});

describe('the endpoint', () => {
  it('answers a ping of four minutes ago with a pong', async () => {
    const answer = await post(ping('4'), signed(ping('4'), { at: now - 240_000 }));
    expect(answer).toEqual({ status: 200, body: { type: 1 } });
  });

  it('announces an answer in its response and puts it in its place through the API', async () => {
    const interaction = interactionOf(slashOf('cable', { id: '07STATE130159' }));
    expect(await send(interaction)).toEqual({ status: 200, body: { type: 5, data: { flags: 64 } } });
    const about = () => server.requests.filter(({ path }) => path.includes(interaction.token));
    await server.until(() => about().length > 0, 'the answer');
    expect(about()[0]).toMatchObject({ method: 'PATCH', authorization: undefined });
    expect(checkMessage(about()[0]?.body, true)).toEqual([]);
    expect(JSON.stringify(about()[0]?.body)).toContain('AMBASSADOR HINTS');
  });

  it('waits until Discord knows of the announcement', async () => {
    const interaction = interactionOf(slashOf('stats'));
    const path = new RegExp(`${interaction.token}/.*@original$`, 'u');
    const unknown = { path, status: 404, body: { code: 10_015, message: 'Unknown Webhook' } };
    server.script(unknown, unknown);
    await send(interaction);
    const about = () => server.requests.filter(({ path }) => path.includes(interaction.token));
    await server.until(() => about().length === 3, 'the third try');
    expect(JSON.stringify(about()[2]?.body)).toContain('2 documents');
  });

  it('answers what needs no time in its response: choices, forms, refusals', async () => {
    const options = [{ name: 'id', type: 3, value: '07', focused: true }];
    const typing = { type: 4, data: { id: '1', type: 1, name: 'cable', options } };
    expect((await send(interactionOf(typing))).body).toMatchObject({
      type: 8,
      data: { choices: [{ value: '07STATE130159' }] },
    });
    const resolved = { messages: { 5: { id: '5', content: '', embeds: [] } } };
    const menu = { type: 2, data: { id: '1', type: 3, name: 'Find in documents', target_id: '5', resolved } };
    expect((await send(interactionOf(menu))).body).toMatchObject({ type: 9 });
    const elsewhere = { ...slashOf('stats'), guild_id: '1', authorizing_integration_owners: { 0: '1' } };
    expect((await send(interactionOf(elsewhere))).body).toMatchObject({ type: 4, data: { flags: 64 } });
  });

  it('turns a page in place', async () => {
    const asked = interactionOf(slashOf('find', { query: 'the' }));
    await send(asked);
    const about = (token: string) => server.requests.filter(({ path }) => path.includes(token));
    await server.until(() => about(asked.token).length > 0, 'the first page');
    const components = (about(asked.token)[0]?.body as { components?: unknown } | undefined)?.components;
    const turning = interactionOf(pressOf(buttonIdOf(components, 'Next'), { id: '77', flags: 64, components }));
    expect((await send(turning)).body).toEqual({ type: 6 });
    await server.until(() => about(turning.token).length > 0, 'the second page');
    expect(JSON.stringify(about(turning.token)[0]?.body)).toMatch(/Previous/u);
  });

  it('takes an interaction once, though it is signed anew', async () => {
    const interaction = interactionOf(slashOf('stats'));
    expect((await send(interaction)).body).toMatchObject({ type: 5 });
    now += 1_000;
    const body = JSON.stringify(interaction);
    expect(await post(body, signed(body))).toEqual({ status: 202, body: undefined });
  });

  it('reads nothing that is too long, no interaction, or no POST', async () => {
    const long = JSON.stringify({ type: 1, padding: 'x'.repeat(1_100_000) });
    const refused = await post(long, signed(long)).then(
      ({ status }) => status,
      () => 413,
    );
    expect(refused).toBe(413);
    for (const body of ['{', '[]', '{"type":99}', 'null']) expect((await post(body, signed(body))).status).toBe(400);
    expect((await fetch(`http://127.0.0.1:${online.port}/`)).status).toBe(405);
  });

  it('acknowledges webhook events with 204, and forgets who took the app off their account', async () => {
    const { notes } = collection();
    const key = (user: string) => `discord:@${user}:1`;
    for (const user of [asker, stranger]) {
      await notes.write('shared', key(user), JSON.stringify({ user, messages: ['1'] }));
    }
    const tell = async (event: object) => {
      now += 1_000;
      const body = JSON.stringify({ version: 1, application_id: '1', ...event });
      return {
        answer: await post(body, signed(body)),
        forged: await post(body, { 'content-type': 'application/json' }),
      };
    };
    const events = [
      { type: 0 },
      { type: 1, event: { type: 'ENTITLEMENT_CREATE', timestamp: '2026-03-04T10:00:00Z' } },
      { type: 1, event: { type: 'APPLICATION_DEAUTHORIZED', data: {} } },
      { type: 1, event: { type: 'APPLICATION_DEAUTHORIZED', data: { user: { id: asker } } } },
    ];
    for (const event of events) {
      const { answer, forged } = await tell(event);
      expect(answer).toEqual({ status: 204, body: undefined });
      expect(forged.status).toBe(401);
    }
    const held = async (user: string) => (await notes.read('shared', key(user), new Date(now).toISOString()))?.value;
    await expect.poll(() => held(asker)).toBeUndefined();
    expect(await held(stranger)).toBeDefined();
  });

  it('asks at the start which servers it was taken off, and forgets those', async () => {
    const { notes } = collection();
    const [off, unsure] = ['1299999999999999991', '1299999999999999992'];
    for (const server of [off, unsure]) await notes.write('ids', `discord:${server}:1`, 'on');
    const unknown = { code: 10_004, message: 'Unknown Guild' };
    const away = { path: new RegExp(`/guilds/${unsure}$`, 'u'), status: 500, body: { message: 'away' } };
    server.script({ path: new RegExp(`/guilds/${off}$`, 'u'), status: 404, body: unknown }, away, away, away);
    const { settings } = going();
    const second = await startDiscord({ ...going(), settings: { ...settings, token: 'MTIz.double.token' } });
    const held = async (server: string) => notes.read('ids', `discord:${server}:1`, new Date(now).toISOString());
    await expect.poll(() => held(off)).toBeUndefined();
    await second.stop();
    expect(await held(unsure)).toBeDefined();
  });

  it('keeps neither tokens nor words in the log', () => {
    expect(JSON.stringify(log.lines)).not.toMatch(/interaction-token|130159|AMBASSADOR/u);
    expect(createHash('sha256').update(publicKey).digest('hex')).toHaveLength(64);
  });

  it('is not opened with a key that is none, or on a port that is taken', async () => {
    const { settings } = going();
    await expect(startDiscord({ ...going(), settings: { ...settings, publicKey: 'abc' } })).rejects.toThrow(
      /DISCORD_PUBLIC_KEY/u,
    );
    const taken = startDiscord({ ...going(), settings: { ...settings, port: online.port ?? 0 } });
    await expect(taken).rejects.toThrow(ConfigError);
  });
});
