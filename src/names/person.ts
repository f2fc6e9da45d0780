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

/** Whether two given names are one: romanised alike, a short form of the other, or with ä ö ü written out. */
function sameGiven(a: NameWord, b: NameWord): boolean {
  const key = givenKey(a.fold);
  const other = givenKey(b.fold);
  return key === other || givenKey(foldUmlauts(a.raw)) === other || key === givenKey(foldUmlauts(b.raw));
}

/** One middle name stands for another when both are spelled out and equal, or one is the other's initial. */
function middleFits(a: NameWord, b: NameWord): boolean {
  if (a.initial || b.initial) return a.fold.charAt(0) === b.fold.charAt(0);
  return sameGiven(a, b);
}

/** The first letter of the spelling that stands for a given name (e for Yevgeny and Evgeny, r for Bob). */
const initialOf = (word: NameWord): string => givenKey(word.fold).charAt(0);

/** Given names agree when the first ones are equal and, as far as both state further ones, these fit in their order. */
function givenAgrees(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  const [firstA, ...middleA] = a;
  const [firstB, ...middleB] = b;
  if (firstA === undefined || firstB === undefined || firstA.initial || firstB.initial) return false;
  if (sameGiven(firstA, firstB)) {
    return middleA.every((word, at) => middleB[at] === undefined || middleFits(word, middleB[at]));
  }
  const together = (words: readonly NameWord[]): string => strictKey(words.map((word) => word.fold).join(''));
  return initialOf(firstA) === initialOf(firstB) && together(a) === together(b);
}

/**
 * Whether two names from different documents are taken for one person. The rule is deterministic and narrow, since a wrong
 * merge shows nowhere: surnames equal under the romanisations of one alphabet, first names equal under these or as short
 * form and its only full form, middle names and generation without contradiction. Words that only sound alike (Kramer,
 * Kremer), initials in place of a first name, a surname alone, and Jr. beside nothing stay apart.
 */
export function samePerson(a: string, b: string): boolean {
  const one = partsOf(a);
  const other = partsOf(b);
  if (one.surname.length === 0 || other.surname.length === 0) return a === b && a.trim() !== '';
  if (one.generation !== other.generation) return false;
  if (one.given.length === other.given.length && folded(one) === folded(other)) return true;
  const keys = surnameKeys(one.surname);
  return surnameKeys(other.surname).some((key) => keys.includes(key)) && givenAgrees(one.given, other.given);
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
  return first === undefined ? surname : `${surname} ${initialOf(first)}`;
}
