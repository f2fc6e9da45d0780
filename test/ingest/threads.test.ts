import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inOrder } from '../../src/ingest/in-order.ts';
import { openReaders } from '../../src/ingest/pool.ts';
import { gathered } from '../doubles/gathered.ts';

const stubborn = join(import.meta.dirname, '..', 'fixtures', 'ingest', 'stubborn-worker.js');

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
