import { type Day, dayNumber, dayOf, edtfOf } from '../../edtf.ts';
import type { Origin, Point, Unit } from './meaning.ts';
import { basisOf, edtfOfPoint, placed, type Resolved, type Situation, unresolved } from './situation.ts';

const UNKNOWN: Readonly<Record<Unit, string>> = {
  day: 'XXXX-XX-XX',
  week: 'XXXX-XX-XX',
  month: 'XXXX-XX',
  quarter: 'XXXX-XX',
  year: 'XXXX',
  decade: 'XXXX',
  century: 'XXXX',
};

/** The date that a unit is counted from, which must be known as finely. */
function baseFor(unit: Unit, count: number, from: Origin, situation: Situation): Point | undefined {
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
  const { near, reference, manner, lastDay, lastMonth, last, chain } = situation;
  const own = fine(reference);
  if (from === 'reference') return own;
  const told =
    manner !== 'history' && near !== undefined
      ? fine(near)
      : fine(unit === 'day' || unit === 'week' ? lastDay : unit === 'month' ? lastMonth : last);
  // "Two days later" in a report is later than what was told: with nothing told before it, not than the day of writing.
  if (from === 'text') return told ?? (manner === 'report' && count > 0 ? undefined : own);
  if (manner === 'history') return told ?? own;
  return manner === 'report' ? own : fine(near ?? chain);
}

/** Counts units from the date they are counted from; a week counted off is about that day, a calendar week all of it. */
export function resolveShift(unit: Unit, count: number, from: Origin, rule: string, situation: Situation): Resolved {
  const base = baseFor(unit, count, from, situation);
  if (base === undefined) return unresolved(UNKNOWN[unit], unit === 'century' ? 'range' : unit);
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
