import { scaleUtc } from 'd3-scale';
import { utcDay, utcMonth, utcYear } from 'd3-time';
import { timeFormatLocale } from 'd3-time-format';
import { widthOf } from './letters.ts';
import { colours, inner, sizes } from './look.ts';
import type { Months } from './picture.ts';
import { type Panel, words } from './sheet.ts';
import { type Shape, shape } from './svg.ts';

/** Days since 1970-01-01, the end not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where days stand, and what the axis says. */
export interface TimeAxis extends Span {
  readonly x: (day: number) => number;
  /** `middle` is that of the label, which stays within the ends. */
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly middle: number }[];
}

const dayLength = 86_400_000;
const dateOf = (day: number) => new Date(day * dayLength);
/** Labels keep so far from each other. */
const between = 14;
const mostTicks = 8;

/** Texts of dates in the reader's months. */
function formats(months: Months) {
  const locale = timeFormatLocale({
    dateTime: '%d %b %Y',
    date: '%d %b %Y',
    time: '%H:%M',
    periods: ['AM', 'PM'],
    days: ['', '', '', '', '', '', ''],
    shortDays: ['', '', '', '', '', '', ''],
    months: [...months] as Parameters<typeof timeFormatLocale>[0]['months'],
    shortMonths: [...months] as Parameters<typeof timeFormatLocale>[0]['shortMonths'],
  });
  return {
    year: locale.utcFormat('%-Y'),
    month: locale.utcFormat('%b'),
    monthOfYear: locale.utcFormat('%b %-Y'),
    day: locale.utcFormat('%-d %b'),
    dayOfYear: locale.utcFormat('%-d %b %-Y'),
  };
}

/** Labels of steps, as fine as the steps are; the year stands on the first and on each January. */
function labels(dates: readonly Date[], months: Months): readonly string[] {
  const { year, month, monthOfYear, day, dayOfYear } = formats(months);
  const isOn = (floor: typeof utcYear) => dates.every((date) => +floor(date) === +date);
  if (isOn(utcYear)) return dates.map(year);
  const whole = isOn(utcMonth);
  return dates.map((date, at) => {
    const yearly = at === 0 || date.getUTCFullYear() !== dates[at - 1]?.getUTCFullYear();
    return whole ? (yearly ? monthOfYear : month)(date) : (yearly ? dayOfYear : day)(date);
  });
}

/** Labels within the ends of the axis; undefined where they would be in each other's way. */
function spaced(all: TimeAxis['ticks'], left: number, right: number): TimeAxis['ticks'] | undefined {
  let free = left;
  const kept = all.map(({ x, label }) => {
    const half = widthOf(label, sizes.text) / 2;
    const middle = Math.min(Math.max(x, left + half), right - half);
    const fits = middle - half >= free - 0.01;
    free = middle + half + between;
    return fits ? { x, label, middle } : undefined;
  });
  return kept.every((each) => each !== undefined) ? kept : undefined;
}

/** Time from the left to the right, the ends at full days. */
export function timeAxis(span: Span, months: Months): TimeAxis {
  const { left, right } = inner;
  const scale = scaleUtc([dateOf(span.from), dateOf(span.to)], [left, right]);
  let ticks: TimeAxis['ticks'] = [];
  // The most labels that have room beside each other.
  for (let count = mostTicks; count > 0 && ticks.length === 0; count -= 1) {
    const dates = scale.ticks(count).filter((date) => +utcDay(date) === +date);
    const told = labels(dates, months);
    const all = dates.map((date, at) => ({ x: scale(date), label: told[at] ?? '', middle: 0 }));
    ticks = spaced(all, left, right) ?? [];
  }
  return { ...span, x: (day) => scale(dateOf(day)), ticks };
}

/** The axis itself: a line with its steps. */
export function axisPanel({ ticks }: TimeAxis): Panel {
  const lines = ticks.flatMap(({ x, label, middle }): Shape[] => [
    shape('path', { d: `M${x.toFixed(1)} 0v6`, stroke: colours.faint, 'stroke-width': 2 }),
    words(label, middle, 6 + sizes.text, { anchor: 'middle', colour: colours.faint }),
  ]);
  const line = shape('path', { d: `M${inner.left} 0H${inner.right}`, stroke: colours.faint, 'stroke-width': 2 });
  return { height: sizes.line + 8, shapes: [line, ...lines] };
}
