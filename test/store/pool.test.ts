import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { AskError, StoreError } from '../../src/errors.ts';
import { type Manner, Pool } from '../../src/store/threads/pool.ts';

const file = join(import.meta.dirname, '..', 'fixtures', 'store', 'stubborn-thread.js');
const start = () => new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 24 } });
const pools: Pool[] = [];
const poolOf = (threads: number, mostWaiting = 100): ((what: string, manner?: Manner) => Promise<unknown>) => {
  const pool = new Pool(start, threads, mostWaiting);
  pools.push(pool);
  return (what, manner = {}) => pool.ask({ method: 'card', given: [what] }, manner);
};
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close(false))));

it('ends what takes too long, says so to the asker, and goes on with the rest', async () => {
  const ask = poolOf(1);
  const asked = [ask('hang', { limit: 300 }), ask('one'), ask('two')];
  const late = expect(asked[0]).rejects.toThrow(
    new AskError('this took longer than 0.3 seconds; ask for less, or try again'),
  );
  expect(await Promise.all(asked.slice(1))).toEqual(['one', 'two']);
  await late;
});

it.each(['die', 'throw'])('answers a question whose thread dies (%s), and starts another', async (what) => {
  const ask = poolOf(1);
  const [lost, next] = [ask(what), ask('next')];
  await expect(lost).rejects.toThrow(StoreError);
  await expect(lost).rejects.toThrow(/Try again/u);
  expect(await next).toBe('next');
});

it('ends what takes more memory than a thread may have', async () => {
  const ask = poolOf(1);
  await expect(ask('fill')).rejects.toThrow(/more memory than one question may/u);
  expect(await ask('next')).toBe('next');
});

it('refuses when too many wait: busy, try again', async () => {
  const ask = poolOf(1, 2);
  const asked = [ask('slow'), ask('one'), ask('two')];
  await expect(ask('three')).rejects.toThrow(StoreError);
  await expect(ask('three')).rejects.toThrow(/busy.*Try again/u);
  expect(await Promise.all(asked)).toEqual(['slow', 'one', 'two']);
});

it('answers in the order of asking, keystrokes first', async () => {
  const ask = poolOf(1);
  const answered: unknown[] = [];
  const note = async (what: string, manner?: Manner) => void answered.push(await ask(what, manner));
  await Promise.all([note('slow'), note('a'), note('b'), note('key', { first: true }), note('typed', { first: true })]);
  expect(answered).toEqual(['slow', 'key', 'typed', 'a', 'b']);
});

it('gives up what waits when its asker does', async () => {
  const ask = poolOf(1);
  const asker = new AbortController();
  const [underWay, waits, other] = [
    ask('slow', { signal: asker.signal }),
    ask('hang', { signal: asker.signal }),
    ask('other'),
  ];
  asker.abort(new AskError('never mind'));
  await expect(underWay).rejects.toThrow('never mind');
  await expect(waits).rejects.toThrow('never mind');
  await expect(ask('late', { signal: asker.signal })).rejects.toThrow('never mind');
  expect(await other).toBe('other');
});

it('ends its threads when it is closed, and answers what is under way, what waits and what comes', async () => {
  const ask = poolOf(1);
  const [pool] = pools;
  const asked = [ask('hang'), ask('waits')];
  const answers = Promise.allSettled(asked);
  await pool?.close(false);
  const closed = { status: 'rejected', reason: new StoreError('The store is closed.') };
  expect(await answers).toEqual([closed, closed]);
  await expect(ask('comes')).rejects.toThrow('The store is closed.');
});

it('waits for what is under way when it is to finish', async () => {
  const ask = poolOf(1);
  const [pool] = pools;
  const answers = Promise.allSettled([ask('slow'), ask('waits')]);
  await pool?.close(true);
  expect(await answers).toMatchObject([{ status: 'fulfilled', value: 'slow' }, { status: 'rejected' }]);
});
