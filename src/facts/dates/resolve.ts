import { type Day, dayNumber, dayOf, daysInMonth, edtfOf, precisionOf } from '../../edtf.ts';
import type { Meaning, Point } from './meaning.ts';
import { resolveShift } from './shift.ts';
import { basisOf, placed, type Resolved, type Situation, type Tense, unresolved } from './situation.ts';
import { monthsAhead, yearFor } from './year-of.ts';

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

function resolveYearless(
  meaning: Extract<Meaning, { kind: 'yearless' }>,
  situation: Situation,
  tense: Tense,
): Resolved {
  const own = { month: meaning.month, ...(meaning.day === undefined ? {} : { day: meaning.day }) };
  const base = situation.narrative ? (situation.last ?? situation.reference) : nearer(own, situation);
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

/** In a report a date just told takes year-less ones along, unless only the report's own day is near them. */
function nearer(own: { month: number; day?: number }, { near, reference }: Situation): Point | undefined {
  if (near === undefined || reference === undefined) return near ?? reference;
  const distance = (base: Point) => {
    const ahead = Math.abs(monthsAhead(own, base)) % 12;
    return Math.min(ahead, 12 - ahead);
  };
  return distance(near) > 2 && distance(reference) <= 2 ? reference : near;
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
