import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import type { Filters, Node, Query } from '../../src/search/query.ts';
import { openStore } from '../../src/store/index.ts';
import { nameKey } from '../../src/store/name-key.ts';
import { documentStats, facetsOf, filtered } from '../doubles/filtering-oracle.ts';
import { indexFaults } from '../doubles/word-index.ts';
import { addressee, batchOf, documentOf, entryOf, mentionOf, tag } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-filters-'));
afterAll(() => rmSync(folder, { recursive: true }));

const posts = ['AMEMBASSY MINSK', 'AMEMBASSY MOSCOW', 'SECSTATE WASHDC'];
const tags = [tag('PREL', 'External Relations'), tag('PREL', 'Politics'), tag('BO', 'Belarus'), tag('ÉCON')];
const days = ['2005-12-31', '2006', '2006-01-01', '2006-01', '2004/2007', '0099-05-06', undefined, undefined];
const some = <T>(of: readonly T[], most = 3) => fc.array(fc.constantFrom(...of), { minLength: 1, maxLength: most });
const paragraph = fc.record({
  text: fc.constantFrom('Kramer in Minsk.', 'Nothing of Minsk.', 'Kramer spoke.', 'Goals.'),
  mark: fc.constantFrom('U', 'U', 'C', 'S'),
});
const entry = fc
  .record({
    id: fc.integer({ min: 1, max: 12 }),
    edtf: fc.constantFrom(...days),
    article: fc.boolean(),
    posts: some(posts),
    tags: fc.subarray(tags),
    paragraphs: fc.array(paragraph, { maxLength: 4 }),
  })
  .map(({ id, edtf, article, posts: [from = '', ...to], tags: its, paragraphs }) => {
    const header = JSON.stringify([edtf, article, from, to, its]);
    const dated = edtf === undefined ? {} : { edtf };
    const cable = {
      mrn: `07STATE${id}`,
      classification: 'CONFIDENTIAL',
      from: addressee(from),
      to: to.map(addressee),
      tags: its,
    };
    const shape = article ? { id: `Report-${id}`, outlet: 'Foreign Policy' } : { id: `07STATE${id}`, cable };
    const document = documentOf({ ...shape, header, paragraphs, ...dated });
    const named = document.paragraphs.some(({ text }) => text.includes('Kramer'));
    return entryOf(document, named ? { mentions: [mentionOf(document, 'Kramer', 'Kramer')] } : {}, `/in/${id}`);
  });
const day = fc.constantFrom('2005-12-31', '2006-01-01', '2006-02-01', '2007-12-31');
const ids = [1, 2, 3, 4, 5].flatMap((number) => [`07STATE${number}`, `Report-${number}`]);
const one: fc.Arbitrary<Filters> = fc.oneof(
  fc.record({ from: some(['minsk', 'amembassy moscow', 'policy foreign', 'state', '--'], 2) }),
  fc.record({ to: some(['washdc', 'minsk', 'minsk moscow', '--'], 2) }),
  fc.record({ tag: some(['prel', 'Belarus', 'politics', 'écon', 'none'], 2) }),
  fc.record({ kind: some(['cable', 'article', 'book'], 2) }),
  fc.record({ person: some(ids.map((id) => nameKey('Kramer', id))) }),
  fc.record({ in: some(ids.map((id) => id.toUpperCase())) }),
  fc.record({ levelAtMost: fc.constantFrom(0, 2, 4), levelAtLeast: fc.constantFrom(0, 2, 3) }, { requiredKeys: [] }),
  fc.record({ after: day }),
  fc.record({ before: day }),
  fc.record({ after: day, before: day }),
);
/** Most of them find something. */
const filters = fc.array(one, { maxLength: 3 }).map((each): Filters => Object.assign({}, ...each));
const minsk: Node = { kind: 'word', text: 'minsk', prefix: false };

it('lets through, orders and counts what plain conditions on the tables do, for every reader', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 6, maxLength: 14 }),
      fc.array(filters, { minLength: 4, maxLength: 8 }),
      async (entries, asked) => {
        const path = join(folder, `${number++}.db`);
        const store = await openStore(`sqlite:${path}`);
        const database = new Database(path);
        for (const half of [entries.slice(0, 4), entries.slice(4)]) {
          await store.put(batchOf(...half), '');
          for (const level of [4, 2, 0] as const) {
            const search = async (query: Query, limit: number, offset = 0) => {
              const found = await store.search(query, { level }, { limit, offset, facets: true });
              return { ...found, hits: found.hits.map(({ card, paragraph: at }) => `${card.id} ${at}`) };
            };
            const {
              people: _,
              paragraphs: _paragraphs,
              words: _words,
              events: _events,
              ...stats
            } = await store.stats({
              level,
            });
            expect({ first: undefined, last: undefined, ...stats }).toEqual(documentStats(database, level));
            const about = await search({ all: minsk, none: [], filters: {} }, 100);
            expect(about.facets).toEqual(facetsOf(database, about.hits));
            for (const each of [{}, ...asked]) {
              const expected = filtered(database, each, level);
              const facets = facetsOf(database, expected);
              const query = { none: [], filters: each };
              expect(await search(query, 100)).toEqual({ hits: expected, total: expected.length, facets });
              const page = { hits: expected.slice(3, 5), total: expected.length, facets };
              expect(await search(query, 2, 3)).toEqual(page);

              const aboutMinsk = about.hits.filter((hit) => expected.includes(hit));
              const found = await search({ ...query, all: minsk }, 100);
              expect(found.hits).toEqual(aboutMinsk);
              expect(found.facets).toEqual(facetsOf(database, aboutMinsk));
              const others = await search({ none: [minsk], filters: each }, 100);
              expect(others.hits).toEqual(expected.filter((hit) => !about.hits.includes(hit)));
            }
          }
        }
        await store.close();
        expect(indexFaults(database)).toEqual([]);
        database.close();
      },
    ),
    { numRuns: 6 },
  );
});

it('pages through a day that has very many documents, in order of their ids', async () => {
  const store = await openStore('sqlite::memory:');
  const id = (number: number) => `report-${String((number * 7_919) % 10_000).padStart(4, '0')}`;
  const entries = Array.from({ length: 600 }, (_, number) =>
    entryOf(
      documentOf({ id: id(number), paragraphs: ['One.', 'Two.'], ...(number % 100 === 0 ? {} : { edtf: '1975' }) }),
    ),
  );
  await store.put(batchOf(...entries), '');
  const inOrder = (which: (number: number) => boolean) =>
    entries.flatMap((_, number) => (which(number) ? [id(number)] : [])).toSorted();
  const expected = [...inOrder((number) => number % 100 !== 0), ...inOrder((number) => number % 100 === 0)].flatMap(
    (each) => [`${each} 0`, `${each} 1`],
  );
  for (const offset of [0, 1, 611, 1_187, 1_199, 1_200]) {
    const { hits, total } = await store.search({ none: [], filters: {} }, everything, { limit: 7, offset });
    expect(hits.map(({ card, paragraph: at }) => `${card.id} ${at}`)).toEqual(expected.slice(offset, offset + 7));
    expect(total).toBe(1_200);
  }
  await store.close();
});
