import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { openStore } from '../../src/store/index.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import type { Entry, Store } from '../../src/store/store.ts';
import { grownRuns, grownSegments } from '../doubles/growth.ts';
import { seeded } from '../doubles/seeded.ts';
import { countedWords, indexedStems, indexFaults } from '../doubles/word-index.ts';
import { batchOf, documentOf, entryOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-growth-'));
afterAll(() => rmSync(folder, { recursive: true }));
const random = seeded(11);
const upTo = (most: number) => Math.floor(most * random());

/** Of so many paragraphs, of words that are rare and words that are not. */
const entry = (number: number, size: number) => {
  const paragraphs = Array.from({ length: size }, () => `post w${upTo(20)} paper${number} x${upTo(900)}`);
  return entryOf(documentOf({ id: `doc-${number}`, paragraphs }));
};

/** Small and large ones in no order: as many of each order of size. */
const uneven = (most: number) => Math.ceil(most ** random());

async function tidied(store: Store): Promise<void> {
  while (await store.tidy());
}

/** Spans of the segments and paragraphs of the runs, in the store's order. */
function partsOf(database: Database.Database) {
  const numbers = (sql: string) => database.prepare(sql).pluck().all() as number[];
  return {
    segments: numbers('SELECT last - first + 1 FROM index_segment WHERE listed = 1 ORDER BY first'),
    runs: numbers('SELECT paragraphs FROM word_run WHERE listed = 1 ORDER BY key'),
  };
}

it('has the parts that are foreseen for the paragraphs of its writings', async () => {
  const path = join(folder, 'foreseen.db');
  const store = await openStore(`sqlite:${path}`);
  const database = new Database(path);
  const sizes: number[] = [];
  for (let number = 0; number < 120; number += 1) {
    sizes.push(number % 11 === 0 ? 200 : uneven(40));
    await store.put(batchOf(entry(number, sizes.at(-1) ?? 0)), '');
    await tidied(store);
    if (number % 10 !== 9) continue;
    expect(partsOf(database)).toEqual({ segments: grownSegments(sizes).sizes, runs: grownRuns(sizes).sizes });
  }
  database.close();
  await store.close();
});

it('answers after uneven writings and removals as a store that was written in one go, from few parts', async () => {
  const path = join(folder, 'uneven.db');
  const store = await openStore(`sqlite:${path}`);
  const database = new Database(path);
  const there = new Map<number, Entry>();
  const gone = new Map<number, Entry>();
  let most = 0;
  for (let number = 0, writing = 0; writing < 100; writing += 1) {
    const come = new Map(Array.from({ length: uneven(12) }, () => [number++, entry(number, uneven(60))]));
    for (const [each, again] of gone) if (upTo(20) === 0) come.set(each, again);
    await store.put(batchOf(...come.values()), '');
    for (const [each, made] of come) {
      there.set(each, made);
      gone.delete(each);
    }
    for (const [each, made] of there) {
      if (upTo(150) !== 0) continue;
      await store.remove(made.document.id);
      there.delete(each);
      gone.set(each, made);
    }
    await tidied(store);
    const { segments, runs } = partsOf(database);
    most = Math.max(most, segments.length, runs.length);
  }
  expect([there.size > 250, gone.size > 20]).toEqual([true, true]);
  expect(most).toBeLessThanOrEqual(30);
  const other = join(folder, 'at-once.db');
  const atOnce = await openStore(`sqlite:${other}`);
  await atOnce.put(batchOf(...there.values()), '');
  for (const text of ['post', 'w7', 'paper3', 'x17'])
    expect(await answers(store, text)).toEqual(await answers(atOnce, text));
  for (const text of ['x9', 'paper29', 'zz']) {
    expect(await answers(store, text, true)).toEqual(await answers(atOnce, text, true));
    expect(await store.completions(text, everything, 5)).toEqual(await atOnce.completions(text, everything, 5));
  }
  const wordsIn = (each: Store) => rowsOf((from) => each.dictionary(everything, 1, from));
  expect(await wordsIn(store)).toEqual(await wordsIn(atOnce));
  const othersWords = new Database(other);
  expect(indexFaults(database)).toEqual([]);
  expect(indexedStems(database)).toEqual(indexedStems(othersWords));
  expect(countedWords(database)).toEqual(countedWords(othersWords));
  for (const each of [database, othersWords]) each.close();
  for (const each of [store, atOnce]) await each.close();
});

/** All hits of a word, the best first; what scores the same by name. */
async function answers(store: Store, text: string, prefix = false) {
  const word = { all: { kind: 'word', text, prefix }, none: [], filters: {} } as const;
  const { hits, total } = await store.search(word, everything, { limit: 10_000 });
  const named = hits.map(({ card, paragraph, score }) => ({ name: `${card.id} ${paragraph}`, score }));
  named.sort((one, other) => other.score - one.score || (one.name < other.name ? -1 : 1));
  return { total, names: named.map(({ name }) => name) };
}
