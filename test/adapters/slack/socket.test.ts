import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSlack } from '../../../adapters/slack/index.ts';
import { slackNames } from '../../../adapters/slack/names.ts';
import { commands } from '../../../commands/index.ts';
import { optionsOf } from '../../../commands/options.ts';
import { button } from '../../doubles/slack-blocks.ts';
import {
  blockAction,
  blockSuggestion,
  envelope,
  eventually,
  messageAction,
  slashCommand,
  viewSubmission,
} from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { slackApp, slackChannel, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
let slack: Online;

beforeAll(async () => {
  slack = await online(collection(), { settings: { mode: 'socket', appToken: slackApp.appToken } });
});

afterAll(async () => {
  expect(slack.world.problems).toEqual([]);
  await slack.stop();
});

async function command(name: string, text: string) {
  slack.clear();
  const fields = slashCommand(name, text, slack.world.responseUrl(), await slack.world.trigger());
  await slack.world.frames.send('slash_commands', fields);
  await slack.done('command');
  // A picture is uploaded before the answer that shows it.
  return slack.world.calls.filter(({ method }) => !/^files\.|^upload$/u.test(method));
}

describe('Socket Mode', () => {
  it.each(slackNames(commands).map(({ slash, command: each }) => [slash, each] as const))(
    'answers %s',
    async (slash, each) => {
      const [first] = await command(slash, '');
      const asks =
        each !== undefined && (each.needsOneOf !== undefined || optionsOf(each).some(({ required }) => required));
      const needs = asks && each.writes !== true;
      expect(first?.method).toBe(needs ? 'views.open' : 'response_url');
    },
  );

  it('answers presses, choices, modals, shortcuts and mentions as HTTP does', async () => {
    const { frames, responseUrl } = slack.world;
    const [answer] = await command('/stats', '');
    slack.clear();
    await frames.send('interactive', blockAction(button(answer, 'How to ask'), responseUrl()));
    expect((await slack.called('response_url'))[0]?.body['text']).toContain('How to ask');
    const choices = await frames.send('interactive', blockSuggestion('complete:who:name', 'kram'));
    expect(JSON.stringify(choices)).toContain('As typed: kram');
    const [opened] = await command('/whois', '');
    slack.clear();
    const view = opened?.body['view'] as Record<string, unknown>;
    const name = { 'complete:who:name': { type: 'external_select', selected_option: { value: 'Kramer' } } };
    await frames.send('interactive', viewSubmission(view, { name }));
    expect((await slack.called('response_url'))[0]?.body['text']).toContain('Kramer');
    slack.clear();
    await frames.send('interactive', messageAction('find_in_documents', 'Belarus', responseUrl()));
    expect((await slack.called('response_url'))[0]?.body['text']).toContain('Belarus');
    slack.clear();
    await frames.send(
      'events_api',
      envelope({ type: 'app_mention', channel: slackChannel, user: slackUser, ts: '1.7', text: 'stats' }),
    );
    expect(await slack.called('chat.postMessage')).toHaveLength(1);
  });

  it('answers an event that comes twice once', async () => {
    slack.clear();
    const event = envelope({ type: 'app_mention', channel: slackChannel, user: slackUser, ts: '1.8', text: 'stats' });
    await slack.world.frames.send('events_api', event);
    await slack.world.frames.send('events_api', event);
    await slack.called('chat.postMessage');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(slack.world.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it.each(['recycle', 'cut'] as const)('connects again after a %s, also when that fails at first', async (how) => {
    const { frames } = slack.world;
    const before = frames.connections();
    slack.clear();
    slack.world.instead('apps.connections.open', { status: 503, body: '' });
    frames[how]();
    await eventually(() => frames.connections() > before, 'a new connection');
    const [answer] = await command('/stats', '');
    expect(answer?.body['text']).toContain('2 documents');
  });
});

describe('wrong settings', () => {
  const parts = {
    commands,
    permission: { places: new Set<string>(), users: new Set<string>(), admins: new Set<string>() },
    desk: { log: () => undefined, incident: () => 'T1' },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    now: () => new Date(),
  };

  it('say which one is missing', async () => {
    const settings = { mode: 'socket', botToken: 'xoxb-1', apiUrl: slack.world.apiUrl, readMessages: false } as const;
    await expect(startSlack({ ...parts, collection: collection(), settings })).rejects.toThrow('needs appToken');
  });

  it('end in Slack’s own word when a token is refused', async () => {
    const base = { mode: 'socket', apiUrl: slack.world.apiUrl, readMessages: false } as const;
    const noApp = { ...base, botToken: slackApp.botToken, appToken: 'xapp-wrong' };
    await expect(startSlack({ ...parts, collection: collection(), settings: noApp })).rejects.toThrow('invalid_auth');
    const both = { ...base, botToken: slackApp.botToken, appToken: slackApp.appToken };
    slack.world.instead('auth.test', { body: { ok: false, error: 'account_inactive' } });
    await expect(startSlack({ ...parts, collection: collection(), settings: both })).rejects.toThrow(
      'account_inactive',
    );
    const person = { ...both, botToken: 'xoxp-of-a-person' };
    await expect(startSlack({ ...parts, collection: collection(), settings: person })).rejects.toThrow(
      'not_allowed_token_type',
    );
  });
});
