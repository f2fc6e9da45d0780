import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Context } from '../../commands/command.ts';
import { postKinds } from '../../commands/posts.ts';
import type { Reply } from '../../commands/reply.ts';
import { dueWatchPosts } from '../../commands/watch-post.ts';
import { type Collection, openCollection } from '../../src/index.ts';
import { ask, contextOf } from '../doubles/asking.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-watch-'));
const channel = 'discord:1:2';
let collection: Collection;
let now: Date;
let context: Context;

beforeEach(async () => {
  now = new Date('2026-11-22T10:00:00Z');
  collection = await openCollection({ url: 'sqlite::memory:', now: () => now });
  const asker = { id: 'discord:9', name: 'Ada' };
  context = contextOf(collection, { channel, asker, now: () => now });
});
afterEach(async () => {
  await collection.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Adds articles, one a text. */
async function add(...texts: string[]): Promise<void> {
  const paths = texts.map((text, at) => {
    const path = join(folder, `${now.getTime()}-${at}.txt`);
    return { path, text: `Article ${now.getTime()} ${at}\n\n${text}\n` };
  });
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of paths) writeFileSync(path, text);
  await collection.ingest(
    paths.map(({ path }) => path),
    { workers: 0 },
  );
  now = new Date(now.getTime() + 1_000);
}

const say = async (line: string) => (await ask(line, context)).text;

/** What is posted an hour later, as text and as a reply. */
async function posted() {
  now = new Date(now.getTime() + 3_600_000);
  await dueWatchPosts(collection);
  const taking = { platforms: ['discord'], holder: 'me', now: now.toISOString(), seconds: 60, rest: 0, limit: 9 };
  const taken = await collection.outbox.take(taking);
  const kind = postKinds.find((each) => each.kind === 'watch');
  const replies: Reply[] = [];
  for (const { body } of taken) {
    const reply = await kind?.compose(body, context);
    if (reply !== undefined) replies.push(reply);
  }
  return { taken, replies };
}

it('watches for a question, tells how broad it is, and posts what comes', async () => {
  await add('A visa ban was announced in Minsk. The ban holds.');
  const made = await say('/watch add "visa ban" -lifted');
  expect(made).toContain('Watch 1: "visa ban" -lifted');
  expect(made).toContain('1 paragraph of 1 document that is there already matches it');
  await add('Another visa ban followed in Minsk in the spring.', 'The visa ban was lifted.', 'Nothing of it.');
  const { taken, replies } = await posted();
  expect(taken).toMatchObject([{ key: 'watch-1-1', channel, owner: 'discord:9', kind: 'watch' }]);
  expect(replies).toMatchObject([{ subtitle: ['1 new document · watch 1'], outcome: 'answer' }]);
  expect(JSON.stringify(replies)).toContain('Another visa ban followed');
  expect((await posted()).taken).toEqual([]);
});

it('makes one post of many documents, with ten of them and a button to all', async () => {
  await say('/watch add harvest');
  await add(...Array.from({ length: 24 }, (_, at) => `The harvest of the year ${at} was good, they said.`));
  const { replies } = await posted();
  const [only] = replies;
  expect(replies).toHaveLength(1);
  expect(only?.subtitle).toEqual(['24 new documents · watch 1']);
  expect(JSON.stringify(only?.blocks)).toContain('and 14 more');
  const [all] = only?.actions ?? [];
  expect(all).toEqual({ label: ['All 24'], command: 'watched', options: { number: '1', post: 'watch-1-1' } });
  expect(await say('/watched 1 page:5')).toContain('The harvest of the year 23');
});

it('watches for a person in any spelling, and says why it is that person', async () => {
  expect(await say('/watch add person:Lukashenko')).toContain('Watch 1: Lukashenko');
  await add('Minsk. President Aleksandr Lukashenka spoke on Monday.', 'Minsk. President George Bush spoke on Monday.');
  const { replies } = await posted();
  expect(replies).toHaveLength(1);
  expect(JSON.stringify(replies)).toContain('lukashenko ~ lukashenka');
});

it('lists, pauses, lets go on and removes the watches of the channel', async () => {
  await say('/watch add visa OR ban');
  await say('/watch add person:"David Kramer"');
  expect(await say('/watch list')).toMatch(/2 watches[\s\S]*visa OR ban[\s\S]*David Kramer · person/u);
  expect(await say('/watch')).toContain('2 watches');
  expect(await say('/watch pause 1')).toContain('Watch 1 is paused');
  expect(await say('/watch list')).toContain('paused: by Ada on 2026-11-22');
  await add('A ban.');
  expect((await posted()).taken).toEqual([]);
  expect(await say('/watch resume 1')).toContain('Watch 1 goes on');
  expect((await posted()).replies).toHaveLength(1);
  expect(await say('/watch remove 2')).toContain('Watch 2 is removed: David Kramer');
  const elsewhere = { ...context, channel: 'discord:1:22' };
  expect((await ask('/watch list', elsewhere)).text).toContain('watches for nothing');
  expect((await ask('/watch remove 1', elsewhere)).text).toContain('no watch 1');
});

it('refuses what it cannot watch, at the place where that stands', async () => {
  const { reply } = await ask('/watch add goal "posts', context);
  expect(reply.outcome).toBe('problem');
  expect(JSON.stringify(reply)).toContain('never closed');
  expect(await say('/watch add')).toContain('Say what to watch for');
  expect(await say('/watch visa')).toContain('/watch add visa');
  expect(await say('/watch add -visa')).toContain('Say what has to be there');
  expect(await say('/watch remove')).toContain('by its number');
  expect((await ask('/watch add visa', contextOf(collection))).text).toContain('ask in the channel');
});

it('pauses when its channel is closed, and tells how it goes on', async () => {
  await say('/watch add visa');
  await add('A visa.');
  const { taken } = await posted();
  const kind = postKinds.find((each) => each.kind === 'watch');
  const told = await kind?.closed?.(taken[0]?.body ?? '', 'the channel is archived', context);
  expect(JSON.stringify(told)).toContain('/watch resume 1');
  expect((await collection.watches.get(1))?.paused).toBe('the channel is archived');
});
