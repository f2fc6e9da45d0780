import { widthOf } from './letters.ts';
import { colours, inner, sizes } from './look.ts';
import { type Panel, words } from './sheet.ts';
import type { Shape } from './svg.ts';

/** A sign, drawn around a middle, and what it means. */
export interface Entry {
  readonly sign: (x: number, y: number) => Shape;
  /** How wide the sign is. */
  readonly wide: number;
  readonly says: string;
}

const apart = 24;
const beside = 10;

/** What the signs of a picture mean, in as many lines as they take. */
export function legendPanel(entries: readonly Entry[]): Panel {
  const shapes: Shape[] = [];
  let x: number = inner.left;
  let line = 0;
  for (const { sign, wide, says } of entries) {
    const own = wide + beside + widthOf(says, sizes.text);
    if (x > inner.left && x + own > inner.right) {
      x = inner.left;
      line += 1;
    }
    const foot = line * sizes.line + sizes.text;
    shapes.push(sign(x + wide / 2, foot - 7), words(says, x + wide + beside, foot, { colour: colours.faint }));
    x += own + apart;
  }
  return { height: entries.length === 0 ? 0 : (line + 1) * sizes.line + 4, shapes };
}
