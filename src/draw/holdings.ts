import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { dayBounds } from '../edtf.ts';
import { fittedSaying } from './alternative.ts';
import { columnsPanel, grouped } from './columns.ts';
import { clipped, counted, fitted, widthOf } from './letters.ts';
import { colours, inner, sizes } from './look.ts';
import type { Drawing, HoldingsPicture, Months, Saying, Tally } from './picture.ts';
import { type Panel, paragraph, sheet, space, words } from './sheet.ts';
import { shape } from './svg.ts';
import { axisPanel, timeAxis } from './time-axis.ts';

const mostRows = 8;
const mostYears = 60;
const steps = [1, 5, 10, 50, 100, 1000] as const;
const yearsHeight = 130;
const rowHeight = 30;
const names = 236;

interface Years {
  readonly bars: readonly { readonly year: number; readonly count: number }[];
  readonly step: number;
}

/** Bars from the first year to the last, those between included; of several years each where there are many. */
function yearsOf({ years }: HoldingsPicture): Years {
  const known = years.flatMap(({ value, count }) => (/^\d{4}$/u.test(value) ? [{ year: Number(value), count }] : []));
  if (known.length === 0) return { bars: [], step: 1 };
  const first = known.reduce((least, { year }) => Math.min(least, year), 9999);
  const last = known.reduce((most, { year }) => Math.max(most, year), 0);
  const fits = (each: number) => Math.floor(last / each) - Math.floor(first / each) < mostYears;
  const step = steps.find(fits) ?? 1000;
  const begin = Math.floor(first / step);
  const bars = Array.from({ length: Math.floor(last / step) - begin + 1 }, (_, at) => ({
    year: (begin + at) * step,
    count: 0,
  }));
  for (const { year, count } of known) {
    const bar = bars[Math.floor(year / step) - begin];
    if (bar !== undefined) bar.count += count;
  }
  return { bars, step };
}

function labelOf(year: number, step: number): string {
  const text = String(year).padStart(4, '0');
  return step === 1 ? text : `${text}–${year + step - 1}`;
}

function yearPanels({ bars, step }: Years, months: Months): readonly Panel[] {
  const [begin, end] = [bars[0], bars.at(-1)];
  if (begin === undefined || end === undefined || begin === end) return [];
  const dayOf = (year: number) => dayBounds(String(year).padStart(4, '0'))?.first ?? 0;
  const axis = timeAxis({ from: dayOf(begin.year), to: dayOf(end.year + step) }, months);
  const columns = bars.map(({ year, count }) => ({ from: axis.x(dayOf(year)), to: axis.x(dayOf(year + step)), count }));
  return [heading(step === 1 ? 'By year' : `By ${step} years`), columnsPanel(columns, yearsHeight), axisPanel(axis)];
}

function heading(text: string): Panel {
  return paragraph(text, 1, { weight: 700 });
}

/** The most frequent, longest first, and how many others there are. */
function listPanels(name: string, tallies: readonly Tally[]): readonly Panel[] {
  if (tallies.length === 0) return [];
  const shown = tallies.slice(0, mostRows);
  const left = inner.left + names + 10;
  const most = max(shown, ({ count }) => count) ?? 1;
  const widest = widthOf(grouped(most), sizes.text) + 10;
  const scale = scaleLinear([0, most], [0, inner.right - widest - left]);
  const rows = shown.map(({ value, count }): Panel => {
    const long = Math.max(3, scale(count));
    return {
      height: rowHeight,
      shapes: [
        words(fitted(value, names, sizes.text), inner.left, sizes.text + 1),
        shape('rect', { x: left, y: 3, width: long, height: rowHeight - 8, fill: colours.blue }),
        words(grouped(count), left + long + 8, sizes.text + 1),
      ],
    };
  });
  const others = tallies.length - shown.length;
  const more = others > 0 ? [paragraph(`… and ${grouped(others)} more`, 1, { colour: colours.faint })] : [];
  return [heading(name), ...rows, ...more, space(10)];
}

/** What a collection holds, in words: a line a year, then a line a list. */
export function holdingsSaying(picture: HoldingsPicture): Saying {
  const { title, subtitle, undated, lists } = picture;
  const { bars, step } = yearsOf(picture);
  const years = bars
    .filter(({ count }) => count > 0)
    .map(({ year, count }) => `${labelOf(year, step)}: ${counted(count, 'document')}`);
  const tallies = lists
    .filter((list) => list.tallies.length > 0)
    .map(({ name, tallies: all }) => {
      const others = all.length - mostRows;
      const shown = all.slice(0, mostRows).map(({ value, count }) => `${clipped(value, 40)} (${grouped(count)})`);
      return `${name}: ${shown.join(', ')}${others > 0 ? ` and ${grouped(others)} more` : ''}.`;
    });
  return {
    summary: `${clipped(title, 120)}: bars of what the collection holds. ${clipped(subtitle, 200)}.${undatedWords(undated)}`,
    lines: [...tallies, ...years],
    more: 0,
  };
}

function undatedWords(undated: number): string {
  return undated === 0 ? '' : ` ${counted(undated, 'document')} undated.`;
}

/** What a collection holds: by year, and the most frequent of each list. */
export function drawHoldings(picture: HoldingsPicture): Drawing {
  const { title, subtitle, undated, lists, months } = picture;
  const notes = undated === 0 ? [] : [`${counted(undated, 'document')} undated.`];
  const says = fittedSaying(holdingsSaying(picture), 2_000);
  return sheet({ title, notes, says }, [
    paragraph(subtitle, 2, { colour: colours.faint }),
    space(10),
    ...yearPanels(yearsOf(picture), months),
    ...lists.flatMap(({ name, tallies }) => listPanels(name, tallies)),
  ]);
}
