import { fitted, widthOf } from './letters.ts';
import { colours, inner, sizes } from './look.ts';
import type { DrawnDocument, ThreadPicture } from './picture.ts';
import { type Panel, words } from './sheet.ts';
import { type Shape, shape } from './svg.ts';
import { arrowHead, boxShape, missingWords } from './thread-shapes.ts';

/**
 * The chain as a list with rails beside it, for what is too wide for layers on a telephone: what cites stands above, then
 * the one asked for, then what is cited. A rail joins one document (its dot) with all that it cites, or all that cite it.
 */

const row = 38;
/** Where boxes begin: rails stand to the left of them. */
const left = 126;
const nearest = left - 26;
/** Rails stand so far from each other where there is room. */
const apart = 14;
/** Neighbouring rails differ; the dot and the arrows say the same without colours. */
const inks = [colours.blue, colours.vermilion, colours.green, colours.purple, colours.black] as const;

type Link = ThreadPicture['links'][number];

/** One document and others that it cites (`out`) or that cite it (`in`), by their places in the list. */
export interface Rail {
  readonly way: 'out' | 'in';
  readonly hub: number;
  readonly ends: readonly number[];
}

/** Documents by their steps from the one asked for: along references below it, against them above it. */
function ordered(documents: readonly DrawnDocument[], links: readonly Link[], root: string): readonly DrawnDocument[] {
  const beside = new Map<string, { readonly id: string; readonly step: number }[]>(documents.map(({ id }) => [id, []]));
  for (const { from, to } of links) {
    beside.get(from)?.push({ id: to, step: 1 });
    beside.get(to)?.push({ id: from, step: -1 });
  }
  const levels = new Map([[root, 0]]);
  for (const id of levels.keys()) {
    for (const { id: other, step } of beside.get(id) ?? []) {
      if (!levels.has(other)) levels.set(other, (levels.get(id) ?? 0) + step);
    }
  }
  const met = new Map([...levels.keys()].map((id, at) => [id, at]));
  const level = ({ id }: DrawnDocument) => levels.get(id) ?? documents.length;
  const order = ({ id }: DrawnDocument) => met.get(id) ?? documents.length;
  return [...documents].sort((one, other) => level(one) - level(other) || order(one) - order(other));
}

/** Every reference on one rail: that of the document which has more of them. */
export function railsOf(links: readonly Link[], places: ReadonlyMap<string, number>): readonly Rail[] {
  const cites = new Map<string, number>();
  const cited = new Map<string, number>();
  for (const { from, to } of links) {
    cites.set(from, (cites.get(from) ?? 0) + 1);
    cited.set(to, (cited.get(to) ?? 0) + 1);
  }
  const rails = new Map<string, { way: Rail['way']; hub: number; ends: number[] }>();
  for (const { from, to } of links) {
    const [start, end] = [places.get(from), places.get(to)];
    if (start === undefined || end === undefined) continue;
    const way = (cites.get(from) ?? 0) >= (cited.get(to) ?? 0) ? 'out' : 'in';
    const [hub, other] = way === 'out' ? [start, end] : [end, start];
    const rail = rails.get(`${way} ${hub}`) ?? { way, hub, ends: [] };
    rail.ends.push(other);
    rails.set(`${way} ${hub}`, rail);
  }
  return [...rails.values()];
}

/** Rails with the column that each has for itself, the short ones next to the boxes. */
function columned(rails: readonly Rail[]): readonly { readonly rail: Rail; readonly column: number }[] {
  const spans = rails.map((rail) => {
    const all = [rail.hub, ...rail.ends];
    return { rail, first: Math.min(...all), last: Math.max(...all) };
  });
  const columns: { first: number; last: number }[][] = [];
  return [...spans]
    .sort((one, other) => one.last - one.first - (other.last - other.first))
    .map(({ rail, first, last }) => {
      const free = columns.findIndex((held) => held.every((each) => each.last < first || each.first > last));
      const column = free < 0 ? columns.length : free;
      columns[column] = [...(columns[column] ?? []), { first, last }];
      return { rail, column };
    });
}

function railShapes({ way, hub, ends }: Rail, x: number, ink: string): readonly Shape[] {
  const middle = (at: number) => at * row + row / 2;
  // What leaves a document leaves it below the place where others arrive.
  const leaving = (at: number) => middle(at) + 7;
  const arriving = (at: number) => middle(at) - 5;
  const [hubAt, endAt] = way === 'out' ? [leaving, arriving] : [arriving, leaving];
  const feet = ends.map(endAt);
  const reach = way === 'out' ? left - 6 : left;
  const all = [hubAt(hub), ...feet];
  const d = [
    `M${left} ${hubAt(hub)}H${x.toFixed(1)}`,
    `M${x.toFixed(1)} ${Math.min(...all)}V${Math.max(...all)}`,
    ...feet.map((y) => `M${x.toFixed(1)} ${y}H${reach}`),
  ].join('');
  const heads = way === 'out' ? feet : [hubAt(hub)];
  return [
    shape('path', { d, fill: 'none', stroke: ink, 'stroke-width': 2.5 }),
    shape('circle', { cx: x, cy: hubAt(hub), r: 4.5, fill: ink }),
    ...heads.map((y) => arrowHead({ x: left - 1, y }, 0, ink)),
  ];
}

function rowShapes({ id, label, when, title, missing }: DrawnDocument, at: number, root: string): readonly Shape[] {
  const kind = id === root ? 'asked' : missing === true ? 'missing' : 'other';
  const foot = at * row + 26;
  const [first, right] = [left + 8, inner.right - 8];
  const ink = kind === 'asked' ? '#ffffff' : colours.ink;
  // A number is not cut off.
  const name = fitted(label, (right - first) * (/\d$/u.test(label) ? 0.8 : 0.6), sizes.text, 700);
  const beside = first + widthOf(name, sizes.text, 700) + 10;
  const told =
    kind === 'missing' ? missingWords : [when ?? 'undated', ...(title === undefined ? [] : [title])].join(' · ');
  return [
    boxShape({ x: left, y: at * row + 2, width: inner.right - left, height: row - 4 }, kind),
    words(name, first, foot, { weight: 700, colour: ink }),
    words(fitted(told, right - beside, sizes.text), beside, foot, { colour: kind === 'asked' ? ink : colours.faint }),
  ];
}

/** Documents below each other, with their references as rails. */
export function railsPanel(documents: readonly DrawnDocument[], links: readonly Link[], root: string): Panel {
  const list = ordered(documents, links, root);
  const rails = columned(railsOf(links, new Map(list.map(({ id }, at) => [id, at]))));
  const columns = Math.max(1, ...rails.map(({ column }) => column + 1));
  const step = Math.min(apart, (nearest - inner.left) / columns);
  const drawn = rails.flatMap(({ rail, column }) =>
    railShapes(rail, nearest - column * step, inks[column % inks.length] ?? colours.black),
  );
  return { height: list.length * row, shapes: [...drawn, ...list.flatMap((each, at) => rowShapes(each, at, root))] };
}
