import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { MessageChannel, Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { AskError, StoreError } from '../../src/errors.ts';
import type { Query } from '../../src/search/query.ts';
import { openStore } from '../../src/store/index.ts';
import { storeInThreads } from '../../src/store/threads/index.ts';
import type { ThreadData, Way } from '../../src/store/threads/thread.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { batchOf, documentOf, entryOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-threads-'));
const pathOf = (name: string) => join(folder, `${name}.db`);
const urlOf = (name: string) => `sqlite:${pathOf(name)}`;
/** One thread for the whole suite, because starting some for each test takes longer than the test. */
const host = new Worker(join(import.meta.dirname, '..', 'fixtures', 'store', 'serving-thread.js'));
afterAll(async () => {
  await host.terminate();
  rmSync(folder, { recursive: true });
});

function wayTo(data: ThreadData): Way {
  const { port1, port2 } = new MessageChannel();
  host.postMessage({ port: port2, data }, [port2]);
  const terminate = async () => port1.close();
  return Object.assign(port1, { terminate });
}

let stores = 0;
/** Every store begins as a copy of one without documents: to make its tables takes longer than the test. */
const empty = openStore(urlOf('empty')).then((store) => store.close());
storeContract('SQLite in threads', async () => {
  await empty;
  stores += 1;
  copyFileSync(pathOf('empty'), pathOf(`contract ${stores}`));
  return storeInThreads(urlOf(`contract ${stores}`), 2, wayTo);
});

const asking = (text: string): Query => ({ all: { kind: 'word', text, prefix: false }, none: [], filters: {} });
const entry = (number: number) =>
  entryOf(
    documentOf({
      id: `doc-${number}`,
      title: `Report ${number}`,
      paragraphs: ['Minsk again.', `Remark r${number % 10} of many.`, { text: 'Minsk at night.', mark: 'S' }],
    }),
  );
const entries = (from: number, count: number) => Array.from({ length: count }, (_, at) => entry(from + at));

describe('a store in threads', () => {
  it('answers fifty questions at once, all of them right, while documents are written', async () => {
    const store = await openStore(urlOf('fifty'), 2);
    await store.put(batchOf(...entries(0, 40)), '');
    let written = 40;
    const writing = (async () => {
      while (written < 80) {
        await store.put(batchOf(...entries(written, 5)), '');
        written += 5;
      }
    })();
    const ask = async (at: number) => {
      const least = written;
      const { total, hits } = await store.search(asking('minsk'), at % 2 === 0 ? everything : { level: 0 }, {
        limit: 3,
      });
      // Batches of five: what was written when it was asked, and nothing halfway.
      const documents = total / (at % 2 === 0 ? 2 : 1);
      expect(documents % 5).toBe(0);
      expect(documents).toBeGreaterThanOrEqual(least);
      expect(documents).toBeLessThanOrEqual(80);
      expect(hits.map(({ text }) => text)).toEqual(Array(3).fill(expect.stringContaining('Minsk')));
      const view = await store.view(`doc-${at % 40}`, { level: 0 });
      expect(view).toEqual(expect.objectContaining({ withheld: 1 }));
    };
    while (written < 80) await Promise.all(Array.from({ length: 50 }, (_, at) => ask(at)));
    await writing;
    const counts = await store.wordCounts(['r3'], everything);
    expect(counts.get('r3')).toBe(8);
    await store.close();
  });

  it('sees in every thread what was written when put resolved', async () => {
    const store = await openStore(urlOf('after'), 2);
    for (let number = 0; number < 20; number += 1) {
      await store.put(batchOf(entry(number)), '');
      const found = await Promise.all([1, 2].map(() => store.search(asking('minsk'), everything, { limit: 1 })));
      expect(found.map(({ total }) => total)).toEqual([2 * number + 2, 2 * number + 2]);
      expect(await store.card(`doc-${number}`, everything)).toBeDefined();
    }
    await store.close();
  });

  it('keeps a large document whole on its way, there and back', async () => {
    const store = await openStore(urlOf('large'), 1);
    const paragraphs = Array.from({ length: 4_000 }, (_, at) => `Paragraph ${at} of a long report.`);
    const large = entryOf(documentOf({ id: 'large', title: 'A long report', paragraphs }));
    await store.put(batchOf(large, entry(1)), '');
    expect((await store.view('large', everything))?.document).toEqual(large.document);
    await store.close();
  });

  it('tells errors apart as they were thrown: a refusal is a refusal, a bug keeps its stack', async () => {
    const store = await openStore(urlOf('errors'), 1);
    const broken = { ...entry(2), facts: null as never };
    const thrown: unknown = await store.put(batchOf(broken), '').catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(TypeError);
    expect((thrown as Error).stack).toMatch(/dist.src.store/u);
    await store.close();
    await expect(store.search(asking('minsk'), everything, { limit: 1 })).rejects.toThrow(StoreError);
    await expect(store.put(batchOf(entry(1)), '')).rejects.toThrow('The store is closed.');
    await expect(store.card('doc-1', everything)).rejects.toThrow(/is closed/u);
  });

  it('gives up for one asker, and for nobody else', async () => {
    const store = await openStore(urlOf('asker'), 1);
    await store.put(batchOf(...entries(0, 5)), '');
    const asker = new AbortController();
    const own = store.until?.(asker.signal);
    const asked = Promise.allSettled([
      ...[1, 2, 3].map(() => own?.stats(everything)),
      store.stats(everything),
      own?.stats(everything),
    ]);
    asker.abort(new AskError('never mind'));
    expect((await asked).map(({ status }) => status)).toEqual([...Array(3).fill('rejected'), 'fulfilled', 'rejected']);
    await store.close();
  });

  it('is not for what is kept in memory: one thread cannot see what another keeps', async () => {
    const store = await openStore('sqlite::memory:', 2);
    await store.put(batchOf(entry(1)), '');
    expect((await store.search(asking('minsk'), everything, { limit: 1 })).total).toBe(2);
    await store.close();
  });

  it('lets the program end that forgets to close it', async () => {
    const door = pathToFileURL(join(import.meta.dirname, '..', '..', 'dist', 'src', 'index.js')).href;
    const program = `const { openCollection } = await import(${JSON.stringify(door)});
      const collection = await openCollection({ url: ${JSON.stringify(urlOf('forgotten'))}, threads: 2 });
      console.log((await collection.stats()).documents);`;
    const ran = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { timeout: 30_000 });
    expect((await ran).stdout).toBe('0\n');
  });
});
