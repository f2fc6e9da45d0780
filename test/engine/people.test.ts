import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clusters, clusterNames } from '../../src/engine/clusters.ts';
import { knownPeople } from '../../src/engine/known-people.ts';
import { NameTable } from '../../src/engine/name-table.ts';
import { nameIndex, personKey, samePerson } from '../../src/names/index.ts';
import { byCodeUnit } from '../../src/search/completions.ts';
import { inOneGo } from '../../src/slices.ts';
import { nameKey } from '../../src/store/name-key.ts';
import type { NameRow } from '../../src/store/store.ts';

const names = [
  ...['Philip Gordon', 'Phil Gordon', 'Philip H. Gordon', 'Philip J. Gordon', 'P. Gordon', 'Gordon'],
  ...['Aleksandr Kozulin', 'Alexander Kazulin', 'Aliaksandr Kazulin', 'Kozulin', 'Günther Müller', 'Guenther Mueller'],
  ...['Mary Ann Jones', 'Maryann Jones', 'Mary Jones', 'John Jones, Jr.', 'John Jones', '李', 'Abd al-Aziz'],
];
const rows = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom('a', 'b')), {
    selector: ([name, id]) => nameKey(name, id),
  })
  .map((each) => each.map(([name, document]) => rowOf(name, document)));

function rowOf(name: string, document: string, mentions = 1, latest?: string): NameRow {
  const key = nameKey(name, document);
  return {
    key,
    name,
    ...(key === name ? {} : { document }),
    ...{ mentions, exact: 1, documents: 1 },
    ...(latest === undefined ? {} : { latest }),
  };
}

function tableOf(given: readonly NameRow[]): NameTable {
  const table = new NameTable();
  for (const row of given) table.add(row);
  return table;
}

/** Keys by cluster, in order. */
function peopleOf({ table, of }: Clusters): string[][] {
  const people = new Map<number, string[]>();
  for (const [place, key] of [...table.keys].entries()) {
    const number = of[place] ?? -1;
    people.set(number, [...(people.get(number) ?? []), key]);
  }
  return [...people.values()];
}

/** The same by comparing every name with every other. */
function oracle(given: readonly NameRow[]): string[][] {
  const parts: NameRow[][] = [];
  const fullestFirst = [...given].sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
  for (const row of fullestFirst) {
    const together = (other: NameRow) =>
      row.document === undefined && other.document === undefined && personKey(row.name) === personKey(other.name);
    const fitting = parts.filter((part) => part.every((other) => together(other) && samePerson(row.name, other.name)));
    if (fitting.length === 1) fitting[0]?.push(row);
    else parts.push([row]);
  }
  return parts.map((part) => part.map(({ key }) => key));
}

const inOrder = (people: readonly (readonly string[])[]) =>
  people.map((keys) => [...keys].sort(byCodeUnit).join()).sort(byCodeUnit);

describe('the registry of people', () => {
  it('joins names as comparing all of them does, and gives each its row again', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const clusters = inOneGo(clusterNames(tableOf(given)));
        expect(inOrder(peopleOf(clusters))).toEqual(inOrder(oracle(given)));
        expect(clusters.size).toBe(oracle(given).length);
        for (const [place, row] of given.entries()) expect(clusters.table.row(place)).toEqual(row);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same when it is made from a former one', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const former = inOneGo(clusterNames(tableOf(before)));
        const [fresh, reused] = [clusterNames(tableOf(after)), clusterNames(tableOf(after), former)].map(inOneGo);
        expect(reused === undefined ? [] : peopleOf(reused)).toEqual(fresh === undefined ? [] : peopleOf(fresh));
      }),
      { numRuns: 60 },
    );
  });

  it('finds the same names with an index that is made from a former one', () => {
    const given = fc.uniqueArray(fc.constantFrom(...names));
    fc.assert(
      fc.property(given, given, fc.constantFrom(...names, 'kozulin', 'gordon p'), (before, after, asked) => {
        const former = inOneGo(nameIndex(before, before.length));
        const [fresh, reused] = [nameIndex(after, 0), nameIndex(after, after.length, former)].map(inOneGo);
        expect(reused?.find(asked)).toEqual(fresh?.find(asked));
      }),
      { numRuns: 40 },
    );
  });

  it('offers first who is named often, and of those named as often who was named last', () => {
    const table = tableOf([
      rowOf('Anna Old', 'a', 20, '1975-01-01'),
      rowOf('Bert New', 'a', 20, '2009-12-01'),
      rowOf('Carl Rare', 'a', 2, '2010-01-01'),
      rowOf('Dora Undated', 'a', 20),
    ]);
    const { ranks } = inOneGo(knownPeople(inOneGo(clusterNames(table))));
    expect(Array.from(ranks, (number) => table.name(number))).toEqual([
      'Bert New',
      'Anna Old',
      'Dora Undated',
      'Carl Rare',
    ]);
  });
});
