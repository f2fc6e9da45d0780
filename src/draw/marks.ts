import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTimes, symbolTriangle } from 'd3-shape';
import { colours } from './look.ts';
import type { Standing } from './picture.ts';
import { type Shape, shape } from './svg.ts';

const area = 150;

interface Mark {
  readonly form: typeof symbolCircle;
  readonly colour: string;
  readonly filled: boolean;
  /** What the mark means. */
  readonly says: string;
}

/** Each standing has a form of its own: colours only help. */
const marks: Readonly<Record<Standing, Mark>> = {
  stated: { form: symbolCircle, colour: colours.blue, filled: true, says: 'stated' },
  planned: { form: symbolCircle, colour: colours.vermilion, filled: false, says: 'planned' },
  alleged: { form: symbolDiamond, colour: colours.green, filled: false, says: 'alleged' },
  cancelled: { form: symbolTimes, colour: colours.black, filled: false, says: 'cancelled' },
  habitual: { form: symbolTriangle, colour: colours.purple, filled: false, says: 'habitual' },
  sent: { form: symbolSquare, colour: colours.black, filled: true, says: 'cable sent' },
};

export const standings = Object.keys(marks) as readonly Standing[];

export function standingWords(standing: Standing): string {
  return marks[standing].says;
}

export function standingColour(standing: Standing): string {
  return marks[standing].colour;
}

/** The mark of a standing with its middle at a place. */
export function mark(standing: Standing, x: number, y: number): Shape {
  const { form, colour, filled } = marks[standing];
  return shape('path', {
    d: symbol(form, filled ? area : area * 0.8)() ?? '',
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
    fill: filled ? colour : colours.ground,
    stroke: colour,
    'stroke-width': filled ? undefined : 3,
  });
}
