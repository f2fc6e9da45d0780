import type { PersonMention } from '../src/index.ts';
import { dateWords } from './dates.ts';
import { foreign, type Text } from './reply.ts';

/** Bars of eight heights (Unicode, Block Elements) and a foot for what has none. */
const heights = '▁▂▃▄▅▆▇█';
const none = '·';
/** A chart is one line on a telephone. */
const mostBars = 24;
/** Fewer bars tell nothing that the counts beside them don't. */
const fewestBars = 3;
const spans = [1, 2, 5, 10, 20, 50, 100, 200, 500];

interface Scale {
  /** The number of the bar from an EDTF date; undefined when the date does not say so much. */
  readonly at: (edtf: string) => number | undefined;
  readonly label: (bar: number) => string;
  readonly unit: string;
}

const months: Scale = {
  at: (edtf) => {
    const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])/u.exec(edtf) ?? [];
    return year === undefined ? undefined : Number(year) * 12 + Number(month) - 1;
  },
  label: (bar) => `${String(Math.floor(bar / 12)).padStart(4, '0')}-${String((bar % 12) + 1).padStart(2, '0')}`,
  unit: 'month',
};

function yearsBy(span: number): Scale {
  return {
    at: (edtf) => {
      const year = /^\d{4}/u.exec(edtf)?.[0];
      return year === undefined ? undefined : Math.floor(Number(year) / span);
    },
    label: (bar) => String(bar * span).padStart(4, '0'),
    unit: span === 1 ? 'year' : `${span} years`,
  };
}

/** How many mentions have each date (EDTF); those without one under `undefined`. There are far fewer dates than mentions. */
export function mentionsByDate(mentions: readonly Pick<PersonMention, 'date'>[]): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const { date } of mentions) counts.set(date.edtf, (counts.get(date.edtf) ?? 0) + 1);
  return counts;
}

/** Mentions a bar, the lowest first, those between included; undefined when they don't fit or a date is too coarse. */
function barsOf(
  dates: ReadonlyMap<string, number>,
  { at }: Scale,
): { readonly first: number; counts: number[] } | undefined {
  const places = [...dates].flatMap(([edtf, count]) => {
    const place = at(edtf);
    return place === undefined ? [] : [{ place, count }];
  });
  if (places.length === 0 || places.length < dates.size) return undefined;
  const first = places.reduce((least, { place }) => Math.min(least, place), Number.POSITIVE_INFINITY);
  const last = places.reduce((most, { place }) => Math.max(most, place), Number.NEGATIVE_INFINITY);
  if (last - first >= mostBars) return undefined;
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const { place, count } of places) counts[place - first] = (counts[place - first] ?? 0) + count;
  return { first, counts };
}

/**
 * Mentions over time as a line of bars, each a month where these fit, else as few years as will: `Apr 2007 ▂··█ Jul 2007`.
 * Empty when too little is dated to make a picture.
 */
export function mentionChart(mentions: readonly Pick<PersonMention, 'date'>[], locale: string | undefined): Text {
  const dates = new Map(
    [...mentionsByDate(mentions)].flatMap(([edtf, count]) =>
      edtf !== undefined && /^\d{4}/u.test(edtf) ? [[edtf, count] as const] : [],
    ),
  );
  for (const scale of [months, ...spans.map(yearsBy)]) {
    const bars = barsOf(dates, scale);
    if (bars === undefined) continue;
    const { first, counts } = bars;
    if (counts.length < fewestBars) return [];
    const most = counts.reduce((a, b) => Math.max(a, b));
    const bar = (count: number) =>
      count === 0 ? none : (heights[Math.ceil((count / most) * heights.length) - 1] ?? none);
    const words = (place: number) => dateWords(scale.label(first + place), locale, 'short');
    const top = counts.indexOf(most);
    return [
      foreign(words(0)),
      ` ${counts.map(bar).join('')} `,
      foreign(words(counts.length - 1)),
      ` (by ${scale.unit}, most ${most.toLocaleString('en-GB')} from `,
      foreign(words(top)),
      ')',
    ];
  }
  return [];
}
