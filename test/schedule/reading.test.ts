import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AskError } from '../../src/errors.ts';
import { readWords } from '../../src/schedule/read-words.ts';
import { readSchedule } from '../../src/schedule/reading.ts';
import { scheduleWords } from '../../src/schedule/saying.ts';

/** What people type, and how it is said back. */
const said: readonly (readonly [string, string])[] = [
  ['every monday 09:00', 'Mondays at 09:00'],
  ['Every Monday, 9am.', 'Mondays at 09:00'],
  ['every monday @ 9', 'Mondays at 09:00'],
  ['weekdays at 8', 'weekdays at 08:00'],
  ['mon-fri 8:30', 'weekdays at 08:30'],
  ['monday to friday at 8, 12 and 17', 'weekdays at 08:00, 12:00 and 17:00'],
  ['tuesday - thursday 14h30', 'Tuesdays, Wednesdays and Thursdays at 14:30'],
  ['mon/wed/fri 7 p.m.', 'Mondays, Wednesdays and Fridays at 19:00'],
  ['mondays and thursdays 9:15', 'Mondays and Thursdays at 09:15'],
  ['weekends 10', 'weekends at 10:00'],
  ['1730 on fridays', 'Fridays at 17:30'],
  ['first monday of the month', 'on the first Monday of the month at 09:00'],
  ['first and third monday of the month at 10', 'on the first Monday and third Monday of the month at 10:00'],
  ['last friday of the month at 17:30', 'on the last Friday of the month at 17:30'],
  ['last day of the month', 'on the last day of the month at 09:00'],
  ['on the 1st and 15th at 12', 'on the 1st and 15th of the month at 12:00'],
  ['on the 1st and 15th 12', 'on the 1st and 15th of the month at 12:00'],
  ['on the 1 and 15 at noon', 'on the 1st and 15th of the month at 12:00'],
  ['monthly', 'on the 1st of the month at 09:00'],
  [
    'quarterly on the first monday at 10',
    'on the first Monday of the month in January, April, July and October at 10:00',
  ],
  ['every 6 months on the 15th', 'on the 15th of January and July at 09:00'],
  ['may 3 at 9', 'on the 3rd of May at 09:00'],
  ['1st january and 1st july', 'on the 1st of January and July at 09:00'],
  ['daily 7am', 'every day at 07:00'],
  ['noon', 'every day at 12:00'],
  ['12am', 'every day at 00:00'],
  ['weekly on friday', 'Fridays at 09:00'],
  ['weekly', 'Mondays at 09:00'],
  ['hourly', 'every hour'],
  ['every 2 hours', 'every 2 hours'],
  ['every quarter of an hour', 'every 15 minutes'],
  ['every 30 minutes from 9 to 17 on weekdays', 'weekdays, every 30 minutes from 09:00 to 17:00'],
  ['0 9 * * 1', 'Mondays at 09:00'],
  ['0 9 */1 * 1', 'Mondays at 09:00'],
  ['0 9 * * FRI#L', 'on the last Friday of the month at 09:00'],
  ['0 9 * * 5L', 'on the last Friday of the month at 09:00'],
  ['0 9 L * *', 'on the last day of the month at 09:00'],
  ['0 9 * * fri-sun', 'Fridays, Saturdays and Sundays at 09:00'],
  ['0 9 1,15 * 1', 'on the 1st and 15th of the month and Mondays at 09:00'],
  ['*/20 8-18 * * MON-FRI', 'weekdays, every 20 minutes from 08:00 to 18:40'],
  ['5,35 * * * *', 'every hour at :05 and :35'],
  ['@daily', 'every day at 00:00'],
];

/** What can't be, the word that is pointed at, and what is offered first. */
const refused: readonly (readonly [string, string, string])[] = [
  ['every mondya 9', 'mondya', 'every monday 9'],
  ['every 5 minutes', 'every', 'every 15 minutes'],
  ['* * * * *', '*', 'every 15 minutes'],
  ['55,0 0,23 * * *', '55', 'every 15 minutes'],
  ['every 2 weeks', 'every', ''],
  ['every other monday', 'every', ''],
  ['every 7 hours', 'every', ''],
  ['30 february', '30', ''],
  ['0 0 31 4,6 *', '0', ''],
  ['monday 25:00', '25:00', ''],
  ['monday 13pm', '13pm', ''],
  ['15th monday', '15th', ''],
  ['last weekday of the month', 'last', ''],
  ['mondays at 9 and thursdays at 17', '17', ''],
  ['3 may and 12 september', 'september', ''],
  ['daily at 9 every 2 hours', 'daily', ''],
  ['every hour from 18 to 8', 'from', ''],
  ['0 9 * *', '', ''],
  ['0 0 9 * * 1', '1', ''],
  ['60 9 * * *', '60', ''],
  ['0 9 * * 8', '8', ''],
  ['0 9 * * mon-fry', 'mon-fry', ''],
  ['0 9 32 * *', '32', ''],
  ['0 */0 * * *', '*/0', ''],
  ['at the time of need', 'time', ''],
  ['', '', ''],
];

function problemOf(typed: string): AskError {
  try {
    readSchedule(typed);
  } catch (error) {
    if (error instanceof AskError) return error;
    throw error;
  }
  throw new Error(`${typed} was read`);
}

describe('a schedule as typed', () => {
  it.each(said)('%s is %s', (typed, words) => {
    const schedule = readSchedule(typed);
    expect(scheduleWords(schedule)).toBe(words);
    expect(readSchedule(words)).toEqual(schedule);
  });

  it.each(refused)('%s is refused at "%s"', (typed, word, suggestion) => {
    const { text, at = -1, suggestions } = problemOf(typed);
    expect(text?.slice(at, at + word.length)).toBe(word);
    expect(suggestions.length).toBeGreaterThan(0);
    if (suggestion !== '') expect(suggestions[0]).toBe(suggestion);
  });

  it('offers only what can be read', () => {
    const offered = refused
      .flatMap(([typed]) => problemOf(typed).suggestions)
      .filter((each) => !/^(?:09:00|7am)$/u.test(each));
    expect(offered.filter((each) => scheduleWords(readSchedule(each)) === '')).toEqual([]);
  });

  it('says any cron line in words that read back to the same', () => {
    const some = (least: number, most: number, length: number) =>
      fc
        .uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: length })
        .map((all) => all.join(','));
    const any = (field: fc.Arbitrary<string>) => fc.oneof(fc.constant('*'), field);
    const weekday = fc.oneof(some(0, 6, 7), fc.constantFrom('1#1', '5#L', '2#3,4', '0L', '1-5', '*/2'));
    const line = fc.tuple(
      fc.constantFrom('0', '30', '5,35', '0,20,40', '*/15', '7'),
      any(fc.oneof(some(0, 23, 6), fc.constant('8-18/2'))),
      any(fc.oneof(some(1, 28, 4), fc.constantFrom('L', '1,L', '*/10'))),
      any(some(1, 12, 12)),
      any(weekday),
    );
    fc.assert(
      fc.property(line, (fields) => {
        const schedule = readSchedule(fields.join(' '));
        expect(readWords(scheduleWords(schedule))).toEqual(schedule);
      }),
      { numRuns: 300 },
    );
  });

  it('reads anything or says what is wrong with it', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'every',
        'first',
        'last',
        'monday',
        'of',
        'the',
        'month',
        'at',
        '9',
        '31st',
        'may',
        '-',
        'from',
        'to',
      ),
      fc.constantFrom(
        '2',
        'hours',
        'half',
        'quarter',
        'other',
        ':05',
        'pm',
        '*',
        '@',
        'weekdays',
        'day',
        'week',
        'year',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 9 }), (words) => {
        try {
          expect(scheduleWords(readSchedule(words.join(' ')))).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(AskError);
        }
      }),
      { numRuns: 500 },
    );
    expect(() => readSchedule('every '.repeat(10_000))).toThrow(AskError);
  });
});
