import { fitted, widthOf } from './letters.ts';
import { colours, inner, sizes } from './look.ts';
import type { DrawnDocument, ThreadPicture } from './picture.ts';
import { type Panel, words } from './sheet.ts';
import { type Shape, shape } from './svg.ts';
import { arrowHead, boxShape, missingWords } from './thread-shapes.ts';

/**
 * The chain as a list with arcs beside it, for what is too wide for layers on a telephone: what cites above, the one
 * asked for, what is cited below; an arc leads from the citing to the cited.
 */

const row = 38;
/** Where boxes begin: arcs stand to the left of them. */
const left = 118;
const furthest = left - inner.left - 6;

type Link = ThreadPicture['links'][number];

/** Steps from the one asked for: along references below it, against them above it; the shorter way counts. */
function levelsOf(root: string, links: readonly Link[]): ReadonlyMap<string, number> {
  const beside = new Map<string, { readonly id: string; readonly step: number }[]>();
  const put = (id: string, other: string, step: number) =>
    beside.set(id, [...(beside.get(id) ?? []), { id: other, step }]);
  for (const { from, to } of links) {
    put(from, to, 1);
    put(to, from, -1);
  }
  const levels = new Map([[root, 0]]);
  for (const id of levels.keys()) {
    for (const { id: other, step } of beside.get(id) ?? []) {
      if (!levels.has(other)) levels.set(other, (levels.get(id) ?? 0) + step);
    }
  }
  return levels;
}

function arc(from: number, to: number, rows: number): readonly Shape[] {
  const [start, end] = [from, to].map((at) => at * row + row / 2) as [number, number];
  // What is near lies close to the boxes, what is far away reaches further out.
  const out = left - 14 - (furthest - 14) * Math.sqrt(Math.abs(to - from) / Math.max(1, rows - 1));
  const shift = Math.sign(to - from) * 5;
  const d = `M${left} ${start + shift}C${out.toFixed(1)} ${start + shift} ${out.toFixed(1)} ${end - shift} ${left - 8} ${end - shift}`;
  return [
    shape('path', { d, fill: 'none', stroke: colours.faint, 'stroke-width': 2 }),
    arrowHead({ x: left - 1, y: end - shift }, 0),
  ];
}

function rowShapes({ id, label, when, title, missing }: DrawnDocument, at: number, root: string): readonly Shape[] {
  const kind = id === root ? 'asked' : missing === true ? 'missing' : 'other';
  const foot = at * row + 26;
  const [first, right] = [left + 8, inner.right - 8];
  const ink = kind === 'asked' ? '#ffffff' : colours.ink;
  const name = fitted(label, (right - first) * 0.6, sizes.text, 700);
  const beside = first + widthOf(name, sizes.text, 700) + 10;
  const told =
    kind === 'missing' ? missingWords : [when ?? 'undated', ...(title === undefined ? [] : [title])].join(' · ');
  return [
    boxShape({ x: left, y: at * row + 2, width: inner.right - left, height: row - 4 }, kind),
    words(name, first, foot, { weight: 700, colour: ink }),
    words(fitted(told, right - beside, sizes.text), beside, foot, { colour: kind === 'asked' ? ink : colours.faint }),
  ];
}

/** Documents below each other, with their references as arcs. */
export function arcsPanel(documents: readonly DrawnDocument[], links: readonly Link[], root: string): Panel {
  const levels = levelsOf(root, links);
  const ordered = documents
    .map((document, at) => ({ document, at, level: levels.get(document.id) ?? Number.MAX_SAFE_INTEGER }))
    .sort((one, other) => one.level - other.level || one.at - other.at)
    .map(({ document }) => document);
  const places = new Map(ordered.map(({ id }, at) => [id, at]));
  const arcs = links.flatMap(({ from, to }) => {
    const [start, end] = [places.get(from), places.get(to)];
    return start === undefined || end === undefined ? [] : arc(start, end, ordered.length);
  });
  return {
    height: ordered.length * row,
    shapes: [...arcs, ...ordered.flatMap((each, at) => rowShapes(each, at, root))],
  };
}
