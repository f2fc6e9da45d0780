import { readData } from '../data.ts';

/** A place as a question means it; a capital means its country, as "Minsk" does in a cable. */
export interface Place {
  /** "Belarus"; "Congo - Brazzaville or Congo - Kinshasa" where a name fits several. */
  readonly name: string;
  /** Why it is more than the words typed: "TAGS BO", "capital of Belarus"; absent for a name as it stands. */
  readonly taken?: string;
  /** Names that stand for it in a text: of the place, its people and cities. */
  readonly words: readonly string[];
  /** Names of its geographic TAGS. */
  readonly tags: readonly string[];
  /** Posts in it, small letters without blanks: `minsk`, `riodejaneiro`. */
  readonly posts: readonly string[];
}

interface Row {
  readonly code: string;
  readonly name?: string;
  readonly also?: string;
  readonly people?: string;
  readonly cities?: string;
}

interface Country {
  readonly code: string;
  /** As TAGS have it. */
  readonly tag: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly people: readonly string[];
  readonly cities: readonly string[];
}

interface TagData {
  readonly geographic_fips_1985_2010: Readonly<Record<string, { readonly name: string }>>;
}

/** "US" is a pronoun as well, and "UK" shorter than the words that searches take. */
const shortest = 3;
/** Edits between what was typed and a place that may have been meant. */
const mostEdits = 2;
const longestTyped = 80;

const list = (text: string | undefined): string[] => (text === undefined ? [] : text.split(', '));

/** Small letters without diacritics, blanks and marks, as posts stand in ids: `riodejaneiro`. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const countries: readonly Country[] = (() => {
  const tags = readData<TagData>('tags.json').geographic_fips_1985_2010;
  return readData<{ readonly places: readonly Row[] }>('places.json').places.map(
    ({ code, name, also, people, cities }) => {
      const tag = name ?? tags[code]?.name ?? code;
      const others = list(also);
      const shown = tag.length < shortest ? (others[0] ?? tag) : tag;
      return { code, tag, name: shown, names: [tag, ...others], people: list(people), cities: list(cities) };
    },
  );
})();

type Kind = 'name' | 'code' | 'capital' | 'people' | 'city';
interface Meaning {
  readonly country: Country;
  readonly kind: Kind;
  /** As the gazetteer writes it. */
  readonly text: string;
}

/** Everything that names a place, by its letters. */
const meanings: ReadonlyMap<string, readonly Meaning[]> = (() => {
  const found = new Map<string, Meaning[]>();
  const add = (country: Country, kind: Kind, text: string) => {
    const letters = lettersOf(text);
    found.set(letters, [...(found.get(letters) ?? []), { country, kind, text }]);
  };
  for (const country of countries) {
    for (const name of country.names) add(country, 'name', name);
    add(country, 'code', country.code);
    for (const people of country.people) add(country, 'people', people);
    for (const [index, city] of country.cities.entries()) add(country, index === 0 ? 'capital' : 'city', city);
  }
  return found;
})();

const order: readonly Kind[] = ['name', 'code', 'capital', 'people', 'city'];

/** What is meant by a name, a TAGS code, a city or a people; undefined where the gazetteer has none of that name. */
export function placeNamed(typed: string): Place | undefined {
  const all = meanings.get(lettersOf(typed.slice(0, longestTyped))) ?? [];
  const kind = order.find((each) => all.some((meaning) => meaning.kind === each));
  const meant = all.filter((meaning) => meaning.kind === kind);
  const [first] = meant;
  if (first === undefined) return undefined;
  if (kind === 'city') {
    return {
      name: first.text,
      taken: `a city of ${joined(meant.map(({ country }) => country.name))}`,
      words: [first.text],
      tags: [],
      posts: [lettersOf(first.text)],
    };
  }
  const its = [...new Set(meant.map(({ country }) => country))];
  const name = joined(its.map((country) => country.name));
  const reason = {
    code: `TAGS ${first.text}`,
    capital: `${first.text} is its capital`,
    people: `${first.text} people`,
  };
  return {
    name,
    ...(kind === undefined || kind === 'name' ? {} : { taken: reason[kind] }),
    words: [...new Set(its.flatMap(({ names, people, cities }) => [...names, ...people, ...cities]))].filter(isSought),
    tags: its.map(({ tag }) => tag),
    posts: [...new Set(its.flatMap(({ names, cities }) => [...cities, ...names].map(lettersOf)))],
  };
}

function joined(names: readonly string[]): string {
  return [...new Set(names)].join(' or ');
}

/** A name that can be looked for in a text: "Congo - Kinshasa" and "Burma (Myanmar)" are how lists write. */
function isSought(name: string): boolean {
  return lettersOf(name).length >= shortest && !/[(&]| - /u.test(name);
}

/** Names of places that look like what was typed, the nearest first. */
export function placesLike(typed: string, limit: number): string[] {
  const wanted = lettersOf(typed.slice(0, longestTyped));
  if (wanted.length < shortest) return [];
  const near = [...meanings].flatMap(([letters, [first]]) => {
    if (first === undefined || first.kind === 'code' || Math.abs(letters.length - wanted.length) > mostEdits) return [];
    const edits = letters.startsWith(wanted) ? 1 : editsBetween(letters, wanted);
    return edits > mostEdits || edits * 3 > wanted.length ? [] : [{ text: first.text, edits }];
  });
  return near
    .sort((one, other) => one.edits - other.edits || (one.text < other.text ? -1 : 1))
    .slice(0, limit)
    .map(({ text }) => text);
}

/** Letters put in, left out, changed or turned about (optimal string alignment); both are short. */
function editsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1;
      let least = Math.min((last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + same);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1])
        least = Math.min(least, (before[at - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}

/** A value of a collection's headers (a TAGS code or a post) as the place it stands for, by the name to show. */
export function placesOf(value: string): readonly string[] {
  const all = meanings.get(lettersOf(value)) ?? [];
  const code = all.filter(({ kind, country }) => kind === 'code' && value === country.code);
  const meant = code.length > 0 ? code : all.filter(({ kind }) => kind !== 'code' && kind !== 'people');
  return [...new Set(meant.map(({ country }) => country.name))];
}
