import { expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { jobs } from '../../src/engine/jobs.ts';
import { PeopleRegistry, peopleNamed } from '../../src/engine/people.ts';
import type { NameRow, Store } from '../../src/store/store.ts';
import { inCommon } from '../../src/store/threads/common.ts';

const given = ['Anna', 'Bert', 'Carl', 'Dora', 'Erna', 'Fritz', 'Grete', 'Hans', 'Ida', 'Karl'];
const surname = (number: number) =>
  `${'BDFGKLMNPR'.charAt(number % 10)}o${'bdfgklmnpr'.charAt(Math.floor(number / 10) % 10)}a${'nrstk'.charAt(Math.floor(number / 100) % 5)}`;
const rowsOf = (count: number): NameRow[] =>
  Array.from({ length: count }, (_, at) => {
    const name = `${given[at % 10]} ${String.fromCharCode(65 + (at % 26))}. ${surname(Math.floor(at / 10))}`;
    return { key: name, name, mentions: 1 + (at % 7), exact: at % 3, documents: 1, earliest: `19${60 + (at % 40)}` };
  });

/** A store of so many names that does jobs as another thread would, and notes them. */
function storeOf(count: number, done?: string[]): Store {
  const rows = [...new Map(rowsOf(count).map((row) => [row.key, row])).values()];
  const store: Partial<Store> & Pick<Store, 'names'> = {
    names: async (_, from) => {
      const start = from === undefined ? 0 : Number(from);
      const next = start + 1_000 < rows.length ? { next: String(start + 1_000) } : {};
      return { rows: rows.slice(start, start + 1_000), ...next };
    },
    otherForms: async () => ({ rows: [{ text: 'Bobby', key: rows[5]?.key ?? '' }] }),
    decisions: { list: async () => [] } as unknown as Store['decisions'],
  };
  const alone = store as Store;
  if (done === undefined) return alone;
  const elsewhere: Store['elsewhere'] = async ({ name, given: what }) => {
    done.push(name);
    const job: (store: Store, given: never) => Promise<unknown> = jobs[name as keyof typeof jobs];
    return structuredClone(inCommon(await job(alone, structuredClone(what) as never)));
  };
  return { ...alone, elsewhere };
}

const tellingOf = async (people: PeopleRegistry) => {
  const { completions } = await people.known();
  const named = await Promise.all(
    ['bobar', 'Hans Dodan', 'Bobby', 'karl c boban'].map((each) => peopleNamed(people, each)),
  );
  return { size: people.size, named, begun: [...completions.beginning('do')].slice(0, 50) };
};

it('answers alike from what another thread made, and from what that one makes of it when there are more names', async () => {
  const done: string[] = [];
  const [many, more] = [5_300, 5_400].map((count) => storeOf(count, done)) as [Store, Store];
  const first = await PeopleRegistry.read(many, everything);
  expect((await tellingOf(first)).size).toBe(5_300);
  expect(first.clustersNamed('Bobby').map(({ name }) => name)).toEqual([rowsOf(6)[5]?.name]);
  const next = await PeopleRegistry.read(more, everything, first);
  expect(done).toEqual(['people', 'known', 'index', 'people', 'index', 'known']);
  expect(await tellingOf(next)).toEqual(await tellingOf(await PeopleRegistry.read(storeOf(5_400), everything)));
});

it('makes what is few where it is asked for', async () => {
  const done: string[] = [];
  const people = await PeopleRegistry.read(storeOf(900, done), everything);
  expect((await peopleNamed(people, 'Hans Bodan')).length).toBeGreaterThan(0);
  expect(done).toEqual([]);
});
