import { describe, expect, it } from 'vitest';
import { readOnline } from '../../adapters/online-settings.ts';

const allow = { REFTEL_ALLOW: '111111 T0001' };

describe('going online', () => {
  it('is off without any variable, also with empty ones', () => {
    expect(readOnline({ DISCORD_TOKEN: '', SLACK_BOT_TOKEN: ' ' })).toMatchObject({ problems: [] });
    expect(readOnline({}).discord).toBeUndefined();
    expect(readOnline({}).slack).toBeUndefined();
  });

  it('takes a Discord token for the gateway, with a public key for the HTTP endpoint', () => {
    expect(readOnline({ ...allow, DISCORD_TOKEN: 'x' }).discord).toEqual({
      token: 'x',
      apiUrl: 'https://discord.com/api',
      cards: 'embed',
      readMessages: false,
      port: 3000,
    });
    expect(
      readOnline({ ...allow, DISCORD_TOKEN: 'x', DISCORD_PUBLIC_KEY: 'ab'.repeat(32) }).discord?.publicKey,
    ).toHaveLength(64);
  });

  const oauth = {
    SLACK_SIGNING_SECRET: 's',
    SLACK_CLIENT_ID: 'c',
    SLACK_CLIENT_SECRET: 'd',
    SLACK_STATE_SECRET: 'e',
    REFTEL_KEY: 'k',
  };
  it('knows three ways to Slack; Socket Mode wins over a signing secret', () => {
    expect(
      readOnline({ ...allow, SLACK_BOT_TOKEN: 'b', SLACK_APP_TOKEN: 'a', SLACK_SIGNING_SECRET: 's' }).slack?.mode,
    ).toBe('socket');
    expect(readOnline({ ...allow, SLACK_BOT_TOKEN: 'b', SLACK_SIGNING_SECRET: 's' }).slack?.mode).toBe('http');
    expect(readOnline({ ...allow, ...oauth }).slack?.mode).toBe('oauth');
  });

  it('names what is missing from any other set', () => {
    const problem = (environment: Record<string, string>) =>
      readOnline({ ...allow, ...environment }).problems.join('\n');
    expect(problem({ SLACK_BOT_TOKEN: 'b' })).toMatch(/SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/u);
    expect(problem({ SLACK_APP_TOKEN: 'a' })).toMatch(/SLACK_BOT_TOKEN/u);
    expect(problem({ SLACK_SIGNING_SECRET: 's' })).toMatch(/SLACK_BOT_TOKEN.*SLACK_CLIENT_ID.*REFTEL_KEY/u);
    expect(problem({ ...oauth, REFTEL_KEY: '' })).toMatch(/also set REFTEL_KEY/u);
    expect(problem({ DISCORD_PUBLIC_KEY: 'ab'.repeat(32) })).toMatch(/DISCORD_TOKEN/u);
  });

  it('never repeats what may be a token in the wrong variable', () => {
    const token = `xoxb-${'1'.repeat(12)}-${'a'.repeat(24)}`;
    const { problems } = readOnline({ ...allow, DISCORD_TOKEN: 'x', DISCORD_GUILD: token, PORT: 'many' });
    expect(problems.join('\n')).not.toContain(token);
    expect(problems.join('\n')).toMatch(/DISCORD_GUILD .*\d characters/u);
    expect(problems.join('\n')).toContain('"many"');
  });

  it('does not promise to read messages over an endpoint that is told of none', () => {
    const endpoint = { ...allow, DISCORD_TOKEN: 'x', DISCORD_PUBLIC_KEY: 'ab'.repeat(32), REFTEL_READ_MESSAGES: 'on' };
    expect(readOnline(endpoint).problems).toEqual([expect.stringMatching(/gateway only/u)]);
    expect(readOnline({ ...endpoint, SLACK_BOT_TOKEN: 'b', SLACK_APP_TOKEN: 'a' }).problems).toEqual([]);
  });

  it('demands the list of those who may ask once a token is set', () => {
    expect(readOnline({ DISCORD_TOKEN: 'x' }).problems).toEqual([expect.stringMatching(/^REFTEL_ALLOW/u)]);
    expect(readOnline({ ...allow, DISCORD_TOKEN: 'x', REFTEL_ADMINS: 'a,b;c' }).permission).toEqual({
      places: new Set(['111111', 'T0001']),
      users: new Set(),
      admins: new Set(['a', 'b', 'c']),
    });
  });

  it('sends tokens over https only, but for this machine', () => {
    for (const url of ['http://example.org/api', 'ftp://127.0.0.1', 'http://127.0.0.1.example.org', 'nonsense']) {
      expect(readOnline({ ...allow, DISCORD_TOKEN: 'x', DISCORD_API_URL: url }).problems).toHaveLength(1);
    }
    for (const url of [
      'http://127.0.0.1:9/api',
      'http://localhost:1/api',
      'http://[::1]:1/api',
      'https://example.org/api',
    ]) {
      expect(readOnline({ ...allow, DISCORD_TOKEN: 'x', DISCORD_API_URL: url }).problems).toEqual([]);
    }
  });

  it('gives Slack the port and Discord the next one when both listen', () => {
    const both = { ...allow, PORT: '4000', DISCORD_TOKEN: 'x', DISCORD_PUBLIC_KEY: 'ab'.repeat(32), ...oauth };
    expect(readOnline(both)).toMatchObject({ slack: { port: 4000 }, discord: { port: 4001 } });
  });

  it('knows how the app is to look before there is a token, since the app is made first', () => {
    const wanted = { SLACK_COMMAND_PREFIX: 'desk-', REFTEL_READ_MESSAGES: 'on', READER_URL: 'https://a.example.org/' };
    const slack = { prefix: 'desk-', readMessages: true, readerUrl: 'https://a.example.org/', socketMode: true };
    for (const tokens of [{}, { SLACK_BOT_TOKEN: 'b' }, { ...allow, SLACK_BOT_TOKEN: 'b', SLACK_APP_TOKEN: 'a' }]) {
      expect(readOnline({ ...wanted, ...tokens }).looks?.slack).toEqual(slack);
    }
    expect(readOnline({ DISCORD_CARDS: 'components' }).looks?.cards).toBe('components');
    expect(readOnline({ SLACK_COMMAND_PREFIX: 'No!' }).looks).toBeUndefined();
  });

  it('makes the app for HTTP where the tokens say so, or before there are any a public address does', () => {
    const publicUrl = { PUBLIC_URL: 'https://b.example.org' };
    const socketMode = (environment: Record<string, string>) => readOnline(environment).looks?.slack.socketMode;
    expect(socketMode(publicUrl)).toBe(false);
    expect(socketMode({ ...allow, SLACK_BOT_TOKEN: 'b', SLACK_SIGNING_SECRET: 's' })).toBe(false);
    expect(socketMode({ ...allow, ...publicUrl, SLACK_BOT_TOKEN: 'b', SLACK_APP_TOKEN: 'a' })).toBe(true);
    expect(socketMode({ ...publicUrl, SLACK_APP_TOKEN: 'a' })).toBe(true);
  });

  it('takes no prefix that Slack would refuse in a name', () => {
    for (const prefix of ['1a', '-a', '_', 'A', 'a b', 'a'.repeat(13)]) {
      expect(readOnline({ SLACK_COMMAND_PREFIX: prefix }).problems, prefix).toHaveLength(1);
    }
  });

  it('lists everything that is wrong at once', () => {
    const { problems } = readOnline({
      DISCORD_TOKEN: 'x',
      PORT: '70000',
      DISCORD_CARDS: 'big',
      REFTEL_READ_MESSAGES: 'yes',
      SLACK_BOT_TOKEN: 'b',
    });
    expect(problems).toHaveLength(5);
  });
});
