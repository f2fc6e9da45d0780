import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterNames, packedClusters, unpackedClusters } from '../src/engine/clusters.ts';
import {
  knownPeople,
  otherForms,
  packedForms,
  packedKnownPeople,
  unpackedForms,
  unpackedKnownPeople,
} from '../src/engine/known-people.ts';
import { NameTable } from '../src/engine/name-table.ts';
import { createNameIndex, packedNameIndex, unpackedNameIndex } from '../src/names/index.ts';
import { correctionsOf, FlatCorrections } from '../src/search/corrections.ts';
import { inOneGo } from '../src/slices.ts';
import { inCommon } from '../src/store/threads/common.ts';
import { TextNumbers, Texts } from '../src/texts.ts';

/** On its way to another thread and back. */
const sent = <Packed>(packed: Packed): Packed => structuredClone(inCommon(packed)) as Packed;

const word = fc.oneof(
  fc.constantFrom(
    'kramer',
    'kremer',
    'kozulin',
    'mccarthy',
    'hsiao',
    'ping',
    'teng',
    'gordon',
    'minsk',
    'łódź',
    'Ирина',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const row = fc.record({
  key: name,
  mentions: fc.nat(90),
  exact: fc.nat(9),
  documents: fc.nat(9),
  earliest: fc.constantFrom('1975-01-02', '1990', '2003-02'),
  latest: fc.constantFrom('1976-01-02', '2009-12'),
});

describe('what was packed, handed over and unpacked', () => {
  it('has the same texts under the same numbers, and takes in further ones', () => {
    const text = fc.oneof(word, fc.constantFrom('', 'a'.repeat(70_000), 'ш'.repeat(33_000)));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), text, (given, next) => {
        const [texts, numbers] = [new Texts(), new TextNumbers()];
        for (const each of given) {
          texts.push(each);
          numbers.add(each);
        }
        const [texts2, numbers2] = [Texts.unpacked(sent(texts.pack())), TextNumbers.unpacked(sent(numbers.pack()))];
        expect([...texts2]).toEqual(given);
        expect(given.map((each) => numbers2.get(each))).toEqual(given.map((each) => numbers.get(each)));
        expect(numbers2.add(next)).toBe(numbers.add(next));
        texts2.push(next);
        expect([...texts2]).toEqual([...given, next]);
      }),
      { numRuns: 40 },
    );
  });

  it('finds the same names', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), fc.array(name, { maxLength: 5 }), (names, asked) => {
        const index = createNameIndex(names);
        const unpacked = unpackedNameIndex(sent(packedNameIndex(index)));
        for (const each of [...asked, ...names]) expect(unpacked.find(each)).toEqual(index.find(each));
      }),
      { numRuns: 40 },
    );
  });

  it('corrects alike', () => {
    const words = fc.array(fc.record({ value: word, count: fc.nat(99) }), { maxLength: 30 });
    fc.assert(
      fc.property(words, fc.array(name, { maxLength: 9 }), fc.array(word), (given, names, asked) => {
        const corrections = inOneGo(correctionsOf(given, names));
        const unpacked = FlatCorrections.unpacked(sent(corrections.pack()));
        for (const each of [...asked, 'kramr', 'mccarty', 'mnisk', ...given.map(({ value }) => value.slice(1))]) {
          expect(unpacked.correct(each)).toEqual(corrections.correct(each));
          expect(unpacked.knows(each)).toBe(corrections.knows(each));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has the same people, and offers them in the same order', () => {
    const given = fc.uniqueArray(row, { selector: ({ key }) => key, maxLength: 30 });
    fc.assert(
      fc.property(given, fc.array(fc.record({ text: word, key: name })), (rows, others) => {
        const table = new NameTable();
        for (const each of rows) table.add({ ...each, name: each.key });
        const clusters = inOneGo(clusterNames(table));
        const forms = inOneGo(otherForms(clusters, [...others, ...rows.map(({ key }) => ({ text: 'own', key }))]));
        const people = inOneGo(knownPeople(clusters));
        const clusters2 = unpackedClusters(sent(packedClusters(clusters)));
        const forms2 = unpackedForms(sent(packedForms(forms)));
        const people2 = unpackedKnownPeople(sent(packedKnownPeople(people)));
        expect(clusters2.of).toEqual(clusters.of);
        expect(clusters2.members).toEqual(clusters.members);
        for (const [place, { key }] of rows.entries()) {
          expect(clusters2.table.row(place)).toEqual(table.row(place));
          expect(clusters2.places.of(key)).toBe(place);
        }
        expect([...forms2.forms.texts]).toEqual([...forms.forms.texts]);
        expect(forms2.homes).toEqual(forms.homes);
        for (const typed of ['', 'k', 'go mi', ...rows.map(({ key }) => key.slice(0, 4))])
          expect([...people2.completions.beginning(typed)]).toEqual([...people.completions.beginning(typed)]);
        expect(people2.ranks).toEqual(people.ranks);
      }),
      { numRuns: 40 },
    );
  });
});
