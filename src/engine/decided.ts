import type { Sliced } from '../slices.ts';
import type { Decision } from '../store/decisions.ts';
import type { Places } from '../texts.ts';

/**
 * What has become of a decision: it is in force; it waits, because the collection (as far as the reader may see it) has
 * not both names now; or another one stands against it.
 */
export type Standing = 'in force' | 'waiting' | 'overruled';

/** A decision that was not taken back, and the places of its two names, where these are there. */
export interface Decided {
  readonly decision: Decision;
  readonly standing: Standing;
  readonly one?: number;
  readonly other?: number;
}

/** For each name that an operator keeps apart from others: which ones. */
export type KeptApart = ReadonlyMap<number, ReadonlySet<number>>;

/** The first name of a side that is there stands for it. */
const placeOf = (keys: readonly string[], places: Places): number | undefined =>
  keys.map((key) => places.of(key)).find((place) => place !== undefined);

/** Finds the names that decisions are about; those that were taken back are left out. */
export function located(decisions: readonly Decision[], places: Places): Decided[] {
  return decisions
    .filter(({ undone }) => undone === undefined)
    .map((decision): Decided => {
      const [one, other] = [placeOf(decision.one, places), placeOf(decision.other, places)];
      if (one === undefined || other === undefined) return { decision, standing: 'waiting' };
      return { decision, standing: 'in force', one, other };
    });
}

/** The names that splits keep apart. */
export function keptApart(decided: readonly Decided[]): KeptApart {
  const apart = new Map<number, Set<number>>();
  const note = (one: number, other: number) => apart.set(one, (apart.get(one) ?? new Set()).add(other));
  for (const { decision, one, other } of decided) {
    if (decision.kind !== 'split' || one === undefined || other === undefined) continue;
    note(one, other);
    note(other, one);
  }
  return apart;
}

/** Clusters of names by number, and what has become of each decision. */
export interface Joined {
  readonly of: Uint32Array;
  readonly size: number;
  readonly decided: readonly Decided[];
}

/**
 * Joins the people whom merges name, in the order in which they were decided. A merge that would bring together what a split
 * keeps apart is overruled: two that are shown as two can be joined by hand, one that is shown as one hides the other.
 */
export function* joinDecided(ruled: Uint32Array, size: number, decided: readonly Decided[]): Sliced<Joined> {
  const merges = decided.filter(({ decision, one }) => decision.kind === 'merge' && one !== undefined);
  if (merges.length === 0) return { of: ruled, size, decided };
  const roots = new Map<number, number>();
  const rootOf = (cluster: number): number => {
    let root = cluster;
    for (let next = roots.get(root); next !== undefined; next = roots.get(root)) root = next;
    return root;
  };
  const clusterOf = (place: number | undefined): number => rootOf(ruled[place ?? 0] ?? 0);
  const splits = decided.filter(({ decision, one }) => decision.kind === 'split' && one !== undefined);
  const overruled = new Set<Decided>();
  for (const merge of merges) {
    yield;
    const [one, other] = [clusterOf(merge.one), clusterOf(merge.other)];
    if (one === other) continue;
    const against = splits.some((split) => {
      const [left, right] = [clusterOf(split.one), clusterOf(split.other)];
      return (left === one && right === other) || (left === other && right === one);
    });
    if (against) overruled.add(merge);
    else roots.set(Math.max(one, other), Math.min(one, other));
  }
  const numbers = new Uint32Array(size);
  let count = 0;
  for (let cluster = 0; cluster < size; cluster += 1) {
    const root = rootOf(cluster);
    numbers[cluster] = root === cluster ? count++ : (numbers[root] ?? 0);
    yield;
  }
  const of = new Uint32Array(ruled.length);
  for (let place = 0; place < of.length; place += 1) {
    of[place] = numbers[ruled[place] ?? 0] ?? 0;
    yield;
  }
  return {
    of,
    size: count,
    decided: decided.map((each) => (overruled.has(each) ? { ...each, standing: 'overruled' } : each)),
  };
}
