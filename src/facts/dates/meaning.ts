import { daysInMonth } from '../../edtf.ts';

/** What a date expression says, before it is known which year or day it is said of. */

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century';

/** A place on the calendar, as fine as it is known. `month` may be a sub-year group (21–41). Years are astronomical. */
export interface Point {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  /** `12:40Z`. */
  readonly time?: string;
}

/** Where counting starts: the document's date (`reference`), the date told last (`text`), or whichever the kind of text suggests. */
export type Origin = 'reference' | 'text' | 'either';

export type Meaning =
  | ({ readonly kind: 'point' } & Point)
  /** Decades and centuries. */
  | { readonly kind: 'era'; readonly edtf: string }
  /** A month, season, quarter or day without its year; `of` names the year by another, `side` by "last", "this" or "next". */
  | {
      readonly kind: 'yearless';
      readonly month: number;
      readonly day?: number;
      readonly of?: { readonly years: number; readonly from: Origin };
      readonly side?: 'last' | 'this' | 'next';
    }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly side?: 'last' | 'this' | 'next' }
  /** "The 15th": a day of the month that is being told. */
  | { readonly kind: 'day-of-month'; readonly day: number }
  | { readonly kind: 'shift'; readonly unit: Unit; readonly count: number; readonly from: Origin };

/** One expression in the text; `start` and `end` are its own, without those of `until`. */
export interface Expression {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly meaning: Meaning;
  /** About, circa. */
  readonly approximate?: boolean;
  /** False where the year only qualifies a noun ("the 1777 campaign"): the story does not move there. */
  readonly moves?: boolean;
  /** Of a date in numbers: which of the first two is the day, where only one of them can be. */
  readonly order?: 'day-first' | 'month-first' | 'open';
  /** The calendar week that holds the day is meant ("the week of March 5"). */
  readonly week?: boolean;
  /** The second date of a pair. */
  readonly until?: Expression;
  /** The pair is two dates ("November 15 and 17"), not a stretch from one to the other. */
  readonly listed?: boolean;
}

/** Reads an expression that starts exactly at `start`. */
export type Rule = (text: string, start: number) => Expression | undefined;

/** A pattern that matches only where it is put. */
export function sticky(source: string): RegExp {
  return new RegExp(source, 'iy');
}

/** Runs a sticky pattern at an offset. */
export function at(pattern: RegExp, text: string, start: number): RegExpExecArray | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text) ?? undefined;
}

/** True for a day that no calendar has: 31 February, or 29 February of a common year. Whoever wrote it meant another. */
export function isImpossible(expression: Expression): boolean {
  const { meaning, until } = expression;
  if (until !== undefined && isImpossible(until)) return true;
  if ((meaning.kind !== 'point' && meaning.kind !== 'yearless') || meaning.day === undefined) return false;
  if (meaning.month === undefined || !isDay(meaning.day, meaning.month)) return true;
  return meaning.kind === 'point' && meaning.day > daysInMonth(meaning.year, meaning.month);
}

/** A day that the calendar has. */
export function isDay(day: number, month?: number): boolean {
  return day >= 1 && day <= (month === undefined ? 31 : month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31);
}
