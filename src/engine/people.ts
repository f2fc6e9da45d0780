import type { Access } from '../access/access.ts';
import { type NameIndex, nameIndex, packedNameIndex, unpackedNameIndex } from '../names/index.ts';
import { inSlices } from '../slices.ts';
import type { Decision } from '../store/decisions.ts';
import { piecesOf } from '../store/pieces.ts';
import type { NameRow, Store } from '../store/store.ts';
import { type Clusters, clusterNames, type PackedClusters, packedClusters, unpackedClusters } from './clusters.ts';
import type { Decided } from './decided.ts';
import { elsewhereOf } from './elsewhere.ts';
import type { Elsewhere } from './jobs.ts';
import { few } from './kept.ts';
import {
  type KnownPeople,
  knownPeople,
  type OtherForms,
  otherForms,
  type PackedForms,
  packedForms,
  unpackedForms,
  unpackedKnownPeople,
} from './known-people.ts';
import { NameTable } from './name-table.ts';

/** One person over all documents: the names that the rule of `samePerson` holds together. */
export interface PersonCluster {
  /** Tells clusters of one registry apart. */
  readonly number: number;
  /** The commonest form with a given name; ties go to the earliest dated document. */
  readonly name: string;
  readonly names: readonly NameRow[];
  readonly mentions: number;
}

/** A registry as it can be handed to another thread. */
export interface PackedRegistry {
  readonly clusters: PackedClusters;
  readonly forms: PackedForms;
}

/** Where a registry came from, and where what finds its people is made. */
interface Origin {
  readonly packed: PackedRegistry;
  readonly elsewhere: Elsewhere | undefined;
}

/**
 * Everybody whom a reader may see, and how to find them by name. Kept in flat arrays: some 60 bytes a name beside its
 * letters. What finds them is made when it is first asked for. Where the store has threads and there are many names, all
 * of it is made in another one; else here, in slices.
 */
export class PeopleRegistry {
  readonly #clusters: Clusters;
  readonly #forms: OtherForms;
  readonly #origin: Origin | undefined;
  #index: Promise<NameIndex> | undefined;
  #known: Promise<KnownPeople> | undefined;

  private constructor(clusters: Clusters, forms: OtherForms, origin?: Origin) {
    this.#clusters = clusters;
    this.#forms = forms;
    this.#origin = origin;
  }

  static unpacked(packed: PackedRegistry, elsewhere?: Elsewhere): PeopleRegistry {
    const { clusters, forms } = packed;
    return new PeopleRegistry(unpackedClusters(clusters), unpackedForms(forms), { packed, elsewhere });
  }

  pack(): PackedRegistry {
    return this.#origin?.packed ?? { clusters: packedClusters(this.#clusters), forms: packedForms(this.#forms) };
  }

  /**
   * Reads the names that may be seen. What a `former` registry has is taken from there, and made at once as it had it; where
   * that one was made in another thread it lies in memory that all see.
   */
  static async read(store: Store, access: Access, former?: PeopleRegistry): Promise<PeopleRegistry> {
    const registry = await PeopleRegistry.#read(store, access, former);
    if (former === undefined) return registry;
    if (former.#index !== undefined) await registry.index(await former.#index);
    if (former.#known !== undefined) await registry.known();
    return registry;
  }

  static async #read(store: Store, access: Access, former?: PeopleRegistry): Promise<PeopleRegistry> {
    const elsewhere = elsewhereOf(store);
    const table = new NameTable();
    for await (const rows of piecesOf((from) => store.names(access, from))) {
      for (const row of rows) table.add(row);
      if (elsewhere === undefined || table.size <= few) continue;
      const origin = former === undefined ? undefined : former.#origin;
      const known = origin === undefined ? {} : { former: origin.packed };
      return PeopleRegistry.unpacked(await elsewhere('people', { access, ...known }), elsewhere);
    }
    const others: { readonly text: string; readonly key: string }[] = [];
    for await (const rows of piecesOf((from) => store.otherForms(access, from))) others.push(...rows);
    const decisions = await decisionsOf(store);
    const clusters = await inSlices(
      clusterNames(table, former === undefined ? undefined : former.#clusters, decisions),
    );
    return new PeopleRegistry(clusters, await inSlices(otherForms(clusters, others)));
  }

  /** How many people there are; they are numbered from 0. */
  get size(): number {
    return this.#clusters.size;
  }

  /** What operators decided, and what has become of it among the names that are here. */
  get decided(): readonly Decided[] {
    return this.#clusters.decided;
  }

  /** The decisions that are in force and made this person what he is. */
  decidedOf(number: number): Decided[] {
    const { of, decided } = this.#clusters;
    return decided.filter(
      ({ standing, one, other }) =>
        standing === 'in force' && [one, other].some((place) => place !== undefined && of[place] === number),
    );
  }

  /** The key of a name by its place, as decisions have it. */
  keyAt(place: number): string {
    return this.#clusters.table.keys.at(place);
  }

  /** Whether two names would be one person if no operator had joined any; undefined when one of them is not here. */
  isOneByRule(one: string, other: string): boolean | undefined {
    const { places, ruled } = this.#clusters;
    const [left, right] = [places.of(one), places.of(other)];
    return left === undefined || right === undefined ? undefined : ruled[left] === ruled[right];
  }

  nameOf(number: number): string {
    return this.#clusters.table.name(this.#namesOf(number)[0] ?? 0);
  }

  cluster(number: number): PersonCluster {
    const { table } = this.#clusters;
    const rows = Array.from(this.#namesOf(number), (place) => table.row(place));
    return {
      number,
      name: rows[0]?.name ?? '',
      names: rows,
      mentions: rows.reduce((sum, row) => sum + row.mentions, 0),
    };
  }

  #namesOf(number: number): Uint32Array {
    const { table, members } = this.#clusters;
    const places = members.values.slice(members.starts[number], members.starts[number + 1]);
    return places.length < 2 ? places : places.sort((one, other) => byForm(table, one, other));
  }

  *clusters(): Generator<PersonCluster> {
    for (let number = 0; number < this.size; number += 1) yield this.cluster(number);
  }

  /** Every name, without its document. */
  *names(): Generator<string> {
    const { table } = this.#clusters;
    for (let place = 0; place < table.size; place += 1) yield table.name(place);
  }

  /** The number of the cluster that a name's key belongs to. */
  numberOf(key: string): number | undefined {
    const place = this.#clusters.places.of(key);
    return place === undefined ? undefined : this.#clusters.of[place];
  }

  /** The clusters that have this name, or this written form. */
  clustersNamed(name: string): readonly PersonCluster[] {
    const { forms, homes } = this.#forms;
    const own = this.numberOf(name);
    const form = forms.get(name);
    const others = form === undefined ? [] : homes.values.subarray(homes.starts[form], homes.starts[form + 1]);
    return [...new Set([...(own === undefined ? [] : [own]), ...others])].map((number) => this.cluster(number));
  }

  /** Finds names and written forms in any spelling. */
  index(former?: NameIndex): Promise<NameIndex> {
    // Another thread may have died of it: who asks next has it made again.
    this.#index ??= this.#madeIndex(former).catch((failure: unknown) => {
      this.#index = undefined;
      throw failure;
    });
    return this.#index;
  }

  async #madeIndex(former: NameIndex | undefined): Promise<NameIndex> {
    if (this.#origin?.elsewhere !== undefined) {
      const { packed: registry, elsewhere } = this.#origin;
      const known = former === undefined ? {} : { former: packedNameIndex(former) };
      return unpackedNameIndex(await elsewhere('index', { registry, ...known }));
    }
    const { table } = this.#clusters;
    const { texts } = this.#forms.forms;
    function* all(): Generator<string> {
      yield* table.fullNames();
      yield* texts;
    }
    return inSlices(nameIndex(all(), table.size + texts.length, former));
  }

  known(): Promise<KnownPeople> {
    this.#known ??= this.#madeKnown().catch((failure: unknown) => {
      this.#known = undefined;
      throw failure;
    });
    return this.#known;
  }

  async #madeKnown(): Promise<KnownPeople> {
    if (this.#origin?.elsewhere === undefined) return inSlices(knownPeople(this.#clusters));
    const { packed: registry, elsewhere } = this.#origin;
    return unpackedKnownPeople(await elsewhere('known', { registry }));
  }
}

const decisionsAtOnce = 500;

/** All decisions, in order of number. */
export async function decisionsOf(store: Store): Promise<Decision[]> {
  const all: Decision[] = [];
  for (;;) {
    const page = await store.decisions.list({ limit: decisionsAtOnce, offset: all.length });
    all.push(...page);
    if (page.length < decisionsAtOnce) return all;
  }
}

function byForm(table: NameTable, a: number, b: number): number {
  const given = (place: number) => (/\s/u.test(table.name(place)) ? 1 : 0);
  return (
    given(b) - given(a) ||
    table.exact(b) - table.exact(a) ||
    (table.earliest(a) ?? '9999').localeCompare(table.earliest(b) ?? '9999') ||
    table.name(a).localeCompare(table.name(b))
  );
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
export async function resolveName(people: PeopleRegistry, name: string): Promise<Resolved[]> {
  const index = await people.index();
  const seen = new Map<number, Resolved>();
  for (const { name: form, tier, why, score } of index.find(name, { limit: nearest })) {
    for (const cluster of people.clustersNamed(form)) {
      if (!seen.has(cluster.number)) seen.set(cluster.number, { cluster, tier, why, score });
    }
  }
  return [...seen.values()];
}

/**
 * The people a typed name stands for; nobody when none is likely. A full name means those who are the same, else those
 * about as likely as the best. One word means everybody who may be called so, those known by a full name first.
 */
export async function peopleNamed(people: PeopleRegistry, name: string): Promise<Resolved[]> {
  const resolved = await resolveName(people, name);
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
