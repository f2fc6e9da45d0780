import { bounds } from '../../edtf.ts';

/** A date as a volume marks it (TEI `att.datable`): ISO 8601, with or without hours and a zone. */
export interface MarkedDate {
  readonly when?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly notBefore?: string | undefined;
  readonly notAfter?: string | undefined;
}

/** The day, month or year as it is written: a time zone's own day, never moved to Greenwich. */
function dayOf(iso: string | undefined): string | undefined {
  const day = /^-?\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)/u.exec(iso?.trim() ?? '')?.[0];
  return day !== undefined && bounds(day) !== undefined ? day : undefined;
}

/** The EDTF of a marked date: a day where its hours are of one day, an interval where it spans several; undefined where it has none. */
export function edtfOfMarked({ when, from, to, notBefore, notAfter }: MarkedDate): string | undefined {
  const day = dayOf(when);
  if (day !== undefined) return day;
  const [first, last] = [dayOf(from ?? notBefore), dayOf(to ?? notAfter)];
  if (first === undefined && last === undefined) return undefined;
  if (first === last) return first;
  const interval = `${first ?? '..'}/${last ?? '..'}`;
  return bounds(interval) === undefined ? first : interval;
}
