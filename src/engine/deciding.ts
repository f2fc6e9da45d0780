import { AskError } from '../errors.ts';
import type { Decision, Ruling, Signed } from '../store/decisions.ts';
import { documentOfKey, nameKey, nameOfKey } from '../store/name-key.ts';
import type { Store } from '../store/store.ts';
import type { Standing } from './decided.ts';
import {
  decisionsOf,
  type PeopleRegistry,
  type PersonCluster,
  peopleNamed,
  type Resolved,
  resolveName,
} from './people.ts';

/** Who decides, and why. */
export type By = Pick<Signed, 'who' | 'why'>;

/** A decision as an operator reads it: names as they are typed to mean them again. */
export interface DecisionMade {
  readonly number: number;
  readonly kind: Decision['kind'];
  readonly one: string;
  readonly other: string;
  readonly signed: Signed;
  readonly undone?: Signed;
  /** What it does now; `undone` when it was taken back. */
  readonly standing: Standing | 'undone';
}

/** What an operator decided of a person; `name` is whom he was joined with or kept apart from. */
export interface PersonDecision {
  readonly kind: 'merge' | 'split';
  readonly name: string;
  /** ISO instant, empty when nobody knew the time. */
  readonly at: string;
}

/** What operators may decide of people: that two are one, that one is two. Every decision is kept, and can be taken back. */
export interface PeopleDecisions {
  /** @throws AskError when a name is unknown or stands for several, when they are one already, or a split is in the way */
  merge(one: string, other: string, by: By): Promise<DecisionMade>;
  /** @throws AskError when a name is unknown, when they are two already, or a merge is in the way */
  split(one: string, other: string, by: By): Promise<DecisionMade>;
  /** Takes a decision back, the last one that stands when no number is given. Throws AskError when there is none. */
  undo(number: number | undefined, by: By): Promise<DecisionMade>;
  /** All of them, in order. */
  list(): Promise<readonly DecisionMade[]>;
}

const mostChoices = 10;
const mostKeys = 50;
const mostNear = 5;
const longestWords = 500;

/** A key as it is typed: a bare name belongs to one document, which is named behind it. */
export function typedKey(key: string): string {
  const document = documentOfKey(key);
  return document === undefined ? key : `${nameOfKey(key)} (${document})`;
}

const quoted = (key: string): string => `"${typedKey(key).replace(/"/gu, '')}"`;
const keyOf = (cluster: PersonCluster): string => cluster.names[0]?.key ?? '';

/** The name that is meant, and who bears it; `exact` when it is a name of his own, not one that he is written by as well. */
interface Meant {
  readonly key: string;
  readonly cluster: PersonCluster;
  readonly exact: boolean;
}

/** A name as it stands in the collection: letter for letter, or in other capitals or marks where only one person has it. */
async function meant(people: PeopleRegistry, typed: string): Promise<Meant> {
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name === '') throw new AskError('A name is missing: it may not be empty.');
  const [, bare = '', document = ''] = /^(.*\S) ?\(([^()]+)\)$/u.exec(name) ?? [];
  for (const key of bare === '' ? [name] : [nameKey(bare, document), name]) {
    const number = people.numberOf(key);
    if (number !== undefined) return { key, cluster: people.cluster(number), exact: true };
  }
  const fitting = await bearers(people, name);
  const [first] = fitting;
  if (first !== undefined && fitting.length === 1) {
    const row = first.names.find((each) => sameLetters(each.name, name));
    return { key: row?.key ?? keyOf(first), cluster: first, exact: row !== undefined };
  }
  if (fitting.length > 1) throw ambiguous(name, fitting);
  const near = (await resolveName(people, name)).slice(0, mostNear).map(({ cluster }) => quoted(keyOf(cluster)));
  throw new AskError(
    `Nobody is named "${name}".${near.length === 0 ? '' : ` Near are ${near.join(', ')}.`} Give a name as the documents have it (/who shows them).`,
    { suggestions: near },
  );
}

const sameLetters = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Everybody who may be called so: by a word, all who have it in their names; by a full name, those who are the same. */
async function bearers(people: PeopleRegistry, name: string): Promise<readonly PersonCluster[]> {
  const named = await peopleNamed(people, name);
  if (!name.includes(' ')) {
    const hasWord = ({ cluster }: Resolved) =>
      cluster.names.some((row) => row.name.split(/[\s-]+/u).some((word) => sameLetters(word, name)));
    return named.filter(hasWord).map(({ cluster }) => cluster);
  }
  const called = people.clustersNamed(name);
  return called.length > 0 ? called : named.filter(({ tier }) => tier === 'same').map(({ cluster }) => cluster);
}

function ambiguous(name: string, clusters: readonly PersonCluster[]): AskError {
  const choices = clusters.slice(0, mostChoices).map((cluster) => quoted(keyOf(cluster)));
  const more = clusters.length - choices.length;
  return new AskError(
    `"${name}" may be ${clusters.length} people: ${choices.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Give one of these.`,
    { suggestions: choices },
  );
}

/** All names of a person, the one that was meant first: while one of them is there, a decision finds him. */
function sideOf({ key, cluster }: Meant): string[] {
  return [key, ...cluster.names.map((row) => row.key).filter((each) => each !== key)].slice(0, mostKeys);
}

const bounded = ({ who, why }: By): By => ({ who: who.slice(0, longestWords), why: why.slice(0, longestWords) });

/** Decides over a store. `people` is everybody as of now; `write` does some writing. */
export function peopleDecisions(
  store: Store,
  people: () => Promise<PeopleRegistry>,
  write: <Result>(writing: () => Promise<Result>) => Promise<Result>,
  now: () => string,
): PeopleDecisions {
  const made = async (number: number): Promise<DecisionMade> => {
    const found = (await list()).find((each) => each.number === number);
    if (found === undefined) throw new AskError(`There is no decision ${number}; reftel people list shows them.`);
    return found;
  };

  const decide = async (ruling: Omit<Ruling, keyof Signed>, by: By): Promise<DecisionMade> =>
    made(await write(() => store.decisions.decide({ ...ruling, ...bounded(by), at: now() })));

  const list = async (): Promise<DecisionMade[]> => {
    const standing = new Map((await people()).decided.map((each) => [each.decision.number, each.standing]));
    return (await decisionsOf(store)).map(({ number, kind, one, other, who, at, why, undone }) => ({
      number,
      kind,
      one: typedKey(one[0] ?? ''),
      other: typedKey(other[0] ?? ''),
      signed: { who, at, why },
      ...(undone === undefined ? {} : { undone }),
      standing: undone === undefined ? (standing.get(number) ?? 'waiting') : 'undone',
    }));
  };

  return {
    list,
    async merge(one, other, by) {
      const registry = await people();
      const [left, right] = [await meant(registry, one), await meant(registry, other)];
      if (left.cluster.number === right.cluster.number)
        throw new AskError(`${quoted(left.key)} and ${quoted(right.key)} are one person already.`);
      const inTheWay = splitBetween(registry, left.cluster.number, right.cluster.number);
      if (inTheWay !== undefined)
        throw new AskError(
          `Decision ${inTheWay} keeps them apart. To take it back first: reftel people undo ${inTheWay}`,
        );
      return decide({ kind: 'merge', one: sideOf(left), other: sideOf(right) }, by);
    },
    async split(one, other, by) {
      const registry = await people();
      const [left, right] = [await meant(registry, one), await meant(registry, other)];
      if (left.cluster.number !== right.cluster.number)
        throw new AskError(`${quoted(left.key)} and ${quoted(right.key)} are two people already.`);
      if (left.key === right.key || !left.exact || !right.exact) throw unsplit(left.cluster);
      if (registry.isOneByRule(left.key, right.key) !== true) throw joinedByHand(registry, left.cluster.number);
      return decide({ kind: 'split', one: [left.key], other: [right.key] }, by);
    },
    async undo(number, by) {
      const last = (await list()).findLast(({ undone }) => undone === undefined)?.number;
      const wanted = number ?? last;
      if (wanted === undefined) throw new AskError('There is no decision to take back.');
      const signed = { ...bounded(by), at: now() };
      if (await write(() => store.decisions.undo(wanted, signed))) return made(wanted);
      const { undone } = await made(wanted);
      throw new AskError(
        `Decision ${wanted} was taken back before${undone?.at ? `, on ${undone.at.slice(0, 10)}` : ''}.`,
      );
    },
  };
}

/** The decision that keeps a name of the one apart from a name of the other. */
function splitBetween(people: PeopleRegistry, one: number, other: number): number | undefined {
  return people.decidedOf(one).find(({ decision, one: left, other: right }) => {
    if (decision.kind !== 'split' || left === undefined || right === undefined) return false;
    const sides = [left, right].map((place) => people.numberOf(people.keyAt(place)));
    return sides.includes(one) && sides.includes(other);
  })?.decision.number;
}

function unsplit({ names }: PersonCluster): AskError {
  const own = names.slice(0, mostChoices).map(({ key }) => quoted(key));
  return new AskError(
    own.length < 2
      ? `The documents have only the one name ${own.join()} here: two people who are written alike can't be told apart.`
      : `What can be told apart are two of the names that documents know this person by: ${own.join(', ')}.`,
    { suggestions: own },
  );
}

function joinedByHand(people: PeopleRegistry, number: number): AskError {
  const merges = people.decidedOf(number).filter(({ decision }) => decision.kind === 'merge');
  const numbers = merges.map(({ decision }) => decision.number);
  return new AskError(
    `An operator joined them (${numbers.length === 1 ? 'decision' : 'decisions'} ${numbers.join(', ')}). To take that back: reftel people undo ${numbers.at(-1)}`,
  );
}
