import type { MonthSpan } from '../store/store.ts';
import type { Spread } from './answers.ts';

/** How events lie in time, in pieces of one length. */

const mostPieces = 36;
/** Months in a piece, the finest that gives few enough. */
const lengths = [1, 3, 12, 60, 120, 1200] as const;

/** A month counted from the year 0. */
function monthOf(text: string): number | undefined {
  const [, sign, year, month] = /^(-?)(\d{4,})-(\d{2})/u.exec(text) ?? [];
  if (year === undefined || month === undefined) return undefined;
  return Number(year) * (sign === '-' ? -12 : 12) + Number(month) - 1;
}

function edtfOf(month: number): string {
  const year = Math.floor(month / 12);
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${String(month - year * 12 + 1).padStart(2, '0')}`;
}

/**
 * Counts by month of beginning and end, in pieces: an event counts where it begins, and only if it also ends there; those
 * that are known less precisely than a piece is long are `wider`. Undefined when there is nothing to compare.
 */
export function spreadOf(spans: readonly MonthSpan[]): Spread | undefined {
  const months = spans.flatMap(({ first, last, count }) => {
    const [from, to] = [monthOf(first), monthOf(last)];
    return from === undefined || to === undefined ? [] : [{ from, to, count }];
  });
  // What has no beginning or no end says nothing of where events lie.
  const placed = months.filter(({ from, to }) => to - from < 1200);
  if (placed.length === 0) return undefined;
  const least = Math.min(...placed.map(({ from }) => from));
  const most = Math.max(...placed.map(({ to }) => to));
  const length = lengths.find((each) => Math.floor(most / each) - Math.floor(least / each) < mostPieces);
  if (length === undefined || least === most) return undefined;
  const begin = Math.floor(least / length);
  const pieces = Array.from({ length: Math.floor(most / length) - begin + 1 }, (_, at) => ({
    first: edtfOf((begin + at) * length),
    last: edtfOf((begin + at + 1) * length - 1),
    count: 0,
  }));
  let wider = 0;
  for (const { from, to, count } of months) {
    const piece =
      Math.floor(from / length) === Math.floor(to / length) ? pieces[Math.floor(from / length) - begin] : undefined;
    if (piece === undefined) wider += count;
    else piece.count += count;
  }
  return { pieces, wider };
}
