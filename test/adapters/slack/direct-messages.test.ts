import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findMrns } from '../../../src/index.ts';
import { linksAt } from '../../doubles/reader.ts';
import { button } from '../../doubles/slack-blocks.ts';
import { blockAction, envelope, messageAction, viewSubmission } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { slackChannel, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const reader = 'https://reader.example.org/docs';
const group = { channelName: 'mpdm-ann--ben--reftel-1' };
const refusal = 'answers direct messages only from people';
const settings = { readMessages: true, readerUrl: reader };
/** Somebody of a listed workspace whom the operator has not listed by name. */
let slack: Online;

const idsIn = (text: string) => findMrns(text).flatMap(({ id, text: written }) => (id === undefined ? [] : [written]));

beforeAll(async () => {
  slack = await online(collection(), { settings, idsIn, links: linksAt(reader), permission: { users: new Set() } });
});

beforeEach(() => {
  slack.clear();
});

afterAll(async () => {
  expect(slack.world.problems).toEqual([]);
  await slack.stop();
});

async function textOf(kind: string, method = 'response_url'): Promise<string> {
  await slack.done(kind);
  return String(slack.world.callsOf(method).at(-1)?.body['text']);
}

const isMpim = { body: { ok: true, channel: { id: slackChannel, is_mpim: true } } };
const mention = () =>
  envelope({ type: 'app_mention', channel: slackChannel, user: slackUser, ts: '1.1', text: '<@U0REFTEL> stats' });
const link = (channel: string = slackChannel) =>
  envelope({
    type: 'link_shared',
    channel,
    user: slackUser,
    message_ts: '1700000002.000200',
    links: [{ url: `${reader}/d/07STATE130159`, domain: 'reader.example.org' }],
  });
const message = (channelType: string, ts: string) =>
  envelope({
    type: 'message',
    channel: slackChannel,
    channel_type: channelType,
    user: slackUser,
    ts,
    text: 'see 07 STATE 130159',
  });

describe('a group of people who write to each other directly', () => {
  it('is answered only where the asker is listed: commands, presses, shortcuts', async () => {
    const [command] = await slack.command('/stats', group);
    expect(command?.body['text']).toContain(refusal);
    const [elsewhere] = await slack.command('/stats');
    slack.clear();
    await slack.interact(blockAction(button(elsewhere, 'How to ask'), slack.world.responseUrl(), group));
    expect(await textOf('button')).toContain(refusal);
    slack.clear();
    await slack.interact(messageAction('find_in_documents', 'Minsk', slack.world.responseUrl(), undefined, group));
    expect(await textOf('shortcut')).toContain(refusal);
  });

  it('is still one when a form comes back from it', async () => {
    const other = await online(collection());
    const [opened] = await other.command('/whois', group);
    await other.stop();
    const view = opened?.body['view'] as Record<string, unknown>;
    const name = { a: { type: 'external_select', selected_option: { value: 'Kramer' } } };
    await slack.interact(viewSubmission(view, { name }));
    await slack.done('modal');
    const [answer] = slack.world.calls.filter(({ body }) => body['text'] !== undefined);
    expect(answer?.body['text']).toContain(refusal);
  });

  it('is known by asking Slack where a mention does not tell', async () => {
    slack.world.instead('conversations.info', isMpim);
    await slack.event(mention());
    expect(await textOf('mention', 'chat.postEphemeral')).toContain(refusal);
    expect(slack.world.callsOf('chat.postMessage')).toEqual([]);
  });

  it('sees no links unfold, nor does a conversation that Slack does not show to the app', async () => {
    const hidden = { body: { ok: false, error: 'channel_not_found' } };
    slack.world.instead('conversations.info', isMpim, hidden);
    await slack.event(link());
    await slack.done('link');
    slack.clear();
    slack.world.instead('conversations.info', hidden);
    await slack.event(link());
    await slack.done('link');
    expect(slack.world.callsOf('chat.unfurl')).toEqual([]);
  });

  it('gets no answer to ids in its messages', async () => {
    const admin = await online(collection(), { settings, idsIn, permission: { admins: new Set([slackUser]) } });
    await admin.command('/here ids on');
    await admin.stop();
    await slack.event(message('mpim', '1.2'));
    await slack.event(message('group', '1.3'));
    await slack.done('ids');
    expect(slack.world.callsOf('chat.postMessage').map(({ body }) => body['thread_ts'])).toEqual(['1.3']);
  });
});

describe('channels of the workspace', () => {
  it('are answered, private ones too', async () => {
    const [command] = await slack.command('/stats', { channelName: 'privategroup' });
    expect(command?.body['text']).toContain('2 documents');
    slack.clear();
    await slack.event(mention());
    expect(await textOf('mention', 'chat.postMessage')).toContain('2 documents');
    slack.clear();
    await slack.event(link());
    await slack.done('link');
    await slack.event(link('COMPOSER'));
    expect(await slack.called('chat.unfurl', 2)).toHaveLength(2);
  });
});
