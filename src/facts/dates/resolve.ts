import { type Day, dayNumber, dayOf, daysInMonth, edtfOf, precisionOf } from '../../edtf.ts';
import type { Basis } from '../facts.ts';
import type { Meaning, Point } from './meaning.ts';
import { resolveShift } from './shift.ts';
import { basisOf, placed, type Resolved, type Situation, type Tense, unresolved } from './situation.ts';
import { monthsAhead, yearFor } from './year-of.ts';

/** Puts an expression on the calendar, from what has been told and the document's date. */
export function resolve(meaning: Meaning, rule: string, situation: Situation, tense: Tense): Resolved {
  switch (meaning.kind) {
    case 'point':
      return onCalendar(pointOf(meaning), 'stated');
    case 'era':
      return { edtf: meaning.edtf, precision: precisionOf(meaning.edtf), basis: 'stated' };
    case 'yearless':
      return resolveYearless(meaning, situation, tense);
    case 'weekday':
      return resolveWeekday(meaning, situation, tense);
    case 'day-of-month': {
      const { near, lastMonth, reference } = situation;
      const base = situation.manner === 'report' ? (near ?? reference) : (near ?? lastMonth);
      if (base?.month === undefined || base.month > 12)
        return unresolved(`XXXX-XX-${String(meaning.day).padStart(2, '0')}`, 'day');
      return onCalendar({ year: base.year, month: base.month, day: meaning.day }, basisOf(base, situation));
    }
    case 'shift':
      return resolveShift(meaning.unit, meaning.count, meaning.from, rule, situation);
  }
}

/** A day that no calendar has stays without its year. */
function onCalendar(point: Point, basis: Basis): Resolved {
  const { year, month, day } = point;
  if (month === undefined || day === undefined || month > 12 || day <= daysInMonth(year, month))
    return placed(point, basis);
  return unresolved(edtfOf(0, month, day).replace('0000', 'XXXX'), 'day');
}

function pointOf({ year, month, day, time }: Point): Point {
  return {
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(time === undefined ? {} : { time }),
  };
}

function resolveYearless(
  meaning: Extract<Meaning, { kind: 'yearless' }>,
  situation: Situation,
  tense: Tense,
): Resolved {
  const own = { month: meaning.month, ...(meaning.day === undefined ? {} : { day: meaning.day }) };
  const unknown = () => {
    const edtf = edtfOf(0, own.month, meaning.day).replace('0000', 'XXXX');
    return unresolved(edtf, precisionOf(edtf));
  };
  if (meaning.of !== undefined) {
    const year = resolveShift('year', meaning.of.years, meaning.of.from, 'year', situation);
    return year.point === undefined ? unknown() : onCalendar({ year: year.point.year, ...own }, year.basis);
  }
  // "Last March" is said from the day of writing.
  const base = meaning.side === undefined ? baseOf(own, situation) : situation.reference;
  if (base === undefined) return unknown();
  const basis = basisOf(base, situation);
  const told = basis === 'text';
  return onCalendar({ year: yearFor(own, base, meaning.side, told ? undefined : tense, told), ...own }, basis);
}

function baseOf(own: { month: number; day?: number }, situation: Situation): Point | undefined {
  const { manner, last, reference, near, chain } = situation;
  if (manner === 'history') return last ?? reference;
  if (manner === 'undated') return near ?? (chain !== undefined && movesOn(own, chain, 6) ? chain : undefined);
  if (near !== undefined || reference === undefined) return nearer(own, situation);
  // What goes on for a few weeks from a day of another year may be told of either.
  const far = chain?.day !== undefined && Math.abs(chain.year - reference.year) > 1;
  return far && movesOn(own, chain, 1) && apart(own, reference) > 2 ? undefined : reference;
}

/** Whether a year-less date lies at most so many months after a point, in the year that brings it next. */
function movesOn(own: { month: number; day?: number }, from: Point, months: number): boolean {
  const ahead = monthsAhead(own, from);
  return ahead >= 0 ? ahead <= months : ahead + 12 <= months;
}

function apart(own: { month: number; day?: number }, base: Point): number {
  const ahead = Math.abs(monthsAhead(own, base)) % 12;
  return Math.min(ahead, 12 - ahead);
}

/** In a report a date of the same sentence takes year-less ones along, unless only the report's own day is near them. */
function nearer(own: { month: number; day?: number }, { near, reference }: Situation): Point | undefined {
  if (near === undefined || reference === undefined) return near ?? reference;
  return apart(own, near) > 2 && apart(own, reference) <= 2 ? reference : near;
}

function resolveWeekday(meaning: Extract<Meaning, { kind: 'weekday' }>, situation: Situation, tense: Tense): Resolved {
  // Only the day of writing tells which Friday is meant.
  const base = situation.reference;
  if (base?.day === undefined || base.month === undefined) return unresolved('XXXX-XX-XX', 'day');
  const count = dayNumber(base as Day);
  const back = ((((count + 3) % 7) + 7) % 7) - meaning.weekday;
  const past = back < 0 ? back + 7 : back;
  const future = meaning.side === 'next' || (meaning.side === undefined && (tense === 'future' || tense === 'ahead'));
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
