import { absent, clipped, lined } from './letters.ts';
import { colours, sizes } from './look.ts';
import type { Drawing } from './picture.ts';
import { type Shape, shape, textOf, written } from './svg.ts';
import { family, type Weight } from './typeface.ts';

/** A part of a picture, drawn from its own top downwards. */
export interface Panel {
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** How a line of text stands. */
export interface Style {
  readonly size?: number;
  readonly weight?: Weight;
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A line of drawable words; `y` is its foot. */
export function words(text: string, x: number, y: number, style: Style = {}): Shape {
  const { size = sizes.text, weight = 400, colour = colours.ink, anchor = 'start' } = style;
  return shape(
    'text',
    {
      x,
      y,
      'font-size': size,
      'font-weight': weight === 400 ? undefined : weight,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      fill: colour,
    },
    text,
  );
}

/** Text on as many lines as it takes, at most `lines`. */
export function paragraph(text: string, lines: number, style: Style = {}, width: number = sizes.width): Panel {
  const { size = sizes.text, weight = 400 } = style;
  const step = Math.round(size * 1.35);
  const shown = lined(text, width - 2 * sizes.margin, size, { lines, weight });
  return {
    height: shown.length * step,
    shapes: shown.map((line, at) => words(line, sizes.margin, at * step + size, style)),
  };
}

/** Empty room. */
export function space(height: number): Panel {
  return { height, shapes: [] };
}

function heading(text: string, width: number): Panel {
  return paragraph(text, 2, { size: sizes.title, weight: 700 }, width);
}

/** Panels below each other on an opaque ground, with a title and, below, notes about what is not drawn. */
export function sheet(
  { title, notes, says }: { readonly title: string; readonly notes: readonly string[]; readonly says: string },
  panels: readonly Panel[],
  width: number = sizes.width,
): Drawing {
  const lacking = panels.some(({ shapes }) => shapes.some((each) => textOf(each).includes(absent)));
  const told = lacking ? [...notes, `${absent} is a letter that this picture has no shape for.`] : notes;
  const below = told.map((note) => paragraph(note, 3, { colour: colours.faint }, width));
  const all = [heading(title, width), space(4), ...panels, ...(below.length > 0 ? [space(8)] : []), ...below];
  let top: number = sizes.margin;
  const placed = all.map(({ height, shapes }) => {
    const group = shape('g', { transform: `translate(0 ${Math.round(top * 100) / 100})` }, ...shapes);
    top += height;
    return group;
  });
  const height = Math.ceil(top + sizes.margin);
  const svg = written(
    shape(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        role: 'img',
        'font-family': `${family}, sans-serif`,
      },
      shape('title', {}, clipped(title, 200)),
      shape('desc', {}, says),
      shape('rect', { width, height, fill: colours.ground }),
      shape('rect', {
        x: 1,
        y: 1,
        width: width - 2,
        height: height - 2,
        fill: 'none',
        stroke: colours.edge,
        'stroke-width': 2,
      }),
      ...placed.filter(({ children }) => children.length > 0),
    ),
  );
  return { svg: `${svg}\n`, width, height };
}
