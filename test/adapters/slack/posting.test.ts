import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Poster } from '../../../adapters/posting.ts';
import { sealWith } from '../../../adapters/slack/installations.ts';
import { slackPoster } from '../../../adapters/slack/posting.ts';
import type { Service, SlackSettings } from '../../../adapters/slack/settings.ts';
import { commands } from '../../../commands/index.ts';
import { keptLog } from '../../doubles/discord-asking.ts';
import { digestLike, hostile } from '../../doubles/postings.ts';
import { button, timestampOf } from '../../doubles/slack-blocks.ts';
import { blockAction } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { scanMessage } from '../../doubles/slack-scan.ts';
import { type SlackWorld, slackApp, slackChannel, slackTeam, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const going = new AbortController().signal;
let slack: Online;
let world: SlackWorld;
let began = new Date();

beforeAll(async () => {
  slack = await online(collection(), { permission: { users: new Set([slackUser]) } });
  world = slack.world;
});
afterAll(() => slack.stop());
beforeEach(() => {
  slack.clear();
  world.channels.page(1_000);
  began = new Date();
});

/** A process of its own: nothing that another one had in memory. */
function posterOf(settings: Partial<SlackSettings> = {}): Poster {
  const base = { mode: 'http', readMessages: false, apiUrl: world.apiUrl, botToken: slackApp.botToken } as const;
  const service: Service = {
    settings: { ...base, ...settings },
    collection: collection(),
    commands,
    permission: { places: new Set([slackTeam]), users: new Set(), admins: new Set() },
    desk: { log: () => undefined, incident: () => 'T1' },
    log: keptLog(),
    now: () => new Date(),
    idsIn: () => [],
    signal: going,
  };
  return slackPoster(service, 0);
}
const channel = `slack:${slackTeam}:${slackChannel}`;
const posting = (key: string, reply = digestLike()) => ({ key, channel, reply });
const look = (key: string, poster = posterOf(), since = began) => poster.look({ key, channel }, since, going);
const posts = () => world.callsOf('chat.postMessage');
const long = digestLike({ words: 'hinted that an amnesty '.repeat(30), repeats: 40 });
const refusal = (error: string) => ({ body: { ok: false, error } });
const passes = (how: 'heard' | 'lost') => ({ body: undefined, passes: how });
const limited = { status: 429, headers: { 'retry-after': '60' }, ...refusal('ratelimited') };
const others = (count: number, more: object = {}) =>
  world.channels.write(
    slackChannel,
    Array.from({ length: count }, () => ({ text: 'words', ...more })),
  );

describe('a post', () => {
  it('stands in its channel with its facts and buttons, and carries its key unseen', async () => {
    const sent = await posterOf().post(posting('s1'), going);
    const [post] = posts();
    expect(sent).toEqual({ outcome: 'sent', messages: [timestampOf(post)] });
    expect(post?.body).toMatchObject({ channel: slackChannel, unfurl_links: 'false', unfurl_media: 'false' });
    expect(post?.body['metadata']).toEqual({
      event_type: 'reftel_post',
      event_payload: { key: 's1', part: 0, parts: 1 },
    });
    const blocks = JSON.stringify(post?.body['blocks']);
    for (const words of ['Belarus, weekly', 'hinted that an amnesty', 'next on 23 March'])
      expect(blocks).toContain(words);
    expect(blocks).not.toContain('s1');
    expect(world.problems).toEqual([]);
  });

  it('pings nobody and brings nothing to life, whatever a document says', async () => {
    await posterOf().post(posting('s2', digestLike({ words: hostile })), going);
    const { unfurl_links: _, unfurl_media: __, metadata: ___, ...body } = posts()[0]?.body ?? {};
    expect(scanMessage({ ...body, unfurl_links: false, unfurl_media: false })).toEqual([]);
  });

  it('that is long goes on in the thread under it, and is found whole', async () => {
    const sent = await posterOf().post(posting('s3', long), going);
    const [first, ...more] = posts();
    expect(more.length).toBeGreaterThan(1);
    expect(more.map(({ body }) => body['thread_ts'])).toEqual(more.map(() => timestampOf(first)));
    expect(sent).toEqual({ outcome: 'sent', messages: posts().map(timestampOf) });
    expect(await look('s3')).toEqual(sent);
    expect(world.problems).toEqual([]);
  });

  it('shows its picture, uploaded before, with words for those who do not see it', async () => {
    await posterOf().post(posting('s4', digestLike({ pictured: true })), going);
    const [post] = posts();
    const blocks = post?.body['blocks'] as readonly Record<string, unknown>[];
    expect(blocks.find(({ type }) => type === 'image')).toMatchObject({
      slack_file: { id: expect.stringMatching(/^F/u) },
      alt_text: expect.stringContaining('5 events'),
    });
  });

  it('keeps its distance from the one before in the same channel, and from no other', async () => {
    const { pacing } = await import('../../../adapters/slack/pace.ts');
    const turn = pacing(40);
    const gone: string[] = [];
    const passes = (name: string) => turn(name, going).then(() => void gone.push(name));
    await Promise.all([passes('a'), passes('a'), passes('b')]);
    expect(gone).toEqual(['a', 'b', 'a']);
  });
});

describe('buttons of a post', () => {
  it('work for somebody else, later, and from another process', async () => {
    await posterOf().post(posting('s5'), going);
    const [post] = posts();
    const ts = timestampOf(post);
    slack.clear();
    const press = blockAction(button(post, 'Statistics'), world.responseUrl(), {
      ephemeral: false,
      ts,
      user: 'U0OTHER',
    });
    await slack.interact(press);
    await slack.done('button');
    expect(JSON.stringify(world.callsOf('response_url')[0]?.body)).toContain('2 documents');
    expect(world.callsOf('response_url')[0]?.body).toMatchObject({ response_type: 'ephemeral' });
  });
});

describe('looking', () => {
  it('finds a post among what others wrote, page by page, and believes nobody else', async () => {
    const metadata = (key: string) => ({ event_type: 'reftel_post', event_payload: { key, part: 0, parts: 1 } });
    const sent = await posterOf().post(posting('s6'), going);
    others(60, { metadata: metadata('s7') });
    world.channels.page(15);
    expect(await look('s6')).toEqual(sent);
    expect(await look('s7')).toEqual({ outcome: 'missing' });
    const asked = world.callsOf('conversations.history').map(({ body }) => body);
    expect(asked.length).toBeGreaterThanOrEqual(8);
    expect(Number(asked[0]?.['oldest'])).toBeLessThan(began.getTime() / 1_000);
  });

  it('finds nothing of before', async () => {
    await posterOf().post(posting('s8'), going);
    expect(await look('s8', posterOf(), new Date(Date.now() + 3_600_000))).toEqual({ outcome: 'missing' });
  });

  it('goes on where Slack made it wait', async () => {
    const poster = posterOf();
    const sent = await poster.post(posting('s9'), going);
    others(40);
    world.channels.page(15);
    slack.clear();
    world.instead('conversations.history', passes('heard'), limited);
    expect(await look('s9', poster)).toEqual({ outcome: 'busy', seconds: 60 });
    expect(await look('s9', poster)).toEqual(sent);
    const cursors = world.callsOf('conversations.history').map(({ body }) => body['cursor']);
    expect(cursors.slice(0, 3)).toEqual([undefined, '15', '15']);
  });

  it('comes again where Slack is away or busy, and says what it may not see', async () => {
    world.instead('conversations.history', { status: 500, body: 'broken' });
    expect((await look('x1')).outcome).toBe('busy');
    expect((await look('x1', posterOf({ apiUrl: 'http://127.0.0.1:2/api/' }))).outcome).toBe('busy');
    world.instead('conversations.history', refusal('missing_scope'));
    expect(await look('x1')).toEqual({ outcome: 'closed', why: expect.stringContaining('reftel manifest slack') });
  });
});

describe('a post that broke off', () => {
  it('is found, though nobody heard that it had arrived', async () => {
    world.instead('chat.postMessage', passes('lost'));
    expect(await posterOf().post(posting('h1'), going)).toEqual({ outcome: 'unknown' });
    expect(posts()).toHaveLength(1);
    expect(await look('h1')).toEqual({ outcome: 'sent', messages: [timestampOf(posts()[0])] });
  });

  it('is gone on with where it broke off, in its thread', async () => {
    world.instead('chat.postMessage', passes('heard'), passes('lost'));
    expect(await posterOf().post(posting('h2', long), going)).toEqual({ outcome: 'unknown' });
    expect(posts()).toHaveLength(2);
    const later = posterOf();
    expect(await look('h2', later)).toEqual({ outcome: 'missing' });
    const sent = await later.post(posting('h2', long), going);
    const [first, ...more] = posts();
    expect(sent).toEqual({ outcome: 'sent', messages: posts().map(timestampOf) });
    expect(new Set(more.map(({ body }) => body['thread_ts']))).toEqual(new Set([timestampOf(first)]));
    expect(await look('h2')).toEqual(sent);
  });

  it('was never sent where no connection came to be, and may have been where Slack broke', async () => {
    const away = posterOf({ apiUrl: 'http://127.0.0.1:2/api/' });
    expect(await away.post(posting('h3'), going)).toEqual({ outcome: 'busy', seconds: 30 });
    world.instead('chat.postMessage', { status: 500, body: 'broken' });
    expect(await posterOf().post(posting('h3'), going)).toEqual({ outcome: 'unknown' });
  });
});

describe('what Slack refuses', () => {
  it.each([
    ['is_archived', 'archived'],
    ['channel_not_found', 'The channel is gone'],
    ['not_in_channel', '/invite'],
    ['restricted_action', 'administrators'],
    ['account_inactive', 'install it again'],
    ['token_revoked', 'install it again'],
    ['missing_scope', 'reftel manifest slack'],
  ])('as %s closes the channel, with what to do', async (error, why) => {
    world.channels.refuse(slackChannel, error);
    const outcome = await posterOf().post(posting('r1'), going);
    world.channels.refuse(slackChannel, undefined);
    expect(outcome).toEqual({ outcome: 'closed', why: expect.stringContaining(why) });
  });

  it('says when to come again, as Slack does', async () => {
    world.instead('chat.postMessage', limited, {
      ...limited,
      status: 503,
      headers: { 'retry-after': '7' },
      body: 'away',
    });
    expect(await posterOf().post(posting('r2'), going)).toEqual({ outcome: 'busy', seconds: 60 });
    expect(await posterOf().post(posting('r2'), going)).toEqual({ outcome: 'busy', seconds: 7 });
    world.instead('chat.postMessage', refusal('invalid_auth'));
    expect(await posterOf().post(posting('r2'), going)).toEqual({ outcome: 'busy', seconds: 600 });
  });

  it('goes out simpler where the blocks are refused, and is found all the same', async () => {
    world.instead('chat.postMessage', refusal('invalid_blocks'));
    const sent = await posterOf().post(posting('r3'), going);
    expect(sent).toMatchObject({ outcome: 'sent' });
    expect(posts()[1]?.body).not.toHaveProperty('blocks');
    expect(await look('r3')).toEqual(sent);
  });
});

describe('many workspaces', () => {
  it('are each spoken to with the token they gave, and one that gave none is closed', async () => {
    const { notes } = collection();
    const poster = posterOf({ mode: 'oauth', key: 'a-key', botToken: 'unused' });
    expect(await poster.post(posting('o1'), going)).toEqual({
      outcome: 'closed',
      why: expect.stringContaining('install it again'),
    });
    const sealing = await sealWith('a-key');
    const bot = { token: slackApp.botToken, id: slackApp.botId, userId: slackApp.botUser, scopes: [] };
    await notes.write('slack-install', slackTeam, sealing.seal(JSON.stringify({ bot }), slackTeam));
    const sent = await poster.post(posting('o1'), going);
    expect(sent).toMatchObject({ outcome: 'sent' });
    expect(await look('o1', poster)).toEqual(sent);
    await notes.remove('slack-install', slackTeam);
  });
});

describe('telling somebody', () => {
  it('writes to them alone, with buttons', async () => {
    expect(await posterOf().tell(`slack:${slackTeam}:${slackUser}`, digestLike(), going)).toBe(true);
    const [told] = posts();
    expect(told?.body['channel']).toMatch(/^D/u);
    expect(told?.body).not.toHaveProperty('metadata');
    expect(button(told, 'Read').action_id).toMatch(/^r1:/u);
    world.instead('conversations.open', refusal('user_not_found'));
    expect(await posterOf().tell(`slack:${slackTeam}:U0NOBODY`, digestLike(), going)).toBe(false);
  });
});
