import { describe, expect, it } from 'vitest';
import { dateWords, dayWords } from '../../commands/dates.ts';
import { readDate, readDay } from '../../commands/typed-dates.ts';

describe('a date in words', () => {
  it.each([
    [undefined, 'undated'],
    ['2007-09-17T12:40Z', '17 September 2007, 12:40Z'],
    ['2007-09-17', '17 September 2007'],
    ['2007-09', 'September 2007'],
    ['2007', '2007'],
    ['0079', '79'],
    ['199X', '1990s'],
    ['19XX', '1900–1999'],
    ['2007-21', 'spring 2007'],
    ['2007-34', 'second quarter of 2007'],
    ['2007-41', 'second half of 2007'],
    ['2007-W37', 'week 37 of 2007'],
    ['XXXX-04', 'April (year unknown)'],
    ['XXXX-04-12', '12 April (year unknown)'],
    ['XXXX-22', 'summer (year unknown)'],
    ['2007-09-XX', 'September 2007 (day unknown)'],
    ['2006/2008', '2006–2008'],
    ['2007-09-10/2007-09-16', '10–16 September 2007'],
    ['2007-09-28/2007-10-02', '28 September – 2 October 2007'],
    ['2007-09/2008', 'September 2007 – 2008'],
    ['../2007', 'until 2007'],
    ['2007/..', 'from 2007'],
    ['1990~', 'about 1990'],
    ['1990?', '1990 (uncertain)'],
    ['1990%', 'about 1990 (uncertain)'],
    ['-0043', '44 BC'],
    ['{2007,2009}', '{2007,2009}'],
  ])('%s is %s', (edtf, words) => {
    expect(dateWords(edtf)).toBe(words);
  });

  it('is short in lists, the month still a word', () => {
    expect(dateWords('2007-09-07', undefined, 'short')).toBe('7 Sep 2007');
  });

  it('follows the language of the asker, on the calendar of the documents', () => {
    expect(dateWords('2007-09-17', 'de')).toBe('17. September 2007');
    expect(dateWords('2007-09-17', 'en-US')).toBe('September 17, 2007');
    expect(dateWords('2007-09-17', 'fa')).toContain('2007');
    expect(dateWords('2007-09-17', 'not a language')).toBe('17 September 2007');
  });

  it('names a day of the year', () => {
    expect(dayWords('02-29')).toBe('29 February');
  });
});

describe('a typed date', () => {
  it.each([
    ['2007', '2007'],
    ['2007-09', '2007-09'],
    ['2007-09-17', '2007-09-17'],
    ['1990s', '199X'],
    ['the 1990s', '199X'],
    ['199X', '199X'],
    ['17 September 2007', '2007-09-17'],
    ['17th of September 2007', '2007-09-17'],
    ['September 17, 2007', '2007-09-17'],
    ['Sept. 17 2007', '2007-09-17'],
    ['17SEP07', '2007-09-17'],
    ['17 SEP 75', '1975-09-17'],
    ['September 2007', '2007-09'],
    ['spring 2007', '2007-21'],
    ['Q3 2007', '2007-35'],
    ['2007~', '2007~'],
    ['29 February 2008', '2008-02-29'],
  ])('%s is %s', (typed, edtf) => {
    expect(readDate(typed)).toBe(edtf);
  });

  it.each([
    '9/17/07',
    '17',
    'September',
    '17 September',
    '2007-13',
    '2007-02-30',
    '29 February 2007',
    '0 May 2007',
    'soon',
    '',
  ])('%s is none', (typed) => {
    expect(readDate(typed)).toBeUndefined();
  });

  it('reads nothing into thousands of digits', () => {
    expect(readDate('2'.repeat(5_000))).toBeUndefined();
  });

  it.each([
    ['17 September', '09-17'],
    ['September 17', '09-17'],
    ['09-17', '09-17'],
    ['--09-17', '09-17'],
    ['2007-09-17', '09-17'],
    ['29 February', '02-29'],
  ])('%s is the day %s of any year', (typed, day) => {
    expect(readDay(typed)).toBe(day);
  });

  it.each(['13-01', '02-30', 'September', '2007-09', 'tomorrow'])('%s is no day', (typed) => {
    expect(readDay(typed)).toBeUndefined();
  });
});
