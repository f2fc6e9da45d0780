import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayBounds } from '../../src/edtf.ts';
import { findDates } from '../../src/facts/dates.ts';

interface Dateline {
  readonly text: string;
  readonly when?: string;
  readonly from?: string;
  readonly to?: string;
}
interface History {
  readonly text: string;
  readonly spans: readonly { readonly value: string; readonly start: number; readonly end: number }[];
}

const fixture = <T>(name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/dates/${name}`, import.meta.url), 'utf8')) as T;

describe('datelines of Foreign Relations', () => {
  for (const { text, when, from, to } of fixture<{ cases: readonly Dateline[] }>('datelines.json').cases) {
    const first = (when ?? from ?? '').slice(0, 10);
    it(`reads ${first} in "${text}"`, () => {
      const reference = /\d{4}|\/\d\d$/u.test(text) ? undefined : first.slice(0, 4);
      const dates = findDates(text, { reference });
      expect(dayBounds(dates[0]?.edtf ?? '')?.first).toBe(dayBounds(first)?.first);
      expect(dayBounds(dates.at(-1)?.edtf ?? '')?.last).toBe(dayBounds((to ?? first).slice(0, 10))?.last);
    });
  }
});

describe('a history (WikiWars, The Spanish Civil War)', () => {
  it('has nine of ten calendar dates found and resolved to the gold value', () => {
    const { document } = fixture<{ document: History }>('history.json');
    const dates = findDates(document.text, { ranges: 'ends' });
    const gold = document.spans.filter(({ value }) => /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(value));
    const right = gold.filter(({ value, start, end }) =>
      dates.some((date) => date.start < end && start < date.end && date.edtf === value),
    );
    expect(right.length / gold.length).toBeGreaterThan(0.9);
  });
});

describe('every date found', () => {
  const words = fc.constantFrom(
    ...'May March 3 5 the end of 1996 2007 , - – to and from until September 12th 12 next last day year Monday two weeks later ago summer DECL: Q3 \n . ( ) 171240Z SEP 07 1,500 in on BC BC. ’50s 1990s 9/17/07 é 😀 AND'.split(
      ' ',
    ),
  );
  const texts = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' '));

  it('is a slice of the text, in order, none over another', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom('2007-09-17', '2007-09', '2007', '2006/2008', undefined),
        (text, reference) => {
          let floor = 0;
          for (const date of findDates(text, { reference })) {
            expect(date.text).toBe(text.slice(date.start, date.end));
            expect(date.start).toBeGreaterThanOrEqual(floor);
            expect(date.end).toBeGreaterThan(date.start);
            expect(date.edtf.startsWith('XXXX') ? date.basis : 'resolved').toBe(
              date.edtf.startsWith('XXXX') ? 'unresolved' : 'resolved',
            );
            if (date.basis !== 'unresolved') expect(dayBounds(date.edtf)).toBeDefined();
            floor = date.end;
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is read from hostile text too', () => {
    const hostile = [
      '1'.repeat(50_000),
      'May '.repeat(20_000),
      '1996-'.repeat(20_000),
      'the '.repeat(20_000),
      'a'.repeat(50_000),
      '1/'.repeat(20_000),
      `${' '.repeat(50_000)}May 5`,
    ];
    for (const text of hostile) expect(Array.isArray(findDates(text, { reference: '2007' }))).toBe(true);
  });
});
