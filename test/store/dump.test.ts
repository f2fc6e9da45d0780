import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import type { Batch } from '../../src/store/store.ts';
import { storeDump } from '../doubles/store-dump.ts';
import { batchOf, documentOf, entryOf, mentionOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-dump-'));
afterAll(() => rmSync(folder, { recursive: true }));

let stores = 0;
async function dumpOf(now: string, ...batches: readonly Batch[]) {
  stores += 1;
  const path = join(folder, `${stores}.db`);
  const store = await openStore(`sqlite:${path}`);
  for (const batch of batches) await store.put(batch, now);
  await store.close();
  return storeDump(path);
}

const visit = documentOf({ id: 'visit', paragraphs: ['Al Kramer spoke.', 'He left.'] });
const one = entryOf(visit, { mentions: [mentionOf(visit, 'Al Kramer', 'Al Kramer')] }, '/in/one');
const two = entryOf(documentOf({ id: 'other', paragraphs: ['Nothing.'] }), {}, '/in/two');
const changed = entryOf(documentOf({ id: 'visit', paragraphs: ['Al Kramer spoke again.'] }), {}, '/in/one');

it('is equal for stores that hold the same, in whatever steps it was written', async () => {
  expect(await dumpOf('2026-01-01', batchOf(one, two))).toEqual(
    await dumpOf('2026-02-02', batchOf(two), batchOf(one, one)),
  );
});

it('tells stores apart that do not', async () => {
  const dump = await dumpOf('', batchOf(one, two));
  expect(dump).not.toEqual(await dumpOf('', batchOf(one)));
  expect(await dumpOf('', batchOf(changed, two))).not.toEqual(await dumpOf('', batchOf(one, two), batchOf(changed)));
  expect(dump['mention']).toEqual([expect.stringContaining('"visit 0"')]);
  expect(JSON.stringify(dump['original'])).toContain('Al Kramer spoke.');
});
