import { curveBasis, line } from 'd3-shape';
import { fittedSaying } from './alternative.ts';
import { type Entry, legendPanel } from './legend.ts';
import { clipped, counted, fitted, lined, widthOf } from './letters.ts';
import { colours, sizes } from './look.ts';
import type { Drawing, DrawnDocument, Saying, ThreadPicture } from './picture.ts';
import { type Panel, sheet, space, words } from './sheet.ts';
import { type Shape, shape } from './svg.ts';
import { clustersOf, joinsOf, type Layout, laidOut } from './thread-layout.ts';
import { railsPanel } from './thread-rails.ts';
import { arrowHead, boxShape, missingWords } from './thread-shapes.ts';

const mostDocuments = 40;
/** More clusters and lines between them are no picture of layers any more. */
const mostClusters = 10;
const mostLines = 14;
/** Boxes: an id and a date, with a title or without. */
const wideBox = { width: 270, height: 92 };
const slimBox = { width: 182, height: 60 };
/** No box is wider; what is called longer is no number. */
const widest = 340;
const room = sizes.width - 2 * sizes.margin;
/** Layers are not taller than this, so that one sees them at once. */
const tallest = 1_200;
const pad = 10;

interface Plan {
  readonly documents: readonly DrawnDocument[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
  readonly notes: readonly string[];
}

function planOf({ documents: all, links: every, root, cut }: ThreadPicture): Plan {
  const asked = all.filter(({ id }) => id === root);
  const documents = [...asked, ...all.filter(({ id }) => id !== root)].slice(0, mostDocuments);
  const here = new Set(documents.map(({ id }) => id));
  const links = every.filter(({ from, to }) => here.has(from) && here.has(to) && from !== to);
  const [left, lines] = [all.length - documents.length, every.length - links.length];
  return {
    documents,
    links,
    notes: [
      ...(left > 0 ? [`… and ${counted(left, 'more document')}, with ${counted(lines, 'reference')}, not drawn.`] : []),
      ...(cut ? ['The chain goes on beyond what was looked at.'] : []),
    ],
  };
}

/** Arrangements of boxes, the roomier first; as wide as the longest id that ends in a number, so that none is cut off. */
function triesFor(documents: readonly DrawnDocument[]) {
  const numbers = documents.filter(({ label }) => /\d$/u.test(label));
  const needed = numbers.map(({ label }) => Math.ceil(widthOf(label, sizes.text, 700)) + 2 * pad + 1);
  const longest = Math.max(0, ...needed.filter((width) => width <= widest));
  const roomFor = (box: Layout['box']) => ({ ...box, width: Math.max(box.width, longest) });
  return [{ box: roomFor(wideBox), columns: 2 }, ...[3, 2, 1].map((columns) => ({ box: roomFor(slimBox), columns }))];
}

/** The first arrangement in layers that has room. */
function arranged({ documents, links }: Plan, root: string): Layout | undefined {
  const clusters = clustersOf(
    documents.map(({ id }) => id),
    links,
    root,
  );
  const joins = joinsOf(clusters, links);
  if (clusters.length > mostClusters || joins.length > mostLines) return undefined;
  for (const { box, columns } of triesFor(documents)) {
    const tried = laidOut(clusters, joins, box, columns);
    if (tried.width <= room && tried.height <= tallest) return tried;
  }
  return undefined;
}

const curve = line<{ x: number; y: number }>(
  ({ x }) => x,
  ({ y }) => y,
).curve(curveBasis);

/** A line from the citing to the cited, with its arrow. */
function arrow(points: Layout['lines'][number]): readonly Shape[] {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (before === undefined || end === undefined) return [];
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return [
    shape('path', { d: curve([...points]) ?? '', fill: 'none', stroke: colours.faint, 'stroke-width': 2 }),
    arrowHead(end, angle),
  ];
}

function documentShapes(
  { label, when, title, missing, id }: DrawnDocument,
  { x, y }: { readonly x: number; readonly y: number },
  { box }: Layout,
  root: string,
): readonly Shape[] {
  const kind = id === root ? 'asked' : missing === true ? 'missing' : 'other';
  const space = box.width - 2 * pad;
  const style = kind === 'asked' ? { colour: '#ffffff' } : {};
  const small = kind === 'asked' ? style : { colour: colours.faint };
  const roomy = box.height > slimBox.height;
  const second = kind === 'missing' ? missingWords : (when ?? 'undated');
  const below = roomy && title !== undefined ? lined(title, space, sizes.text, { lines: 1 }) : [];
  const middle = roomy && below.length === 0 ? 14 : 0;
  return [
    boxShape({ x, y, ...box }, kind),
    words(fitted(label, space, sizes.text, 700), x + pad, y + 25 + middle, { ...style, weight: 700 }),
    words(fitted(second, space, sizes.text), x + pad, y + 51 + middle, small),
    ...below.map((each) => words(each, x + pad, y + 78, style)),
  ];
}

function legendOf({ documents, links }: Plan): Panel {
  const frame = (kind: Parameters<typeof boxShape>[1]) => (x: number, y: number) =>
    boxShape({ x: x - 16, y: y - 9, width: 32, height: 18 }, kind);
  const entries: Entry[] = [{ sign: frame('asked'), wide: 32, says: 'asked for' }];
  if (documents.some(({ missing }) => missing === true))
    entries.push({ sign: frame('missing'), wide: 32, says: `${missingWords}: not in the collection` });
  if (links.length > 0)
    entries.push({
      sign: (x, y) =>
        shape('path', {
          d: `M${x - 6} ${y - 9}V${y - 2}h-6L${x - 6} ${y + 9}L${x} ${y - 2}H${x - 6}`,
          fill: colours.faint,
          stroke: colours.faint,
          'stroke-width': 2,
        }),
      wide: 16,
      says: 'cites',
    });
  return legendPanel(entries);
}

function layersPanel({ documents }: Plan, layout: Layout, root: string): Panel {
  const known = new Map(documents.map((each) => [each.id, each]));
  const shapes = [
    ...layout.lines.flatMap(arrow),
    ...layout.frames.map((frame) =>
      shape('rect', { ...frame, rx: 10, fill: colours.band, stroke: colours.grid, 'stroke-width': 2 }),
    ),
    ...layout.boxes.flatMap((box) => {
      const document = known.get(box.id);
      return document === undefined ? [] : documentShapes(document, box, layout, root);
    }),
  ];
  const left = (sizes.width - layout.width) / 2;
  return {
    height: layout.height + 4,
    shapes: [shape('g', { transform: `translate(${left.toFixed(1)} 2)` }, ...shapes)],
  };
}

/** What the graph says: how many documents and references, which are missing, then one line a document. */
export function threadSaying(picture: ThreadPicture): Saying {
  const { title, documents, links, root } = picture;
  const missing = documents.filter((each) => each.missing === true).length;
  const names = new Map(documents.map(({ id, label }) => [id, clipped(label, 40)]));
  const listed = (ids: readonly string[]) => {
    const left = ids.length - 5;
    const shown = ids.slice(0, 5).map((id) => names.get(id) ?? clipped(id, 40));
    return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
  };
  const citedBy = new Map<string, string[]>();
  for (const { from, to } of links) citedBy.set(from, [...(citedBy.get(from) ?? []), to]);
  const { notes } = planOf(picture);
  return {
    summary: [
      `${clipped(title, 120)}: a graph of ${counted(documents.length, 'document')} and ${counted(links.length, 'reference')}.`,
      ...(missing > 0 ? [`${counted(missing, 'document')} not in the collection.`] : []),
      ...notes,
    ].join(' '),
    lines: documents.map(({ id, label, when, title: own, missing: away }) => {
      const said = [
        away === true ? 'not in the collection' : (when ?? 'undated'),
        ...(own === undefined ? [] : [clipped(own, 80)]),
      ];
      const cites = citedBy.get(id) ?? [];
      return `${clipped(label, 60)}${id === root ? ' (asked for)' : ''}, ${said.join(', ')}${cites.length > 0 ? `; cites ${listed(cites)}` : ''}.`;
    }),
    more: 0,
  };
}

/** The chain of references as layers: what cites above, what is cited below. */
export function drawThread(picture: ThreadPicture): Drawing {
  const { title, root } = picture;
  const plan = planOf(picture);
  const says = fittedSaying(threadSaying(picture), 2_000);
  const layout = arranged(plan, root);
  const graph = layout === undefined ? railsPanel(plan.documents, plan.links, root) : layersPanel(plan, layout, root);
  return sheet({ title, notes: plan.notes, says }, [space(6), graph, space(10), legendOf(plan)]);
}
