import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inOrder } from '../../src/ingest/in-order.ts';
import { openReaders } from '../../src/ingest/pool.ts';
import { gathered } from '../doubles/gathered.ts';

const stubborn = join(import.meta.dirname, '..', 'fixtures', 'ingest', 'stubborn-thread.js');

describe('threads', () => {
  const readers = openReaders(2, 1_000, stubborn);
  afterAll(() => readers.close());
  const read = async (name: string) => (await readers.run({ name, bytes: new Uint8Array(), depth: 0 })).places;

  it('end what takes too long, and go on with the rest', async () => {
    const names = ['one', 'hangs', 'two', 'three', 'hangs', 'four'];
    const places = (await Promise.all(names.map(read))).flat();
    const late = 'took longer than 1 s';
    expect(places.map((place) => 'failure' in place && place.failure)).toEqual([
      'one',
      late,
      'two',
      'three',
      late,
      'four',
    ]);
  });

  it('end what takes too much memory, and blame nothing else that was sent to them', async () => {
    const names = ['one', 'dies', ...Array.from({ length: 60 }, (_, at) => `${at}`), 'dies', 'two'];
    const places = (await Promise.all(names.map(read))).flat();
    const dead = 'takes more memory than one file may';
    expect(places.map((place) => 'failure' in place && place.failure)).toEqual(
      names.map((name) => (name === 'dies' ? dead : name)),
    );
  });

  it('say that reading was broken off once they are closed', async () => {
    const closing = openReaders(1, 1_000, stubborn);
    const run = (name: string) => closing.run({ name, bytes: new Uint8Array(), depth: 0 });
    const left = Promise.allSettled(['hangs', ...Array.from({ length: 40 }, () => 'one')].map(run));
    await closing.close();
    expect(new Set((await left).map(({ status }) => status))).toEqual(new Set(['rejected']));
    await expect(run('two')).rejects.toThrow('reading was broken off');
  });

  it('are not needed: this one reads when there are to be none', async () => {
    const here = openReaders(0, 1_000, stubborn);
    const { places } = await here.run({ name: 'a.txt', bytes: Buffer.from('A title\n\nWords are here.'), depth: 0 });
    expect(places).toMatchObject([{ name: '', document: { source: { name: 'a.txt' } } }]);
    await here.close();
  });
});

describe('steps', () => {
  it('end in the order in which they came, and no more than the window are under way', async () => {
    let underWay = 0;
    let most = 0;
    const start = async ({ wait, name }: { wait: number; name: number; weight: number }) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, wait));
      underWay -= 1;
      return name;
    };
    async function* steps(weight: number) {
      for (let name = 0; name < 30; name += 1) yield { name, wait: (name * 7) % 5, weight };
    }
    const names = Array.from({ length: 30 }, (_, name) => name);
    expect(await gathered(inOrder(steps(1), start, { steps: 4, weight: 1_000 }))).toEqual(names);
    expect(most).toBeLessThanOrEqual(4);
    most = 0;
    expect(await gathered(inOrder(steps(600), start, { steps: 10, weight: 1_000 }))).toEqual(names);
    expect(most).toBeLessThanOrEqual(2);
  });
});
