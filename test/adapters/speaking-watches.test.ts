import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lettersOf } from '../../commands/compose.ts';
import { postKinds } from '../../commands/posts.ts';
import { type Collection, openCollection } from '../../src/index.ts';
import { speaking } from '../doubles/speaking.ts';

let folder: string;
let collection: Collection;
let now: Date;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reftel-speaking-'));
  now = new Date('2026-11-23T08:00:00.000Z');
  collection = await openCollection({ url: 'sqlite::memory:', now: () => now });
});
afterEach(async () => {
  await collection.close();
  rmSync(folder, { recursive: true, force: true });
});

it('posts what a watch has found once it is quiet, all of an ingest in one post, and once', async () => {
  const { poster, at } = await speaking({ collection, kinds: postKinds });
  await collection.watches.add({ channel: 'slack:T1:C1', owner: 'slack:T1:U1', kind: 'query', text: 'visa ban' });
  for (const each of ['one', 'two', 'three'])
    writeFileSync(join(folder, `${each}.txt`), `Article ${each}\n\nThe visa ban was widened, chapter ${each}.\n`);
  now = new Date('2026-11-23T08:00:10.000Z');
  await collection.ingest([folder], { workers: 0 });
  const look = async (instant: string) => {
    now = new Date(instant);
    await at(instant);
    await at(instant);
  };
  await look('2026-11-23T08:00:30.000Z');
  expect(poster.posted).toEqual([]);
  await look('2026-11-23T08:02:00.000Z');
  await look('2026-11-23T09:00:00.000Z');
  expect(poster.posted.map(({ channel }) => channel)).toEqual(['slack:T1:C1']);
  expect(lettersOf(poster.posted[0]?.reply.subtitle ?? [])).toContain('3 new documents');
});

it('tells of what a closed channel kept from it, once the watch goes on', async () => {
  const { poster, at } = await speaking({ collection, kinds: postKinds });
  await collection.watches.add({ channel: 'slack:T1:C1', owner: 'slack:T1:U1', kind: 'query', text: 'visa ban' });
  writeFileSync(join(folder, 'one.txt'), 'Article one\n\nThe visa ban was widened.\n');
  now = new Date('2026-11-23T08:00:10.000Z');
  await collection.ingest([folder], { workers: 0 });
  poster.next.push({ outcome: 'closed', why: 'The channel is archived.' });
  const look = async (instant: string) => {
    now = new Date(instant);
    await at(instant);
    await at(instant);
  };
  await look('2026-11-23T08:02:00.000Z');
  expect(await collection.watches.get(1)).toMatchObject({ paused: 'The channel is archived.' });
  const before = poster.posted.length;
  await collection.watches.pause(1, null);
  await look('2026-11-23T08:10:00.000Z');
  await look('2026-11-23T08:20:00.000Z');
  expect(poster.posted.slice(before).map(({ reply }) => lettersOf(reply.subtitle ?? []))).toEqual([
    expect.stringContaining('1 new document'),
  ]);
});
