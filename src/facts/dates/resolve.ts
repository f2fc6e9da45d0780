import type { Precision } from '../../document.ts';
import { type Day, dayNumber, dayOf, daysInMonth, edtfOf, precisionOf } from '../../edtf.ts';
import type { Basis } from '../facts.ts';
import type { Expression, Meaning, Origin, Point, Unit } from './meaning.ts';

/** Which way a year-less date lies, where the verbs tell. */
export type Tense = 'past' | 'future' | undefined;

export interface Resolved {
  readonly edtf: string;
  readonly precision: Precision;
  readonly basis: Basis;
  /** Absent for what has no single place on the calendar. */
  readonly point?: Point;
}

/** What the text has told so far; `narrative` texts count from there, others from the document's date. */
export interface Situation {
  readonly reference: Point | undefined;
  readonly narrative: boolean;
  readonly last: Point | undefined;
  readonly lastDay: Point | undefined;
  readonly lastMonth: Point | undefined;
  /** An explicit date so near before that year-less ones go with it, in any text. */
  readonly near: Point | undefined;
}

/** The middle month of the sub-year groups, to measure how near a season or quarter lies. */
const MIDDLE: Readonly<Record<number, number>> = {
  21: 4,
  22: 7,
  23: 10,
  24: 1,
  33: 2,
  34: 5,
  35: 8,
  36: 11,
  40: 4,
  41: 10,
};

/** A told story seldom turns back far: a step back counts this much more than one forward. */
const BACKWARD = 1.2;
const UNKNOWN: Readonly<Record<Unit, string>> = {
  day: 'XXXX-XX-XX',
  week: 'XXXX-XX-XX',
  month: 'XXXX-XX',
  quarter: 'XXXX-XX',
  year: 'XXXX',
  decade: 'XXXX',
  century: 'XXXX',
};

/** A point as EDTF. */
export function edtfOfPoint(point: Point): string {
  const date = edtfOf(point.year, point.month, point.day);
  return point.time === undefined ? date : `${date}T${point.time}`;
}

function placed(point: Point, basis: Basis): Resolved {
  const edtf = edtfOfPoint(point);
  return { edtf, precision: precisionOf(edtf), basis, point };
}

/** Puts an expression on the calendar, from what has been told and the document's date. */
export function resolve(meaning: Meaning, rule: string, situation: Situation, tense: Tense): Resolved {
  switch (meaning.kind) {
    case 'point':
      return meaning.day !== undefined && meaning.day > daysInMonth(meaning.year, meaning.month ?? 1)
        ? placed({ year: meaning.year, ...(meaning.month === undefined ? {} : { month: meaning.month }) }, 'stated')
        : placed(pointOf(meaning), 'stated');
    case 'era':
      return { edtf: meaning.edtf, precision: precisionOf(meaning.edtf), basis: 'stated' };
    case 'yearless':
      return resolveYearless(meaning, situation, tense);
    case 'weekday':
      return resolveWeekday(meaning, situation, tense);
    case 'day-of-month': {
      const base = situation.narrative ? situation.lastMonth : (situation.near ?? situation.reference);
      if (base?.month === undefined || base.month > 12)
        return unresolved(`XXXX-XX-${String(meaning.day).padStart(2, '0')}`, 'day');
      return placed(
        { year: base.year, month: base.month, day: meaning.day },
        base === situation.reference ? 'document' : 'text',
      );
    }
    case 'shift':
      return resolveShift(meaning.unit, meaning.count, meaning.from, rule, situation);
  }
}

function pointOf({ year, month, day, time }: Point): Point {
  return {
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(time === undefined ? {} : { time }),
  };
}

function unresolved(edtf: string, precision: Precision): Resolved {
  return { edtf, precision, basis: 'unresolved' };
}

function basisOf(base: Point, situation: Situation): Basis {
  return base === situation.reference ? 'document' : 'text';
}

function resolveYearless(
  meaning: Extract<Meaning, { kind: 'yearless' }>,
  situation: Situation,
  tense: Tense,
): Resolved {
  const own = { month: meaning.month, ...(meaning.day === undefined ? {} : { day: meaning.day }) };
  const base = situation.narrative ? (situation.last ?? situation.reference) : (situation.near ?? situation.reference);
  if (meaning.of !== undefined) {
    const year = resolveShift('year', meaning.of.years, meaning.of.from, 'year', situation);
    if (year.point !== undefined) return placed({ year: year.point.year, ...own }, year.basis);
  }
  if (base === undefined) {
    const edtf = edtfOf(0, own.month, meaning.day).replace('0000', 'XXXX');
    return unresolved(edtf, precisionOf(edtf));
  }
  const basis = basisOf(base, situation);
  return placed(
    { year: yearFor(own, base, meaning.side, basis === 'text' ? undefined : tense, basis === 'text'), ...own },
    basis,
  );
}

/** Months between a point and a year-less one in the year of the point, with days as parts of a month. */
function monthsAhead(own: { month: number; day?: number }, base: Point): number {
  const place = (point: { month: number; day?: number }) =>
    (MIDDLE[point.month] ?? point.month) + (point.day === undefined ? 0 : (point.day - 15) / 31);
  return (
    place(own) -
    place({ month: base.month ?? 6, ...(base.day === undefined || own.day === undefined ? {} : { day: base.day }) })
  );
}

/** The year that brings a year-less date nearest to `base`; "last", "next" and verbs that leave no doubt may flip it. */
function yearFor(
  own: { month: number; day?: number },
  base: Point,
  side: 'last' | 'this' | 'next' | undefined,
  tense: Tense,
  told: boolean,
): number {
  const ahead = monthsAhead(own, base);
  if (base.month === undefined || side === 'this') return base.year;
  if (side === 'last') return ahead < 0 ? base.year : base.year - 1;
  if (side === 'next') return ahead > 0 ? base.year : base.year + 1;
  const cost = (distance: number) => (distance < 0 ? -distance * (told ? BACKWARD : 1) : distance);
  const offsets = [0, -1, 1].sort((a, b) => cost(ahead + 12 * a) - cost(ahead + 12 * b));
  const nearest = offsets[0] ?? 0;
  const distance = ahead + 12 * nearest;
  if (tense === 'future' && distance < -3.5) return base.year + nearest + 1;
  if (tense === 'past' && distance > (own.month > 12 ? 3.5 : 1.5)) return base.year + nearest - 1;
  return base.year + nearest;
}

function resolveWeekday(meaning: Extract<Meaning, { kind: 'weekday' }>, situation: Situation, tense: Tense): Resolved {
  const base = situation.narrative ? situation.lastDay : situation.reference;
  if (base?.day === undefined || base.month === undefined) return unresolved('XXXX-XX-XX', 'day');
  const count = dayNumber(base as Day);
  const back = ((((count + 3) % 7) + 7) % 7) - meaning.weekday;
  const past = back < 0 ? back + 7 : back;
  const future = meaning.side === 'next' || (meaning.side === undefined && tense === 'future' && !situation.narrative);
  const shift =
    meaning.side === 'last' && past === 0
      ? -7
      : future
        ? past === 0
          ? meaning.side === 'next'
            ? 7
            : 0
          : 7 - past
        : -past;
  return placed(dayOf(count + shift), basisOf(base, situation));
}

/** The date that a unit is counted from, which must be known as finely. */
function baseFor(unit: Unit, from: Origin, situation: Situation): Point | undefined {
  const fine = (point: Point | undefined) =>
    point === undefined || unit === 'year' || unit === 'decade' || unit === 'century'
      ? point
      : unit === 'month' || unit === 'quarter'
        ? point.month !== undefined && point.month <= 12
          ? point
          : undefined
        : point.day === undefined
          ? undefined
          : point;
  const told = fine(
    unit === 'day' || unit === 'week' ? situation.lastDay : unit === 'month' ? situation.lastMonth : situation.last,
  );
  const own = fine(situation.reference);
  if (from === 'text') return told ?? own;
  if (from === 'either') return situation.narrative ? (told ?? own) : (own ?? told);
  return situation.narrative ? (unit === 'day' ? own : (told ?? own)) : (own ?? told);
}

function resolveShift(unit: Unit, count: number, from: Origin, rule: string, situation: Situation): Resolved {
  const base = baseFor(unit, from, situation);
  if (base === undefined || (rule === 'deictic-day' && base !== situation.reference))
    return unresolved(UNKNOWN[unit], unit === 'century' ? 'range' : unit);
  const basis = basisOf(base, situation);
  const month = base.month ?? 1;
  switch (unit) {
    case 'day':
      return placed(dayOf(dayNumber(base as Day) + count), basis);
    case 'week': {
      const day = dayNumber(base as Day) + count * 7;
      if (rule === 'ago' || rule === 'counted')
        return { ...placed(dayOf(day), basis), edtf: `${edtfOfPoint(dayOf(day))}~`, precision: 'week' };
      const monday = day - ((((day + 3) % 7) + 7) % 7);
      const edtf = `${edtfOfPoint(dayOf(monday))}/${edtfOfPoint(dayOf(monday + 6))}`;
      return { edtf, precision: 'week', basis, point: dayOf(monday) };
    }
    case 'month': {
      const months = base.year * 12 + month - 1 + count;
      return placed({ year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 }, basis);
    }
    case 'quarter': {
      const quarters = base.year * 4 + Math.floor((month - 1) / 3) + count;
      return placed({ year: Math.floor(quarters / 4), month: 33 + (((quarters % 4) + 4) % 4) }, basis);
    }
    case 'year':
      return placed({ year: base.year + count }, basis);
    default: {
      const size = unit === 'decade' ? 10 : 100;
      const edtf = edtfOf(Math.floor(base.year / size) * size + count * size).slice(0, unit === 'decade' ? -1 : -2);
      return {
        edtf: edtf.padEnd(base.year < 0 ? 5 : 4, 'X'),
        precision: unit === 'decade' ? 'decade' : 'range',
        basis,
      };
    }
  }
}

/** The same expression with the year that its partner in a pair has. */
export function withYearOf(expression: Expression, partner: Point, earlier: boolean): Expression {
  const meaning = expression.meaning;
  if (meaning.kind !== 'yearless' || meaning.of !== undefined || meaning.side !== undefined) return expression;
  const place = (month: number | undefined, day: number | undefined) => (month ?? 1) * 40 + (day ?? 0);
  const own = place(meaning.month, meaning.day);
  const other = place(partner.month, meaning.day === undefined ? undefined : partner.day);
  const year = partner.year + (earlier ? (own > other ? -1 : 0) : own < other ? 1 : 0);
  const { month, day } = meaning;
  return { ...expression, meaning: { kind: 'point', year, month, ...(day === undefined ? {} : { day }) } };
}
