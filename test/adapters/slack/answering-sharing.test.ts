import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Command, share } from '../../../commands/command.ts';
import { reply } from '../../../commands/compose.ts';
import { commands } from '../../../commands/index.ts';
import { foreign } from '../../../commands/reply.ts';
import { button, timestampOf } from '../../doubles/slack-blocks.ts';
import { blockAction, envelope, viewSubmission } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { type Call, slackChannel, slackTeam, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const options = z.object({ share });
/** Its answer takes three messages and has a file. */
const long: Command<typeof options> = {
  name: 'long',
  aliases: [],
  summary: 'Answers at length',
  description: 'Stands for a command whose answer one message does not hold.',
  examples: ['/long'],
  options,
  run: async () =>
    reply({
      title: ['Long'],
      blocks: [{ kind: 'text', text: [foreign('Words of a document. '.repeat(1_500))] }],
      attachments: [{ name: 'rows.csv', type: 'text/csv', content: 'a,b\n' }],
    }),
};
const collection = seedCollection();
const chosen = {
  commands: [...commands, long as unknown as Command],
  permission: { admins: new Set(['U0ADMIN']) },
};
const notMember = { body: { ok: false, error: 'not_in_channel' } };
let slack: Online;

beforeAll(async () => {
  slack = await online(collection(), chosen);
});

beforeEach(() => {
  slack.clear();
});

afterAll(async () => {
  expect(slack.world.problems).toEqual([]);
  await slack.stop();
});

async function press(action: object, place: object = {}): Promise<readonly Call[]> {
  slack.clear();
  await slack.interact(blockAction({ ...action }, slack.world.responseUrl(), { ephemeral: false, ...place }));
  await slack.done('button');
  return slack.world.calls;
}

const methodsOf = (calls: readonly Call[]) => calls.map(({ method }) => method);
const of = (calls: readonly Call[], method: string) => calls.filter((call) => call.method === method);
const deleted = (calls: readonly Call[]) => of(calls, 'chat.delete').map(({ body }) => body['ts']);
const original = (calls: readonly Call[]) =>
  of(calls, 'response_url').filter(({ body }) => body['delete_original'] === true);
const told = (calls: readonly Call[]) =>
  of(calls, 'response_url').flatMap(({ body }) => (body['delete_original'] === true ? [] : [String(body['text'])]));

describe('an answer shared where the app is a member', () => {
  it('is taken back whole, its files too, by the Delete button of any of its messages', async () => {
    const shared = await slack.command('/long share:true');
    const posted = of(shared, 'chat.postMessage');
    expect(posted).toHaveLength(3);
    expect(of(shared, 'response_url')).toEqual([]);
    const [first, second, last] = posted.map(timestampOf);
    const gone = [...(await press(button(posted[1], 'Delete'), { ts: second }))];
    expect(deleted(gone)).toEqual([first, last]);
    expect(of(gone, 'files.delete')).toHaveLength(1);
    expect(original(gone)).toHaveLength(1);
    expect(told(gone)).toEqual([]);
    const notes = await collection().notes.list('slack-shared', `slack:${slackTeam}:`, new Date().toISOString(), 10);
    expect(notes).toEqual([]);
  });

  it('is taken back by nobody who shared the same question another time', async () => {
    await slack.command('/stats share:true', { user: 'U0OTHER' });
    const [mine] = of(await slack.command('/stats share:true'), 'chat.postMessage');
    const calls = await press(button(mine, 'Delete'), { user: 'U0OTHER', ts: timestampOf(mine) });
    expect(told(calls)).toEqual([expect.stringContaining('Only whoever shared this answer')]);
    expect(original(calls)).toEqual([]);
    expect(original(await press(button(mine, 'Delete'), { ts: timestampOf(mine) }))).toHaveLength(1);
  });

  it('is taken back by administrators, and after a restart', async () => {
    const [mine] = of(await slack.command('/stats share:true'), 'chat.postMessage');
    expect(original(await press(button(mine, 'Delete'), { user: 'U0ADMIN' }))).toHaveLength(1);
    const [other] = of(await slack.command('/stats share:true'), 'chat.postMessage');
    const again = await online(collection(), chosen);
    await again.interact(blockAction(button(other, 'Delete'), again.world.responseUrl(), { ephemeral: false }));
    const [gone] = await again.called('response_url');
    await again.stop();
    expect(gone?.body).toEqual({ delete_original: true });
  });

  it.each([
    [
      'a button',
      async () => press(button((await slack.command('/stats'))[0], 'Share to channel'), { ephemeral: true }),
    ],
    [
      'a mention',
      async () => {
        const mention = { type: 'app_mention', channel: slackChannel, user: slackUser, ts: '1.1', text: 'stats' };
        await slack.event(envelope(mention));
        await slack.done('mention');
        return slack.world.calls;
      },
    ],
    [
      'a modal',
      async () => {
        const [opened] = of(await slack.command('/reftel who'), 'views.open');
        slack.clear();
        const ticked = { type: 'checkboxes', selected_options: [{ value: 'true' }] };
        const name = { type: 'external_select', selected_option: { value: 'Kramer' } };
        const view = opened?.body['view'] as Record<string, unknown>;
        await slack.interact(viewSubmission(view, { name: { a: name }, share: { a: ticked } }));
        await slack.done('modal');
        return slack.world.calls;
      },
    ],
  ])('by %s is taken back by whoever shared it alone', async (_way, ask) => {
    const [shared] = of(await ask(), 'chat.postMessage');
    const away = button(shared, 'Delete');
    expect(told(await press(away, { user: 'U0OTHER' }))).toEqual([expect.stringContaining('Only whoever shared')]);
    expect(original(await press(away))).toHaveLength(1);
  });

  it('says privately what Slack did not delete', async () => {
    const posted = of(await slack.command('/long share:true'), 'chat.postMessage');
    const place = { ephemeral: false, ts: timestampOf(posted[2]) };
    slack.clear();
    slack.world.instead('chat.delete', { body: { ok: false, error: 'cant_delete_message' } });
    await slack.interact(blockAction(button(posted[2], 'Delete'), slack.world.responseUrl(), place));
    await slack.done('button');
    expect(original(slack.world.calls)).toHaveLength(1);
    expect(told(slack.world.calls)).toEqual([expect.stringContaining('did not delete 1 part')]);
    expect(of(slack.world.calls, 'response_url').at(-1)?.body['response_type']).toBe('ephemeral');
  });
});

describe('an answer shared where the app is no member', () => {
  async function sharedLong(): Promise<readonly Call[]> {
    const [last] = of(await slack.command('/long'), 'response_url').slice(-1);
    slack.clear();
    slack.world.instead('chat.postMessage', notMember);
    await slack.interact(blockAction(button(last, 'Share to channel'), slack.world.responseUrl()));
    await slack.done('button');
    return of(slack.world.calls, 'response_url');
  }

  it('goes by the response URL', async () => {
    const shared = await sharedLong();
    expect(shared.map(({ body }) => body['response_type'])).toEqual(['in_channel', 'in_channel', 'in_channel']);
  });

  it('is taken back message by message, and says how many are left', async () => {
    const shared = [...(await sharedLong())];
    const gone = [...(await press(button(shared[2], 'Delete')))];
    expect(original(gone)).toHaveLength(1);
    expect(told(gone)).toEqual([expect.stringContaining('2 more messages of this answer')]);
    expect(told([...(await press(button(shared[0], 'Delete')))])).toEqual([
      expect.stringContaining('1 more message of this answer'),
    ]);
    const end = await press(button(shared[1], 'Delete'));
    expect(original(end)).toHaveLength(1);
    expect(told(end)).toEqual([]);
    expect(methodsOf(end)).not.toContain('chat.delete');
  });

  it('is taken back by its sharer alone', async () => {
    const [shared] = await sharedLong();
    const calls = await press(button(shared, 'Delete'), { user: 'U0OTHER' });
    expect(told(calls)).toEqual([expect.stringContaining('Only whoever shared')]);
    expect(original(calls)).toEqual([]);
  });
});

it('an answer that nobody remembers is taken away by administrators, who are told so', async () => {
  const unknown = { type: 'button', action_id: 'r1:u:neverwritten' };
  expect(told(await press(unknown))).toEqual([expect.stringContaining('Only whoever shared')]);
  const calls = await press(unknown, { user: 'U0ADMIN' });
  expect(original(calls)).toHaveLength(1);
  expect(told(calls)).toEqual([expect.stringContaining('no longer known')]);
});

describe('a share button that is pressed again', () => {
  it('says that the answer was shared, and shares it where the first time failed', async () => {
    const [answer] = of(await slack.command('/stats'), 'response_url');
    const place = { ephemeral: true, ts: '1700000000.888888' };
    slack.clear();
    slack.world.instead('chat.postMessage', { status: 500, body: '' });
    await slack.interact(blockAction(button(answer, 'Share to channel'), slack.world.responseUrl(), place));
    expect(told(await slack.called('response_url')).join()).toMatch(/incident/u);
    await slack.done('button');
    expect(of(await press(button(answer, 'Share to channel'), place), 'chat.postMessage')).toHaveLength(1);
    const again = await press(button(answer, 'Share to channel'), place);
    expect(of(again, 'chat.postMessage')).toEqual([]);
    expect(told(again)).toEqual([expect.stringContaining('shared already')]);
  });
});
