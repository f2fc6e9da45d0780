import { type FlatLists, flatLists, hashOf, Places } from '../flat-lists.ts';
import { type PersonForm, personForm, personKey, sameForms } from '../names/index.ts';
import type { Sliced } from '../slices.ts';
import { documentOfKey } from '../store/name-key.ts';
import type { NameTable } from './name-table.ts';

/** Which names are one person. Clusters count from 0 in the order of their first names. */
export interface Clusters {
  readonly table: NameTable;
  readonly places: Places;
  /** The cluster of each name. */
  readonly of: Uint32Array;
  /** The names of each cluster. */
  readonly members: FlatLists;
  readonly size: number;
  /** Hashes of what names are grouped by, 53 bits, and how many names there are in the group. */
  readonly groups: Float64Array;
  readonly groupSizes: Uint32Array;
}

/**
 * Joins the names of one person. Names with one key are joined when all of them agree pairwise (middle initials do);
 * a name that would agree with two people who don't agree with each other stays on its own: never a silent merge.
 * What `former` clusters have worked out of the same names is taken from there.
 */
export function* clusterNames(table: NameTable, former?: Clusters): Sliced<Clusters> {
  const { keys, size } = table;
  const places = new Places(keys, size);
  const groups = new Float64Array(size);
  const buckets = new Uint32Array(size);
  const numbers = new Uint32Array(size);
  for (let place = 0; place < size; place += 1) {
    places.note(place);
    const key = keys[place] ?? '';
    const known = former?.places.of(key);
    const group = known === undefined ? groupOf(key) : (former?.groups[known] ?? 0);
    groups[place] = group;
    buckets[place] = group % 2 ** 32;
    numbers[place] = place;
    yield;
  }
  const mask = 2 ** Math.max(4, Math.ceil(Math.log2(size + 1))) - 1;
  const { starts, values } = yield* flatLists(buckets, numbers, mask + 1, mask);
  const of = new Uint32Array(size);
  const groupSizes = new Uint32Array(size);
  for (let bucket = 0; bucket <= mask; bucket += 1) {
    yield;
    const [start = 0, end = 0] = [starts[bucket], starts[bucket + 1]];
    if (end === start) continue;
    for (const group of end === start + 1
      ? [values.subarray(start, end)]
      : parted(values.subarray(start, end), groups)) {
      for (const place of group) groupSizes[place] = group.length;
      for (const part of knownParts(group, keys, former) ?? (yield* apart(group, keys)))
        for (const place of part) of[place] = part[0] ?? 0;
    }
  }
  // Until here the cluster of a name was its first name's place.
  let count = 0;
  const renumbered = new Uint32Array(size);
  for (let place = 0; place < size; place += 1) {
    yield;
    if (of[place] === place) renumbered[place] = count++;
    of[place] = renumbered[of[place] ?? 0] ?? 0;
  }
  return { table, places, of, size: count, members: yield* flatLists(of, numbers, count), groups, groupSizes };
}

/** What names of one person have in common; a bare surname is its document's own. */
function groupOf(key: string): number {
  const common = documentOfKey(key) === undefined ? personKey(key) : key;
  return hashOf(common) * 2 ** 21 + (hashOf(common, 0x9e37_79b9) & 0x1f_ffff);
}

/** Places by their groups, in order. */
function parted(places: Uint32Array, groups: Float64Array): Iterable<readonly number[]> {
  const parts = new Map<number, number[]>();
  for (const place of places) {
    const group = groups[place] ?? 0;
    const part = parts.get(group);
    if (part === undefined) parts.set(group, [place]);
    else part.push(place);
  }
  return parts.values();
}

type Parts = Iterable<Uint32Array | readonly number[]>;

/** The people of a group of names that was there before, name for name. */
function knownParts(
  group: Uint32Array | readonly number[],
  keys: readonly string[],
  former: Clusters | undefined,
): Parts | undefined {
  if (group.length === 1) return [group];
  if (former === undefined) return undefined;
  const parts = new Map<number, number[]>();
  for (const place of group) {
    const known = former.places.of(keys[place] ?? '');
    if (known === undefined || former.groupSizes[known] !== group.length) return undefined;
    const cluster = former.of[known] ?? 0;
    parts.set(cluster, [...(parts.get(cluster) ?? []), place]);
  }
  return parts.values();
}

/** A name and what it is when it is read. */
interface Known {
  readonly place: number;
  readonly form: PersonForm;
}

function* apart(group: Uint32Array | readonly number[], keys: readonly string[]): Sliced<Parts> {
  const parts: Known[][] = [];
  const keyOf = (place: number) => keys[place] ?? '';
  const fullestFirst = [...group].sort(
    (a, b) => keyOf(b).length - keyOf(a).length || (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0),
  );
  for (const place of fullestFirst) {
    yield;
    const form = personForm(keyOf(place));
    const fitting: Known[][] = [];
    for (const part of parts) {
      if (part.every((other) => sameForms(form, other.form))) fitting.push(part);
      yield;
    }
    if (fitting.length === 1) fitting[0]?.push({ place, form });
    else parts.push([{ place, form }]);
  }
  return parts.map((part) => part.map(({ place }) => place).sort((a, b) => a - b));
}
