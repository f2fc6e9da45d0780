import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Command, share, words } from '../../../commands/command.ts';
import { reply } from '../../../commands/compose.ts';
import { commands } from '../../../commands/index.ts';
import { AskError } from '../../../src/index.ts';
import { button, elementsOf } from '../../doubles/slack-blocks.ts';
import { blockAction, envelope, viewSubmission } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { type Call, slackChannel, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
let slack: Online;
let failure: Error | undefined;

const options = z.object({ what: words, share });
/** Answers until it is told how to fail. */
const failing: Command<typeof options> = {
  name: 'failing',
  aliases: [],
  summary: 'Fails',
  description: 'Stands for a command that fails.',
  examples: ['/failing it'],
  options,
  run: async () => {
    if (failure !== undefined) throw failure;
    return reply({ title: ['Well'] });
  },
};

beforeAll(async () => {
  slack = await online(collection(), { commands: [...commands, failing as unknown as Command] });
});

beforeEach(() => {
  slack.clear();
  failure = undefined;
});

afterAll(async () => {
  expect(slack.world.problems).toEqual([]);
  await slack.stop();
});

const mention = (text: string) =>
  envelope({ type: 'app_mention', channel: slackChannel, user: slackUser, ts: '1700000001.000100', text });

/** The ways to ask for an answer that everybody sees. */
const ways: Readonly<Record<string, () => Promise<readonly Call[]>>> = {
  'a command': () => slack.command('/failing it share:true'),
  async 'the Share button'() {
    const problem = failure;
    failure = undefined;
    const [answer] = await slack.command('/failing it');
    failure = problem;
    slack.clear();
    await slack.interact(blockAction(button(answer, 'Share to channel'), slack.world.responseUrl()));
    await slack.done('button');
    return slack.world.calls;
  },
  async 'a form'() {
    const [opened] = await slack.command('/failing');
    slack.clear();
    const what = { a: { type: 'plain_text_input', value: 'it' } };
    const ticked = { a: { type: 'checkboxes', selected_options: [{ value: 'true' }] } };
    await slack.interact(viewSubmission(opened?.body['view'] as Record<string, unknown>, { what, share: ticked }));
    await slack.done('modal');
    return slack.world.calls;
  },
  async 'a mention'() {
    await slack.event(mention('<@U0REFTEL> failing it'));
    await slack.done('mention');
    return slack.world.calls.filter(({ method }) => method !== 'conversations.info');
  },
};

describe.each(Object.entries(ways))('an answer that everybody should see, by %s', (_way, ask) => {
  it.each([
    ['a problem', () => new AskError('nothing has this number'), 'Nothing has this number'],
    ['an incident', () => new Error('broken'), 'Something broke on our side'],
  ])('is for the asker alone when it is %s', async (_what, make, said) => {
    failure = make();
    const [answer, ...more] = await ask();
    expect(more).toEqual([]);
    expect(answer?.body['text']).toContain(said);
    const labels = elementsOf(answer ?? { method: '', body: {} }).map(({ text }) => text?.text);
    expect(labels).not.toContain('Delete');
    if (answer?.method === 'response_url') expect(answer.body['response_type']).toBe('ephemeral');
    else expect(answer).toMatchObject({ method: 'chat.postEphemeral', body: { user: slackUser } });
  });
});

describe('a mention that is not understood', () => {
  it('is answered to its writer alone, in the thread', async () => {
    await slack.event(mention('<@U0REFTEL> whoo kramer'));
    await slack.done('mention');
    const [answer, ...more] = slack.world.calls.filter(({ method }) => method.startsWith('chat.'));
    expect(more).toEqual([]);
    expect(answer).toMatchObject({ method: 'chat.postEphemeral', body: { thread_ts: '1700000001.000100' } });
    expect(answer?.body['text']).toContain('There is no command');
  });
});

it('a problem in the app’s own conversation stays there to be read', async () => {
  await slack.command('/timeline belarus as:csv');
  const direct = String(slack.world.callsOf('files.completeUploadExternal')[0]?.body['channel_id']);
  slack.clear();
  const own = { type: 'message', channel: direct, channel_type: 'im', user: slackUser, ts: '1.1', text: 'whoo kramer' };
  await slack.event(envelope(own));
  await slack.done('mention');
  expect(slack.world.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
  expect(slack.world.calls[0]?.body['channel']).toBe(direct);
});
