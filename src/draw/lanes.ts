import { lined, widthOf } from './letters.ts';
import { colours, inner, sizes } from './look.ts';
import { mark, standingColour, standingWords } from './marks.ts';
import type { DrawnEvent } from './picture.ts';
import { type Panel, words } from './sheet.ts';
import { type Shape, shape } from './svg.ts';
import type { Span, TimeAxis } from './time-axis.ts';

/** An event and the days that it may have been on, the last not included. */
export interface PlacedEvent extends DrawnEvent {
  readonly span: Span;
}

const strip = 26;
/** A bracket is never hidden by the mark in its middle. */
const leastHalf = 15;
const gap = 8;

/** A line from the first to the last day that an event may have been on; an arrow where it goes beyond the picture. */
export function bracket(left: number, right: number, y: number, colour: string, beyond = [false, false]): Shape {
  const end = (x: number, isBeyond: boolean | undefined, inwards: number) =>
    isBeyond === true
      ? `M${(x + 8 * inwards).toFixed(1)} ${y - 6}L${x.toFixed(1)} ${y}l${8 * inwards} 6`
      : `M${x.toFixed(1)} ${y - 7}v14`;
  const d = `${end(left, beyond[0], 1)}M${left.toFixed(1)} ${y}H${right.toFixed(1)}${end(right, beyond[1], -1)}`;
  return shape('path', { d, fill: 'none', stroke: colour, 'stroke-width': 3 });
}

function laneShapes({ span, standing }: PlacedEvent, axis: TimeAxis, y: number): readonly Shape[] {
  const at = (day: number) => axis.x(Math.min(Math.max(day, axis.from), axis.to));
  const middle = (at(span.from) + at(span.to)) / 2;
  if (span.to - span.from <= 1) return [mark(standing, Math.min(Math.max(middle, inner.left), inner.right), y)];
  const left = Math.max(inner.left, Math.min(at(span.from), middle - leastHalf));
  const right = Math.min(inner.right, Math.max(at(span.to), middle + leastHalf));
  const beyond = [span.from < axis.from, span.to > axis.to];
  const colour = standingColour(standing);
  return [bracket(left, right, y, colour, beyond), mark(standing, (left + right) / 2, y)];
}

/** One event: number, date and words, and below them its place in time. */
export function lanePanel(
  event: PlacedEvent,
  axis: TimeAxis,
  { lines, numbers, shaded }: { readonly lines: number; readonly numbers: number; readonly shaded: boolean },
): Panel {
  const { number, when, text, standing } = event;
  const label = standing === 'stated' ? when : `${when} · ${standingWords(standing)}`;
  const start = inner.left + numbers + gap;
  const room = inner.right - start;
  const [bold = ''] = lined(label, room, sizes.text, { weight: 700 });
  const indent = widthOf(bold, sizes.text, 700) + gap;
  const said = lined(text, room, sizes.text, { lines, first: Math.max(0, room - indent) });
  const height = Math.max(1, said.length) * sizes.line + strip;
  const y = height - strip / 2;
  return {
    height,
    shapes: [
      ...(shaded ? [shape('rect', { x: 4, width: sizes.width - 8, height, fill: colours.band })] : []),
      words(String(number), start - gap, sizes.text, { weight: 700, anchor: 'end', colour: colours.faint }),
      words(bold, start, sizes.text, { weight: 700 }),
      ...said.map((line, at) => words(line, at === 0 ? start + indent : start, at * sizes.line + sizes.text)),
      shape('path', { d: `M${inner.left} ${y}H${inner.right}`, stroke: colours.grid, 'stroke-width': 2 }),
      ...axis.ticks.map(({ x }) =>
        shape('path', { d: `M${x.toFixed(1)} ${y - 5}v10`, stroke: colours.grid, 'stroke-width': 2 }),
      ),
      ...laneShapes(event, axis, y),
    ],
  };
}
