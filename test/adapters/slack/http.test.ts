import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { slackName } from '../../../adapters/slack/names.ts';
import { type Command, share } from '../../../commands/command.ts';
import { reply } from '../../../commands/compose.ts';
import { examplesOf } from '../../../commands/examples.ts';
import { commands } from '../../../commands/index.ts';
import type { Reply } from '../../../commands/reply.ts';
import { ConfigError } from '../../../src/index.ts';
import { envelope, eventOf, formOf, sendTo, signed, slashCommand } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const sample = { id: '07STATE130159', person: 'Kramer', tag: 'PREL' };
let slack: Online;

beforeAll(async () => {
  slack = await online(collection());
});

afterAll(async () => {
  await slack.stop();
});

describe('every command by HTTP', () => {
  it.each(commands.map((command) => [command.name, command] as const))('answers /%s privately', async (_, command) => {
    for (const example of examplesOf(command, sample)) {
      const [, ...rest] = example.split(' ');
      const calls = await slack.command([slackName(command), ...rest].join(' '));
      const answers = calls.filter(({ method }) => method === 'response_url');
      expect(answers.length, example).toBeGreaterThan(0);
      expect(answers[0]?.body).toMatchObject({ response_type: 'ephemeral', unfurl_links: false, mrkdwn: false });
      expect(calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
    }
    expect(slack.world.problems).toEqual([]);
  });

  it('answers the umbrella, with and without a command', async () => {
    const [answer] = await slack.command('/reftel who kramer');
    expect(answer?.body['text']).toContain('Kramer');
    const [help] = await slack.command('/reftel');
    expect(help?.body['text']).toContain('/timeline');
  });

  it('says what would do where a command is mistyped', async () => {
    const [answer] = await slack.command('/reftel whoo kramer');
    expect(answer?.body['text']).toContain('There is no command');
    expect(answer?.body['response_type']).toBe('ephemeral');
  });
});

describe('an answer that takes its time', () => {
  it('is acknowledged before it is known, and given when it is', async () => {
    let give: (known: Reply) => void = () => undefined;
    const known = new Promise<Reply>((resolve) => {
      give = resolve;
    });
    const slow: Command = {
      name: 'slow',
      aliases: [],
      summary: 'Takes its time',
      description: 'Stands for a command that takes longer than three seconds.',
      examples: ['/slow'],
      options: z.object({ share }),
      run: () => known,
    };
    const other = await online(collection(), { commands: [...commands, slow] });
    const request = formOf(slashCommand('/slow', '', other.world.responseUrl()));
    expect(await sendTo(other.port, request)).toEqual({ status: 200, body: '' });
    expect(other.world.callsOf('response_url')).toEqual([]);
    give(reply({ title: ['At last'] }));
    const [answer] = await other.called('response_url');
    await other.stop();
    expect(answer?.body['text']).toContain('At last');
  });
});

describe('a prefix', () => {
  it('stands before every command', async () => {
    const other = await online(collection(), { settings: { prefix: 'team-' } });
    const [one] = await other.command('/team-who kramer');
    const [two] = await other.command('/team-reftel who kramer');
    await other.stop();
    expect(one?.body['text']).toContain('Kramer');
    expect(two?.body['text']).toBe(one?.body['text']);
  });
});

describe('requests that are not from Slack, or not for the first time', () => {
  const command = () => slashCommand('/reftel', 'help', slack.world.responseUrl());

  it('refuses one that is not signed', async () => {
    const { type, text } = formOf(command());
    expect(await sendTo(slack.port, { type, text, headers: {} })).toMatchObject({ status: 401 });
  });

  it('refuses one that is signed with another secret, or changed after it was signed', async () => {
    const text = new URLSearchParams(command()).toString();
    const forged = signed('application/x-www-form-urlencoded', text, undefined, 'another secret');
    expect(await sendTo(slack.port, forged)).toMatchObject({ status: 401 });
    const changed = { ...formOf(command()), text: `${text}&user_id=U0ADMIN` };
    expect(await sendTo(slack.port, changed)).toMatchObject({ status: 401 });
  });

  it('refuses one that is six minutes old', async () => {
    const text = new URLSearchParams(command()).toString();
    const old = signed('application/x-www-form-urlencoded', text, Math.floor(Date.now() / 1_000) - 360);
    expect(await sendTo(slack.port, old)).toMatchObject({ status: 401 });
  });

  it('refuses one that comes again, however its headers are written', async () => {
    slack.clear();
    const request = formOf(command());
    expect(await sendTo(slack.port, request)).toMatchObject({ status: 200 });
    await slack.called('response_url');
    expect(await sendTo(slack.port, request)).toMatchObject({ status: 401 });
    const { 'x-slack-signature': signature = '', 'x-slack-request-timestamp': at = '' } = request.headers;
    const rewritten = {
      ...request,
      headers: { 'x-slack-signature': `${signature}=again`, 'x-slack-request-timestamp': `${at}.0` },
    };
    expect(await sendTo(slack.port, rewritten)).toMatchObject({ status: 401 });
    expect(slack.world.callsOf('response_url')).toHaveLength(1);
  });

  it('refuses the question whether the address is ours when it comes again', async () => {
    const asked = signed('application/json', JSON.stringify({ type: 'url_verification', challenge: 'c-1' }));
    expect(await sendTo(slack.port, asked)).toEqual({ status: 200, body: { challenge: 'c-1' } });
    expect(await sendTo(slack.port, asked)).toMatchObject({ status: 401 });
  });

  it('refuses what is signed and no payload, and goes on', async () => {
    for (const text of ['null', '[]', '"x"', 'not JSON']) {
      expect(await sendTo(slack.port, signed('application/json', text)), text).toMatchObject({ status: 400 });
    }
    expect(await sendTo(slack.port, formOf({ payload: 'null' }))).toMatchObject({ status: 400 });
  });

  it('takes a form also where its type says how its letters are written', async () => {
    slack.clear();
    const text = new URLSearchParams(command()).toString();
    const request = signed('application/x-www-form-urlencoded; charset=utf-8', text);
    expect(await sendTo(slack.port, request)).toMatchObject({ status: 200 });
    expect(await slack.called('response_url')).toHaveLength(1);
  });

  it('answers a command and an event that Slack sends again only once', async () => {
    slack.clear();
    const fields = command();
    const at = Math.floor(Date.now() / 1_000);
    const text = new URLSearchParams(fields).toString();
    for (const moment of [at, at - 1]) {
      expect(await sendTo(slack.port, signed('application/x-www-form-urlencoded', text, moment))).toMatchObject({
        status: 200,
      });
    }
    const mention = JSON.stringify(
      envelope({
        type: 'app_mention',
        user: 'U000000001',
        text: '<@U0REFTEL> stats',
        ts: '1.1',
        channel: 'C000000001',
      }),
    );
    for (const moment of [at, at - 1]) await sendTo(slack.port, signed('application/json', mention, moment));
    await slack.called('response_url');
    await slack.done('mention');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(slack.world.callsOf('response_url')).toHaveLength(1);
    expect(slack.world.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('answers the challenge of a new address', async () => {
    const challenge = eventOf({ type: 'url_verification', challenge: 'abc' });
    expect(await sendTo(slack.port, challenge)).toEqual({ status: 200, body: { challenge: 'abc' } });
  });
});

describe('the log', () => {
  it('has one line an interaction, with neither words nor tokens', async () => {
    await slack.command('/whois kramer');
    const lines = slack.log.filter(({ fields }) => fields['kind'] === 'command');
    expect(lines.at(-1)).toMatchObject({
      level: 'info',
      fields: { command: 'who', outcome: 'answer', platform: 'slack' },
    });
    expect(lines.at(-1)?.fields['ms']).toBeTypeOf('number');
    const all = JSON.stringify(slack.log).toLowerCase();
    for (const secret of ['kramer', 'xoxb', 'signing-secret', '/hooks/']) expect(all).not.toContain(secret);
  });
});

describe('a port that somebody else has', () => {
  it('is told to whoever runs it, since no waiting helps', async () => {
    const other = online(collection(), { settings: { port: slack.port } });
    await expect(other).rejects.toThrow(ConfigError);
    await expect(other).rejects.toThrow(`PORT ${slack.port}`);
  });
});
