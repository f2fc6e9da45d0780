import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scopesOf } from '../../../adapters/slack/connection.ts';
import { doctorSlack } from '../../../adapters/slack/index.ts';
import { sealWith } from '../../../adapters/slack/installations.ts';
import type { SlackSettings } from '../../../adapters/slack/settings.ts';
import { commands } from '../../../commands/index.ts';
import type { Collection } from '../../../src/index.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { notesInMemory } from '../../doubles/notes.ts';
import { type SlackWorld, slackApp, slackTeam, slackWorld } from '../../doubles/slack-world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const bare = { apiUrl: '', readMessages: false } as const;
const withReader = { readerUrl: 'https://read.example.net/cables' } as const;
const byToken = { mode: 'socket', botToken: slackApp.botToken, appToken: slackApp.appToken } as const;
let world: SlackWorld;

beforeAll(async () => {
  world = await slackWorld(scopesOf({ commands, settings: { ...bare, mode: 'socket' } }));
});

beforeEach(() => {
  world.clear();
});

afterAll(async () => {
  await world.close();
});

function examine(parts: Partial<SlackSettings>, places = [slackTeam], collection: Collection = collectionOf()) {
  return doctorSlack({
    settings: { ...bare, ...byToken, apiUrl: world.apiUrl, ...parts },
    permission: { places: new Set(places), users: new Set(), admins: new Set() },
    collection,
    commands,
    log: quiet,
    now: () => new Date(),
    signal: new AbortController().signal,
  });
}

async function wrong(...[parts, places, collection]: Parameters<typeof examine>) {
  const findings = await examine(parts, places, collection);
  return findings.filter(({ fine }) => !fine).map(({ what, says }) => `${what}: ${says}`);
}

describe('the doctor, of one workspace', () => {
  it('finds everything fine where it is', async () => {
    const findings = await examine({});
    expect(findings.filter(({ fine }) => !fine)).toEqual([]);
    expect(findings.map(({ what }) => what)).toEqual([
      'Slack token',
      'Slack place',
      'Slack scopes',
      'Slack socket',
      'Slack names',
    ]);
  });

  it('says what to do about tokens, places and scopes', async () => {
    expect(await wrong({ appToken: 'xapp-wrong' })).toEqual([expect.stringContaining('copy it again')]);
    expect(await wrong({}, ['T0OTHER'])).toEqual([expect.stringContaining('not in REFTEL_ALLOW')]);
    expect(await wrong(withReader)).toEqual([expect.stringContaining('links:read, links:write missing')]);
    const before = 'app_mentions:read,chat:write,commands,files:read,files:write,im:history,im:write,mpim:read';
    world.instead('auth.test', {
      headers: { 'x-oauth-scopes': before },
      body: { ok: true, team_id: slackTeam, team: 'Desk', user: 'reftel' },
    });
    expect(await wrong({})).toEqual([
      expect.stringContaining('channels:history, groups:history, mpim:history, users:read missing'),
    ]);
    world.instead('auth.test', { body: { ok: false, error: 'token_revoked' } });
    expect(await wrong({})).toEqual([expect.stringContaining('install the app again')]);
    expect(await wrong({ ...byToken, apiUrl: 'http://127.0.0.1:9/api/', mode: 'http' })).toEqual([
      expect.stringContaining('could not be reached'),
    ]);
  });
});

describe('the doctor, of many workspaces', () => {
  const oauth = { mode: 'oauth', key: 'a-key' } as const;
  const withInstallations = async (teams: readonly string[], key = 'a-key') => {
    const collection = { ...collectionOf(), notes: notesInMemory() };
    const sealing = await sealWith(key);
    for (const team of teams) {
      const installation = JSON.stringify({ team: { id: team }, bot: { token: slackApp.botToken } });
      await collection.notes.write('slack-install', team, sealing.seal(installation, team));
    }
    return collection;
  };

  it('says that there is none', async () => {
    const findings = await examine(oauth);
    expect(findings.find(({ what }) => what === 'Slack workspaces')?.says).toContain('none has installed');
    expect(world.calls).toEqual([]);
  });

  it('tries the token of each, its scopes, and whether it is listed', async () => {
    const collection = await withInstallations(['T0AAA', 'T0BBB', 'T0CCC']);
    const listed = ['T0AAA', 'T0BBB'];
    expect(await wrong(oauth, listed, collection)).toEqual([
      'Slack place T0CCC: T0CCC is not in REFTEL_ALLOW: nobody there can ask',
    ]);
    expect(world.callsOf('auth.test')).toHaveLength(3);
    world.instead('auth.test', { body: { ok: false, error: 'token_revoked' } });
    expect(await wrong({ ...oauth, ...withReader }, listed, await withInstallations(listed))).toEqual([
      'Slack token T0AAA: the token was revoked: install the app again',
      expect.stringMatching(/^Slack scopes T0BBB: links:read.* missing/u),
    ]);
  });

  it('does not ask to copy a token that came with an installation', async () => {
    world.instead('auth.test', { body: { ok: false, error: 'invalid_auth' } });
    const says = await wrong(oauth, ['T0AAA'], await withInstallations(['T0AAA']));
    expect(says).toEqual([expect.stringContaining('install the app again')]);
  });

  it('says which ones another key has sealed', async () => {
    const collection = await withInstallations(['T0AAA'], 'the key of last year');
    expect(await wrong(oauth, ['T0AAA'], collection)).toEqual([expect.stringContaining('REFTEL_KEY does not open')]);
    expect(world.calls).toEqual([]);
  });

  it('looks at fifty, and says so where there are more', async () => {
    const teams = Array.from({ length: 52 }, (_, at) => `T${String(at).padStart(3, '0')}`);
    const findings = await examine(oauth, teams, await withInstallations(teams));
    expect(world.callsOf('auth.test')).toHaveLength(50);
    expect(findings.map(({ says }) => says)).toContain('only the first 50 were looked at');
  });
});
