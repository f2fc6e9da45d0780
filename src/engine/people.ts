import type { Access } from '../access/access.ts';
import {
  createNameIndex,
  foldWord,
  type NameIndex,
  type PersonForm,
  personForm,
  personKey,
  sameForms,
} from '../names/index.ts';
import { Completions } from '../search/completions.ts';
import type { NameRow, Store } from '../store/store.ts';

/** One person over all documents: the names that the rule of `samePerson` holds together. */
export interface PersonCluster {
  /** The commonest form with a given name; ties go to the earliest dated document. */
  readonly name: string;
  readonly names: readonly NameRow[];
  readonly mentions: number;
}

/** Everybody whom a reader may see, and how to find them by name. */
export interface PeopleRegistry {
  readonly clusters: readonly PersonCluster[];
  /** Built when it is first asked for. */
  readonly index: NameIndex;
  /** Beginnings of words of names; ranks are places in `commonest`. Built when it is first asked for. */
  readonly completions: Completions;
  /** The clusters, those with the most mentions first. */
  readonly commonest: readonly PersonCluster[];
  /** The cluster of a name's key. */
  clusterOf(key: string): PersonCluster | undefined;
  /** The clusters that have this name, or this written form. */
  clustersNamed(name: string): readonly PersonCluster[];
}

function byForm(a: NameRow, b: NameRow): number {
  const given = (row: NameRow) => (/\s/u.test(row.name) ? 1 : 0);
  return (
    given(b) - given(a) ||
    b.exact - a.exact ||
    (a.earliest ?? '9999').localeCompare(b.earliest ?? '9999') ||
    a.name.localeCompare(b.name)
  );
}

function clusterFrom(rows: readonly NameRow[]): PersonCluster {
  const names = [...rows].sort(byForm);
  return { name: names[0]?.name ?? '', names, mentions: rows.reduce((sum, row) => sum + row.mentions, 0) };
}

/**
 * Joins the names of one person. Names with one key are joined when all of them agree pairwise (middle initials do);
 * a name that would agree with two people who don't agree with each other stays on its own: never a silent merge.
 */
export function clusterNames(rows: readonly NameRow[]): PersonCluster[] {
  const byKey = new Map<string, NameRow[]>();
  for (const row of rows) {
    const key = row.document === undefined ? personKey(row.name) : row.key;
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [row]);
    else group.push(row);
  }
  return [...byKey.values()].flatMap((group) => apart(group).map(clusterFrom));
}

/** A name and what it is when it is read. */
interface Known {
  readonly row: NameRow;
  readonly form: PersonForm;
}

function apart(group: readonly NameRow[]): (readonly NameRow[])[] {
  if (group.length === 1) return [group];
  const parts: Known[][] = [];
  const fullestFirst = [...group].sort(
    (a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
  for (const row of fullestFirst) {
    const form = personForm(row.name);
    const fitting = parts.filter((part) => part.every((other) => sameForms(form, other.form)));
    if (fitting.length === 1) fitting[0]?.push({ row, form });
    else parts.push([{ row, form }]);
  }
  return parts.map((part) => part.map((each) => each.row));
}

/** Something made when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Reads the names that may be seen and builds the registry: to be kept for one generation of the store. */
export async function readPeople(store: Store, access: Access): Promise<PeopleRegistry> {
  const clusters = clusterNames(await store.names(access));
  /** By keys that are no names: a full name is its own key and belongs to the first cluster that is called so. */
  const home = new Map<string, PersonCluster>();
  /** Nearly every name belongs to one cluster: only the others have a list. */
  const named = new Map<string, PersonCluster | PersonCluster[]>();
  const note = (name: string, cluster: PersonCluster) => {
    const there = named.get(name);
    if (there === undefined) named.set(name, cluster);
    else if (Array.isArray(there)) {
      if (there.at(-1) !== cluster && !there.includes(cluster)) there.push(cluster);
    } else if (there !== cluster) named.set(name, [there, cluster]);
  };
  for (const cluster of clusters) {
    for (const { key, name } of cluster.names) {
      if (key !== name) home.set(key, cluster);
      note(name, cluster);
    }
  }
  const clustersNamed = (name: string): readonly PersonCluster[] => [named.get(name) ?? []].flat();
  const clusterOf = (key: string): PersonCluster | undefined => home.get(key) ?? clustersNamed(key)[0];
  for (const { text, key } of await store.otherForms(access)) {
    const cluster = clusterOf(key);
    if (cluster !== undefined) note(text, cluster);
  }
  const index = lazily(() => createNameIndex([...named.keys()]));
  const commonest = lazily(() =>
    [...clusters].sort((a, b) => b.mentions - a.mentions || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  );
  const completions = lazily(() => new Completions(formsOf(commonest()), foldWord));
  return {
    clusters,
    get index() {
      return index();
    },
    get completions() {
      return completions();
    },
    get commonest() {
      return commonest();
    },
    clusterOf,
    clustersNamed,
  };
}

function* formsOf(clusters: readonly PersonCluster[]): Generator<readonly string[]> {
  for (const { names } of clusters) yield names.map(({ name }) => name);
}

export interface Resolved {
  readonly cluster: PersonCluster;
  readonly tier: 'same' | 'likely' | 'possible';
  readonly why: string;
  /** 0 to 1, of the best-fitting form. */
  readonly score: number;
}

const nearest = 50;
/** A likely name this far behind the best one is near, not meant: `kramer` is not Kremer when there is a Kramer. */
const scoreGap = 0.05;

/** Who a typed name may be, best first, each person once with its best-fitting form. */
export function resolveName(people: PeopleRegistry, name: string): Resolved[] {
  const seen = new Map<PersonCluster, Resolved>();
  for (const { name: form, tier, why, score } of people.index.find(name, { limit: nearest })) {
    for (const cluster of people.clustersNamed(form)) {
      if (!seen.has(cluster)) seen.set(cluster, { cluster, tier, why, score });
    }
  }
  return [...seen.values()];
}

/**
 * The people a typed name stands for; nobody when none is likely. A full name means those who are the same, else those
 * about as likely as the best. One word means everybody who may be called so, those known by a full name first.
 */
export function peopleNamed(people: PeopleRegistry, name: string): Resolved[] {
  const resolved = resolveName(people, name);
  const same = resolved.filter((each) => each.tier === 'same');
  const likely = resolved.filter((each) => each.tier === 'likely');
  const best = likely[0]?.score ?? 0;
  const near = likely.filter((each) => each.score >= best - scoreGap);
  if (/\s/u.test(name.trim())) return same.length > 0 ? same : near;
  const full = ({ cluster }: Resolved) => (/\s/u.test(cluster.name) ? 0 : 1);
  return [...same, ...near].sort(
    (a, b) => full(a) - full(b) || b.score - a.score || b.cluster.mentions - a.cluster.mentions,
  );
}
