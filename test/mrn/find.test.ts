import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMrns } from '../../src/mrn/index.ts';

const ids = (text: string) => findMrns(text, { year: 2007 }).map((found) => found.id);

const sentences: readonly [string, readonly string[]][] = [
  ['Please see 07 MINSK 352 before you write.', ['07MINSK352']],
  ['As Minsk 352, para 4, says', ['07MINSK352']],
  ['State 284954 asked posts to report.', ['07STATE284954']],
  ['the file 07STATE130159_a and 2006MOSCOW00012.', ['07STATE130159', '06MOSCOW12']],
  ['(Port au Prince 2325 and Tel Aviv 344)', ['07PORTAUPRINCE2325', '07TELAVIV344']],
  ['ref A (see Kyiv 12)', ['07KYIV12']],
  ['In Minsk 352 people were held.', []],
  ['the Rome 2005. meeting', []],
  ['in Paris 14 July', []],
  ['from Kabul 9-12 May', []],
  ['at Geneva 12:30', []],
  ['a state 12. of things', []],
  ['STATE 00130159 002 OF 002', []],
  ['Belarus 352.', []],
  ['page 12. Section 34.', []],
];

describe('message reference numbers in running text', () => {
  it.each(sentences)('finds in "%s": %j', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it('says where each is written', () => {
    const text = 'see 07 MINSK 352, and State 284954.';
    expect(findMrns(text).map(({ start, end }) => text.slice(start, end))).toEqual(['07 MINSK 352', 'State 284954']);
  });

  it('leaves the id open where no year is known', () => {
    expect(findMrns('see Minsk 352')).toEqual([
      { start: 4, end: 13, text: 'Minsk 352', station: 'MINSK', serial: 352 },
    ]);
  });

  it('gives true offsets in order on any text', () => {
    const words = fc.constantFrom(
      'see ',
      'MINSK ',
      'Tel Aviv ',
      '07 ',
      '352',
      '. ',
      '(',
      ' and ',
      'STATE',
      '2007',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(words).map((some) => some.join('')),
        (text) => {
          let free = 0;
          for (const found of findMrns(text, { year: 2007 })) {
            expect(text.slice(found.start, found.end)).toBe(found.text);
            expect(found.start).toBeGreaterThanOrEqual(free);
            free = found.end;
          }
        },
      ),
    );
  });
});
