import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPeople } from '../../src/facts/people.ts';

/** Text, and what is found in it as `span`, `span → name` or `role | span`. */
const golden: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'leaves titles out of the span and keeps them as role',
    'In a meeting with DAS David Kramer, Belarusian Ambassador Mikhail Khvostov smiled.',
    ['DAS | David Kramer', 'Belarusian Ambassador | Mikhail Khvostov'],
  ],
  [
    'gives a bare surname the full name that the text has',
    'Khvostov’s car came. Ambassador Mikhail Khvostov left, Khvostov said.',
    ['Khvostov → Mikhail Khvostov', 'Ambassador | Mikhail Khvostov', 'Khvostov → Mikhail Khvostov'],
  ],
  [
    'reads role phrases with "of" and "for"',
    'Former Assistant Secretary of State David Kramer met Under Secretary for Political Affairs Nicholas Burns.',
    ['Former Assistant Secretary of State | David Kramer', 'Under Secretary for Political Affairs | Nicholas Burns'],
  ],
  [
    'reads what was done to a person, before the name',
    'They spoke of the recently convicted Andrey Klimov.',
    ['recently convicted | Andrey Klimov'],
  ],
  [
    'reads judgements and plain nouns as roles',
    'Belarusian dictator Alexander Lukashenko jailed Belarusian dissident Irina Krasovskaya.',
    ['Belarusian dictator | Alexander Lukashenko', 'Belarusian dissident | Irina Krasovskaya'],
  ],
  [
    'reads appositions',
    'Rose E. Gottemoeller, Assistant Secretary, met Mikheil Saakashvili, the president of Georgia.',
    ['Assistant Secretary | Rose E. Gottemoeller', 'president of Georgia | Mikheil Saakashvili'],
  ],
  [
    'does not take the place of a role for a person',
    'Cooper, president of Hipcricket, spoke to the chief executive of Ceres Robotics.',
    [],
  ],
  [
    'resolves short forms of given names',
    'Philip Gordon travels. Nobody knows what Phil is going to say.',
    ['Philip Gordon', 'Phil → Philip Gordon'],
  ],
  [
    'reads telegrams in capitals',
    'SOVIET AMBASSADOR VINOGRADOV SPOKE CANDIDLY. MR. JONES SAW FOREIGN MINISTER GROMYKO IN MOSCOW. VINOGRADOV LEFT.',
    ['SOVIET AMBASSADOR | VINOGRADOV', 'JONES', 'FOREIGN MINISTER | GROMYKO', 'VINOGRADOV'],
  ],
  ['reads reversed names', 'TAGS: OVIP (VANCE, CYRUS) IS', ['VANCE, CYRUS → Cyrus Vance']],
  [
    'keeps particles, initials, hyphens and apostrophes',
    "President de Gaulle, J. F. Kennedy, Crown Prince Abdullah bin Abdulaziz, Hassan al-Banna and John O'Donohue ate.",
    [
      'President | de Gaulle',
      'J. F. Kennedy',
      'Crown Prince | Abdullah bin Abdulaziz',
      'Hassan al-Banna',
      "John O'Donohue",
    ],
  ],
  ['keeps "Jr." with the name', 'Thomas W. Simons, Jr., left.', ['Thomas W. Simons, Jr.']],
  [
    'tells two people of one surname apart by the given name',
    'Robert Kennedy met Edward Kennedy. Robert Kennedy left.',
    ['Robert Kennedy', 'Edward Kennedy', 'Robert Kennedy'],
  ],
  [
    'counts no redaction and joins nothing to it',
    'XXXXXXXXXXXX told Poloff that Viktor XXXXXXXXXXXX had left with Viktor Gonchar.',
    ['Viktor Gonchar'],
  ],
  ['reads a name over a wrapped line', `${'a '.repeat(25)}with Mikhail\nKhvostov today.`, ['Mikhail\nKhvostov']],
  [
    'keeps the lines of a list apart',
    'PARTICIPANTS\n\nState\nArthur Hartman\nHarold Brown',
    ['Arthur Hartman', 'Harold Brown'],
  ],
  [
    'splits a pair of surnames',
    'Rauf Denktash and Spyros Kyprianou spoke; the Kyprianou-Denktash meeting failed.',
    ['Rauf Denktash', 'Spyros Kyprianou', 'Kyprianou → Spyros Kyprianou', 'Denktash → Rauf Denktash'],
  ],
];

const nobody: readonly string[] = [
  'A General Amnesty was approved; Foreign Policy and the Young Front wrote to the European Union.',
  'The Assistant Secretary flew from the White House to Camp David with the Treasury Department.',
  'Minsk Going in Exactly the Wrong Direction',
  'BELARUS: AMBASSADOR HINTS AT POLITICAL PRISONER RELEASES',
  'Sheryl P. Walter Declassified/Released US Department of State EO Systematic Review 20 Mar 2014',
  'He landed at John F. Kennedy Airport, walked Charles Street and won the Henry Kissinger Prize.',
  'FM AMEMBASSY MINSK\nTO RUEHC/SECSTATE WASHDC 6502\nINFO RUEHKW/AMEMBASSY WARSAW',
  'In May 1999 and on Friday, April 2, the Israelis and the Cubans met in New York, Paris and Sofia.',
  'SpaceX and WeWork said on Monday that Gazprom had agreed.',
  'The USS Abraham Lincoln and Hurricane Katrina. Write to john.smith@example.com.',
];

function shown(text: string): string[] {
  return findPeople(text).map((person) => {
    const role = person.role === undefined ? '' : `${person.role} | `;
    return `${role}${person.text}${person.name === person.text ? '' : ` → ${person.name}`}`;
  });
}

const plain = (line: string): string => line.replace(/^[^|→]* \| /u, '').replace(/ → .*$/u, '');

describe('findPeople', () => {
  it.each(golden)('%s', (_, text, expected) => {
    const found = shown(text);
    const names = expected.some((line) => line.includes('→'))
      ? found
      : found.map((line) => line.replace(/ → .*$/u, ''));
    expect(names).toEqual(expected);
    expect(findPeople(text).map((person) => person.text)).toEqual(expected.map(plain));
  });

  it.each(nobody)('finds nobody in: %s', (text) => {
    expect(shown(text)).toEqual([]);
  });

  it('names a surname by its rule once the text has introduced it', () => {
    const [first, second] = findPeople('Aleksandr Milinkevich left. They waited for Milinkevich.');
    expect(first?.rule).toBe('given-name');
    expect(second).toMatchObject({ name: 'Aleksandr Milinkevich', rule: 'known-surname' });
  });

  it('gives spans in order, without overlap, that are slices of any text', () => {
    const word = fc.constantFrom(
      'David',
      'Kramer',
      'KRAMER,',
      'de',
      'Mr.',
      '\n',
      '\n\n',
      'said',
      'J.',
      'Jr.',
      '’s',
      '"',
      'a-B',
      '&',
      'DAS',
      'of',
      'State',
      'XXXX',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        let last = 0;
        for (const person of findPeople(text)) {
          expect(person.start).toBeGreaterThanOrEqual(last);
          expect(person.end).toBeGreaterThan(person.start);
          expect(person.text).toBe(text.slice(person.start, person.end));
          last = person.end;
        }
      }),
    );
  });

  it('comes to an end on one word of 50,000 letters and on one line of names', () => {
    expect(findPeople('K'.repeat(50_000))).toEqual([]);
    expect(findPeople('a-B'.repeat(50_000))).toEqual([]);
    expect(findPeople(`${'David Kramer, '.repeat(20_000)}end`)).toHaveLength(20_000);
    expect(findPeople('van '.repeat(50_000))).toEqual([]);
    expect(findPeople('A. '.repeat(50_000))).toEqual([]);
  });
});
