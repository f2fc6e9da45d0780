import { dayBounds } from '../edtf.ts';
import { fittedSaying } from './alternative.ts';
import { columnsPanel } from './columns.ts';
import { bracket, lanePanel, type PlacedEvent } from './lanes.ts';
import { type Entry, legendPanel } from './legend.ts';
import { clipped, counted, widthOf } from './letters.ts';
import { colours, sizes } from './look.ts';
import { mark, standings, standingWords } from './marks.ts';
import type { Drawing, Saying, TimelinePicture } from './picture.ts';
import { type Panel, paragraph, sheet, space } from './sheet.ts';
import { axisPanel, type Span, timeAxis } from './time-axis.ts';

const mostEvents = 40;
/** Fewer events have two lines each. */
const manyEvents = 8;
/** Bars are drawn of so many events. */
const leastDense = 5;
const densityHeight = 110;
/** Days: what is known less precisely does not set the ends of the picture. */
const wide = 400;
/** Beyond these an end is open (`..`). */
const farthest = 365.25 * 8_000;
const mostNumbers = 30;

function placed({ events }: TimelinePicture): readonly PlacedEvent[] {
  return events.flatMap((event) => {
    const days = dayBounds(event.date);
    return days === undefined ? [] : [{ ...event, span: { from: days.first, to: days.last + 1 } }];
  });
}

function spanning(spans: readonly Span[]): Span {
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}

/** Years that hold the events: those known well, and only if there are none, those known less well. */
function spanOf(events: readonly PlacedEvent[]): Span | undefined {
  const ended = events.flatMap(({ span: { from, to } }) => {
    const ends = [from, to].filter((day) => Math.abs(day) < farthest);
    return ends.length === 0 ? [] : [{ from: Math.min(...ends), to: Math.max(...ends), whole: ends.length === 2 }];
  });
  if (ended.length === 0) return undefined;
  const narrow = ended.filter(({ from, to, whole }) => whole && to - from < wide);
  const close = spanning(narrow.length > 0 ? narrow : ended);
  // What lasts no longer than all that is known well belongs in the picture as a whole.
  const { from, to } = spanning(ended.filter((each) => each.to - each.from <= Math.max(wide, close.to - close.from)));
  const pad = Math.max(1, Math.round((to - from) * 0.03));
  return { from: from - pad, to: to + pad };
}

interface Dense {
  readonly span: Span;
  readonly pieces: readonly (Span & { readonly count: number; readonly first: string; readonly last: string })[];
  readonly wider: number;
}

function denseOf({ spread }: TimelinePicture): Dense | undefined {
  const pieces = (spread?.pieces ?? []).flatMap(({ first, last, count }) => {
    const [from, to] = [dayBounds(first), dayBounds(last)];
    return from === undefined || to === undefined ? [] : [{ from: from.first, to: to.last + 1, count, first, last }];
  });
  const [begin, end] = [pieces[0], pieces.at(-1)];
  const sum = pieces.reduce((total, { count }) => total + count, 0);
  if (begin === undefined || end === undefined || spread === undefined || sum < leastDense) return undefined;
  return { span: { from: begin.from, to: end.to }, pieces, wider: spread.wider };
}

function densityPanels(dense: Dense, shown: Span | undefined, picture: TimelinePicture): readonly Panel[] {
  const axis = timeAxis(dense.span, picture.months);
  const columns = dense.pieces.map(({ from, to, count }) => {
    const pale = shown !== undefined && (to <= shown.from || from >= shown.to);
    return { from: axis.x(from), to: axis.x(to), count, pale };
  });
  return [columnsPanel(columns, densityHeight), axisPanel(axis)];
}

/** Numbers of the list, at most thirty of them. */
function numbersOf(numbers: readonly number[]): string {
  const left = numbers.length - mostNumbers;
  return `${numbers.slice(0, mostNumbers).join(', ')}${left > 0 ? ` and ${left.toLocaleString('en-GB')} more` : ''}`;
}

interface Plan {
  readonly drawn: readonly PlacedEvent[];
  readonly dense: Dense | undefined;
  readonly span: Span | undefined;
  /** All events there are stand on one axis, that of the bars. */
  readonly one: boolean;
  readonly notes: readonly string[];
}

function planOf(picture: TimelinePicture): Plan {
  const { events, total, undated } = picture;
  const known = placed(picture);
  const drawn = known.slice(0, mostEvents);
  const dense = denseOf(picture);
  const own = spanOf(drawn);
  const one = dense !== undefined && own !== undefined && events.length >= total && drawn.length === known.length;
  const span = !one ? own : { from: Math.min(own.from, dense.span.from), to: Math.max(own.to, dense.span.to) };
  const off = events.filter((event) => !known.some(({ number }) => number === event.number));
  const left = known.slice(mostEvents);
  const others = total - events.length;
  const wider = dense?.wider ?? 0;
  const notes = [
    ...(others > 0 ? [`${counted(others, 'more event')} on other pages of the list.`] : []),
    ...(left.length > 0 ? [`Not drawn for want of room: ${numbersOf(left.map(({ number }) => number))}.`] : []),
    ...(off.length > 0 ? [`No place on this calendar: ${numbersOf(off.map(({ number }) => number))}.`] : []),
    ...(wider > 0 ? [`The bars leave out ${counted(wider, 'event')} of a longer time.`] : []),
    ...(undated > 0 ? [`${counted(undated, 'event')} without a date, in the list only.`] : []),
  ];
  return { drawn, dense, span, one, notes };
}

function legendOf(drawn: readonly PlacedEvent[]): Panel {
  const signs = standings
    .filter((standing) => drawn.some((event) => event.standing === standing))
    .map((standing): Entry => ({ sign: (x, y) => mark(standing, x, y), wide: 18, says: standingWords(standing) }));
  const long: Entry = {
    sign: (x, y) => bracket(x - 18, x + 18, y, colours.faint),
    wide: 36,
    says: 'some time between',
  };
  return legendPanel([...signs, ...(drawn.some(({ span }) => span.to - span.from > 1) ? [long] : [])]);
}

/** What a timeline says: how many events of which standing, when most of them were, then one line an event. */
export function timelineSaying(picture: TimelinePicture): Saying {
  const { events, total, title } = picture;
  const { dense, notes } = planOf(picture);
  const counts = standings
    .map((standing) => ({ standing, count: events.filter((event) => event.standing === standing).length }))
    .filter(({ count }) => count > 0)
    .map(({ standing, count }) => `${count.toLocaleString('en-GB')} ${standingWords(standing)}`);
  const [first, last] = [events[0], events.at(-1)];
  const highest = dense?.pieces.reduce((most, piece) => (piece.count > most.count ? piece : most));
  const summary = [
    `${clipped(title, 120)}: a picture of ${events.length === total ? '' : `${events.length.toLocaleString('en-GB')} of `}${counted(total, 'event')}`,
    first === undefined || last === undefined ? '' : `, ${clipped(first.when, 40)} to ${clipped(last.when, 40)}`,
    counts.length === 0 ? '.' : `; ${counts.join(', ')}.`,
    highest === undefined ? '' : ` Most are in ${highest.first} to ${highest.last}: ${highest.count}.`,
  ].join('');
  return {
    summary: [summary, ...notes].join(' '),
    lines: events.map(
      ({ number, when, standing, text }) =>
        `${number}. ${clipped(when, 60)}, ${standingWords(standing)}: ${clipped(text, 160)}`,
    ),
    more: Math.max(0, total - events.length),
  };
}

/** Bars of density above, one labelled line an event below, with the numbers of the list. */
export function drawTimeline(picture: TimelinePicture): Drawing {
  const { title, months } = picture;
  const { drawn, dense, span, one, notes } = planOf(picture);
  const lines = drawn.length <= manyEvents ? 2 : 1;
  const numbers = Math.max(0, ...drawn.map(({ number }) => widthOf(String(number), sizes.text, 700)));
  const bars =
    dense === undefined
      ? []
      : densityPanels(one && span !== undefined ? { ...dense, span } : dense, one ? undefined : span, picture);
  const axis = span === undefined ? undefined : timeAxis(span, months);
  const [first, last] = [drawn[0], drawn.at(-1)];
  const caption =
    dense === undefined || one || first === undefined || last === undefined
      ? []
      : [
          paragraph(`Dark: the time of events ${first.number} to ${last.number}, which stand below.`, 2, {
            colour: colours.faint,
          }),
        ];
  const lanes =
    axis === undefined
      ? []
      : drawn.map((event, at) => lanePanel(event, axis, { lines, numbers, shaded: at % 2 === 0 }));
  const own = axis === undefined || one ? [] : [space(6), axisPanel(axis)];
  const says = fittedSaying(timelineSaying(picture), 2_000);
  return sheet({ title, notes, says }, [...bars, ...caption, space(8), ...lanes, ...own, space(8), legendOf(drawn)]);
}
