import { type Edge, Graph, layout } from '@dagrejs/dagre';

/** Documents that cite the same and are cited by the same stand together: one line leads to all of them. */
export interface Cluster {
  readonly key: string;
  readonly members: readonly string[];
}

export interface Box {
  readonly id: string;
  /** Left upper corner. */
  readonly x: number;
  readonly y: number;
}

/** dagre keeps names in plain objects: theirs are numbers, whatever a document is called. */
const named = (at: number) => `n${at}`;

/** Where everything stands, in units from the left upper corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number };
  readonly boxes: readonly Box[];
  /** Around the documents of a cluster of several. */
  readonly frames: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** From the citing to the cited. */
  readonly lines: readonly (readonly { readonly x: number; readonly y: number }[])[];
}

interface Link {
  readonly from: string;
  readonly to: string;
}

const apart = 10;
const around = 8;

/** Clusters in the order of their first documents; the one asked for stands alone. */
export function clustersOf(ids: readonly string[], links: readonly Link[], root: string): readonly Cluster[] {
  const cites = new Map<string, string[]>(ids.map((id) => [id, []]));
  const cited = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of links) {
    cites.get(from)?.push(to);
    cited.get(to)?.push(from);
  }
  const found = new Map<string, string[]>();
  for (const id of ids) {
    const alike = JSON.stringify([cites.get(id)?.sort(), cited.get(id)?.sort()]);
    const key = id === root ? `root ${alike}` : alike;
    const members = found.get(key) ?? [];
    members.push(id);
    found.set(key, members);
  }
  return [...found.values()].map((members) => ({ key: members[0] ?? '', members }));
}

/** References between clusters, each once. */
export function joinsOf(clusters: readonly Cluster[], links: readonly Link[]): readonly Link[] {
  const home = new Map(clusters.flatMap(({ key, members }) => members.map((id) => [id, key] as const)));
  const found = new Map<string, Link>();
  for (const { from, to } of links) {
    const [above, below] = [home.get(from), home.get(to)];
    if (above !== undefined && below !== undefined && above !== below)
      found.set(JSON.stringify([above, below]), { from: above, to: below });
  }
  return [...found.values()];
}

/** How documents are arranged within a cluster. */
interface Grid {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/** Layers from the citing above to the cited below. Clusters are at most `columns` boxes wide, `joins` are between their keys. */
export function laidOut(
  clusters: readonly Cluster[],
  joins: readonly Link[],
  box: Layout['box'],
  columns: number,
): Layout {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 14, ranksep: 44, edgesep: 10, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  const names = new Map(clusters.map(({ key }, at) => [key, named(at)]));
  const grids = clusters.map(({ members }): Grid => {
    const own = Math.min(columns, members.length);
    const rows = Math.ceil(members.length / own);
    const edge = members.length > 1 ? around * 2 : 0;
    return {
      columns: own,
      width: own * (box.width + apart) - apart + edge,
      height: rows * (box.height + apart) - apart + edge,
    };
  });
  for (const [at, { width, height }] of grids.entries()) graph.setNode(named(at), { width, height });
  for (const { from, to } of joins) graph.setEdge(names.get(from) ?? '', names.get(to) ?? '');
  layout(graph);
  const boxes: Box[] = [];
  const frames: Layout['frames'][number][] = [];
  clusters.forEach(({ members }, place) => {
    const [node, grid] = [graph.node(named(place)), grids[place]];
    if (grid === undefined) return;
    const [left, top] = [(node.x ?? 0) - grid.width / 2, (node.y ?? 0) - grid.height / 2];
    const edge = members.length > 1 ? around : 0;
    if (edge > 0) frames.push({ x: left, y: top, width: grid.width, height: grid.height });
    members.forEach((id, at) => {
      const [column, row] = [at % grid.columns, Math.floor(at / grid.columns)];
      boxes.push({ id, x: left + edge + column * (box.width + apart), y: top + edge + row * (box.height + apart) });
    });
  });
  const lines = graph.edges().map((edge: Edge) => graph.edge(edge).points ?? []);
  const { width = 0, height = 0 } = graph.graph();
  return { width, height, box, boxes, frames, lines };
}
