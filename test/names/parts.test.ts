import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenOf, surnameOf } from '../../src/names/index.ts';
import { partsOf } from '../../src/names/parts.ts';

describe('given name and surname', () => {
  it.each([
    ['David J. Kramer', 'David J.', 'Kramer'],
    ['KRAMER, David J.', 'David J.', 'KRAMER'],
    ['Deputy Assistant Secretary David J. Kramer', 'David J.', 'Kramer'],
    ['Guenther van Well', 'Guenther', 'van Well'],
    ['Charles de Gaulle', 'Charles', 'de Gaulle'],
    ['Luiz Inácio Lula da Silva', 'Luiz Inácio Lula', 'da Silva'],
    ['Felix von Eckardt', 'Felix', 'von Eckardt'],
    ['Ahmad Hasan al-Bakr', 'Ahmad Hasan', 'al-Bakr'],
    ['Faisal bin Abdul Aziz', 'Faisal', 'bin Abdul Aziz'],
    ['Manuel A. Odría y Amoretti', 'Manuel A.', 'Odría y Amoretti'],
    ['George Nathaniel Curzon of Kedleston', 'George Nathaniel', 'Curzon'],
    ['William R. Castle, Jr.', 'William R.', 'Castle'],
    ['Jr William B. Macomber', 'William B.', 'Macomber'],
    ['Lt. Gen. Lionel C. McGarr', 'Lionel C.', 'McGarr'],
    ['Ben Smith', 'Ben', 'Smith'],
    ['van der Berg', '', 'van der Berg'],
    ['Lukashenka', '', 'Lukashenka'],
    ['Mao Zedong', 'Mao', 'Zedong'],
    ['Marshall Green', 'Marshall', 'Green'],
    ['', '', ''],
    ['?!', '', ''],
  ])('of %j are %j and %j', (name, given, surname) => {
    expect([givenOf(name), surnameOf(name)]).toEqual([given, surname]);
  });

  it('sets initials apart that are written together', () => {
    expect(partsOf('George H.W. Bush').given.map((word) => word.fold)).toEqual(['george', 'h', 'w']);
  });

  it.each([
    ['John Smith Jr.', 'jr'],
    ['John Smith, Sr', 'sr'],
    ['Adlai Stevenson III', 'iii'],
    ['John Smith', undefined],
  ])('reads the generation of %s', (name, generation) => expect(partsOf(name).generation).toBe(generation));

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(typeof surnameOf(text) + typeof givenOf(text)).toBe('stringstring');
      }),
    );
    expect(surnameOf('x'.repeat(50_000)).length).toBeLessThan(100);
    expect(surnameOf('a-'.repeat(25_000)).length).toBeLessThan(100);
    expect(surnameOf('.'.repeat(50_000))).toBe('');
  });
});
