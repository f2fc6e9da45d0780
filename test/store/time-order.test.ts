import { describe, expect, it } from 'vitest';
import type { Access } from '../../src/access/access.ts';
import { openStore } from '../../src/store/index.ts';
import { batchOf, documentOf, entryOf, eventOf, roleOf } from './documents.ts';

const everything: Access = { level: 4 };
const inTime = ['-0100-03-15', '-0044-03-15', '0000-03-15', '0044-03-15', '2001-03-15'];

async function storeOfAges() {
  const store = await openStore('sqlite::memory:');
  const entries = [3, 1, 4, 0, 2].map((place) => {
    const edtf = inTime[place] ?? '';
    const text = `On ${edtf} the consul Al Kramer fell, see RHODES 1.`;
    const references = [{ text: 'RHODES 1', id: 'RHODES1' }];
    const document = documentOf({ id: `text ${(place * 3) % 5}`, header: edtf, paragraphs: [text], edtf, references });
    const events = [eventOf(document, edtf, text)];
    return entryOf(document, { events, roles: [roleOf(document, 'Al Kramer', 'consul', 'the consul')] });
  });
  await store.put(batchOf(...entries), '');
  return store;
}

describe('what happened before Christ', () => {
  it('comes before the rest, the earliest first, wherever things are told in order', async () => {
    const store = await storeOfAges();
    const { items } = await store.events({ dated: true }, everything, { limit: 10 });
    expect(items.map(({ date }) => date.edtf)).toEqual(inTime);
    expect((await store.citedBy('RHODES1', everything, 10)).map(({ from }) => from.date.edtf)).toEqual(inTime);
    expect((await store.roles(['Al Kramer'], everything, 10)).map(({ date }) => date.edtf)).toEqual(inTime);
    await store.close();
  });

  it.each([
    ['-0100-01-01', '-0044-12-31', inTime.slice(0, 2)],
    ['-0099-01-01', '0043-01-01', inTime.slice(1, 3)],
    ['-0044-03-15', '-0044-03-15', inTime.slice(1, 2)],
    ['-0044-03-16', '-0001-12-31', []],
    ['0001-01-01', '9999-12-31', inTime.slice(3)],
  ])('is found by the time it is asked for, from %s to %s', async (from, to, expected) => {
    const store = await storeOfAges();
    const { items, total } = await store.events({ dated: true, from, to }, everything, { limit: 10 });
    expect(items.map(({ date }) => date.edtf)).toEqual(expected);
    expect(total).toBe(expected.length);
    await store.close();
  });
});
