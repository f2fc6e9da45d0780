import oracle from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds, compareEdtf, dayBounds, dayNumber, dayOf, daysInMonth, edtfOf, precisionOf } from '../src/edtf.ts';

const oracleBounds = (text: string) => {
  const date = oracle(text);
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return { first: day(date.min), last: day(date.max) };
};

describe('bounds', () => {
  const cases: readonly [edtf: string, first: string, last: string][] = [
    ['2007-09-17', '2007-09-17', '2007-09-17'],
    ['2007-09-17T12:40Z', '2007-09-17', '2007-09-17'],
    ['2008-02', '2008-02-01', '2008-02-29'],
    ['2007', '2007-01-01', '2007-12-31'],
    ['1990~', '1990-01-01', '1990-12-31'],
    ['2007-03-05?', '2007-03-05', '2007-03-05'],
    ['199X', '1990-01-01', '1999-12-31'],
    ['18XX', '1800-01-01', '1899-12-31'],
    ['-07XX', '-0799-01-01', '-0700-12-31'],
    ['-0263', '-0263-01-01', '-0263-12-31'],
    ['2007-09-XX', '2007-09-01', '2007-09-30'],
    ['2006/2008', '2006-01-01', '2008-12-31'],
    ['1940-05/1941-06', '1940-05-01', '1941-06-30'],
    ['../2007', '-9999-01-01', '2007-12-31'],
    ['2007/..', '2007-01-01', '9999-12-31'],
    ['2007-22', '2007-06-01', '2007-08-31'],
    ['2007-24', '2007-01-01', '2008-02-29'],
    ['2007-35', '2007-07-01', '2007-09-30'],
    ['2008-41', '2008-07-01', '2008-12-31'],
  ];
  for (const [edtf, first, last] of cases) {
    it(`of ${edtf} are ${first} and ${last}`, () => expect(bounds(edtf)).toEqual({ first, last }));
  }

  it('has no place on the calendar for dates without a year, impossible dates and other text', () => {
    for (const text of [
      'XXXX-04',
      'XXXX-09-12',
      'XXXX-XX-XX',
      'XXXX',
      '2007-13',
      '2007-02-29',
      '2007-00',
      '',
      '/',
      '2008/2006',
      'May',
    ])
      expect(bounds(text)).toBeUndefined();
  });

  it('agrees with the edtf package on days, months, years, decades, quarters and intervals', () => {
    const year = fc.integer({ min: 1000, max: 2999 });
    const dated = fc.oneof(
      year.map((value) => edtfOf(value)),
      fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([value, month]) => edtfOf(value, month)),
      fc.tuple(year, fc.integer({ min: 33, max: 36 })).map(([value, quarter]) => edtfOf(value, quarter)),
      fc.integer({ min: 100, max: 299 }).map((value) => `${value}X`),
      fc
        .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
        .map(([value, month, day]) => edtfOf(value, month, Math.min(day, daysInMonth(value, month)))),
      fc.tuple(year, fc.integer({ min: 1, max: 60 })).map(([value, more]) => `${value}/${value + more}`),
    );
    fc.assert(
      fc.property(dated, (edtf) => {
        expect(bounds(edtf)).toEqual(oracleBounds(edtf));
      }),
    );
  });
});

describe('days as numbers', () => {
  it('count from 1970 and back', () => {
    expect(dayNumber({ year: 1970, month: 1, day: 1 })).toBe(0);
    expect(dayOf(dayNumber({ year: 2007, month: 9, day: 30 }) + 1)).toEqual({ year: 2007, month: 10, day: 1 });
    fc.assert(
      fc.property(fc.integer({ min: -4_000_000, max: 4_000_000 }), (count) => dayNumber(dayOf(count)) === count),
    );
  });
});

describe('precisionOf', () => {
  const cases: readonly [edtf: string, precision: string][] = [
    ['2007-09-17T12:40Z', 'minute'],
    ['2007-09-17', 'day'],
    ['2007-09-10/2007-09-16', 'week'],
    ['2007-09', 'month'],
    ['2007-22', 'season'],
    ['2007-35', 'quarter'],
    ['2007~', 'year'],
    ['199X', 'decade'],
    ['18XX', 'range'],
    ['2006/2008', 'range'],
    ['XXXX-04', 'month'],
    ['XXXX-09-12', 'day'],
    ['XXXX-22', 'season'],
    ['XXXX-XX-XX', 'unknown'],
    ['nonsense', 'unknown'],
  ];
  for (const [edtf, precision] of cases) {
    it(`of ${edtf} is ${precision}`, () => expect(precisionOf(edtf)).toBe(precision));
  }
});

describe('compareEdtf', () => {
  it('orders by first day, before the year 0 too, the narrower first and the unplaced last', () => {
    const ordered = [
      '-0263',
      '-0240',
      '1996',
      '2007-04',
      '2007-09-12',
      '2007-10-01',
      '2007-10',
      '2007-10-02',
      'XXXX-04',
    ];
    expect([...ordered].reverse().sort(compareEdtf)).toEqual(ordered);
  });

  it('is a total order', () => {
    const some = fc.constantFrom('1996', '199X', '2007-22', '2007-06/2007-08', 'XXXX', '2007-06-01', '-0001', '1996~');
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(Math.sign(compareEdtf(a, b)) + Math.sign(compareEdtf(b, a))).toBe(0);
        expect(compareEdtf(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('knows that days are numbers', () => {
    expect(dayBounds('1970-01-02')).toEqual({ first: 1, last: 1 });
  });
});
