import { at, type Expression, isDay, type Rule, sticky } from './meaning.ts';
import { fullYear, GLUED_MONTH, JOIN, monthOf } from './vocabulary.ts';

const GROUP = sticky(`(\\d{2})(\\d{2})(\\d{2})${JOIN}Z${JOIN}(${GLUED_MONTH})\\.?${JOIN}(\\d{4}|\\d{2})(?!\\d)`);
const ISO = sticky('([12]\\d{3})([-/])(\\d{2})\\2(\\d{2})(?:T(\\d{2}:\\d{2})(?::\\d{2})?(Z)?)?(?![\\d/-])');
const ISO_MONTH = sticky('([12]\\d{3})-(0[1-9]|1[0-2])(?![\\d/–-])');
const THREE_NUMBERS = sticky('(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/–-]|\\.\\d)');
const TWO_NUMBERS = sticky('(\\d{1,2})/(\\d{1,2})(?![\\d/–-]|\\.\\d)');
/** Telegraph form without blanks, or with hyphens: `07SEP07`, `7Sep2007`, `17-Sep-07`. */
const GLUED = sticky(`(\\d{1,2})(-?)(${GLUED_MONTH})\\2(\\d{4}|\\d{2})(?!\\w)`);

function point(start: number, match: RegExpExecArray, rule: string, year: number, month: number, day: number) {
  if (month < 1 || month > 12 || !isDay(day, month)) return undefined;
  return { start, end: start + match[0].length, rule, meaning: { kind: 'point', year, month, day } } as const;
}

/** Date-time group of a telegram, `171240Z SEP 07`: day, hour and minute Zulu, month, year (5 FAH-2). */
const dateTimeGroup: Rule = (text, start) => {
  const match = at(GROUP, text, start);
  if (match === undefined) return undefined;
  const [, day = '', hour = '', minute = '', month = '', year = ''] = match;
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  const whole = point(start, match, 'date-time-group', fullYear(year), monthOf(month), Number(day));
  return whole && { ...whole, meaning: { ...whole.meaning, time: `${hour}:${minute}Z` } };
};

const isoDay: Rule = (text, start) => {
  const match = at(ISO, text, start);
  if (match === undefined) return undefined;
  const [, year = '', , month = '', day = '', time, zulu] = match;
  const whole = point(start, match, 'iso-day', Number(year), Number(month), Number(day));
  return whole && time !== undefined && zulu !== undefined
    ? { ...whole, meaning: { ...whole.meaning, time: `${time}Z` } }
    : whole;
};

/** `2007-09`; `2007-08` may as well be two years, and in prose it is. */
const isoMonth: Rule = (text, start) => {
  const match = at(ISO_MONTH, text, start);
  if (match === undefined || Number(match[2]) > Number(match[1]) % 100) return undefined;
  const meaning = { kind: 'point', year: Number(match[1]), month: Number(match[2]) } as const;
  return { start, end: start + match[0].length, rule: 'iso-month', meaning };
};

/** `9/17/07`: month first, as the Department writes it, unless the text shows the other order; full stops: day first. */
const threeNumbers: Rule = (text, start) => {
  const match = at(THREE_NUMBERS, text, start);
  if (match === undefined || /[\d][/.:-]$/u.test(text.slice(Math.max(0, start - 2), start))) return undefined;
  const [, a = '', mark = '', b = '', year = ''] = match;
  if (mark === '.' && year.length === 2) return undefined;
  const dayFirst = mark === '.' || Number(a) > 12;
  const [month, day] = dayFirst ? [Number(b), Number(a)] : [Number(a), Number(b)];
  const read = point(start, match, 'numeric-day', numericYear(year), month, day);
  if (read === undefined || mark === '.') return read;
  return { ...read, order: dayFirst ? 'day-first' : Number(b) > 12 ? 'month-first' : 'open' };
};

/** Two digits after a day and a month mean this century up to 2029 and the last one from there on. */
function numericYear(digits: string): number {
  return digits.length === 4 ? Number(digits) : Number(digits) < 30 ? 2000 + Number(digits) : 1900 + Number(digits);
}

/** `9/11` is the day of the attacks; another month and day without a year only after a word that wants a date. */
const twoNumbers: Rule = (text, start) => {
  const match = at(TWO_NUMBERS, text, start);
  if (match === undefined) return undefined;
  if (match[0] === '9/11') return point(start, match, 'attacks-of-9/11', 2001, 9, 11);
  const [month, day] = [Number(match[1]), Number(match[2])];
  if (!/\b(?:on|by|since|until|dated)\s$/iu.test(text.slice(Math.max(0, start - 8), start))) return undefined;
  if (month < 1 || month > 12 || !isDay(day, month)) return undefined;
  const order = day > 12 ? 'month-first' : 'open';
  return { start, end: start + match[0].length, rule: 'numeric-day', meaning: { kind: 'yearless', month, day }, order };
};

/** Dates like 5/6/2007 are read day first where another of the text can only be meant so and none the other way round. */
export function inOrderOfText(expressions: readonly Expression[]): readonly Expression[] {
  const shows = (order: Expression['order']) => expressions.some((each) => each.order === order);
  if (!shows('day-first') || shows('month-first')) return expressions;
  return expressions.map((each) => {
    const { meaning, order } = each;
    if (order !== 'open' || (meaning.kind !== 'point' && meaning.kind !== 'yearless')) return each;
    const { month, day } = meaning;
    return month === undefined || day === undefined
      ? each
      : { ...each, meaning: { ...meaning, month: day, day: month } };
  });
}

const gluedDay: Rule = (text, start) => {
  const match = at(GLUED, text, start);
  if (match === undefined) return undefined;
  return point(start, match, 'telegraph-day', fullYear(match[4] ?? ''), monthOf(match[3] ?? ''), Number(match[1]));
};

/** Rules that begin with six, four, and one or two digits. */
export const groupRules: readonly Rule[] = [dateTimeGroup];
export const isoRules: readonly Rule[] = [isoDay, isoMonth];
export const slashedRules: readonly Rule[] = [threeNumbers, twoNumbers, gluedDay];
