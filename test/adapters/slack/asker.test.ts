import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { suggestionId } from '../../../adapters/slack/modals.ts';
import type { Context } from '../../../commands/command.ts';
import { overheard } from '../../doubles/overheard.ts';
import { button } from '../../doubles/slack-blocks.ts';
import { blockAction, blockSuggestion, envelope, messageAction, viewSubmission } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { slackChannel, slackTeam, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const { commands, heard } = overheard('find');
let slack: Online;

beforeAll(async () => {
  slack = await online(collection(), { commands, permission: { users: new Set([slackUser]) } });
});
beforeEach(() => {
  heard.length = 0;
  slack.clear();
});
afterAll(() => slack.stop());

interface Opened {
  readonly private_metadata: string;
  readonly blocks: readonly { readonly block_id: string; readonly element?: { readonly action_id: string } }[];
}

const here = `slack:${slackTeam}:${slackChannel}`;
const pressFind = async (): Promise<void> => {
  const [answer] = await slack.command('/find the');
  heard.length = 0;
  slack.clear();
  await slack.interact(blockAction(button(answer, 'Next'), slack.world.responseUrl()));
  await slack.done('button');
};
const fillIn = async (): Promise<void> => {
  const opened = (await slack.command('/find')).find(({ method }) => method === 'views.open');
  const view = opened?.body['view'] as Opened;
  heard.length = 0;
  slack.clear();
  await slack.interact(
    viewSubmission({ ...view }, { query: { query: { type: 'plain_text_input', value: 'amnesty' } } }),
  );
  await slack.done('modal');
};
const suggest = async (): Promise<void> => {
  const view = {
    id: 'V1',
    type: 'modal',
    private_metadata: JSON.stringify({ command: 'find', channel: slackChannel }),
  };
  await slack.interact({ ...blockSuggestion(suggestionId('find', 'query'), 'amn'), view });
};
const mention = async (): Promise<void> => {
  const text = '<@U0REFTEL> find amnesty';
  await slack.event(envelope({ type: 'app_mention', channel: slackChannel, user: slackUser, ts: '1.1', text }));
  await slack.done('mention');
};
const shortcut = async (): Promise<void> => {
  await slack.interact(messageAction('find_in_documents', 'amnesty', slack.world.responseUrl()));
  await slack.done('shortcut');
};

describe('who asks on Slack', () => {
  it.each([
    ['a command', async (): Promise<void> => void (await slack.command('/find amnesty')), 'admin'],
    ['the umbrella', async (): Promise<void> => void (await slack.command('/reftel find amnesty')), 'admin'],
    ['a button', pressFind, undefined],
    ['a form', fillIn, undefined],
    ['a suggestion', suggest, undefined],
    ['an entry of a menu', shortcut, 'admin'],
    ['a mention', mention, undefined],
  ] as const)('is known to the command, by %s', async (_, asking, name) => {
    await asking();
    expect(heard.length).toBeGreaterThan(0);
    for (const { asker, channel } of heard) {
      expect(asker?.id).toBe(`slack:${slackTeam}:${slackUser}`);
      expect(channel).toBe(here);
      if (name !== undefined) expect(asker?.name).toBe(name);
    }
  });

  it('has the time zone that Slack tells, asked for once and only when somebody wants it', async () => {
    const asker = async (): Promise<Context['asker']> => {
      await slack.command('/find amnesty');
      return heard.at(-1)?.asker;
    };
    slack.world.channels.zone(slackUser, 'Europe/Minsk');
    const known = await asker();
    expect(slack.world.callsOf('users.info')).toEqual([]);
    expect([await known?.zone?.(), await known?.zone?.()]).toEqual(['Europe/Minsk', 'Europe/Minsk']);
    expect(slack.world.callsOf('users.info')).toHaveLength(1);
    slack.world.channels.zone(slackUser, 'Mars/Olympus');
    expect(await (await asker())?.zone?.()).toBeUndefined();
    slack.world.instead('users.info', { body: { ok: false, error: 'missing_scope' } });
    expect(await (await asker())?.zone?.()).toBeUndefined();
  });
});
