/** The words that dates are made of, in English, and the pieces of pattern that the rules share. */

/** White space between two words of a date: a blank, or a line's end in raw text. Bounded, so that no pattern backtracks far. */
export const GAP = '[\\s\\u00a0]{1,3}';
/** The same where the words may touch. */
export const JOIN = '[\\s\\u00a0]{0,3}';
const MONTH_FULL = 'january|february|march|april|may|june|july|august|september|october|november|december';
const MONTH_SHORT = 'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';
/** A month's name, full or short; only the short form takes a full stop along, that of a whole name ends a sentence. */
export const MONTH = `(?:(?:${MONTH_FULL})\\b|(?:${MONTH_SHORT})\\b\\.?)`;
/** The same where a number may follow without a blank: `07SEP07`. */
export const GLUED_MONTH = `(?:${MONTH_FULL}|${MONTH_SHORT})`;
export const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
export const SEASON = '(?:spring|summer|autumn|fall|winter)';
/** A day of the month, with or without ordinal ending; the caller checks 1–31. */
export const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
/** A year of four digits that is not part of a longer number. */
export const YEAR = '[12]\\d{3}(?!\\d|,\\d{3}(?!\\d))';
export const COUNT =
  '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)';
export const UNIT = '(?:day|week|month|quarter|year|decade|century)';
/** What may stand between the two ends of a range. */
export const DASH = '(?:-|–|—|to|through|thru|until|till)';

const MONTH_STARTS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAY_STARTS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS: Readonly<Record<string, number>> = { a: 1, an: 1, thirty: 30, forty: 40, fifty: 50 };
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first'.split(
    ' ',
  );

/** Words that begin an ordinal spelled out. */
export const ORDINAL_WORDS: readonly string[] = ORDINALS.slice(1, 21).concat('twenty');
/** Words that begin a count spelled out. */
export const COUNT_WORDS: readonly string[] = NUMBERS.slice(1).concat(Object.keys(TENS));

/** 1–12 for a month's name in any case and length. */
export function monthOf(name: string): number {
  return MONTH_STARTS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** 0 (Monday) to 6 for a weekday's name in any case and length; -1 for anything else. */
export function weekdayOf(name: string): number {
  return WEEKDAY_STARTS.indexOf(name.slice(0, 3).toLowerCase());
}

/** The sub-year group of a season: 21 spring to 24 winter. */
export function seasonOf(name: string): number {
  const word = name.toLowerCase();
  return word === 'spring' ? 21 : word === 'summer' ? 22 : word === 'winter' ? 24 : 23;
}

/** A count in digits or words ("a" is 1); undefined for "several". */
export function countOf(word: string): number | undefined {
  const lower = word.toLowerCase();
  if (/^\d/u.test(lower)) return Number.parseInt(lower, 10);
  const index = NUMBERS.indexOf(lower);
  return index > 0 ? index : TENS[lower];
}

/** 1–21 for "first", "1st" and so on; undefined for other words. */
export function ordinalOf(word: string): number | undefined {
  const lower = word.toLowerCase();
  if (/^\d/u.test(lower)) return Number.parseInt(lower, 10);
  const index = ORDINALS.indexOf(lower.replace(/\s+/gu, '-'));
  return index > 0 ? index : undefined;
}

/** A year of two digits: 66–99 are 19xx, 00–65 are 20xx, as in message reference numbers. */
export function fullYear(digits: string): number {
  const value = Number(digits);
  return digits.length > 2 ? value : value >= 66 ? 1900 + value : 2000 + value;
}

/** Holidays that fall on one day every year: month, day. */
export const HOLIDAYS: readonly (readonly [pattern: string, month: number, day: number])[] = [
  ["new year['’]?s['’]? eve", 12, 31],
  ["new year['’]?s(?:['’]? day)?", 1, 1],
  ['christmas eve', 12, 24],
  ['christmas(?: day)?', 12, 25],
  ['boxing day', 12, 26],
  ["valentine['’]?s day", 2, 14],
  ["international women['’]?s day", 3, 8],
  ["saint patrick['’]?s day|st\\.? patrick['’]?s day", 3, 17],
  ["april fools?['’]?s?['’]? day", 4, 1],
  ['may day', 5, 1],
  ['bastille day', 7, 14],
  ['hall?oween', 10, 31],
  ["armistice day|veterans[’']? day|remembrance day", 11, 11],
];
