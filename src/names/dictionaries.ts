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
const standing: readonly string[] = given.same.map((list) => strictKey(foldName(words(list)[0] ?? '')));
const fullForms: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(short).map(([nickname, forms]) => [strictKey(nickname), words(forms).map(strictKey)]),
);

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

/** The closest relation of two different strict keys that the dictionaries know. */
export function relateGiven(a: string, b: string): GivenRelation | undefined {
  return relations.get(a)?.get(b);
}

/** Strict keys of the names that the dictionaries relate to one: where to look for candidates that sound otherwise. */
export function relatives(key: string): Iterable<string> {
  return relations.get(key)?.keys() ?? [];
}

/** For each key those it is related to; the first relation that is noted is the closest. */
const relations: ReadonlyMap<string, ReadonlyMap<string, GivenRelation>> = (() => {
  const index = new Map<string, Map<string, GivenRelation>>();
  const relate = (from: string, to: string, relation: GivenRelation): void => {
    if (from === to) return;
    const known = index.get(from) ?? new Map<string, GivenRelation>();
    if (!known.has(to)) known.set(to, relation);
    index.set(from, known);
  };
  const relateAll = (lists: readonly string[], relation: GivenRelation): void => {
    for (const list of lists) {
      const keys = words(list).map((word) => strictKey(foldName(word)));
      for (const from of keys) for (const to of keys) relate(from, to, relation);
    }
  };
  relateAll(given.same, 'romanised');
  for (const [nickname, forms] of fullForms) {
    for (const form of forms) {
      relate(nickname, form, 'nickname');
      relate(form, nickname, 'nickname');
    }
  }
  relateAll(given.variants, 'cognate');
  return index;
})();
