import type { Access } from '../access/access.ts';
import type { DocumentCard, Store, StoredReference } from '../store/store.ts';
import type { ThreadAnswer, ThreadEdge, ThreadNode } from './answers.ts';

const mostNodes = 200;
const mostCiting = 100;
export const deepestThread = 5;

/**
 * The chain of references around a document, both ways, breadth first to `depth` steps (1 to 5). Bounded; `cut` says
 * when the bound was met.
 */
export async function threadOf(store: Store, access: Access, root: DocumentCard, depth: number): Promise<ThreadAnswer> {
  const nodes = new Map<string, ThreadNode>([[root.id, { id: root.id, card: root, depth: 0 }]]);
  const edges = new Map<string, ThreadEdge>();
  const other: StoredReference[] = [];
  let cut = false;
  let frontier: DocumentCard[] = [root];
  const meet = (id: string, card: DocumentCard | undefined, at: number, next: DocumentCard[]): boolean => {
    if (nodes.has(id)) return true;
    if (nodes.size >= mostNodes) {
      cut = true;
      return false;
    }
    nodes.set(id, { id, ...(card === undefined ? {} : { card }), depth: at });
    if (card !== undefined) next.push(card);
    return true;
  };
  for (let step = 1; step <= Math.min(Math.max(depth, 1), deepestThread); step += 1) {
    const next: DocumentCard[] = [];
    for (const card of frontier) {
      for (const reference of await store.references(card.id, access)) {
        if (reference.id === undefined) {
          if (card.id === root.id) other.push(reference);
        } else if (meet(reference.id, reference.target, step, next)) {
          edges.set(`${card.id}>${reference.id}`, {
            from: card.id,
            to: reference.id,
            text: reference.text,
            citation: reference.citation,
          });
        }
      }
      const citing = await store.citedBy(card.id, access, mostCiting);
      if (citing.length === mostCiting) cut = true;
      for (const reference of citing) {
        if (meet(reference.from.id, reference.from, step, next)) {
          edges.set(`${reference.from.id}>${card.id}`, {
            from: reference.from.id,
            to: card.id,
            text: reference.text,
            citation: reference.citation,
          });
        }
      }
    }
    frontier = next;
  }
  return { root, nodes: [...nodes.values()], edges: [...edges.values()], other, cut };
}
