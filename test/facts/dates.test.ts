import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/facts/dates.ts';

const reference = '2007-09-17';
const values = (text: string, at = reference) => findDates(text, { reference: at }).map((date) => date.edtf);

type Case = readonly [text: string, ...edtf: string[]];

function reads(title: string, cases: readonly Case[]) {
  describe(title, () => {
    for (const [text, ...edtf] of cases) {
      it(`in "${text}" ${edtf.length === 0 ? 'reads none' : `reads ${edtf.join(', ')}`}`, () => {
        expect(values(text)).toEqual(edtf);
      });
    }
  });
}

reads('dates in full', [
  ['R 171240Z SEP 07', '2007-09-17T12:40Z'],
  ['07SEP07 and 17-Sep-07, 5 Mar 07', '2007-09-07', '2007-09-17', '2007-03-05'],
  ['on 9/17/07, 09/17/2007 or 13/9/2007', '2007-09-17', '2007-09-17', '2007-09-13'],
  ['am 17.9.2007', '2007-09-17'],
  ['17 September 2007; September 17th, 2007', '2007-09-17', '2007-09-17'],
  ['Monday, September 10, 2007', '2007-09-10'],
  ['2007-09-12 and 2007-09-12T12:40Z', '2007-09-12', '2007-09-12T12:40Z'],
  ['November 16. 1961', '1961-11-16'],
  ['December 30 [1968]', '1968-12-30'],
  ['NLT 30 JUN 2005.', '2005-06-30'],
]);

reads('months, years and what is wider', [
  ['in November 1969', '1969-11'],
  ['Lukashenka disbanded his parliament in 1996.', '1996'],
  ['in the 1990s and the ’50s', '199X', '195X'],
  ['summer 2006 and the winter of 1941', '2006-22', '1941-24'],
  ['the second quarter of 2008; Q3 2007; 3Q07', '2008-34', '2007-35', '2007-35'],
  ['the latter half of 2008', '2008-41'],
  ['mid-2007, late 2008', '2007', '2008'],
  ['early October, the end of June', '2007-10', '2007-06'],
  ['in the nineteenth century, the 21st century', '18XX', '20XX'],
  ['FY07 and fiscal year 2009', '2007', '2009'],
  ['in 264 BC', '-0263'],
  ['circa 1990; O/A 5 OCT', '1990~', '2007-10-05~'],
]);

reads('ranges and lists', [
  ['September 3-5', '2007-09-03/2007-09-05'],
  ['from 1941 to 1945', '1941', '1945'],
  ['May 1940 – June 1941', '1940-05', '1941-06'],
  ['1914-18, 1919-1920', '1914/1918', '1919', '1920'],
  ['from 24 July until 26 November 1938', '1938-07-24', '1938-11-26'],
  ['between January 12 and January 16, 1936', '1936-01-12', '1936-01-16'],
  ['December 30, 1941 – January 2, 1942', '1941-12-30', '1942-01-02'],
  ['October and November 1919', '1919-10', '1919-11'],
  ['August 8 and 9, 1961', '1961-08-08', '1961-08-09'],
  ['November 15 and 17, 1962', '1962-11-15', '1962-11-17'],
  ['between 3 and 5 May 1962', '1962-05-03', '1962-05-05'],
  ['In 2003, 2000 and 1991 he won', '2003', '2000', '1991'],
  ['264 to 241 BC', '-0263', '-0240'],
]);

reads('dates without a year', [
  ['In a September 12 meeting with DAS David Kramer', '2007-09-12'],
  ["discussed during Kramer's April visit to Minsk", '2007-04'],
  ['when it reconvenes on October 2', '2007-10-02'],
  ['It was held in January.', '2007-01'],
  ['They met in December.', '2006-12'],
  ['The vote will be held in March.', '2008-03'],
  ['last March, next May', '2007-03', '2008-05'],
  ['March last year', '2006-03'],
  ['on Christmas Eve', '2007-12-24'],
  ['over the summer', '2007-22'],
]);

reads('dates said from the day of writing', [
  ['yesterday, today and tomorrow', '2007-09-16', '2007-09-17', '2007-09-18'],
  ['He left on Friday.', '2007-09-14'],
  ['They will meet on Friday.', '2007-09-21'],
  ['last Monday, next Monday', '2007-09-10', '2007-09-24'],
  ['last week', '2007-09-10/2007-09-16'],
  ['next month, last year, this year', '2007-10', '2006', '2007'],
  ['two days ago; five years ago; three weeks ago', '2007-09-15', '2002', '2007-08-27~'],
]);

reads('ordinary words and numbers', [
  ['May I ask? He may come. We march 5 miles, then March on. Theresa May said so.'],
  ['The second man saw the sun. Sun shone on Mar a Lago.'],
  ['1,500 men, Resolution 1696, article 1996, 2000 troops, a force of 1800 men'],
  ['07 MINSK 1352; UNSCR 1737; room 1984; at 1940 hours; $1996; 1996.5'],
  ['STATE 00130159 002 OF 002; telephone 375-17-2101283; 1/2/3/4'],
  ['April Glaspie met June Carter; an august body'],
  ['a two-year-old boy after a year-long trial; every Friday; over the past year'],
  ['the fall of Baghdad; spring water; we may 10 times'],
  ['E.O. 12958: DECL: 09/17/2017'],
  ['Declassified/Released US Department of State EO Systematic Review 20 Mar 2014'],
]);

describe('a date that the text gives', () => {
  it('anchors what follows it, in a text of another time', () => {
    const told =
      'On December 5, 1941, the offensive began. Two days later Japan attacked. In January the Allies met. The next year was hard.';
    expect(findDates(told).map(({ edtf, basis }) => [edtf, basis])).toEqual([
      ['1941-12-05', 'stated'],
      ['1941-12-07', 'text'],
      ['1942-01', 'text'],
      ['1943', 'text'],
    ]);
  });

  it('outweighs the day of writing in a history', () => {
    const history =
      'In May 1940 it fell. On June 10, 1940 Italy came in. In October 1940 Greece. By March 1941 it was over. In April the next attack came.';
    expect(values(history, '2009-12-19').at(-1)).toBe('1941-04');
  });
});

describe('a text without any year', () => {
  it('leaves a month and a day unresolved, with their precision', () => {
    expect(findDates('Back in April, on September 12')).toMatchObject([
      { edtf: 'XXXX-04', precision: 'month', basis: 'unresolved' },
      { edtf: 'XXXX-09-12', precision: 'day', basis: 'unresolved' },
    ]);
  });

  it('never takes today for the day of reading', () => {
    expect(findDates('With today’s news')).toMatchObject([{ text: 'today', edtf: 'XXXX-XX-XX', basis: 'unresolved' }]);
  });
});

describe('the ends of a range', () => {
  it('can be had one by one', () => {
    const ends = findDates('from 1941 to 1945; March 3-5, 1936', { ranges: 'ends' });
    expect(ends.map(({ edtf }) => edtf)).toEqual(['1941', '1945', '1936-03-03', '1936-03-05']);
  });
});
