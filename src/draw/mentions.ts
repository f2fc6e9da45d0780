import { rollup } from 'd3-array';
import { dayBounds, precisionOf } from '../edtf.ts';
import { fittedSaying } from './alternative.ts';
import { columnsPanel, grouped } from './columns.ts';
import { clipped, counted } from './letters.ts';
import { colours } from './look.ts';
import type { Drawing, MentionsPicture, Saying } from './picture.ts';
import { paragraph, sheet } from './sheet.ts';
import { axisPanel, timeAxis } from './time-axis.ts';

/** Upright bars have room beside each other. */
const mostBars = 72;
const height = 220;
/** Months in a bar, the finest that gives few enough. */
const lengths = [1, 3, 12, 60, 120, 1200] as const;

interface Bar {
  readonly first: string;
  /** The first of the bar and the first after it, as days. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

interface Binned {
  readonly bars: readonly Bar[];
  readonly unit: string;
  /** Mentions whose date is too coarse for the bars. */
  readonly coarse: number;
}

function monthText(month: number, length: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return length % 12 === 0 ? year : `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** First and last month that a date may mean, counted from the year 0; none for the years before it and for open ends. */
function monthsOf(edtf: string): { readonly first: number; readonly last: number } | undefined {
  const days = dayBounds(edtf);
  if (days === undefined || precisionOf(edtf) === 'range') return undefined;
  const of = (day: number) => {
    const date = new Date(day * 86_400_000);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  const found = { first: of(days.first), last: of(days.last) };
  return found.first < 0 ? undefined : found;
}

function unitOf(length: number): string {
  return length === 1 ? 'month' : length === 3 ? 'quarter' : length === 12 ? 'year' : `${length / 12} years`;
}

function binned(dates: readonly string[]): Binned {
  const spans = [
    ...rollup(
      dates,
      (same) => same.length,
      (date) => date,
    ),
  ].flatMap(([date, count]) => {
    const months = monthsOf(date);
    return months === undefined ? [] : [{ ...months, count }];
  });
  const known = spans.reduce((sum, { count }) => sum + count, 0);
  const off = dates.length - known;
  if (spans.length === 0) return { bars: [], unit: 'month', coarse: off };
  const first = spans.reduce((least, span) => Math.min(least, span.first), Number.POSITIVE_INFINITY);
  const last = spans.reduce((most, span) => Math.max(most, span.last), 0);
  const fits = (length: number) => Math.floor(last / length) - Math.floor(first / length) < mostBars;
  const within = (length: number) =>
    spans.filter((span) => Math.floor(span.first / length) === Math.floor(span.last / length));
  const sum = (of: typeof spans) => of.reduce((total, { count }) => total + count, 0);
  // The finest bars that have room and hold at least half of what is dated.
  const length = lengths.find((each) => fits(each) && sum(within(each)) * 2 >= known) ?? 1200;
  const held = within(length);
  const counts = rollup(
    held,
    (same) => same.reduce((total, { count }) => total + count, 0),
    (span) => Math.floor(span.first / length),
  );
  const begin = Math.floor(first / length);
  const bars = Array.from({ length: Math.min(Math.floor(last / length) - begin + 1, mostBars) }, (_, at): Bar => {
    const [from, to] = [begin + at, begin + at + 1].map((bar) => dayBounds(monthText(bar * length, 1))?.first ?? 0);
    return {
      first: monthText((begin + at) * length, length),
      from: from ?? 0,
      to: to ?? 0,
      count: counts.get(begin + at) ?? 0,
    };
  });
  return { bars, unit: unitOf(length), coarse: off + known - sum(held) };
}

function notesOf({ undated, total, dates }: MentionsPicture, { coarse }: Binned): readonly string[] {
  const unread = total - dates.length - undated;
  return [
    ...(coarse > 0 ? [`${counted(coarse, 'mention')} with a date too coarse for the bars.`] : []),
    ...(undated > 0 ? [`${counted(undated, 'mention')} in undated documents.`] : []),
    ...(unread > 0 ? [`${counted(unread, 'further mention')} not counted here.`] : []),
  ];
}

/** What the bars say: how many mentions, from when to when, the highest bar, then one line a bar. */
export function mentionsSaying(picture: MentionsPicture): Saying {
  const { title, total, dates } = picture;
  const of = binned(dates);
  const filled = of.bars.filter(({ count }) => count > 0);
  const highest = filled.reduce<Bar | undefined>(
    (most, bar) => (most && most.count >= bar.count ? most : bar),
    undefined,
  );
  const [first, last] = [filled[0], filled.at(-1)];
  const when =
    first === undefined || last === undefined || highest === undefined
      ? ''
      : `, ${first.first} to ${last.first}; most in ${highest.first}: ${grouped(highest.count)}`;
  return {
    summary: [
      `${clipped(title, 120)}: bars by ${of.unit} of ${counted(dates.length - of.coarse, 'mention')} of ${grouped(total)}${when}.`,
      ...notesOf(picture, of),
    ].join(' '),
    lines: filled.map((bar) => `${bar.first}: ${grouped(bar.count)}`),
    more: 0,
  };
}

/** How often a name stands in documents, over the time of these. */
export function drawMentions(picture: MentionsPicture): Drawing {
  const { title, months, dates } = picture;
  const of = binned(dates);
  const [begin, end] = [of.bars[0], of.bars.at(-1)];
  const says = fittedSaying(mentionsSaying(picture), 2_000);
  const caption = paragraph(`by ${of.unit}, by the date of the document`, 1, { colour: colours.faint });
  if (begin === undefined || end === undefined) return sheet({ title, notes: notesOf(picture, of), says }, [caption]);
  const axis = timeAxis({ from: begin.from, to: end.to }, months);
  const columns = of.bars.map(({ from, to, count }) => ({ from: axis.x(from), to: axis.x(to), count }));
  return sheet({ title, notes: notesOf(picture, of), says }, [caption, columnsPanel(columns, height), axisPanel(axis)]);
}

/** Whether the bars say more than their counts would: three of them, at least. */
export function isWorthDrawing(dates: readonly string[]): boolean {
  return binned(dates).bars.length >= 3;
}
