import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import type { Query } from '../../src/search/query.ts';
import { openStore } from '../../src/store/index.ts';
import { indexFaults } from '../doubles/word-index.ts';
import { batchOf, documentOf, entryOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-index-'));
afterAll(() => rmSync(folder, { recursive: true }));

const asking = (text: string): Query => ({ all: { kind: 'word', text, prefix: false }, none: [], filters: {} });
const entry = (number: number) =>
  entryOf(
    documentOf({
      id: `doc-${number}`,
      title: `Report ${number}`,
      paragraphs: ['Minsk again.', `Remark r${number % 7} of many.`, { text: 'Minsk at night.', mark: 'S' }],
    }),
  );

it('stays right and small while documents come one at a time and go, for whoever has it open', async () => {
  const path = join(folder, 'one-by-one.db');
  const [writer, reader] = [await openStore(`sqlite:${path}`), await openStore(`sqlite:${path}`)];
  const there = new Set<number>();
  for (let number = 0; number < 400; number += 1) {
    await writer.put(batchOf(entry(number)), '');
    there.add(number);
    if (number % 5 === 4) {
      await writer.remove(`doc-${number - 3}`);
      there.delete(number - 3);
    }
    if (number % 40 !== 0) continue;
    for (const store of [writer, reader]) {
      expect((await store.search(asking('minsk'), everything, { limit: 1 })).total).toBe(2 * there.size);
      expect((await store.search(asking('minsk'), { level: 0 }, { limit: 1 })).total).toBe(there.size);
      const remarks = [...there].filter((each) => each % 7 === 3).length;
      expect((await store.search(asking('r3'), everything, { limit: 1 })).total).toBe(remarks);
      expect((await store.wordCounts(['minsk', 'r3'], { level: 0 })).get('minsk')).toBe(there.size);
    }
  }
  await writer.close();
  await reader.close();
  const database = new Database(path);
  expect(indexFaults(database)).toEqual([]);
  const rows = database.prepare('SELECT (SELECT count(*) FROM index_segment), (SELECT count(*) FROM word_run)').raw();
  expect(Math.max(...(rows.get() as number[]))).toBeLessThan(40);
  database.close();
});

it('takes nothing from a writing that fails', async () => {
  const path = join(folder, 'failing.db');
  const store = await openStore(`sqlite:${path}`);
  await store.put(batchOf(entry(1)), '');
  const broken = { ...entry(2), facts: null as never };
  await expect(store.put(batchOf(entry(3), broken), '')).rejects.toThrow();
  expect((await store.search(asking('minsk'), everything, { limit: 5 })).total).toBe(2);
  await store.put(batchOf(entry(4)), '');
  expect((await store.search(asking('minsk'), everything, { limit: 5 })).total).toBe(4);
  await store.close();
  const database = new Database(path);
  expect(indexFaults(database)).toEqual([]);
  database.close();
});
