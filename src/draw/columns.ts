import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { colours, sizes } from './look.ts';
import { type Panel, words } from './sheet.ts';
import { type Shape, shape } from './svg.ts';

/** An upright bar between two places. */
export interface Column {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Drawn pale: it is not what the rest of the picture shows. */
  readonly pale?: boolean;
}

/** `1,234`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

/** Upright bars on a common foot, the highest with its number; those of nothing are left out, those of little are seen. */
export function columnsPanel(columns: readonly Column[], height: number): Panel {
  const most = max(columns, ({ count }) => count) ?? 0;
  const room = height - sizes.line;
  const scale = scaleLinear([0, most], [0, room]);
  const highest = columns.find(({ count }) => count === most);
  const bars = columns.flatMap(({ from, to, count, pale = false }): Shape[] => {
    if (count === 0) return [];
    const gap = Math.min(2, (to - from) / 6);
    const tall = Math.max(3, scale(count));
    const fill = pale ? colours.paleBlue : colours.blue;
    return [
      shape('rect', { x: from + gap, y: height - tall, width: Math.max(1, to - from - 2 * gap), height: tall, fill }),
    ];
  });
  if (highest === undefined || most === 0) return { height, shapes: bars };
  const label = grouped(most);
  const middle = (highest.from + highest.to) / 2;
  const half = label.length * 6;
  const x = Math.min(Math.max(middle, sizes.margin + half), sizes.width - sizes.margin - half);
  return { height, shapes: [...bars, words(label, x, sizes.text - 2, { anchor: 'middle', weight: 700 })] };
}
