import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differenceOf } from '../../../adapters/discord/held-commands.ts';
import { definitionsOf, doctorDiscord, registerDiscord } from '../../../adapters/discord/index.ts';
import { commands } from '../../../commands/index.ts';
import { permission } from '../../doubles/discord-asking.ts';
import { application, botToken, type DiscordServer, discordServer, guild } from '../../doubles/discord-server.ts';
import { goingTo } from '../../doubles/discord-settings.ts';

let server: DiscordServer;
beforeAll(async () => {
  server = await discordServer();
});
afterAll(() => server.stop());

const going = goingTo(() => server);

describe('the doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    await registerDiscord(going());
    const found = await doctorDiscord(going({ readMessages: true }).settings, commands, permission);
    expect(found.map(({ what, fine }) => [what, fine])).toEqual([
      ['discord token', true],
      ['discord intents', true],
      ['discord endpoint', true],
      ['discord commands', true],
      ['discord servers', true],
      ['discord permissions', true],
      ['discord copies', true],
    ]);
  });

  it('names what is wrong and what to do', async () => {
    const fields = {
      id: application,
      name: 'Reftel',
      flags: 0,
      verify_key: 'ab',
      interactions_endpoint_url: 'https://example.org',
    };
    server.script(
      { path: /^\/applications\/@me$/u, status: 200, body: fields },
      { path: /commands$/u, method: 'GET', status: 200, body: [] },
    );
    const nowhere = { ...permission, places: new Set<string>() };
    const found = await doctorDiscord(going({ readMessages: true }).settings, commands, nowhere);
    const says = Object.fromEntries(found.filter(({ fine }) => !fine).map((each) => [each.what, each.says]));
    expect(says['discord intents']).toContain('Message Content Intent');
    expect(says['discord endpoint']).toContain('DISCORD_PUBLIC_KEY');
    expect(says['discord commands']).toContain('reftel register');
    expect(says['discord servers']).toContain(guild);
  });

  const wrongWith = async (settings: object, allowed = permission) => {
    const found = await doctorDiscord(going(settings).settings, commands, allowed);
    return Object.fromEntries(found.filter(({ fine }) => !fine).map(({ what, says }) => [what, says]));
  };

  it('compares what is registered by content, not by name', async () => {
    const command = `/applications/${application}/commands`;
    const held = JSON.parse(JSON.stringify(definitionsOf(commands))) as Record<string, unknown>[];
    const other = held.map((each) => (each['name'] === 'find' ? { ...each, description: 'As it was' } : each));
    const more = { ...held[0], name: 'gone-by-now' };
    server.script({
      path: new RegExp(`^${command}$`, 'u'),
      method: 'GET',
      status: 200,
      body: [...other.slice(0, -1), more],
    });
    const says = (await wrongWith({}))['discord commands'];
    expect(says).toContain(`not registered: ${String(held.at(-1)?.['name'])}`);
    expect(says).toContain('registered otherwise: find');
    expect(says).toContain('no commands any more: gone-by-now');
  });

  it.each([
    ['a description', 'description', 'Another'],
    ['who may see it', 'default_member_permissions', '8'],
    ['where it works', 'contexts', [0]],
    ['an option', 'options', []],
  ])('sees that %s differs', async (_, field, value) => {
    const held = JSON.parse(JSON.stringify(definitionsOf(commands))) as Record<string, unknown>[];
    const other = held.map((each) => (each['name'] === 'find' ? { ...each, [field]: value } : each));
    expect(differenceOf(other, commands)).toEqual({ missing: [], changed: ['find'], left: [] });
  });

  it('names a listed server that the app is not on, and how to add it; ids of Slack are none', async () => {
    const places = new Set([guild, '1299999999999999999', 'T0123456789']);
    const says = (await wrongWith({}, { ...permission, places }))['discord servers'];
    expect(says).toContain('not on 1299999999999999999, in REFTEL_ALLOW');
    expect(says).toContain(`https://discord.com/oauth2/authorize?client_id=${application}&scope=bot`);
    expect(says).not.toContain('T0123456789');
  });

  it('names the permissions that its role lacks on a listed server; an administrator lacks none', async () => {
    const held = (permissions: string) => ({
      path: /^\/users\/@me\/guilds/u,
      status: 200,
      body: [{ id: guild, name: 'The newsroom', permissions }],
    });
    server.script(held('3072'));
    expect((await wrongWith({}))['discord permissions']).toContain(
      `${guild}: Send Messages In Threads, Create Public Threads, Embed Links, Attach Files, Read Message History`,
    );
    server.script(held('8'));
    expect(await wrongWith({})).not.toHaveProperty('discord permissions');
  });

  it('reads all servers, two hundred at a time', async () => {
    const page = (from: number, count: number) => ({
      path: /^\/users\/@me\/guilds/u,
      status: 200,
      body: Array.from({ length: count }, (_, at) => ({ id: String(1_000_000 + from + at), permissions: '8' })),
    });
    server.script(page(0, 200), page(200, 3));
    expect((await wrongWith({}))['discord servers']).toContain('and 193 more without being in REFTEL_ALLOW');
    expect(server.requests.some(({ path }) => path.includes('limit=200&after=1000199'))).toBe(true);
  });

  it('finds commands that stand twice: a copy on a server, or everywhere beside a server', async () => {
    const put = async (path: string, body: readonly object[]) => {
      await fetch(`${server.api}/v10${path}`, { method: 'PUT', body: JSON.stringify(body) });
    };
    const [everywhere, there] = [
      `/applications/${application}/commands`,
      `/applications/${application}/guilds/${guild}/commands`,
    ];
    await put(there, definitionsOf(commands).slice(0, 2));
    expect((await wrongWith({}))['discord copies']).toContain(`stand twice on ${guild}`);
    expect((await wrongWith({ guild }))['discord copies']).toContain('registered everywhere beside those of');
    await put(everywhere, []);
    expect(await wrongWith({ guild })).not.toHaveProperty('discord copies');
  });

  it('says so when the token is refused or Discord is away', async () => {
    server.script({ path: /^\/applications\/@me$/u, status: 401, body: { code: 0, message: '401: Unauthorized' } });
    const [refused] = await doctorDiscord(going().settings, commands, permission);
    expect(refused).toMatchObject({ what: 'discord token', fine: false });
    const [away] = await doctorDiscord(going({ apiUrl: 'http://127.0.0.1:9/api' }).settings, commands, permission);
    expect(away?.fine).toBe(false);
    expect(JSON.stringify([refused, away])).not.toContain(botToken);
  });
});
