import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { StoreError } from '../../src/errors.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-elsewhere-'));
const module = new URL('../fixtures/store/jobs.js', import.meta.url).href;
let store: Store;
beforeAll(async () => {
  store = await openStore(`sqlite:${join(folder, 'store.db')}`, 1);
  await store.put(batchOf(entryOf(documentOf({ id: 'one', paragraphs: ['Minsk.', 'Minsk again.'] }))), '');
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const doing = async (on: Store, name: string, word = 'minsk') =>
  on.elsewhere?.({ module, name, given: { word, access: everything } });

it('does a job on the store as it is, and hands its arrays over in memory that both see', async () => {
  const made = (await doing(store, 'count')) as { readonly counts: Uint32Array };
  expect(made).toEqual({
    word: 'minsk',
    counts: Uint32Array.of(2),
    none: new Uint8Array(0),
    nested: [{ half: Float64Array.of(0.5) }],
  });
  expect(made.counts.buffer).toBeInstanceOf(SharedArrayBuffer);
});

it('tells what a job throws, and that its thread died, and does the next one', async () => {
  const asked = ['fail', 'die', 'count'].map((name) => doing(store, name, 'again'));
  const [failed, died, done] = await Promise.allSettled(asked);
  expect(failed).toEqual({ status: 'rejected', reason: new RangeError('there is nothing to do') });
  expect(died).toEqual({ status: 'rejected', reason: new StoreError('The store could not finish this. Try again.') });
  expect(done).toMatchObject({ status: 'fulfilled', value: { word: 'again' } });
});

it('is ended when the store is closed', async () => {
  const other = await openStore(`sqlite:${join(folder, 'other.db')}`, 1);
  const asked = Promise.allSettled([1, 2].map(() => doing(other, 'hang')));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await other.close();
  const closed = { status: 'rejected', reason: new StoreError('The store is closed.') };
  expect(await asked).toEqual([closed, closed]);
});

it('is not offered by a store that only one thread sees', async () => {
  const inMemory = await openStore('sqlite::memory:', 2);
  expect('elsewhere' in inMemory).toBe(false);
  await inMemory.close();
});
