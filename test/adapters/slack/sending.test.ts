import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { patiently } from '../../../adapters/slack/patience.ts';
import { PlatformError } from '../../../adapters/slack/platform-error.ts';
import { type Outlet, type Sendable, sendAll, simplerForms } from '../../../adapters/slack/sending.ts';
import { envelope, formOf, sendTo, slashCommand } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { slackChannel, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const going = new AbortController().signal;
const section = { type: 'section', text: { type: 'plain_text', text: 'words', emoji: false } } as const;
const image = { type: 'image', image_url: 'https://example.org/a.png', alt_text: 'a picture' } as const;
const message: Sendable = { text: 'words', blocks: [section, image] };

/** An outlet that refuses so often with a code, and keeps what it took. */
function outlet(name: string, refusals: readonly string[], everybody = false): Outlet & { readonly taken: Sendable[] } {
  const left = [...refusals];
  const taken: Sendable[] = [];
  return {
    name,
    everybody,
    taken,
    async send(sent) {
      const code = left.shift();
      if (code !== undefined) throw new PlatformError(code);
      taken.push(sent);
      return undefined;
    },
  };
}

describe('a message that Slack refuses', () => {
  it('is tried without pictures and tables, then as words alone', () => {
    expect(simplerForms(message)).toEqual([
      message,
      { text: 'words', blocks: [section] },
      { text: 'words', blocks: [] },
    ]);
    expect(simplerForms({ text: 'words', blocks: [section] })).toHaveLength(2);
  });

  it('is tried twice with a picture that may not be ready, then with words in its place', async () => {
    const shown: Sendable = {
      text: 'words',
      blocks: [section, { type: 'image', slack_file: { id: 'F1' }, alt_text: 'a picture' }],
      worded: [section, section],
    };
    const { worded: _, ...whole } = shown;
    const forms = [whole, whole, { text: 'words', blocks: [section, section] }, { text: 'words', blocks: [] }];
    expect(simplerForms(shown)).toEqual(forms);
    const once = outlet('a', ['invalid_blocks']);
    await sendAll([shown], [once], quiet);
    expect(once.taken).toEqual([whole]);
  });

  it.each(['invalid_blocks', 'msg_blocks_too_long'])('goes out simpler after %s', async (code) => {
    const once = outlet('a', [code]);
    await sendAll([message], [once], quiet);
    expect(once.taken).toEqual([{ text: 'words', blocks: [section] }]);
    const twice = outlet('a', [code, code]);
    await sendAll([message], [twice], quiet);
    expect(twice.taken).toEqual([{ text: 'words', blocks: [] }]);
  });

  it('goes another way when this one is shut, and what follows goes there too', async () => {
    const shut = outlet('a', ['used_url']);
    const open = outlet('b', []);
    await sendAll([message, message], [shut, open], quiet);
    expect(shut.taken).toEqual([]);
    expect(open.taken).toHaveLength(2);
  });

  it('goes no other way when everybody may have seen it already', async () => {
    const other = outlet('b', []);
    await expect(sendAll([message], [outlet('a', ['http_500'], true), other], quiet)).rejects.toThrow('http_500');
    expect(other.taken).toEqual([]);
    await sendAll([message], [outlet('a', ['http_500']), other], quiet);
    expect(other.taken).toHaveLength(1);
  });

  it('is an error when there is no way left', async () => {
    await expect(sendAll([message], [outlet('a', ['channel_not_found'])], quiet)).rejects.toThrow('channel_not_found');
  });
});

describe('patience', () => {
  const failing = (code: string, times: number, ...retryAfter: readonly number[]) => {
    let tries = 0;
    const call = async () => {
      tries += 1;
      if (tries <= times) throw new PlatformError(code, retryAfter[0]);
      return tries;
    };
    return { call, tries: () => tries };
  };

  it('waits as told when Slack is busy, also before a message', async () => {
    expect(await patiently(failing('ratelimited', 2, 0).call, 'once', going)).toBe(3);
    expect(await patiently(failing('http_503', 1, 0).call, 'once', going)).toBe(2);
  });

  it('never sends a message twice that may have arrived', async () => {
    for (const code of ['http_500', 'unreachable', 'internal_error']) {
      const { call, tries } = failing(code, 1);
      await expect(patiently(call, 'once', going)).rejects.toThrow(code);
      expect(tries()).toBe(1);
    }
  });

  it('tries again what does no harm, a few times', async () => {
    expect(await patiently(failing('http_500', 1, 0).call, 'again', going)).toBe(2);
    const { call, tries } = failing('http_500', 99, 0);
    await expect(patiently(call, 'again', going)).rejects.toThrow('http_500');
    expect(tries()).toBe(4);
  });

  it('gives up at once on a refusal, on a wait that nobody would sit out, and when it is told to stop', async () => {
    await expect(patiently(failing('channel_not_found', 1).call, 'again', going)).rejects.toThrow('channel_not_found');
    await expect(patiently(failing('ratelimited', 1, 3_600).call, 'again', going)).rejects.toThrow('ratelimited');
    const stopped = AbortSignal.abort();
    await expect(patiently(failing('ratelimited', 1, 30).call, 'again', stopped)).rejects.toThrow();
  });
});

describe('the real thing', () => {
  const collection = seedCollection();
  let slack: Online;
  const mention = () =>
    envelope({
      type: 'app_mention',
      channel: slackChannel,
      user: slackUser,
      ts: '1.5',
      text: '<@U0REFTEL> cable STATE 130159',
    });

  beforeAll(async () => {
    slack = await online(collection());
  });
  beforeEach(() => {
    slack.clear();
  });
  afterAll(async () => {
    expect(slack.world.problems).toEqual([]);
    await slack.stop();
  });

  it('degrades a refused answer of a response URL to words, and writes the refusal down', async () => {
    const refused = { body: { ok: false, error: 'invalid_blocks' } };
    const trigger = await slack.world.trigger();
    slack.world.instead('response_url', refused);
    await sendTo(slack.port, formOf(slashCommand('/cable', 'STATE 130159', slack.world.responseUrl(), trigger)));
    const answers = await slack.called('response_url', 2);
    expect(answers[0]?.body['blocks']).toBeDefined();
    expect(answers[1]?.body['blocks']).toBeUndefined();
    expect(answers[1]?.body['text']).toContain('BELARUS: AMBASSADOR HINTS');
    expect(slack.log).toContainEqual(
      expect.objectContaining({ level: 'warn', fields: expect.objectContaining({ refusal: 'invalid_blocks' }) }),
    );
  });

  it('degrades a refused message of a channel too', async () => {
    slack.world.instead('chat.postMessage', { body: { ok: false, error: 'msg_blocks_too_long' } });
    await slack.event(mention());
    const [, plain] = await slack.called('chat.postMessage', 2);
    expect(plain?.body['blocks']).toBeUndefined();
  });

  it('answers by an ephemeral message when the response URL is used up', async () => {
    slack.world.instead('response_url', { status: 404, body: 'used_url' });
    await sendTo(slack.port, formOf(slashCommand('/cable', 'STATE 130159', slack.world.responseUrl())));
    const [answer] = await slack.called('chat.postEphemeral');
    expect(answer?.body).toMatchObject({ user: slackUser, channel: slackChannel });
  });

  it('waits out 429 with its Retry-After and then posts once', async () => {
    slack.world.instead('chat.postMessage', { status: 429, headers: { 'retry-after': '1' }, body: '' });
    const started = Date.now();
    await slack.event(mention());
    await slack.called('chat.postMessage', 2);
    expect(Date.now() - started).toBeGreaterThanOrEqual(900);
  });

  it('waits out 502 where Slack tells when to try again, and then posts once', async () => {
    slack.world.instead('chat.postMessage', { status: 502, headers: { 'retry-after': '1' }, body: '' });
    await slack.event(mention());
    const posts = await slack.called('chat.postMessage', 2);
    expect(posts[1]?.body).toEqual(posts[0]?.body);
  });

  it('does not post again after 500, and says in private what happened', async () => {
    slack.world.instead('chat.postMessage', { status: 500, body: '' });
    await slack.event(mention());
    const [told] = await slack.called('chat.postEphemeral');
    expect(told?.body['text']).toMatch(/incident T\d/u);
    expect(slack.world.callsOf('chat.postMessage')).toHaveLength(1);
  });
});
