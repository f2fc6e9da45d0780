import { colours } from './look.ts';
import { type Shape, shape } from './svg.ts';

/** What a document is to the question. */
export type Standing = 'asked' | 'missing' | 'other';

/** Stands in the place of the date of what is not in the collection. */
export const missingWords = 'missing';

/** The head of an arrow at the place it points to, turned by `degrees` from pointing to the right. */
export function arrowHead(
  { x, y }: { readonly x: number; readonly y: number },
  degrees: number,
  ink: string = colours.faint,
): Shape {
  return shape('path', {
    d: 'M0 0L-13 -6V6Z',
    fill: ink,
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${degrees.toFixed(1)})`,
  });
}

/** What stands around a document: a strong edge for the one asked for, a broken one for what is missing. */
export function boxShape(
  at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  standing: Standing,
): Shape {
  const looks = {
    asked: { fill: colours.blue, stroke: colours.black, 'stroke-width': 4 },
    missing: { fill: colours.ground, stroke: colours.vermilion, 'stroke-width': 2, 'stroke-dasharray': '7 5' },
    other: { fill: '#ffffff', stroke: colours.faint, 'stroke-width': 2 },
  } as const;
  return shape('rect', { ...at, rx: 6, ...looks[standing] });
}
