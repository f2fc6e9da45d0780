import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerInteraction } from '../../../adapters/discord/answering.ts';
import { discordPoster } from '../../../adapters/discord/posting.ts';
import type { Service } from '../../../adapters/discord/service.ts';
import type { Poster } from '../../../adapters/posting.ts';
import {
  buttonIdOf,
  interactionOf,
  keptWire,
  permission,
  place,
  pressOf,
  serviceOf,
} from '../../doubles/discord-asking.ts';
import { livelyIn } from '../../doubles/discord-scan.ts';
import { botToken, type DiscordServer, discordServer } from '../../doubles/discord-server.ts';
import { digestLike, hostile } from '../../doubles/postings.ts';
import { seedCollection } from '../../seeds/collection.ts';
import { shown } from './asking.ts';

const collection = seedCollection();
const going = new AbortController().signal;
const firstDay = Date.parse('2026-03-16T09:00:00Z');
let start = firstDay;
let clock = start;
let server: DiscordServer;
let channel = '';
let serial = 0;

beforeAll(async () => {
  server = await discordServer({ now: () => clock });
});
afterAll(() => server.stop());
beforeEach(() => {
  serial += 1;
  // A day of its own: what another test posted under the same key is forgotten.
  start = firstDay + serial * 86_400_000;
  clock = start;
  channel = String(1_450_000_000_000_000_000n + BigInt(serial));
});

/** A process of its own: nothing that another one had in memory. */
const posterOf = (parts: Partial<Service> = {}, api = server.api): Poster =>
  discordPoster(serviceOf(collection(), { now: () => new Date(clock), ...parts }), api, botToken);
const posting = (key = 'k3f9', reply = digestLike()) => ({ key, channel: `discord:${place}:${channel}`, reply });
const look = (poster: Poster, key = 'k3f9', since = new Date(start)) =>
  poster.look({ key, channel: `discord:${place}:${channel}` }, since, going);
const there = (id = channel) => server.channels.messages(id);
const textOf = (id = channel) => JSON.stringify(there(id).map(({ body }) => body));

describe.each(['embed', 'components'] as const)('a post made of %s', (cards) => {
  it('stands in its channel with its facts, its buttons and the line by which it is found', async () => {
    const sent = await posterOf({ cards }).post(posting(), going);
    expect(sent).toEqual({ outcome: 'sent', messages: [there()[0]?.id] });
    expect(there()).toHaveLength(1);
    for (const words of ['Belarus, weekly', 'hinted that an amnesty', 'ref k3f9', 'next on 23 March'])
      expect(textOf()).toContain(words);
    expect(there()[0]?.body).toMatchObject({ nonce: 'k3f9', enforce_nonce: true, allowed_mentions: { parse: [] } });
    expect(server.channels.problems).toEqual([]);
  });

  it('pings nobody and brings nothing to life, whatever a document says', async () => {
    await posterOf({ cards }).post(posting('h1', digestLike({ words: hostile })), going);
    for (const { body } of there()) expect(livelyIn(body)).toEqual([]);
    expect(textOf()).not.toContain('<@1>');
    expect(await look(posterOf({ cards }), 'aaaa')).toEqual({ outcome: 'missing' });
  });

  it('that is long goes on in a thread under it, each message with its part', async () => {
    const long = digestLike({ words: 'hinted that an amnesty '.repeat(30), repeats: 30 });
    const sent = await posterOf({ cards }).post(posting('long', long), going);
    const [first] = there();
    const more = there(first?.thread?.id);
    expect(there()).toHaveLength(1);
    expect(more.length).toBeGreaterThan(1);
    expect(sent).toEqual({ outcome: 'sent', messages: [first, ...more].map((each) => each?.id) });
    const all = more.length + 1;
    expect([first, ...more].map((each) => JSON.stringify(each?.body).includes(`ref long`))).toEqual(
      Array.from({ length: all }, () => true),
    );
    expect(textOf(first?.thread?.id)).toContain(`ref long ${all}/${all}`);
    expect(first?.thread?.name).toContain('Belarus, weekly');
    expect(await look(posterOf({ cards }), 'long')).toEqual(sent);
    expect(server.channels.problems).toEqual([]);
  });

  it('brings its picture along, with words for those who do not see it', async () => {
    await posterOf({ cards }).post(posting('pic', digestLike({ pictured: true })), going);
    expect(there()[0]?.files.map(({ name, type }) => [name, type])).toEqual([['timeline.png', 'image/png']]);
    expect(there()[0]?.body['attachments']).toMatchObject([{ description: expect.stringContaining('5 events') }]);
  });

  it('is found after a restart and after the nonce is forgotten, among what others wrote', async () => {
    for (let at = 0; at < 150; at += 1) server.channels.write(channel, '77', { content: `words ${at}` });
    clock += 60_000;
    const sent = await posterOf({ cards }).post(posting(), going);
    clock += 3_600_000;
    server.channels.write(channel, '77', { content: '-# ref k3f9' });
    for (let at = 0; at < 150; at += 1) server.channels.write(channel, '77', { content: `ref other` });
    expect(await look(posterOf({ cards }))).toEqual(sent);
    expect(await look(posterOf({ cards }), 'k3f')).toEqual({ outcome: 'missing' });
  });
});

describe('buttons of a post', () => {
  it('work for somebody else, later, and from another process', async () => {
    await posterOf().post(posting('b1'), going);
    clock += 5 * 86_400_000;
    const [post] = there();
    const id = buttonIdOf(post?.body['components'], 'Statistics');
    const other = '1500000000000000009';
    const pressing = interactionOf({
      ...pressOf(id, { id: post?.id, flags: 0, components: post?.body['components'] }),
      member: { user: { id: other, username: 'other' }, roles: [], permissions: '0' },
    });
    const wire = keptWire();
    await answerInteraction(serviceOf(collection(), { now: () => new Date(clock), permission }), pressing, wire);
    expect(shown(wire.went)).toContain('2 documents');
    expect(wire.went[0]).toMatchObject({ how: 'first', type: 4, body: { flags: 64 } });
  });
});

describe('a post that broke off', () => {
  it('is one message when it is sent again within the minutes that Discord remembers its nonce', async () => {
    server.channels.lose(1);
    expect(await posterOf().post(posting(), going)).toEqual({ outcome: 'unknown' });
    clock += 60_000;
    expect(await posterOf().post(posting(), going)).toMatchObject({ outcome: 'sent' });
    expect(there()).toHaveLength(1);
    clock += 180_000;
    expect(await posterOf().post(posting(), going)).toMatchObject({ outcome: 'sent' });
    expect(there()).toHaveLength(2);
  });

  it('is found, though nobody heard that it had arrived', async () => {
    server.channels.lose(1);
    await posterOf().post(posting(), going);
    clock += 600_000;
    expect(await look(posterOf())).toEqual({ outcome: 'sent', messages: [there()[0]?.id] });
  });

  it('is gone on with where it broke off, in its thread', async () => {
    const long = digestLike({ words: 'hinted that an amnesty '.repeat(30), repeats: 30 });
    server.script({ method: 'POST', path: /\/threads$/u, status: 200, lost: true });
    expect(await posterOf().post(posting('half', long), going)).toEqual({ outcome: 'unknown' });
    expect(there()).toHaveLength(1);
    clock += 600_000;
    const later = posterOf();
    expect(await look(later, 'half')).toEqual({ outcome: 'missing' });
    const sent = await later.post(posting('half', long), going);
    expect(sent).toMatchObject({ outcome: 'sent' });
    expect(there()).toHaveLength(1);
    expect(sent).toMatchObject({ messages: [there()[0]?.id, ...there(there()[0]?.id).map(({ id }) => id)] });
    expect(await look(posterOf(), 'half')).toEqual(sent);
  });

  it('was never sent where no connection came to be, and may have been where one broke', async () => {
    expect(await posterOf({}, 'http://127.0.0.1:9/api').post(posting(), going)).toEqual({
      outcome: 'busy',
      seconds: 30,
    });
    const stopped = new AbortController();
    const sending = posterOf().post(posting('cut'), stopped.signal);
    stopped.abort();
    expect(['unknown', 'sent']).toContain((await sending).outcome);
  });
});

describe('what Discord refuses', () => {
  it.each([
    ['gone', 'The channel is gone'],
    ['hidden', 'View Channel'],
    ['silent', 'Send Messages'],
    ['archived', 'The thread is archived'],
    ['locked', 'The thread is locked'],
  ] as const)('a channel that is %s is closed, with what to do', async (state, why) => {
    server.channels.set(channel, state);
    const outcome = await posterOf().post(posting(), going);
    expect(outcome).toEqual({ outcome: 'closed', why: expect.stringContaining(why) });
    expect(there()).toEqual([]);
  });

  it('says when to come again, as Discord does', async () => {
    const at = { method: 'POST', path: /\/messages$/u };
    const cases = [
      [
        { status: 429, headers: { 'retry-after': '41' }, body: { message: 'wait', retry_after: 41, global: false } },
        41,
      ],
      [{ status: 503, headers: { 'retry-after': '7' }, body: { message: 'away' } }, 7],
      [{ status: 401, body: { code: 0, message: '401: Unauthorized' } }, 600],
    ] as const;
    const poster = posterOf();
    for (const [answer, seconds] of cases) {
      server.script({ ...at, ...answer });
      const outcome = await poster.post(posting(), going);
      expect(outcome).toMatchObject({ outcome: 'busy' });
      expect('seconds' in outcome && Math.abs(outcome.seconds - seconds)).toBeLessThanOrEqual(1);
    }
    server.script({ ...at, status: 502, body: 'bad gateway' });
    expect(await poster.post(posting(), going)).toEqual({ outcome: 'unknown' });
    expect(await poster.post(posting(), going)).toMatchObject({ outcome: 'sent' });
  });

  it('goes out simpler where the card is refused, and is found all the same', async () => {
    const refusal = {
      method: 'POST',
      path: /\/messages$/u,
      status: 400,
      body: { code: 50_035, message: 'Invalid', errors: {} },
    };
    server.script(refusal, refusal);
    const sent = await posterOf().post(posting(), going);
    expect(there()[0]?.body).not.toHaveProperty('embeds');
    expect(textOf()).toContain('hinted that an amnesty');
    expect(await look(posterOf())).toEqual(sent);
    expect(server.channels.problems).toEqual([]);
  });

  it('puts what is too long below it where no thread may be opened', async () => {
    server.channels.set(channel, 'threadless');
    const long = digestLike({ words: 'hinted that an amnesty '.repeat(30), repeats: 30 });
    const sent = await posterOf().post(posting('flat', long), going);
    expect(sent).toEqual({ outcome: 'sent', messages: there().map(({ id }) => id) });
    expect(there().length).toBeGreaterThan(1);
    expect(await look(posterOf(), 'flat')).toEqual(sent);
  });
});

describe('looking', () => {
  it('does not take an empty history for a missing post where the history may not be read', async () => {
    await posterOf().post(posting(), going);
    server.channels.set(channel, 'unread');
    expect(await look(posterOf())).toEqual({ outcome: 'closed', why: expect.stringContaining('Read Message History') });
  });

  it('finds nothing in a quiet channel, and nothing of before', async () => {
    expect(await look(posterOf())).toEqual({ outcome: 'missing' });
    await posterOf().post(posting(), going);
    clock += 3_600_000;
    expect(await look(posterOf(), 'k3f9', new Date(clock))).toEqual({ outcome: 'missing' });
  });

  it('comes again where Discord is away or busy', async () => {
    expect((await posterOf({}, 'http://127.0.0.1:9/api').look(posting(), new Date(start), going)).outcome).toBe('busy');
    server.script({ method: 'GET', path: /^\/channels/u, status: 500, body: {} });
    expect((await look(posterOf())).outcome).toBe('busy');
    server.channels.set(channel, 'gone');
    expect((await look(posterOf())).outcome).toBe('closed');
  });
});

describe('telling somebody', () => {
  it('writes to them alone, with buttons and without what only a channel needs', async () => {
    const person = '1500000000000000077';
    expect(await posterOf().tell(`discord:${person}`, digestLike(), going)).toBe(true);
    expect(textOf(person)).toContain('Belarus, weekly');
    expect(textOf(person)).not.toContain('ref ');
    server.channels.unreachable.add(person);
    expect(await posterOf().tell(`discord:${person}`, digestLike(), going)).toBe(false);
    expect(await posterOf({}, 'http://127.0.0.1:9/api').tell(`discord:${person}`, digestLike(), going)).toBe(false);
  });
});
