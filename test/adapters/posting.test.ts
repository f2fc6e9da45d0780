import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordPoster } from '../../adapters/discord/posting.ts';
import type { Poster } from '../../adapters/posting.ts';
import { slackPoster } from '../../adapters/slack/posting.ts';
import { commands } from '../../commands/index.ts';
import { collectionOf } from '../doubles/collection.ts';
import { desk, keptLog, permission, serviceOf } from '../doubles/discord-asking.ts';
import { botToken, type DiscordServer, discordServer } from '../doubles/discord-server.ts';
import { isJson, type Json } from '../doubles/json.ts';
import { notesInMemory } from '../doubles/notes.ts';
import { digestLike, hostile } from '../doubles/postings.ts';
import { type SlackWorld, slackApp, slackChannel, slackTeam, slackWorld } from '../doubles/slack-world.ts';

const going = new AbortController().signal;
const collection = { ...collectionOf(), notes: notesInMemory() };
const room = '1450000000000000001';
let server: DiscordServer;
let world: SlackWorld;
let posters: readonly { readonly poster: Poster; readonly channel: string; readonly sent: () => readonly Json[] }[] = [];

/** The bodies in a channel of Discord's, with those of the threads under it. */
const discordBodies = (id = room): Json[] =>
  server.channels
    .messages(id)
    .flatMap(({ body, thread }) => [body, ...(thread === undefined ? [] : discordBodies(thread.id))]);

beforeAll(async () => {
  server = await discordServer();
  world = await slackWorld(['chat:write', 'channels:history', 'files:write', 'im:write']);
  const { apiUrl } = world;
  const common = { collection, commands, permission, desk, log: keptLog(), now: () => new Date(), signal: going };
  const settings = { mode: 'http', readMessages: false, apiUrl, botToken: slackApp.botToken } as const;
  const slack = slackPoster({ ...common, settings, idsIn: () => [] }, 0);
  const discord = (cards: 'embed' | 'components') =>
    discordPoster(serviceOf(collection, { cards }), server.api, botToken);
  const inDiscord = { channel: `discord:1:${room}`, sent: discordBodies };
  posters = [
    { poster: discord('embed'), ...inDiscord },
    { poster: discord('components'), ...inDiscord },
    {
      poster: slack,
      channel: `slack:${slackTeam}:${slackChannel}`,
      sent: () => world.callsOf('chat.postMessage').map(({ body }) => body),
    },
  ];
});
afterAll(async () => {
  await server.stop();
  await world.close();
});

/** Every string that people see in a body: not what it is found by, nor ids and names of kinds. */
function words(value: unknown, key = ''): string {
  if (typeof value === 'string') {
    return ['type', 'style', 'custom_id', 'action_id', 'value', 'nonce', 'metadata'].includes(key) &&
      !value.includes(' ')
      ? ''
      : value;
  }
  if (Array.isArray(value)) return value.map((each) => words(each, key)).join('');
  return isJson(value)
    ? Object.entries(value)
        .map(([name, each]) => words(each, name))
        .join('')
    : '';
}

/** Letters and digits alone: how they are escaped and laid out is each platform's own. */
const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

describe.each([
  ['short', digestLike({})],
  ['with a picture', digestLike({ pictured: true })],
  ['hostile', digestLike({ words: hostile.replace(/https?:\S+/gu, '') })],
  ['long', digestLike({ words: 'hinted that an amnesty '.repeat(20), repeats: 30 })],
] as const)('a posting that is %s', (name, given) => {
  it('carries the same facts, buttons and files to both platforms', async () => {
    const facts = given.blocks.flatMap((block) =>
      block.kind === 'list'
        ? block.items.flatMap(({ label = [], quotation }) => [
            ...label,
            quotation?.quote ?? '',
            quotation?.cite.pin ?? '',
          ])
        : [],
    );
    const ours = [
      ...given.title,
      ...(given.kicker ?? []),
      ...(given.footer ?? []),
      ...given.actions.flatMap(({ label }) => label),
    ];
    const said = [...facts, ...ours].map((run) =>
      typeof run === 'string' ? run : 'foreign' in run ? run.foreign : '',
    );
    for (const [at, { poster, channel, sent }] of posters.entries()) {
      const before = sent().length;
      const key = `${name.replace(/ /gu, '-').slice(0, 8)}-${at}`;
      expect(await poster.post({ key, channel, reply: given }, going)).toMatchObject({ outcome: 'sent' });
      const text = lettersOf(
        sent()
          .slice(before)
          .map((body) => words(body))
          .join(''),
      );
      for (const fact of said) expect(text, `${poster.platform} ${at}`).toContain(lettersOf(fact));
      if (given.blocks.some(({ kind }) => kind === 'picture')) expect(text).toContain(lettersOf('5 events'));
    }
    expect([...server.channels.problems, ...world.problems]).toEqual([]);
  });
});
