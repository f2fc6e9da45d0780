import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openActions } from '../../../commands/compose.ts';
import { findMrns } from '../../../src/index.ts';
import { button } from '../../doubles/slack-blocks.ts';
import { envelope, timestamp } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { slackChannel, slackTeam, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
let slack: Online;

beforeAll(async () => {
  slack = await online(collection(), {
    settings: { readMessages: true },
    permission: { admins: new Set([slackUser]) },
    idsIn: (text) => findMrns(text).flatMap(({ id, text: written }) => (id === undefined ? [] : [written])),
  });
});

beforeEach(() => {
  slack.clear();
});

afterAll(async () => {
  expect(slack.world.problems).toEqual([]);
  await slack.stop();
});

const message = (text: string, parts: object = {}) =>
  envelope({
    type: 'message',
    channel: slackChannel,
    channel_type: 'channel',
    user: slackUser,
    ts: timestamp(),
    text,
    ...parts,
  });

describe('a mention', () => {
  const mention = (text: string, parts: object = {}) =>
    envelope({ type: 'app_mention', channel: slackChannel, user: slackUser, ts: '1700000001.000100', text, ...parts });

  it('is answered in its thread, for everybody there', async () => {
    await slack.event(mention('<@U0REFTEL> who kramer'));
    const [answer] = await slack.called('chat.postMessage');
    expect(answer?.body).toMatchObject({ channel: slackChannel, thread_ts: '1700000001.000100' });
    expect(answer?.body['text']).toContain('Kramer');
    expect(button(answer, 'Delete').action_id).toMatch(/^r1:u:/u);
  });

  it('is answered in the thread it was written in', async () => {
    await slack.event(mention('<@U0REFTEL>  stats', { thread_ts: '1700000000.000001' }));
    const [answer] = await slack.called('chat.postMessage');
    expect(answer?.body['thread_ts']).toBe('1700000000.000001');
  });

  it('gets the help when it says nothing more', async () => {
    await slack.event(mention('<@U0REFTEL>'));
    const [answer] = await slack.called('chat.postMessage');
    expect(answer?.body['text']).toContain('How to ask');
  });

  it('by a program, or by the app itself, is left alone', async () => {
    await slack.event(mention('<@U0REFTEL> stats', { bot_id: 'B0OTHER' }));
    await slack.event(mention('<@U0REFTEL> stats', { user: 'U0REFTEL' }));
    await slack.event(mention('<@U0REFTEL> stats'));
    await slack.called('chat.postMessage');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(slack.world.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('from elsewhere gets one private refusal', async () => {
    const other = await online(collection(), { permission: { places: new Set(['T0OTHER']) } });
    await other.event(mention('<@U0REFTEL> stats'));
    const [answer] = await other.called('chat.postEphemeral');
    expect(answer?.body['text']).toContain('has not been opened to this place');
    expect(other.world.callsOf('chat.postMessage')).toEqual([]);
    await other.stop();
  });
});

describe('the app’s own conversation', () => {
  it('needs neither slash nor mention', async () => {
    const opened = await slack.command('/stats', { channel: 'D0NOBODY' });
    expect(opened.filter(({ method }) => !/^files\.|^upload$/u.test(method))).toHaveLength(1);
    slack.clear();
    await slack.event(message('stats', { channel: slackChannel, channel_type: 'im' }));
    const [answer] = await slack.called('chat.postMessage');
    expect(answer?.body['text']).toContain('documents');
  });
});

describe('ids in ordinary messages', () => {
  const cable = 'see 07 STATE 130159, and again 07STATE130159';

  it('are dropped unread where the channel was not let in', async () => {
    await slack.event(message(cable));
    await slack.event(
      envelope({ type: 'app_mention', channel: slackChannel, user: slackUser, ts: '1.2', text: 'stats' }),
    );
    await slack.called('chat.postMessage');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(slack.world.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('get one small grouped reply where /here ids on let it in, in the thread, and not more than one in ten seconds', async () => {
    await slack.command('/here ids on');
    slack.clear();
    await slack.event(message(cable, { ts: '1700000009.000001' }));
    const [answer] = await slack.called('chat.postMessage');
    expect(answer?.body['thread_ts']).toBe('1700000009.000001');
    expect(String(answer?.body['text']).match(/07 STATE 130159/gu)).toHaveLength(1);
    const [open] = openActions([{ id: '07STATE130159', title: '' }]);
    expect(button(answer, 'Open 07 STATE 130159').action_id).toMatch(/^r1:r:/u);
    expect(open?.command).toBe('cable');
    await slack.event(message(cable));
    await slack.event(message('see 07 NOWHERE 1', {}));
    await slack.event(message(cable, { bot_id: 'B0OTHER' }));
    await slack.event(message(cable, { subtype: 'message_changed' }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(slack.world.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('are not even looked at without the setting', async () => {
    const other = await online(collection(), {
      idsIn: () => {
        throw new Error('read');
      },
    });
    await other.event(message(cable));
    await other.event(
      envelope({ type: 'app_mention', channel: slackChannel, user: slackUser, ts: '1.3', text: 'stats' }),
    );
    await other.done('mention');
    await other.stop();
    expect(other.log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('the home tab', () => {
  it('shows how to ask and what the collection holds', async () => {
    await slack.event(envelope({ type: 'app_home_opened', user: slackUser, channel: 'D1', tab: 'home' }));
    const [published] = await slack.called('views.publish');
    expect(published?.body['user_id']).toBe(slackUser);
    const shown = JSON.stringify(published?.body['view']);
    for (const words of ['2 documents', 'How to ask', '/timeline']) expect(shown).toContain(words);
  });

  it('says why to somebody who may not ask', async () => {
    const other = await online(collection(), { permission: { places: new Set(['T0OTHER']) } });
    await other.event(envelope({ type: 'app_home_opened', user: slackUser, channel: 'D1', tab: 'home' }));
    const [published] = await other.called('views.publish');
    await other.stop();
    const shown = JSON.stringify(published?.body['view']);
    expect(shown).toContain('has not been opened to this place');
    expect(shown).not.toContain('documents');
  });
});

describe('pictures', () => {
  it('are uploaded for nobody else, and stand in the private answer with their words', async () => {
    const calls = await slack.command('/timeline belarus');
    const complete = calls.find(({ method }) => method === 'files.completeUploadExternal');
    expect(complete?.body['channel_id']).toBeUndefined();
    const answer = calls.find(({ method }) => method === 'response_url');
    const blocks = answer?.body['blocks'] as Record<string, unknown>[];
    const [image] = blocks.filter(({ type }) => type === 'image');
    expect(image).toMatchObject({ slack_file: { id: expect.stringMatching(/^F/u) } });
    expect(String(image?.['alt_text'])).toMatch(/^Timeline of belarus: a picture of/u);
    expect(JSON.stringify(blocks)).not.toContain('▁');
  });

  it.each(['getUploadURLExternal', 'completeUploadExternal'])('that Slack refuses (%s) are words', async (method) => {
    slack.world.instead(`files.${method}`, { body: { ok: false, error: 'missing_scope' } });
    const text = 'timeline belarus';
    await slack.event(envelope({ type: 'app_mention', channel: slackChannel, user: slackUser, ts: '1.91', text }));
    const [answer] = await slack.called('chat.postMessage');
    expect(JSON.stringify(answer?.body['blocks'])).not.toContain('"image"');
    expect(JSON.stringify(answer?.body['blocks'])).toContain('1996 ▁');
  });
});

describe('files', () => {
  it('of a private answer go to the asker’s direct messages', async () => {
    const calls = await slack.command('/timeline belarus as:csv');
    const methods = calls.map(({ method }) => method);
    expect(methods).toEqual(
      expect.arrayContaining([
        'response_url',
        'conversations.open',
        'files.getUploadURLExternal',
        'upload',
        'files.completeUploadExternal',
      ]),
    );
    const complete = calls.find(({ method }) => method === 'files.completeUploadExternal');
    expect(String(complete?.body['channel_id'])).toMatch(/^D/u);
    const answer = calls.find(({ method }) => method === 'response_url');
    expect(answer?.body['text']).toContain('in your direct messages: timeline');
  });

  it('of a public answer go to the channel', async () => {
    const calls = await slack.command('/timeline belarus as:csv share:true');
    const complete = calls.find(({ method }) => method === 'files.completeUploadExternal');
    expect(complete?.body['channel_id']).toBe(slackChannel);
  });

  it('that the channel does not take go to the asker, and what Slack takes nowhere is spoken of', async () => {
    slack.world.instead('files.completeUploadExternal', { body: { ok: false, error: 'not_in_channel' } });
    await slack.event(
      envelope({
        type: 'app_mention',
        channel: slackChannel,
        user: slackUser,
        ts: '1.9',
        text: 'timeline belarus as:csv',
      }),
    );
    const complete = await slack.called('files.completeUploadExternal', 2);
    expect(complete.map(({ body }) => String(body['channel_id']).charAt(0))).toEqual(['C', 'D']);
    await slack.done('mention');
    const [where] = slack.world.callsOf('chat.postEphemeral');
    expect(where?.body['text']).toContain('did not take the file of this answer; it is in your direct messages');
    slack.clear();
    const refused = { body: { ok: false, error: 'file_upload_size_restricted' } };
    slack.world.instead('files.completeUploadExternal', refused, refused);
    await slack.event(
      envelope({
        type: 'app_mention',
        channel: slackChannel,
        user: slackUser,
        ts: '1.8',
        text: 'timeline belarus as:csv',
      }),
    );
    const [told] = await slack.called('chat.postEphemeral');
    expect(told?.body['text']).toContain('did not take the file');
  });
});

describe('taking the app out of a workspace', () => {
  it('takes what is kept for it', async () => {
    const { notes } = collection();
    const now = new Date().toISOString();
    await notes.write('ids', `slack:${slackTeam}:C9`, 'on');
    await notes.write('ids', 'slack:T0OTHER:C9', 'on');
    await slack.event(envelope({ type: 'tokens_revoked', tokens: { oauth: [slackUser], bot: [] } }));
    await slack.event(envelope({ type: 'app_uninstalled' }));
    await slack.done('removal');
    for (const space of ['ids', 'feedback', 'slack-shared']) {
      expect(await notes.list(space, `slack:${slackTeam}:`, now, 10)).toEqual([]);
    }
    expect(await notes.list('ids', 'slack:T0OTHER:', now, 10)).toHaveLength(1);
  });
});
