import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonId } from '../../../adapters/buttons.ts';
import { commands } from '../../../commands/index.ts';
import { button, elementsOf, pick } from '../../doubles/slack-blocks.ts';
import { blockAction } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { type Call, slackChannel, slackTeam } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
let slack: Online;
let late = 0;
const now = () => new Date(Date.now() + late);

beforeAll(async () => {
  slack = await online(collection(), { now });
});

afterAll(async () => {
  expect(slack.world.problems).toEqual([]);
  await slack.stop();
});

async function asked(line: string, by = 'response_url'): Promise<Call> {
  const [answer] = (await slack.command(line)).filter(({ method }) => method === by);
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

async function press(action: Readonly<Record<string, unknown>>, place = {}): Promise<Call> {
  slack.clear();
  await slack.interact(blockAction(action, slack.world.responseUrl(), place));
  await slack.done('button');
  const [answer] = slack.world.callsOf('response_url');
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

describe('buttons and menus', () => {
  it('stand on every answer: share and missed on a private one, delete and missed on a shared one', async () => {
    const labels = (call: Call) => elementsOf(call).map(({ text }) => text?.text);
    expect(labels(await asked('/stats'))).toEqual(expect.arrayContaining(['Share to channel', 'Not what I meant']));
    const shared = await asked('/stats share:true', 'chat.postMessage');
    expect(labels(shared)).toEqual(expect.arrayContaining(['Delete', 'Not what I meant']));
    expect(labels(shared)).not.toContain('Share to channel');
  });

  it('run the command they stand for, for the presser alone', async () => {
    const answer = await press(button(await asked('/stats'), 'How to ask'));
    expect(answer.body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(answer.body['text']).toContain('How to ask');
  });

  it('run the choice that is picked from a menu', async () => {
    const answer = await press(pick(await asked('/reftel help'), /timeline/u));
    expect(answer.body['text']).toContain('/timeline');
  });

  it('turn the page in the place of the private answer', async () => {
    const first = await asked('/find belarus');
    const answer = await press(button(first, 'Next'));
    expect(answer.body).toMatchObject({ response_type: 'ephemeral', replace_original: true });
    expect(answer.body['text']).not.toBe(first.body['text']);
    const shared = await asked('/find belarus share:true', 'chat.postMessage');
    const apart = await press(button(shared, 'Next'), { ephemeral: false });
    expect(apart.body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  });

  it('do nothing twice, pressed twice or sent twice', async () => {
    const more = button(await asked('/stats'), 'How to ask');
    slack.clear();
    const first = blockAction(more, slack.world.responseUrl());
    const second = { ...blockAction(more, slack.world.responseUrl()), container: first['container'] };
    await slack.interact(first);
    await slack.interact({ ...first, trigger_id: 'sent again' });
    await slack.interact(second);
    await slack.done('button');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(slack.world.callsOf('response_url')).toHaveLength(1);
  });

  it('lead back at once to the page that was left a moment ago', async () => {
    const place = { ts: '1700000000.777777' };
    const first = await press(button(await asked('/find the'), 'Next'), place);
    const second = await press(button(first, 'Next'), place);
    const back = await press(button(second, 'Previous'), place);
    expect(back.body['text']).toBe(first.body['text']);
    expect((await press(button(back, 'Next'), place)).body['text']).toBe(second.body['text']);
  });

  it('work after a restart, and say so when they have expired or are unknown', async () => {
    const again = button(await asked('/stats'), 'How to ask');
    const other = await online(collection());
    await other.interact(blockAction(again, other.world.responseUrl()));
    const [answer] = await other.called('response_url');
    await other.stop();
    expect(answer?.body['text']).toContain('How to ask');
    const unknown = { type: 'button', action_id: buttonId('run', 'neverwritten') };
    expect((await press(unknown)).body['text']).toContain('This button is too old');
    late = 31 * 86_400_000;
    const old = await press(again);
    late = 0;
    expect(old.body['text']).toContain('This button is too old');
    expect(old.body['response_type']).toBe('ephemeral');
  });
});

describe('what can not be read', () => {
  it.each([
    ['a button of another version', { type: 'button', action_id: 'r9:x:abc' }],
    ['a menu of another version', { type: 'static_select', action_id: 'r9:x:abc', selected_option: { value: 'abc' } }],
    ['a menu with nothing picked', { type: 'static_select', action_id: buttonId('pick', 'abc') }],
  ])('%s is answered in private, once', async (_what, action) => {
    slack.clear();
    const first = blockAction(action, slack.world.responseUrl(), { ephemeral: false });
    await slack.interact(first);
    await slack.interact({ ...blockAction(action, slack.world.responseUrl()), container: first['container'] });
    await slack.done('button');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [answer, ...more] = slack.world.callsOf('response_url');
    expect(more).toEqual([]);
    expect(answer?.body['text']).toContain('of another version of Reftel');
    expect(answer?.body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  });

  it('a choice that stands for nothing is answered in private', async () => {
    const choice = { selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'not a key of ours' } };
    const answer = await press({ type: 'static_select', action_id: buttonId('pick', 'abc'), ...choice });
    expect(answer.body['text']).toContain('This button is too old');
  });

  it('a link is left to the browser', async () => {
    slack.clear();
    const link = { type: 'button', action_id: 'anything', url: 'https://example.org' };
    await slack.interact(blockAction(link, slack.world.responseUrl()));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(slack.world.calls).toEqual([]);
  });

  it('a command that is gone is answered in private', async () => {
    const more = button(await asked('/stats'), 'How to ask');
    const other = await online(collection(), { commands: commands.filter(({ name }) => name !== 'help') });
    await other.interact(blockAction(more, other.world.responseUrl()));
    const [answer] = await other.called('response_url');
    await other.stop();
    expect(answer?.body['text']).toContain('can not do this any more');
    expect(answer?.body['text']).toContain('/reftel help');
  });
});

describe('"Not what I meant"', () => {
  it('writes down the command and the places cited, no words, and offers what is near', async () => {
    const answer = await press(button(await asked('/whois kramer'), 'Not what I meant'));
    expect(answer.body['text']).toContain('it has been noted');
    expect(elementsOf(answer).map(({ text }) => text?.text)).toContain('Find in text: kramer');
    const notes = await collection().notes.list('feedback', `slack:${slackTeam}:`, now().toISOString(), 10);
    const { value = '' } = notes.at(-1) ?? {};
    const { command, citations } = JSON.parse(value) as { command: string; citations: { document: string }[] };
    expect(command).toBe('who');
    expect(citations.length).toBeGreaterThan(0);
    expect(citations[0]?.document).toBeTypeOf('string');
    expect(value.toLowerCase()).not.toContain('kramer');
  });
});

describe('who may ask', () => {
  it('refuses a workspace that is not listed, politely and privately', async () => {
    const [answer, ...more] = await slack.command('/stats share:true', { team: 'T0OTHER' });
    expect(answer?.body['text']).toContain('has not been opened to this place');
    expect(answer?.body['response_type']).toBe('ephemeral');
    expect(more).toEqual([]);
  });

  it('answers direct messages of those that are listed only', async () => {
    const [mine] = await slack.command('/stats', { channel: 'D0REFTEL' });
    expect(mine?.body['text']).toContain('documents');
    const [other] = await slack.command('/stats', { channel: 'D0REFTEL', user: 'U0OTHER' });
    expect(other?.body['text']).toContain('answers direct messages only from people');
  });

  it('refuses a press from elsewhere too', async () => {
    const more = button(await asked('/stats'), 'How to ask');
    const answer = await press(more, { channel: 'D0REFTEL', user: 'U0OTHER' });
    expect(answer.body['text']).toContain('answers direct messages only from people');
    expect(slackChannel).not.toMatch(/^D/u);
  });
});
