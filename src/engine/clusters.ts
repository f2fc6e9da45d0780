import { type FlatLists, flatLists, hashOf } from '../flat-lists.ts';
import { type PersonForm, personForm, personKey, sameForms } from '../names/index.ts';
import type { Sliced } from '../slices.ts';
import type { Decision } from '../store/decisions.ts';
import { documentOfKey } from '../store/name-key.ts';
import { Places } from '../texts.ts';
import { type Decided, joinDecided, type KeptApart, keptApart, located } from './decided.ts';
import { NameTable, type PackedNameTable } from './name-table.ts';

/** Which names are one person. Clusters count from 0 in the order of their first names. */
export interface Clusters {
  readonly table: NameTable;
  readonly places: Places;
  /** The cluster of each name. */
  readonly of: Uint32Array;
  /** The names of each cluster. */
  readonly members: FlatLists;
  readonly size: number;
  /** The cluster that each name would be of if nobody had joined any. */
  readonly ruled: Uint32Array;
  /** What operators decided, and what has become of it. */
  readonly decided: readonly Decided[];
  readonly apart: KeptApart;
  /** Hashes of what names are grouped by, 53 bits, and how many names there are in the group. */
  readonly groups: Float64Array;
  readonly groupSizes: Uint32Array;
}

/** Clusters as they can be handed to another thread. */
export interface PackedClusters extends Omit<Clusters, 'table' | 'places'> {
  readonly table: PackedNameTable;
  readonly slots: Int32Array;
}

export function packedClusters({ table, places, ...flat }: Clusters): PackedClusters {
  return { ...flat, table: table.pack(), slots: places.pack() };
}

export function unpackedClusters({ table: packed, slots, ...flat }: PackedClusters): Clusters {
  const table = NameTable.unpacked(packed);
  return { ...flat, table, places: Places.unpacked(table.keys, slots) };
}

/**
 * Joins the names of one person. Names with one key are joined when all of them agree pairwise (middle initials do);
 * a name that would agree with two people who don't agree with each other stays on its own: never a silent merge.
 * Names that nobody can have borne in one life stay apart, and names of which an operator said so. What operators joined
 * is joined last. What `former` clusters have worked out of the same names is taken from there.
 */
export function* clusterNames(
  table: NameTable,
  former?: Clusters,
  decisions: readonly Decision[] = [],
): Sliced<Clusters> {
  const { keys, size } = table;
  const places = new Places(keys, size);
  const groups = new Float64Array(size);
  const buckets = new Uint32Array(size);
  const numbers = new Uint32Array(size);
  for (let place = 0; place < size; place += 1) {
    places.note(place);
    const key = keys.at(place);
    const known = former?.places.of(key);
    const group = known === undefined ? groupOf(key) : (former?.groups[known] ?? 0);
    groups[place] = group;
    buckets[place] = group % 2 ** 32;
    numbers[place] = place;
    yield;
  }
  const found = located(decisions, places);
  const kept = keptApart(found);
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
      for (const part of knownParts(group, table, kept, former) ?? (yield* apart(group, table, kept)))
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
  const joined = yield* joinDecided(of, count, found);
  const people = yield* flatLists(joined.of, numbers, joined.size);
  return { table, places, ...joined, members: people, ruled: of, apart: kept, groups, groupSizes };
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
  table: NameTable,
  kept: KeptApart,
  former: Clusters | undefined,
): Parts | undefined {
  if (group.length === 1) return [group];
  if (former === undefined || yearsOf(group, table) > longestLife) return undefined;
  const before: number[] = [];
  const parts = new Map<number, number[]>();
  for (const place of group) {
    const known = former.places.of(table.keys.at(place));
    if (known === undefined || former.groupSizes[known] !== group.length) return undefined;
    if (kept.has(place) || former.apart.has(known)) return undefined;
    before.push(known);
    const cluster = former.ruled[known] ?? 0;
    parts.set(cluster, [...(parts.get(cluster) ?? []), place]);
  }
  return yearsOf(before, former.table) > longestLife ? undefined : parts.values();
}

/** A name and what it is when it is read. */
interface Known {
  readonly place: number;
  readonly form: PersonForm;
}

function* apart(group: Uint32Array | readonly number[], table: NameTable, kept: KeptApart): Sliced<Parts> {
  const parts: Known[][] = [];
  const keyOf = (place: number) => table.keys.at(place);
  const isLong = yearsOf(group, table) > longestLife;
  const agree = (one: Known, other: Known) =>
    sameForms(one.form, other.form) &&
    kept.get(one.place)?.has(other.place) !== true &&
    !(isLong && yearsBetween(one.place, other.place, table) > longestLife);
  const fullestFirst = [...group].sort(
    (a, b) => keyOf(b).length - keyOf(a).length || (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0),
  );
  for (const place of fullestFirst) {
    yield;
    const name = { place, form: personForm(keyOf(place)) };
    const fitting: Known[][] = [];
    for (const part of parts) {
      if (part.every((other) => agree(name, other))) fitting.push(part);
      yield;
    }
    if (fitting.length === 1) fitting[0]?.push(name);
    else parts.push([name]);
  }
  return parts.map((part) => part.map(({ place }) => place).sort((a, b) => a - b));
}

/** Nobody is written about as a contemporary in documents that lie further apart, years. */
const longestLife = 100;

const yearOf = (day: string | undefined): number | undefined =>
  day === undefined ? undefined : Number(day.slice(0, 4));

/** Years from the earliest to the latest document that has one of these names. */
function yearsOf(group: Iterable<number>, table: NameTable): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const place of group) {
    first = Math.min(first, yearOf(table.earliest(place)) ?? first);
    last = Math.max(last, yearOf(table.latest(place)) ?? last);
  }
  return last - first;
}

/** Years between the documents of one name and those of the other; 0 where they overlap, or where none is dated. */
function yearsBetween(one: number, other: number, table: NameTable): number {
  const gap = (before: number, after: number) =>
    (yearOf(table.earliest(after)) ?? Number.NEGATIVE_INFINITY) -
    (yearOf(table.latest(before)) ?? Number.POSITIVE_INFINITY);
  return Math.max(0, gap(one, other), gap(other, one));
}
