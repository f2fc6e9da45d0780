import type { Expression, Point } from './meaning.ts';
import type { Tense } from './situation.ts';

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
/** Months between a point and a year-less one in the year of the point, with days as parts of a month. */
export function monthsAhead(own: { month: number; day?: number }, base: Point): number {
  const place = (point: { month: number; day?: number }) =>
    (MIDDLE[point.month] ?? point.month) + (point.day === undefined ? 0 : (point.day - 15) / 31);
  return (
    place(own) -
    place({ month: base.month ?? 6, ...(base.day === undefined || own.day === undefined ? {} : { day: base.day }) })
  );
}

/** The year that brings a year-less date nearest to `base`; "last", "next" and verbs that leave no doubt may flip it. */
export function yearFor(
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
  if (tense === 'ahead' && distance < (own.day === undefined ? -0.9 : 0)) return base.year + nearest + 1;
  if (tense === 'future' && distance < -3.5) return base.year + nearest + 1;
  if (tense === 'past' && distance > (own.month > 12 ? 3.5 : 1)) return base.year + nearest - 1;
  return base.year + nearest;
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
