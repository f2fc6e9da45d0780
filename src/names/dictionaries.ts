import { readData } from '../data.ts';
import { foldName } from './fold.ts';
import { strictKey } from './spelling.ts';

interface GivenData {
  readonly same: readonly string[];
  readonly variants: readonly string[];
}
interface NicknameData {
  readonly short: Readonly<Record<string, string>>;
}
interface TitleData {
  readonly titles: string;
  readonly followers: string;
  readonly suffixes: string;
  readonly generations: string;
  readonly particles: string;
  readonly given: string;
}

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');
const set = (text: string): ReadonlySet<string> => new Set(words(text).map(foldName));

const given = readData<GivenData>('names-given.json');
const { short } = readData<NicknameData>('names-nicknames.json');
const around = readData<TitleData>('names-titles.json');

/** Words that come before a name and are no part of it. */
export const TITLES: ReadonlySet<string> = set(around.titles);
/** Title words only after another title: alone they may be a name (Mate, Wing). */
export const TITLE_FOLLOWERS: ReadonlySet<string> = set(around.followers);
/** Jr, Sr, III, degrees. */
export const SUFFIXES: ReadonlySet<string> = set(around.suffixes);
/** The suffixes that tell father from son. */
export const GENERATIONS: ReadonlySet<string> = set(around.generations);
/** Words that belong to the surname after them. */
export const PARTICLES: ReadonlySet<string> = set(around.particles);
/** Particles that, capitalised in front, are a given name (Ben Smith, Van Johnson). */
export const GIVEN_PARTICLES: ReadonlySet<string> = set(around.given);

function classes(lists: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [id, list] of lists.entries()) {
    for (const key of new Set(words(list).map((word) => strictKey(foldName(word))))) {
      index.set(key, [...(index.get(key) ?? []), id]);
    }
  }
  return index;
}

const romanised = classes(given.same);
const cognate = classes(given.variants);
const standing: readonly string[] = given.same.map((list) => strictKey(foldName(words(list)[0] ?? '')));
const fullForms: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(short).map(([nickname, forms]) => [strictKey(nickname), words(forms).map(strictKey)]),
);

const share = (a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean =>
  a?.some((one) => b?.includes(one) === true) === true;

/** The spelling that stands for all romanisations of a given name, and for its short forms where these have one full form. */
export function givenKey(fold: string): string {
  const key = strictKey(fold);
  const forms = fullForms.get(key);
  const full = forms?.length === 1 && forms[0] !== undefined ? forms[0] : key;
  const id = romanised.get(full)?.[0];
  return id === undefined ? full : (standing[id] ?? full);
}

/** How two different spellings of a given name belong together. */
export type GivenRelation = 'romanised' | 'nickname' | 'cognate';

/** The closest relation of two strict keys that the dictionaries know. */
export function relateGiven(a: string, b: string): GivenRelation | undefined {
  if (share(romanised.get(a), romanised.get(b))) return 'romanised';
  const formsA = fullForms.get(a);
  const formsB = fullForms.get(b);
  if (formsA?.includes(b) === true || formsB?.includes(a) === true) return 'nickname';
  return share(cognate.get(a), cognate.get(b)) ? 'cognate' : undefined;
}

/** Strict keys of the names that the dictionaries relate to one: where to look for candidates that sound otherwise. */
export function relatives(key: string): readonly string[] {
  return relativesByKey.get(key) ?? [];
}

const relativesByKey: ReadonlyMap<string, readonly string[]> = (() => {
  const index = new Map<string, Set<string>>();
  const link = (from: string, to: string): void => {
    if (from === to) return;
    const known = index.get(from) ?? new Set<string>();
    index.set(from, known.add(to));
  };
  for (const list of [...given.same, ...given.variants]) {
    const keys = words(list).map((word) => strictKey(foldName(word)));
    for (const from of keys) for (const to of keys) link(from, to);
  }
  for (const [nickname, forms] of fullForms) {
    for (const form of forms) {
      link(nickname, form);
      link(form, nickname);
    }
  }
  return new Map([...index].map(([key, all]) => [key, [...all]]));
})();
