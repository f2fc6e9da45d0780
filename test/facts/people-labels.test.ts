import { describe, expect, it } from 'vitest';
import { factsOf, factsOfFile } from '../../src/facts/index.ts';
import { findPeople, findPeopleTogether } from '../../src/facts/people.ts';
import { makeDocument } from './document-maker.ts';

/** Text, and who is found in it: the words printed, one entry a mention. */
type Golden = readonly (readonly [string, readonly string[]])[];

const initials: Golden = [
  ['K: When do you leave?\n\nD: On Monday.\n\nK: Fine.', ['K', 'D', 'K']],
  ['A: Hold it.\n\nB: Sell it.\n\nC: Give it away.', []],
  ['Q: Will you sign?\n\nA: Yes.\n\nQ: When?\n\nA: Soon.', []],
  ['Option B would fail. Annex C should stay. Plan D is better. Option B was dropped. Option B will do.', []],
  ['K thought it over. Then K said no. At last, K said yes.', ['K', 'K', 'K']],
];

const printed: Golden = [
  ['Mr. Nimetz spoke. They cited Nimetz’ testimony at length.', ['Nimetz', 'Nimetz']],
  [
    'General Secretary Leonid I. Brezhnev arrived. He met General A.M. Haig, Jr.',
    ['Leonid I. Brezhnev', 'A.M. Haig, Jr.'],
  ],
  ['He wrote to U Thant about it.', ['U Thant']],
  ['Senator [Walter F.] Mondale agreed. Jim (Schlesinger) did not.', ['[Walter F.] Mondale', 'Jim (Schlesinger)']],
  ['It was led by Senator Henry “Scoop” Jackson and others.', ['Henry “Scoop” Jackson']],
  ['Messrs. Nimetz, Ledsky, Treverton and Hopper helped.', ['Nimetz', 'Ledsky', 'Treverton', 'Hopper']],
  ['I met Assistant Secretary (EUR) Vest and SRSG Gobbi.', ['Vest', 'Gobbi']],
  ['He left it to Ambassador Spain. Ambassador Spain said no.', ['Spain', 'Spain']],
  ['The Kissinger-Sadat talks went on.', ['Kissinger', 'Sadat']],
  ['They want arms.\n\nB. Kyprianou said that he agreed.', ['Kyprianou']],
  ['Ankara, May 3, 1979, 1330Z. Please report.\n\nSpiers', ['Spiers']],
  ['Ankara, May 3, 1979, 1330Z. Please report.\n\nAttachment', []],
  ['The shares rose again.\n\nDisclaimer', []],
  ['They bombed Communist China and left.', []],
];

const capitals: Golden = [
  ['PRESIDENT F.W. DE KLERK MET MANDELA TODAY. DE KLERK SAID HE WOULD ACT.', ['F.W. DE KLERK', 'MANDELA', 'DE KLERK']],
  ['FOREIGN MINISTER PIK BOTHA AGREED. P.W. BOTHA HAD RETIRED LONG AGO.', ['PIK BOTHA', 'P.W. BOTHA']],
  ['He gave up the Secretary Generalship. Chief of Staff Haig left.', ['Haig']],
];

const towns: Golden = [
  ['In Butte, Lincoln and Jackson, people fled. Jackson Hole is near.', []],
  ['In Peoria, Illinois, Ford announced a tour. Mr. Ford left.', ['Ford', 'Ford']],
];

/** What a document names in its body, as `name`. */
const documents = [
  'Ambassador Gunnar Jarring arrived in Cairo.',
  'Its future is that of the Jarring mission. Let Jarring go by himself.',
].map((text) => makeDocument({ source: text, paragraphs: [[text]] }));

describe('people who are printed in their own way', () => {
  for (const [text, expected] of [...initials, ...printed, ...capitals, ...towns])
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(findPeople(text).map((person) => person.text)).toEqual(expected);
    });

  it('tells Koreans apart whose names differ in the last syllable, hyphened or not', () => {
    const found = findPeople('They saw Kim Jong Un there. Kim Jong Il died. Kim Jong-un met Kim Jong-il’s friends.');
    expect(found.map(({ name }) => name)).toEqual(['Kim Jong Un', 'Kim Jong Il', 'Kim Jong Un', 'Kim Jong Il']);
  });

  it('keeps a demonym of two words in the role', () => {
    const [found] = findPeople('South African President F.W. de Klerk left.');
    expect(found?.role).toBe('South African President');
  });

  it('gives a speaker’s initial the one name that begins with it', () => {
    const found = findPeople('S: Henry, a telegram came. (Sisco read it.) Mr. Sisco asked.\n\nK: Yes.\n\nS: Good.');
    expect(found.filter(({ text }) => text === 'S').map(({ name }) => name)).toEqual(['Sisco', 'Sisco']);
  });
});

describe('people of several documents of one file', () => {
  it('knows a surname that another of the texts introduces, whatever their order', () => {
    const texts = ['Ambassador Gunnar Jarring arrived.', 'Let Jarring go by himself.'];
    const found = (of: readonly string[]): string[] =>
      findPeopleTogether(of)
        .flat()
        .map(({ text, rule }) => `${text} ${rule}`);
    expect(found(texts)).toEqual(['Gunnar Jarring title', 'Jarring named-elsewhere']);
    expect(found([...texts].reverse())).toEqual(['Jarring named-elsewhere', 'Gunnar Jarring title']);
  });

  it('takes nothing but that it is a person from the other documents', () => {
    const [, second] = factsOfFile(documents);
    expect(second?.mentions.map(({ name, rule }) => `${name} ${rule}`)).toEqual([
      'Jarring named-elsewhere',
      'Jarring named-elsewhere',
    ]);
  });

  it('finds in a file of one document what it finds in the document', () => {
    const [document] = documents.map((each) => ({ ...each }));
    if (document === undefined) throw new Error('no document');
    expect(factsOfFile([document])).toEqual([factsOf(document)]);
  });
});
