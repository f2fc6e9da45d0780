/**
 * Dates as EDTF strings (ISO 8601-2, the Library of Congress profile): what is known of a date and no more.
 * Years are astronomical (`-0263` is 264 BC), `X` stands for an unknown digit, `~ ? %` qualify without moving the date.
 */
import type { Precision } from './document.ts';

/** A calendar day, proleptic Gregorian, year astronomical, month and day from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** First and last month of the sub-year groups 21–41 (ISO 8601-2 §4.8), northern seasons; above 12 is the next year. */
const GROUPS: Readonly<Record<number, readonly [number, number]>> = {
  21: [3, 5],
  22: [6, 8],
  23: [9, 11],
  // "The winter of 1941" is its first months to some writers and December 1941 to the next February to others.
  24: [1, 14],
  25: [3, 5],
  26: [6, 8],
  27: [9, 11],
  28: [1, 14],
  29: [9, 11],
  30: [1, 14],
  31: [3, 5],
  32: [6, 8],
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
  37: [1, 4],
  38: [5, 8],
  39: [9, 12],
  40: [1, 6],
  41: [7, 12],
};

const EARLIEST: Day = { year: -9999, month: 1, day: 1 };
const LATEST: Day = { year: 9999, month: 12, day: 31 };
const DATE =
  /^(-?)([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2})(?:T(\d{2}):(\d{2})(?::\d{2})?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/u;

/** Days in a month (1–12) of an astronomical year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Count of days since 1970-01-01 (H. Hinnant, days_from_civil). */
export function dayNumber(day: Day): number {
  const year = day.month <= 2 ? day.year - 1 : day.year;
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5) + day.day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

/** The day with this count since 1970-01-01; the inverse of `dayNumber`. */
export function dayOf(count: number): Day {
  const shifted = count + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * ofYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  const day = ofYear - Math.floor((153 * part + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** A year (`2007`, `-0263`), month or sub-year group (`2007-09`, `2007-22`) or day (`2007-09-12`) as EDTF. */
export function edtfOf(year: number, month?: number, day?: number): string {
  const sign = year < 0 ? '-' : '';
  const parts = [`${sign}${String(Math.abs(year)).padStart(4, '0')}`];
  if (month !== undefined) parts.push(String(month).padStart(2, '0'));
  if (month !== undefined && day !== undefined) parts.push(String(day).padStart(2, '0'));
  return parts.join('-');
}

interface Parsed {
  readonly first: Day;
  readonly last: Day;
  readonly precision: Precision;
}

function parseDate(text: string): Parsed | undefined {
  const [, sign, digits = '', monthText, dayText, hour, minute] = DATE.exec(text.replace(/[~?%]/gu, '')) ?? [];
  if (!/^\d*X{0,3}$/u.test(digits) || digits === '') return undefined;
  const factor = sign === '-' ? -1 : 1;
  const ends = [Number(digits.replaceAll('X', '0')) * factor, Number(digits.replaceAll('X', '9')) * factor];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const known = (part: string | undefined): part is string => part !== undefined && !part.includes('X');
  if (!known(monthText)) {
    if (dayText !== undefined && known(dayText)) return undefined;
    const unknownDigits = 4 - digits.replaceAll('X', '').length;
    const precision = unknownDigits === 0 ? 'year' : unknownDigits === 1 ? 'decade' : 'range';
    return { first: { year: from, month: 1, day: 1 }, last: { year: to, month: 12, day: 31 }, precision };
  }
  const month = Number(monthText);
  if (from !== to) return undefined;
  const group = GROUPS[month];
  if (group !== undefined) {
    const [begin, end] = group;
    const [endYear, endMonth] = end > 12 ? [from + 1, end - 12] : [from, end];
    return {
      first: { year: from, month: begin, day: 1 },
      last: { year: endYear, month: endMonth, day: daysInMonth(endYear, endMonth) },
      precision: month >= 33 && month <= 36 ? 'quarter' : 'season',
    };
  }
  if (month < 1 || month > 12) return undefined;
  const length = daysInMonth(from, month);
  if (!known(dayText))
    return { first: { year: from, month, day: 1 }, last: { year: from, month, day: length }, precision: 'month' };
  const day = Number(dayText);
  if (day < 1 || day > length || Number(hour ?? 0) > 24 || Number(minute ?? 0) > 59) return undefined;
  const whole = { year: from, month, day };
  return { first: whole, last: whole, precision: hour === undefined ? 'day' : 'minute' };
}

function parse(edtf: string): Parsed | undefined {
  const slash = edtf.indexOf('/');
  if (slash < 0) return parseDate(edtf);
  const [before, after] = [edtf.slice(0, slash), edtf.slice(slash + 1)];
  const open = (text: string) => text === '' || text === '..';
  const from = open(before) ? undefined : parseDate(before);
  const to = open(after) ? undefined : parseDate(after);
  if ((!open(before) && from === undefined) || (!open(after) && to === undefined)) return undefined;
  const [first, last] = [from?.first ?? EARLIEST, to?.last ?? LATEST];
  if ((from === undefined && to === undefined) || dayNumber(first) > dayNumber(last)) return undefined;
  // A week has no EDTF of its own: it is the interval from its Monday to its Sunday.
  const week =
    from?.precision === 'day' && to?.precision === 'day' && dayNumber(last) - dayNumber(first) === 6 && isMonday(first);
  return { first, last, precision: week ? 'week' : 'range' };
}

function isMonday(day: Day): boolean {
  return (((dayNumber(day) + 3) % 7) + 7) % 7 === 0;
}

/**
 * First and last calendar day (`YYYY-MM-DD`) that an EDTF date may mean, open ends as the years -9999 and 9999;
 * undefined when it has no place on the calendar (`XXXX-04`) or is no EDTF that we know.
 */
export function bounds(edtf: string): { first: string; last: string } | undefined {
  const parsed = parse(edtf);
  if (parsed === undefined) return undefined;
  const { first, last } = parsed;
  return { first: edtfOf(first.year, first.month, first.day), last: edtfOf(last.year, last.month, last.day) };
}

/** The same as numbers: first and last day as counts since 1970-01-01, which sort before the year 0 as well. */
export function dayBounds(edtf: string): { first: number; last: number } | undefined {
  const parsed = parse(edtf);
  return parsed === undefined ? undefined : { first: dayNumber(parsed.first), last: dayNumber(parsed.last) };
}

/** How fine an EDTF date is; a year-less one by what it names (`XXXX-04` → month), `unknown` when it names nothing. */
export function precisionOf(edtf: string): Precision {
  const parsed = parse(edtf);
  if (parsed !== undefined) return parsed.precision;
  const [, month, day] = /^XXXX-(\d{2})(?:-(\d{2}))?$/u.exec(edtf.replace(/[~?%]/gu, '')) ?? [];
  if (month === undefined) return 'unknown';
  if (day !== undefined) return 'day';
  if (Number(month) <= 12) return 'month';
  return Number(month) >= 33 && Number(month) <= 36 ? 'quarter' : 'season';
}

/** Order on a timeline: by first day, then the narrower date, then the text; those without a place on the calendar last. */
export function compareEdtf(left: string, right: string): number {
  const [a, b] = [dayBounds(left), dayBounds(right)];
  if (a !== undefined && b !== undefined && (a.first !== b.first || a.last !== b.last))
    return a.first - b.first || a.last - b.last;
  if ((a === undefined) !== (b === undefined)) return a === undefined ? 1 : -1;
  return left < right ? -1 : left > right ? 1 : 0;
}
