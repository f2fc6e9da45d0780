import type { Installation } from '@slack/bolt';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installationStore, type Seal, sealWith } from '../../../adapters/slack/installations.ts';
import { notesInMemory } from '../../doubles/notes.ts';

const now = () => new Date('2026-03-04T10:00:00Z');
const permission = { places: new Set(['T1']), users: new Set<string>(), admins: new Set<string>() };
const token = 'xoxb-a-secret-token';

function installationOf(team: string): Installation<'v2', false> {
  return {
    team: { id: team, name: 'Team' },
    enterprise: undefined,
    user: { token: undefined, scopes: undefined, id: 'U1' },
    bot: { token, scopes: ['commands'], id: 'B1', userId: 'UBOT' },
    isEnterpriseInstall: false,
    authVersion: 'v2',
  };
}

const query = (teamId: string) => ({ teamId, enterpriseId: undefined, isEnterpriseInstall: false });

let sealing: Seal;
let notes = notesInMemory();
let givenBack: string[] = [];

function store(seal = sealing) {
  return installationStore(notes, seal, permission, now, async (each) => void givenBack.push(each));
}

beforeAll(async () => {
  sealing = await sealWith('the operator’s key');
});

beforeEach(() => {
  notes = notesInMemory();
  givenBack = [];
});

describe('installations', () => {
  it('come back as they were stored', async () => {
    await store().storeInstallation(installationOf('T1'));
    expect(await store().fetchInstallation(query('T1'))).toMatchObject({ team: { id: 'T1' }, bot: { token } });
  });

  it('lie sealed in the store: no token can be read there', async () => {
    await store().storeInstallation(installationOf('T1'));
    const [note] = await notes.list('slack-install', '', now().toISOString(), 10);
    expect(note?.value).toMatch(/^v1\./u);
    expect(note?.value).not.toContain('xoxb');
    expect(Buffer.from(note?.value ?? '', 'base64url').toString('latin1')).not.toContain('xoxb');
  });

  it('are refused for a workspace that is not listed, and the fresh token is given back', async () => {
    await expect(store().storeInstallation(installationOf('T2'))).rejects.toThrow('not been opened to this workspace');
    expect(givenBack).toEqual([token]);
    expect(await notes.list('slack-install', '', now().toISOString(), 10)).toEqual([]);
  });

  it('are refused for a whole organisation', async () => {
    const whole = {
      ...installationOf('T1'),
      team: undefined,
      enterprise: { id: 'E1' },
      isEnterpriseInstall: true as const,
    };
    await expect(store().storeInstallation(whole as Installation<'v2', true>)).rejects.toThrow(
      'workspace by workspace',
    );
    expect(givenBack).toEqual([token]);
  });

  it('are unknown where nothing is stored, and after they were deleted', async () => {
    await expect(store().fetchInstallation(query('T1'))).rejects.toThrow('has not installed');
    await store().storeInstallation(installationOf('T1'));
    await store().deleteInstallation?.(query('T1'));
    await expect(store().fetchInstallation(query('T1'))).rejects.toThrow('has not installed');
  });

  it('can not be opened with another key, nor under another workspace’s name', async () => {
    await store().storeInstallation(installationOf('T1'));
    await expect(store(await sealWith('another key')).fetchInstallation(query('T1'))).rejects.toThrow();
    const { value = '' } = (await notes.read('slack-install', 'T1', now().toISOString())) ?? {};
    await notes.write('slack-install', 'T9', value);
    await expect(store().fetchInstallation(query('T9'))).rejects.toThrow();
  });
});

describe('a seal', () => {
  it('never looks the same twice', () => {
    expect(sealing.seal('words', 'T1')).not.toBe(sealing.seal('words', 'T1'));
  });

  it('breaks at any change', () => {
    const sealed = sealing.seal('words', 'T1');
    for (const at of [3, 25, sealed.length - 4]) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      expect(() => sealing.open(sealed.slice(0, at) + other + sealed.slice(at + 1), 'T1')).toThrow();
    }
    for (const wrong of ['', 'v1', 'v1...', 'v2.a.b.c', 'plain text'])
      expect(() => sealing.open(wrong, 'T1')).toThrow();
  });
});
