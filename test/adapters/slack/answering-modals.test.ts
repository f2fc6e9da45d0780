import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggestionId } from '../../../adapters/slack/modals.ts';
import { slackName } from '../../../adapters/slack/names.ts';
import { commands } from '../../../commands/index.ts';
import { optionsOf } from '../../../commands/options.ts';
import {
  blockSuggestion,
  formOf,
  messageAction,
  sendTo,
  slashCommand,
  viewSubmission,
} from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
let slack: Online;

beforeAll(async () => {
  slack = await online(collection());
});

afterAll(async () => {
  expect(slack.world.problems).toEqual([]);
  await slack.stop();
});

interface Field {
  readonly type: string;
  readonly block_id: string;
  readonly optional: boolean;
  readonly element: { readonly type: string; readonly action_id: string };
}

interface View {
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly blocks: readonly Field[];
}

async function modal(line: string): Promise<View> {
  const calls = await slack.command(line);
  const opened = calls.find(({ method }) => method === 'views.open');
  if (opened === undefined) throw new Error('no modal');
  return opened.body['view'] as View;
}

async function submit(view: View, filled: Readonly<Record<string, object>>) {
  slack.clear();
  const values = Object.fromEntries(
    view.blocks
      .filter(({ type }) => type === 'input')
      .map(({ block_id, element }) => {
        return [block_id, { [element.action_id]: { type: element.type, ...filled[block_id] } }];
      }),
  );
  return slack.interact(viewSubmission({ ...view }, values));
}

const picked = (value: string) => ({ selected_option: { text: { type: 'plain_text', text: value }, value } });

describe('a command that needs something and got nothing', () => {
  const needy = commands.filter(
    (command) => command.writes !== true && optionsOf(command).some(({ required }) => required),
  );

  it.each(needy.map((command) => [command.name, command] as const))('opens a modal for /%s', async (_, command) => {
    const { blocks } = await modal(slackName(command));
    const inputs = blocks.filter(({ type }) => type === 'input');
    expect(inputs.map(({ block_id }) => block_id)).toEqual(optionsOf(command).map(({ name }) => name));
    for (const option of optionsOf(command)) {
      expect(inputs.find(({ block_id }) => block_id === option.name)?.optional).toBe(!option.required);
    }
  });

  it('opens it by the umbrella too, and answers what is filled in where the command was typed', async () => {
    const view = await modal('/reftel who');
    expect(view.blocks[1]?.element).toMatchObject({ type: 'external_select', action_id: suggestionId('who', 'name') });
    expect(await submit(view, { name: picked('Kramer') })).toEqual({ status: 200, body: '' });
    const [answer] = await slack.called('response_url');
    expect(answer?.body['text']).toContain('Kramer');
    expect(answer?.body['response_type']).toBe('ephemeral');
  });

  it('answers to everybody where that is ticked', async () => {
    const view = await modal('/whois');
    await submit(view, { name: picked('Kramer'), share: { selected_options: [picked('true').selected_option] } });
    const [answer] = await slack.called('chat.postMessage');
    expect(answer?.body['text']).toContain('Kramer');
  });

  it('says beside the field what will not do, and keeps the modal open', async () => {
    const view = await modal('/cite');
    const { body } = await submit(view, { paragraph: { value: 'the third one' } });
    expect(body).toMatchObject({ response_action: 'errors' });
    const { errors } = body as { errors: Record<string, string> };
    expect(Object.keys(errors).sort()).toEqual(['id', 'paragraph']);
    expect(slack.world.calls).toEqual([]);
  });

  it.each([
    ['a command that is gone', (view: View) => view, 'response_url'],
    ['what can not be read', (view: View) => ({ ...view, private_metadata: '{' }), 'chat.postMessage'],
  ])('is answered in private when it comes back for %s', async (_what, tamper, method) => {
    const view = await modal('/whois');
    const other = await online(collection(), { commands: commands.filter(({ name }) => name !== 'who') });
    await other.interact(viewSubmission({ ...tamper(view) }, {}));
    await other.done('modal');
    const [answer] = [...slack.world.callsOf(method), ...other.world.callsOf(method)];
    await other.stop();
    expect(answer?.body['text']).toContain('can not do this any more');
    if (method === 'response_url') expect(answer?.body['response_type']).toBe('ephemeral');
    else expect(answer?.body['channel']).toMatch(/^D/u);
  });

  it('answers in words when Slack does not open the modal in time', async () => {
    slack.clear();
    const late = slashCommand('/cite', '', slack.world.responseUrl(), 'a trigger that has expired');
    await sendTo(slack.port, formOf(late));
    await slack.done('command');
    const [answer] = slack.world.callsOf('response_url');
    expect(answer?.body['text']).toContain('id is missing');
  });
});

describe('choices while somebody types', () => {
  it('come from the command, with what is typed as the last one', async () => {
    const { body } = await slack.interact(blockSuggestion(suggestionId('who', 'name'), 'kram'));
    const { options } = body as { options: { text: { text: string }; value: string }[] };
    expect(options.some(({ value }) => /Kramer/u.test(value))).toBe(true);
    expect(options.at(-1)).toMatchObject({ text: { text: 'As typed: kram' }, value: 'kram' });
    expect(options.length).toBeLessThanOrEqual(100);
  });

  it('are for those who may ask only', async () => {
    const optionsIn = async (other: Online, command: string, option: string, view = {}) => {
      const payload = blockSuggestion(suggestionId(command, option), 'krame');
      const { body } = await other.interact({ ...payload, view: { id: 'V1', type: 'modal', ...view } });
      return (body as { options: unknown[] }).options;
    };
    const group = { private_metadata: JSON.stringify({ command: 'who', channel: 'G1', direct: true }) };
    const elsewhere = await online(collection(), { permission: { places: new Set(['T0OTHER']) } });
    const unlisted = await online(collection(), { permission: { users: new Set() } });
    expect(await optionsIn(elsewhere, 'who', 'name')).toEqual([]);
    expect(await optionsIn(unlisted, 'who', 'name', group)).toEqual([]);
    expect(await optionsIn(unlisted, 'remove', 'id')).toEqual([]);
    expect(await optionsIn(unlisted, 'who', 'name')).not.toEqual([]);
    await elsewhere.stop();
    await unlisted.stop();
  });

  it('are none for a command that does not exist', async () => {
    const { status, body } = await slack.interact(blockSuggestion(suggestionId('nope', 'name'), 'x'));
    expect({ status, body }).toEqual({ status: 200, body: { options: [] } });
  });

  it('show what is hidden in a name, always something, and no half of an emoji', async () => {
    const long = `${'x'.repeat(73)}\u{1f600}${'y'.repeat(20)}`;
    const suggest = async () => ['Anna\u202egreB', '\u200b', long].map((value) => ({ value, label: value }));
    const hiding = await online({ ...collection(), suggest });
    const { body } = await hiding.interact(blockSuggestion(suggestionId('who', 'name'), ''));
    await hiding.stop();
    const shown = (body as { options: { text: { text: string } }[] }).options.map(({ text }) => text.text);
    expect(shown).toEqual(['Anna[U+202E]greB', '(blank)', `${'x'.repeat(73)}…`]);
  });

  it('stay within what Slack takes, whatever is typed', async () => {
    const { body } = await slack.interact(blockSuggestion(suggestionId('cable', 'id'), `${'x'.repeat(50_000)}<@U1>`));
    const { options } = body as { options: { text: { text: string }; value: string }[] };
    for (const { text, value } of options) {
      expect(text.text.length).toBeLessThanOrEqual(75);
      expect(value.length).toBeLessThanOrEqual(150);
    }
  });
});

describe('entries of a message’s menu', () => {
  async function chosen(callback: string, text: string) {
    slack.clear();
    const trigger = await slack.world.trigger();
    await slack.interact(messageAction(callback, text, slack.world.responseUrl(), trigger));
    await slack.done('shortcut');
    return slack.world.calls;
  }

  it('find the words of the message in the documents, for the asker alone', async () => {
    const [answer] = await chosen('find_in_documents', 'Minsk &amp; <https://example.org|Belarus>?');
    expect(answer?.body['response_type']).toBe('ephemeral');
    expect(answer?.body['text']).toContain('Belarus');
  });

  it('check every quotation of the message', async () => {
    const text = 'he wrote “why talk to Belarus now” and "never in any document at all"';
    const [answer] = await chosen('verify_quotes', text);
    expect(answer?.body['text']).toContain('2 quotations checked');
    expect(answer?.body['response_type']).toBe('ephemeral');
  });

  it('say why there is nothing to look for', async () => {
    const [answer] = await chosen('find_in_documents', '');
    expect(answer?.body['text']).toContain('no words');
  });

  it('add nothing for others than administrators', async () => {
    const [refusal] = await chosen('add_to_reftel', 'see attached');
    expect(refusal?.body['text']).toContain('only its administrators may');
  });

  it('say so when what they stood for is gone, or never was', async () => {
    const plain = await online(collection(), { commands: commands.filter(({ name }) => name !== 'add') });
    for (const callback of ['add_to_reftel', 'from_another_version']) {
      plain.clear();
      await plain.interact(messageAction(callback, 'x', plain.world.responseUrl()));
      const [answer] = await plain.called('response_url');
      expect(answer?.body['text']).toContain('can not do this any more');
      expect(answer?.body['response_type']).toBe('ephemeral');
    }
    await plain.stop();
  });
});
