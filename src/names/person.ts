import { givenKey } from './dictionaries.ts';
import { foldName, foldUmlauts } from './fold.ts';
import { type NameParts, type NameWord, partsOf } from './parts.ts';
import { strictKey } from './spelling.ts';

/** Articles that one writer prints and the next leaves out (Hafez al-Asad, Hafez Asad). */
const ARTICLE = /^(?:al|el|ul)$/;
const GLUED_ARTICLE = /^(?:al|el)[-‐‑–—](?=.{2})/i;

/** The spellings of a surname that count as one: its folded letters, and with ä ö ü written out. */
function surnameKeys(words: readonly NameWord[]): readonly string[] {
  const named = words.length > 1 ? words.filter((word) => !ARTICLE.test(word.fold)) : words;
  const raw = named.map((word) => word.raw.replace(GLUED_ARTICLE, '')).join('');
  return [...new Set([strictKey(foldName(raw)), strictKey(foldUmlauts(raw))])];
}

const folded = (parts: NameParts): string =>
  [...parts.titles, ...parts.given, ...parts.surname].map((word) => word.fold).join(' ');

/** A name read for the question whether two are one person: worth keeping where one name is compared with many. */
export interface PersonForm {
  readonly name: string;
  readonly parts: NameParts;
  /** All words folded, to tell equal spellings at once. */
  readonly folded: string;
  readonly surnames: readonly string[];
  readonly given: readonly GivenForm[];
  /** Given names written as one (Mary Ann, Maryann). */
  readonly together: string;
}

interface GivenForm {
  readonly fold: string;
  readonly initial: boolean;
  /** What the spelling stands for, as it is and with ä ö ü written out. */
  readonly key: string;
  readonly spelledOut: string;
}

function givenForm({ raw, fold, initial }: NameWord): GivenForm {
  const key = givenKey(fold);
  const out = foldUmlauts(raw);
  return { fold, initial, key, spelledOut: out === fold ? key : givenKey(out) };
}

/** Reads a name once for many comparisons. */
export function personForm(name: string): PersonForm {
  const parts = partsOf(name);
  return {
    name,
    parts,
    folded: folded(parts),
    surnames: surnameKeys(parts.surname),
    given: parts.given.map(givenForm),
    together: strictKey(parts.given.map((word) => word.fold).join('')),
  };
}

/** Whether two given names are one: romanised alike, a short form of the other, or with ä ö ü written out. */
const sameGiven = (a: GivenForm, b: GivenForm): boolean =>
  a.key === b.key || a.spelledOut === b.key || a.key === b.spelledOut;

/** One middle name stands for another when both are spelled out and equal, or one is the other's initial. */
function middleFits(a: GivenForm, b: GivenForm): boolean {
  if (a.initial || b.initial) return a.fold.charAt(0) === b.fold.charAt(0);
  return sameGiven(a, b);
}

/** Given names agree when the first ones are equal and, as far as both state further ones, these fit in their order. */
function givenAgrees(a: PersonForm, b: PersonForm): boolean {
  const [firstA, ...middleA] = a.given;
  const [firstB, ...middleB] = b.given;
  if (firstA === undefined || firstB === undefined || firstA.initial || firstB.initial) return false;
  if (sameGiven(firstA, firstB)) {
    return middleA.every((word, at) => middleB[at] === undefined || middleFits(word, middleB[at]));
  }
  return firstA.key.charAt(0) === firstB.key.charAt(0) && a.together === b.together;
}

/** `samePerson` of names that were read before. */
export function sameForms(one: PersonForm, other: PersonForm): boolean {
  if (one.parts.surname.length === 0 || other.parts.surname.length === 0)
    return one.name === other.name && one.name.trim() !== '';
  if (one.parts.generation !== other.parts.generation) return false;
  if (one.given.length === other.given.length && one.folded === other.folded) return true;
  return other.surnames.some((key) => one.surnames.includes(key)) && givenAgrees(one, other);
}

/**
 * Whether two names from different documents are taken for one person. The rule is deterministic and narrow, since a wrong
 * merge shows nowhere: surnames equal under the romanisations of one alphabet, first names equal under these or as short
 * form and its only full form, middle names and generation without contradiction. Words that only sound alike (Kramer,
 * Kremer), initials in place of a first name, a surname alone, and Jr. beside nothing stay apart.
 */
export function samePerson(a: string, b: string): boolean {
  return sameForms(personForm(a), personForm(b));
}

/**
 * A key to group by before `samePerson` decides: names that are the same person have equal keys, but equal keys do not
 * make one person.
 */
export function personKey(name: string): string {
  const parts = partsOf(name);
  if (parts.surname.length === 0) return name.trim();
  const surname = (surnameKeys(parts.surname)[0] ?? '').replace(/([aou])e/g, '$1').replace(/aa/g, 'a');
  const first = parts.given[0];
  return first === undefined ? surname : `${surname} ${givenKey(first.fold).charAt(0)}`;
}
