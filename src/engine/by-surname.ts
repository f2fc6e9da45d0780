import type { Access } from '../access/access.ts';
import type { Citation } from '../document.ts';
import { personKey } from '../names/index.ts';
import type { Store } from '../store/store.ts';
import type { PersonCluster, Resolved } from './people.ts';

/** Documents that give a surname alone, of which this person is the only bearer known from their years. */
export interface BySurname {
  readonly name: string;
  readonly mentions: number;
  readonly documents: number;
  /** One of each of the documents that name it most often. */
  readonly citations: readonly Citation[];
}

/** Bearers of one surname with a given name: where there are more, documents without a given name tell nothing. */
const mostBearers = 20;
/** Documents may lie this far outside the years in which a person is seen under a full name. */
const yearsAround = 1;
const mostPins = 3;
const mostKeys = 500;

const yearOf = (day: string): number => Number(day.slice(0, 4));
const hasGiven = ({ name }: PersonCluster): boolean => /\s/u.test(name);

/** The years in which a person's dated documents lie; undefined when none is dated. */
function yearsOf({ names }: PersonCluster): { readonly first: number; readonly last: number } | undefined {
  const days = names.flatMap(({ earliest, latest }) => [earliest, latest]).filter((day) => day !== undefined);
  if (days.length === 0) return undefined;
  const years = days.map(yearOf);
  return { first: Math.min(...years), last: Math.max(...years) };
}

/** People who are called so, and to whom documents that give no first name may point. */
export interface Sorted {
  /** Without those that are in `bare`. */
  readonly people: readonly Resolved[];
  /** By number of a person: the bare surnames, each of one document, that may be him. */
  readonly bare: ReadonlyMap<number, readonly PersonCluster[]>;
}

/**
 * Puts bare surnames, each of which is a person of one document, with the only person of that surname whose documents are
 * of the same years. They are shown with him and stay apart from him: nothing proves that they are he. Surnames that fit
 * two people, or none, and those of undated documents stay as they are.
 */
export function sortSurnames(all: readonly Resolved[]): Sorted {
  const bearers = all.filter(({ cluster }) => hasGiven(cluster));
  if (bearers.length > mostBearers) return { people: all, bare: new Map() };
  const known = bearers.map(({ cluster }) => ({ cluster, key: personKey(cluster.name), years: yearsOf(cluster) }));
  const bare = new Map<number, PersonCluster[]>();
  const people = all.filter(({ cluster }) => {
    const years = hasGiven(cluster) ? undefined : yearsOf(cluster);
    if (years === undefined) return true;
    const surname = `${personKey(cluster.name)} `;
    const fitting = known.filter(({ key, years: seen }) => {
      if (seen === undefined || !key.startsWith(surname)) return false;
      return seen.first - yearsAround <= years.last && years.first <= seen.last + yearsAround;
    });
    const [only] = fitting;
    if (only === undefined || fitting.length > 1) return true;
    const number = only.cluster.number;
    bare.set(number, [...(bare.get(number) ?? []), cluster]);
    return false;
  });
  return { people, bare };
}

/** What is told of the documents that call a person by the surname alone, those that do so most first. */
export async function bySurname(
  store: Store,
  access: Access,
  clusters: readonly PersonCluster[] | undefined,
): Promise<BySurname | undefined> {
  const [one] = clusters ?? [];
  if (clusters === undefined || one === undefined) return undefined;
  const most = [...clusters].sort((a, b) => b.mentions - a.mentions).slice(0, mostKeys);
  const keys = most.slice(0, mostPins).flatMap(({ names }) => names.map(({ key }) => key));
  const { items } = await store.mentions(keys, access, { limit: mostKeys });
  const first = new Map(items.toReversed().map(({ citation }) => [citation.document, citation]));
  return {
    name: one.name,
    mentions: clusters.reduce((sum, { mentions }) => sum + mentions, 0),
    documents: clusters.length,
    citations: [...first.values()].toReversed(),
  };
}
