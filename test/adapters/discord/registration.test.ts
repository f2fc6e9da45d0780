import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetHome } from '../../../adapters/discord/forgetting.ts';
import { definitionsOf, registerDiscord } from '../../../adapters/discord/index.ts';
import { commands } from '../../../commands/index.ts';
import { ConfigError } from '../../../src/index.ts';
import { keptLog } from '../../doubles/discord-asking.ts';
import { application, botToken, type DiscordServer, discordServer, guild } from '../../doubles/discord-server.ts';
import { goingTo } from '../../doubles/discord-settings.ts';

let server: DiscordServer;
beforeAll(async () => {
  server = await discordServer();
});
afterAll(() => server.stop());

const going = goingTo(() => server);
const puts = () => server.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);

describe('registration', () => {
  it('puts all commands at once, and not again while nothing changed', async () => {
    const before = puts().length;
    expect(await registerDiscord(going())).toBe('registered');
    expect(await registerDiscord(going())).toBe('unchanged');
    expect(puts().slice(before)).toEqual([`/applications/${application}/commands`]);
    const put = server.requests.findLast(({ method }) => method === 'PUT');
    expect(put?.body).toEqual(JSON.parse(JSON.stringify(definitionsOf(commands))));
    expect(put?.authorization).toBe(`Bot ${botToken}`);
  });

  it('puts them again when a definition changed', async () => {
    await registerDiscord(going());
    expect(await registerDiscord({ ...going(), commands: commands.slice(1) })).toBe('registered');
    expect(await registerDiscord(going())).toBe('registered');
  });

  it('goes to the development server where one is set, and anew after the app was taken off it', async () => {
    const before = puts().length;
    const path = `/applications/${application}/guilds/${guild}/commands`;
    expect(await registerDiscord(going({ guild }))).toBe('registered');
    expect(await registerDiscord(going({ guild }))).toBe('unchanged');
    await forgetHome(going().collection, guild, new Date(), keptLog());
    expect(await registerDiscord(going({ guild }))).toBe('registered');
    const there = puts().slice(before);
    expect(there.filter((each) => each === path)).toHaveLength(2);
  });

  it('takes them out where they stood before, so that none stands twice: from a server to everywhere and back', async () => {
    const [wide, narrow] = [
      `/applications/${application}/commands`,
      `/applications/${application}/guilds/${guild}/commands`,
    ];
    const went = async (settings: object) => {
      const before = server.requests.length;
      await registerDiscord(going(settings));
      const put = server.requests.slice(before).filter(({ method }) => method === 'PUT');
      return put.map(({ path, body }) => [path, Array.isArray(body) ? body.length : -1]);
    };
    const all = definitionsOf(commands).length;
    await registerDiscord(going({ guild }), true);
    expect(await went({})).toEqual([
      [wide, all],
      [narrow, 0],
    ]);
    expect(await went({})).toEqual([]);
    expect(await went({ guild })).toEqual([
      [narrow, all],
      [wide, 0],
    ]);
    server.script({ path: /guilds/u, method: 'PUT', status: 403, body: { code: 50_001, message: 'Missing Access' } });
    expect((await went({})).at(-1)).toEqual([narrow, 0]);
    expect(await went({})).toEqual([]);
  });

  it('looks, when asked by hand, at what Discord holds, and puts them again only where somebody else changed it', async () => {
    await registerDiscord(going());
    expect(await registerDiscord(going(), true)).toBe('unchanged');
    const stray = { id: '1', type: 1, name: 'stray', description: 'Somebody else’s' };
    server.script({ path: /commands$/u, method: 'GET', status: 200, body: [stray] });
    expect(await registerDiscord(going(), true)).toBe('registered');
    server.script({ path: /commands$/u, method: 'GET', status: 404, body: { code: 0, message: '404: Not Found' } });
    expect(await registerDiscord(going(), true)).toBe('unchanged');
  });

  it('tells another Discord that knows nothing of it', async () => {
    await registerDiscord(going());
    const other = await discordServer();
    const done = await registerDiscord(going({ apiUrl: other.api }));
    await other.stop();
    expect(done).toBe('registered');
  });

  it('tries again to take them out where Discord did not', async () => {
    await registerDiscord(going({ guild }), true);
    server.script({ path: /guilds/u, method: 'PUT', status: 400, body: { code: 0, message: 'No' } });
    await expect(registerDiscord(going())).rejects.toThrow('No');
    const before = puts().length;
    expect(await registerDiscord(going())).toBe('unchanged');
    expect(puts().slice(before)).toEqual([`/applications/${application}/guilds/${guild}/commands`]);
  });

  it('says which variable is wrong when Discord refuses the token, or there is none', async () => {
    server.script({ path: /^\/applications\/@me$/u, status: 401, body: { code: 0, message: '401: Unauthorized' } });
    const refused = registerDiscord(going());
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(/DISCORD_TOKEN/u);
    const { token: _, ...without } = going().settings;
    await expect(registerDiscord({ ...going(), settings: without })).rejects.toThrow(/DISCORD_TOKEN is not set/u);
  });

  it('waits as told when there were too many requests', async () => {
    server.script({
      path: /commands$/u,
      method: 'PUT',
      status: 429,
      headers: { 'retry-after': '0.2', 'content-type': 'application/json' },
      body: { message: 'You are being rate limited.', retry_after: 0.2, global: false },
    });
    const before = server.requests.length;
    expect(await registerDiscord({ ...going(), commands: commands.slice(2) })).toBe('registered');
    const [first, second] = server.requests.slice(before).filter(({ method }) => method === 'PUT');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(150);
  });
});
