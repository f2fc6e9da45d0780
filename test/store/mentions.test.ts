import { describe, expect, it } from 'vitest';
import type { Access } from '../../src/access/access.ts';
import { openStore } from '../../src/store/index.ts';
import type { Entry } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf, mentionOf } from './documents.ts';

const days = ['2001-02-03', '1999-12-31', undefined, '2001-02-03', '1987-06-05', '2001-02-03', undefined, '1999-12-31'];
const paragraphs = [
  { text: 'Al Kramer spoke with Ivan Zubov.' },
  { text: 'Then Kramer left.', mark: 'S' },
  { text: 'Ivan Zubov stayed, Al Kramer said, and Anna Prus agreed.', mark: 'C' },
];
const entries = Array.from({ length: 24 }, (_, at): Entry => {
  const edtf = days[at % days.length];
  const id = `text ${(at * 7) % 24}`;
  const document = documentOf({
    id,
    header: edtf ?? '',
    paragraphs: paragraphs.slice(0, 1 + (at % 3)),
    ...(edtf === undefined ? {} : { edtf }),
  });
  const named = [
    ['Al Kramer', 'Al Kramer'],
    ['Al Kramer', 'Kramer left'],
    ['Ivan Zubov', 'Ivan Zubov'],
    ['Anna Prus', 'Anna Prus'],
  ] as const;
  const mentions = named
    .filter(([, text]) => document.paragraphs.some((each) => each.text.includes(text)))
    .map(([name, text]) => mentionOf(document, name, text));
  return entryOf(document, { mentions }, `/in/${at}`);
});
const readers: readonly Access[] = [{ level: 0 }, { level: 2 }, { level: 4 }];
const asked = [['Al Kramer'], ['Al Kramer', 'Ivan Zubov'], ['Anna Prus'], ['Nobody']];

describe('who is named in very many places', () => {
  it('is told of page by page as in one go, to readers of every level', async () => {
    const store = await openStore('sqlite::memory:');
    await store.put(batchOf(...entries), '');
    for (const access of readers)
      for (const names of asked) {
        const whole = await store.mentions(names, access, { limit: 1_000 });
        expect(whole.items).toHaveLength(whole.total);
        for (const limit of [1, 2, 3, 7])
          for (let offset = 0; offset <= whole.total; offset += limit)
            expect(await store.mentions(names, access, { limit, offset })).toEqual({
              total: whole.total,
              items: whole.items.slice(offset, offset + limit),
            });
      }
    await store.close();
  });

  it('has the same companions, however few of them are wanted', async () => {
    const store = await openStore('sqlite::memory:');
    await store.put(batchOf(...entries), '');
    for (const access of readers) {
      const all = await store.companions(['Al Kramer'], access, 1_000);
      expect(all.length).toBeGreaterThan(10);
      for (const limit of [0, 1, 5])
        expect(await store.companions(['Al Kramer'], access, limit)).toEqual(all.slice(0, limit));
    }
    await store.close();
  });
});
