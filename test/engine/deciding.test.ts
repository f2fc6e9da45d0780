import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { clusterNames } from '../../src/engine/clusters.ts';
import { type PeopleDecisions, peopleDecisions } from '../../src/engine/deciding.ts';
import { NameTable } from '../../src/engine/name-table.ts';
import { PeopleRegistry } from '../../src/engine/people.ts';
import { whoIs } from '../../src/engine/who.ts';
import { inOneGo } from '../../src/slices.ts';
import type { Decision } from '../../src/store/decisions.ts';
import { openStore } from '../../src/store/index.ts';
import type { Entry, Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf, mentionOf } from '../store/documents.ts';

const day = '2026-11-22T08:00:00.000Z';
const by = { who: 'ann', why: 'the index of persons says so' };

/** A document of this day that names these people, each in a paragraph of its own. */
function naming(id: string, names: readonly string[], edtf = '2007-09-17') {
  const document = documentOf({ id, edtf, paragraphs: names.map((name) => `${name} spoke of ${id}.`) });
  return entryOf(document, { mentions: names.map((name) => mentionOf(document, name, name)) });
}

let store: Store;
let decisions: PeopleDecisions;
const people = () => PeopleRegistry.read(store, everything);
const read = (...entries: readonly Entry[]) => store.put(batchOf(...entries), day);
beforeEach(async () => {
  store = await openStore('sqlite::memory:');
  decisions = peopleDecisions(
    store,
    people,
    (writing) => writing(),
    () => day,
  );
  await read(naming('one', ['Chou En-lai', 'Philip Gordon']), naming('two', ['Zhou Enlai', 'Philip H. Gordon']));
  await read(naming('three', ['Kramer']), naming('four', ['Kramer', 'David Kramer', 'Paul Kramer']));
});

/** Names that are one person, by a name. */
async function namesOf(name: string): Promise<string[]> {
  const registry = await people();
  return registry
    .cluster(registry.numberOf(name) ?? -1)
    .names.map((row) => row.name)
    .sort();
}

describe('what operators decide of people', () => {
  it('joins two people, and tells them apart again when it is taken back', async () => {
    expect(await namesOf('Chou En-lai')).toEqual(['Chou En-lai']);
    const made = await decisions.merge('Chou En-lai', 'zhou enlai', by);
    expect(made).toMatchObject({
      number: 1,
      kind: 'merge',
      one: 'Chou En-lai',
      other: 'Zhou Enlai',
      standing: 'in force',
    });
    expect(await namesOf('Zhou Enlai')).toEqual(['Chou En-lai', 'Zhou Enlai']);
    const undone = await decisions.undo(undefined, { who: 'bob', why: 'a mistake' });
    expect(undone).toMatchObject({ standing: 'undone', undone: { who: 'bob', at: day, why: 'a mistake' } });
    expect(await namesOf('Zhou Enlai')).toEqual(['Zhou Enlai']);
    expect(await decisions.list()).toMatchObject([{ number: 1, signed: { ...by, at: day }, standing: 'undone' }]);
  });

  it('splits what the rules took for one person, and what is read later keeps to it', async () => {
    expect(await namesOf('Philip Gordon')).toEqual(['Philip Gordon', 'Philip H. Gordon']);
    await decisions.split('Philip Gordon', 'Philip H. Gordon', by);
    await read(naming('five', ['Philip Gordon']), naming('six', ['Philip H. Gordon']));
    expect(await namesOf('Philip Gordon')).toEqual(['Philip Gordon']);
    await decisions.undo(1, by);
    expect(await namesOf('Philip Gordon')).toEqual(['Philip Gordon', 'Philip H. Gordon']);
  });

  it('holds when documents are taken out and read again, and by any name of the two', async () => {
    await read(naming('seven', ['Zhou En-lai']));
    await decisions.merge('Chou En-lai', 'Zhou Enlai', by);
    await store.remove('two');
    expect(await namesOf('Chou En-lai')).toEqual(['Chou En-lai', 'Zhou En-lai']);
    await store.remove('seven');
    expect(await decisions.list()).toMatchObject([{ standing: 'waiting' }]);
    await read(naming('two', ['Zhou Enlai', 'Philip H. Gordon']));
    expect(await namesOf('Chou En-lai')).toEqual(['Chou En-lai', 'Zhou Enlai']);
  });

  it('is told in who, with the day and the other name', async () => {
    await decisions.merge('Chou En-lai', 'Zhou Enlai', by);
    await decisions.split('Philip Gordon', 'Philip H. Gordon', by);
    const who = async (name: string) => (await whoIs(store, everything, await people(), name, 4)).people;
    const [chou] = await who('Chou En-lai');
    expect(chou?.variants.map(({ text }) => text)).toEqual(['Chou En-lai', 'Zhou Enlai']);
    expect(chou?.decisions).toEqual([{ kind: 'merge', name: 'Chou En-lai = Zhou Enlai', at: day }]);
    const gordons = await who('Philip Gordon');
    expect(gordons.find(({ name }) => name === 'Philip Gordon')?.decisions).toEqual([
      { kind: 'split', name: 'Philip H. Gordon', at: day },
    ]);
    expect((await who('David Kramer'))[0]?.decisions).toBeUndefined();
  });

  it('means a bare name by its document', async () => {
    await decisions.merge('Kramer (three)', 'David Kramer', by);
    expect(await namesOf('David Kramer')).toEqual(['David Kramer', 'Kramer']);
    expect((await people()).clustersNamed('Kramer')).toHaveLength(2);
  });

  it.each<[string, (made: PeopleDecisions) => Promise<unknown>, RegExp]>([
    [
      'a name that nobody has',
      (made) => made.merge('Kramer Davidson', 'Nobody Known', by),
      /Nobody is named "Kramer Davidson".*"David Kramer"/,
    ],
    ['an empty name', (made) => made.merge(' ', 'Zhou Enlai', by), /may not be empty/],
    [
      'a name of several',
      (made) => made.merge('Kramer', 'Zhou Enlai', by),
      /4 people:.*"David Kramer".*"Kramer \(three\)"/,
    ],
    ['one person twice', (made) => made.merge('Philip Gordon', 'Philip H. Gordon', by), /are one person already/],
    ['two people to split', (made) => made.split('David Kramer', 'Zhou Enlai', by), /are two people already/],
    ['one name to split', (made) => made.split('David Kramer', 'david kramer', by), /only the one name "David Kramer"/],
    ['nothing to take back', (made) => made.undo(undefined, by), /no decision to take back/],
    ['a number that is not there', (made) => made.undo(7, by), /There is no decision 7/],
  ])('refuses %s with advice', async (_, deciding, words) => {
    await expect(deciding(decisions)).rejects.toThrow(words);
    expect(await decisions.list()).toEqual([]);
  });

  it('refuses a merge that a split stands against, a split of what was joined by hand, and a second undo', async () => {
    await decisions.split('Philip Gordon', 'Philip H. Gordon', by);
    await expect(decisions.merge('Philip Gordon', 'Philip H. Gordon', by)).rejects.toThrow(/reftel people undo 1/);
    await decisions.merge('Chou En-lai', 'Zhou Enlai', by);
    await expect(decisions.split('Chou En-lai', 'Zhou Enlai', by)).rejects.toThrow(/reftel people undo 2/);
    await decisions.undo(2, by);
    await expect(decisions.undo(2, by)).rejects.toThrow(/taken back before, on 2026-11-22/);
  });

  it('overrules a merge that would bring together what is kept apart', async () => {
    await decisions.split('Philip Gordon', 'Philip H. Gordon', by);
    await decisions.merge('Philip Gordon', 'David Kramer', by);
    await store.decisions.decide({ kind: 'merge', one: ['Philip H. Gordon'], other: ['David Kramer'], ...by, at: day });
    expect((await decisions.list()).map(({ standing }) => standing)).toEqual(['in force', 'in force', 'overruled']);
    expect(await namesOf('David Kramer')).toEqual(['David Kramer', 'Philip Gordon']);
  });
});

const names = [
  'Philip Gordon',
  'Phil Gordon',
  'Philip H. Gordon',
  'Chou En-lai',
  'Zhou Enlai',
  'Chou Enlai',
  'Paul Kramer',
];
const someName = fc.constantFrom(...names);
const someDecisions = fc
  .array(fc.record({ kind: fc.constantFrom('merge' as const, 'split' as const), one: someName, other: someName }), {
    maxLength: 8,
  })
  .map((each) =>
    each.map(
      ({ kind, one, other }, at): Decision => ({ kind, one: [one], other: [other], number: at + 1, ...by, at: day }),
    ),
  );

function clustersOf(decided: readonly Decision[], former?: Parameters<typeof clusterNames>[1]) {
  const table = new NameTable();
  for (const name of names) table.add({ key: name, name, mentions: 1, exact: 1, documents: 1 });
  return inOneGo(clusterNames(table, former, decided));
}

describe('clusters with decisions', () => {
  it('never bring together what a split keeps apart, and do join what no split stands against', () => {
    fc.assert(
      fc.property(someDecisions, (decided) => {
        const told = decided.filter(({ one, other }) => one[0] !== other[0]);
        const { of, decided: found } = clustersOf(told);
        for (const { decision, standing, one = 0, other = 0 } of found) {
          if (decision.kind === 'split') expect(of[one]).not.toBe(of[other]);
          else expect(of[one] === of[other]).toBe(standing === 'in force');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are the same when they are made from former ones', () => {
    fc.assert(
      fc.property(someDecisions, someDecisions, (before, after) => {
        expect(clustersOf(after, clustersOf(before)).of).toEqual(clustersOf(after).of);
      }),
      { numRuns: 100 },
    );
  });
});

describe('clusters and time', () => {
  it('keep names apart that nobody can have borne in one life', async () => {
    await read(naming('old', ['William Smyth'], '1861-04-12'), naming('new', ['William R. Smyth'], '2007-09-17'));
    expect(await namesOf('William Smyth')).toEqual(['William Smyth']);
    await read(naming('later', ['William Smyth'], '1950-01-01'));
    expect(await namesOf('William Smyth')).toEqual(['William R. Smyth', 'William Smyth']);
  });
});
