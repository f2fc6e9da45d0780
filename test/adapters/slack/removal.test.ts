import { describe, expect, it } from 'vitest';
import { sealWith } from '../../../adapters/slack/installations.ts';
import type { Notes } from '../../../src/index.ts';
import { button } from '../../doubles/slack-blocks.ts';
import { blockAction, envelope } from '../../doubles/slack-driver.ts';
import { online } from '../../doubles/slack-online.ts';
import { slackApp, slackChannel, slackTeam, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const { clientId, clientSecret, botToken, botId, botUser } = slackApp;
const oauth = { mode: 'oauth', clientId, clientSecret, stateSecret: 'a-state-secret', key: 'a-key' } as const;
const uninstalled = envelope({ type: 'app_uninstalled' });
const revoked = envelope({ type: 'tokens_revoked', tokens: { oauth: [], bot: [botUser] } });

/** Notes that remember which of them were written to stay. */
function watched(notes: Notes, spaces: Set<string>): Notes {
  return Object.create(notes, {
    write: {
      value: (...given: Parameters<Notes['write']>) => {
        if (given[1].includes(slackTeam)) spaces.add(given[0]);
        return notes.write(...given);
      },
    },
  }) as Notes;
}

async function install(notes: Notes): Promise<void> {
  const installation = {
    team: { id: slackTeam },
    user: { id: slackUser },
    bot: { token: botToken, id: botId, userId: botUser, scopes: [] },
    isEnterpriseInstall: false,
    authVersion: 'v2',
  };
  await notes.write(
    'slack-install',
    slackTeam,
    (await sealWith('a-key')).seal(JSON.stringify(installation), slackTeam),
  );
}

describe('taking the app out of a workspace', () => {
  it.each([
    ['by HTTP', { mode: 'http' } as const, uninstalled],
    ['by HTTP with OAuth, tokens first', oauth, revoked],
    ['by HTTP with OAuth, at once', oauth, { ...uninstalled, event_id: 'Ev-at-once' }],
  ])('%s takes everything that was written down for it', async (_how, mode, removal) => {
    const spaces = new Set<string>();
    const notes = watched(collection().notes, spaces);
    await install(notes);
    const slack = await online(Object.create(collection(), { notes: { value: notes } }), {
      settings: mode,
      permission: { admins: new Set([slackUser]) },
    });
    await slack.command('/here ids on');
    await slack.command('/stats share:true');
    const [answer] = await slack.command('/stats');
    await slack.interact(blockAction(button(answer, 'Not what I meant'), slack.world.responseUrl()));
    await slack.done('button');
    expect([...spaces].sort()).toEqual(['feedback', 'ids', 'slack-install', 'slack-shared']);
    const { digests, outbox } = collection();
    const post = { channel: `slack:${slackTeam}:${slackChannel}`, owner: `slack:${slackTeam}:${slackUser}`, body: '{}' };
    const due = new Date().toISOString();
    await digests.create({ ...post, name: 'weekly', schedule: 'daily', zone: 'UTC' }, due, due);
    expect(await outbox.add([{ ...post, key: `k-${spaces.size}`, kind: 'digest', due }])).toBe(1);
    await slack.event(removal);
    await slack.done('removal');
    await slack.stop();
    const now = new Date().toISOString();
    expect(await digests.list('slack:', { limit: 10 })).toEqual([]);
    expect(await outbox.take({ platforms: ['slack'], holder: 'a', now, seconds: 1, rest: 0, limit: 10 })).toEqual([]);
    for (const space of spaces) {
      expect(await notes.list(space, '', now, 10), space).toEqual([]);
    }
  });
});
