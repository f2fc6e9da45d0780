import { describe, expect, it } from 'vitest';
import type { Access } from '../../src/access/access.ts';
import { citeSource } from '../../src/citation.ts';
import { openStore } from '../../src/store/index.ts';
import type { Connection } from '../../src/store/sqlite/connection.ts';
import { openDriver } from '../../src/store/sqlite/driver.ts';
import { IndexReader } from '../../src/store/sqlite/index/reading.ts';
import { mentions } from '../../src/store/sqlite/mentions.ts';
import { put } from '../../src/store/sqlite/writing.ts';
import type { Entry } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf, mentionOf } from './documents.ts';

const days = [
  ...['2001-02-03', '1999-12-31', undefined, '-0044-03-15', '2001-02-03', '1987-06-05', '-0100-07-12', '2001-02-03'],
  ...[undefined, '1999-12-31', '-0044-01-10', '0000-05-01'],
];
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
/** A document that says a name so many times, of one level. */
function often(id: string, edtf: string, mark: string, times: number): Entry {
  const document = documentOf({ id, header: edtf, edtf, paragraphs: [{ text: 'Al Kramer. '.repeat(times), mark }] });
  const [paragraph] = document.paragraphs;
  const mentions = Array.from({ length: times }, (_, at) => {
    const start = (paragraph?.start ?? 0) + at * 'Al Kramer. '.length;
    const citation = citeSource(document, start, start + 'Al Kramer'.length, paragraph);
    return { name: 'Al Kramer', text: 'Al Kramer', citation, rule: 'test' };
  });
  return entryOf(document, { mentions }, `/in/${id}`);
}

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

  it('is told of in the order of time, that before Christ too', async () => {
    const store = await openStore('sqlite::memory:');
    await store.put(batchOf(...entries), '');
    const { items } = await store.mentions(['Al Kramer'], { level: 0 }, { limit: 1_000 });
    const told = [...new Set(items.map(({ date }) => date.edtf))];
    const before = ['-0100-07-12', '-0044-01-10', '-0044-03-15', '0000-05-01'];
    expect(told).toEqual([...before, '1987-06-05', '1999-12-31', '2001-02-03', undefined]);
    await store.close();
  });

  it('is told of exactly, and soon, where nearly all of it is above the reader', () => {
    const driver = openDriver(':memory:');
    const { connection } = driver;
    const hidden = Array.from({ length: 40 }, (_, at) => often(`hidden ${at}`, `19${10 + at}-01-01`, 'S', 200));
    const open = Array.from({ length: 3 }, (_, at) => often(`open ${at}`, `200${at}-01-01`, 'U', 40));
    put(connection, batchOf(...open, ...hidden), '');
    let queries = 0;
    const counting: Connection = {
      ...connection,
      all: (sql, parameters) => {
        queries += 1;
        return connection.all(sql, parameters);
      },
    };
    const index = new IndexReader(counting);
    const page = (limit: number, offset: number) =>
      mentions(counting, index, ['Al Kramer'], { level: 0 }, { limit, offset });
    const whole = page(1_000, 0);
    expect(whole.total).toBe(120);
    queries = 0;
    for (const [limit, offset] of [
      [20, 0],
      [20, 38],
      [5, 30],
    ] as const)
      expect(page(limit, offset)).toEqual({ total: 120, items: whole.items.slice(offset, offset + limit) });
    expect(queries).toBeLessThan(25);
    driver.close();
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
