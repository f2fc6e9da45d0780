import { beforeEach, describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { PeopleRegistry } from '../../src/engine/people.ts';
import { whoIs } from '../../src/engine/who.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf, mentionOf } from '../store/documents.ts';

let store: Store;
/** A document of this day that names these people, each in a paragraph of its own. */
function naming(id: string, edtf: string, names: readonly string[]) {
  const document = documentOf({ id, edtf, paragraphs: names.map((name) => `${name} spoke of ${id}.`) });
  return entryOf(document, { mentions: names.map((name) => mentionOf(document, name, name)) });
}
const who = async (name: string, document?: string) =>
  whoIs(store, everything, await PeopleRegistry.read(store, everything), name, 4, document);

beforeEach(async () => {
  store = await openStore('sqlite::memory:');
  await store.put(
    batchOf(
      naming('one', '2007-09-17', ['David Kramer', 'Per Olsen']),
      naming('two', '2007-10-01', ['Fritz Kremer']),
      naming('three', '2008-01-02', ['Olsen']),
      naming('four', '1931-01-02', ['Olsen']),
    ),
    '2026-11-22T08:00:00.000Z',
  );
});

it('shows who is printed in capitals, or surname first, as a name is written', async () => {
  const document = documentOf({ id: 'five', edtf: '1976-08-13', paragraphs: ['ELIAS SARKIS spoke.'] });
  await store.put(
    batchOf(entryOf(document, { mentions: [mentionOf(document, 'Elias Sarkis', 'ELIAS SARKIS')] })),
    '2026-11-22T08:00:00.000Z',
  );
  const [person] = (await who('sarkis')).people;
  expect([person?.name, person?.variants[0]?.text]).toEqual(['Elias Sarkis', 'ELIAS SARKIS']);
  const other = documentOf({ id: 'six', edtf: '2009-04-04', paragraphs: ['Okruashvili, Irakli, will return.'] });
  const mentions = [mentionOf(other, 'Irakli Okruashvili', 'Okruashvili, Irakli')];
  await store.put(batchOf(entryOf(other, { mentions })), '2026-11-22T08:00:00.000Z');
  expect((await who('okruashvili')).people.map(({ name }) => name)).toEqual(['Irakli Okruashvili']);
});

describe('whom a name means', () => {
  it('offers the people of each word when nobody bears all that was typed', async () => {
    const { people, near } = await who('kramer kremer');
    expect(people).toEqual([]);
    expect(near.map(({ name }) => name)).toEqual(expect.arrayContaining(['David Kramer', 'Fritz Kremer']));
  });

  it('shows a surname that stands alone with the only person of its years, and does not count it', async () => {
    const { people } = await who('olsen');
    expect(people.map(({ name, total }) => [name, total])).toEqual([
      ['Per Olsen', 1],
      ['Olsen', 1],
    ]);
    expect(people[0]?.bySurname).toMatchObject({ name: 'Olsen', mentions: 1, documents: 1 });
    expect(people[0]?.bySurname?.citations.map(({ document }) => document)).toEqual(['three']);
    expect(people[1]?.mentions.map(({ document }) => document)).toEqual(['four']);
  });

  it('is the one whom a document names, when it is asked of that document', async () => {
    expect((await who('olsen', 'three')).people.map(({ name, total }) => [name, total])).toEqual([['Olsen', 1]]);
    expect((await who('olsen', 'one')).people.map(({ name }) => name)).toEqual(['Per Olsen']);
    expect((await who('olsen', 'two')).people).toEqual([]);
  });
});
