import { readData } from '../../data.ts';
import { editDistance, listedStation, stationLetters } from '../../mrn/index.ts';

interface Words {
  readonly titleWords: string[];
  readonly titlePieces: string[];
  readonly nameSuffixes: string[];
  readonly nameParticles: string[];
}

const data = readData<Words>('cable-words.json');
const givenNames: ReadonlySet<string> = new Set(
  Object.values(readData<{ names: Record<string, string> }>('people-given.json').names).flatMap((names) =>
    names.toUpperCase().split(' '),
  ),
);
const titleWords = new Set(data.titleWords);
const longTitleWords = data.titleWords.filter((word) => word.length >= 7);
const misspelled = (letters: string, limit: number) =>
  longTitleWords.some((word) => editDistance(letters, word, limit) <= limit);
const pieces = data.titlePieces.sort((left, right) => right.length - left.length);
const suffixes = new Set(data.nameSuffixes);
const particles = new Set(data.nameParticles);

/** Whether letters are put together from title abbreviations (ECONMINCOUNS, POLOFF). */
function isAbbreviation(letters: string): boolean {
  let rest = letters;
  for (let round = 0; round < 8 && rest !== ''; round += 1) {
    const piece = pieces.find((each) => rest.startsWith(each));
    if (piece === undefined) return false;
    rest = rest.slice(piece.length);
  }
  return rest === '';
}

/** A word of an office, also mistyped by up to two letters when it is long; never an initial. */
export function isTitleWord(word: string): boolean {
  const letters = stationLetters(word);
  if (/^[A-Za-z0]\.$/u.test(word)) return false;
  if (/[/@]/u.test(word) || letters === '') return true;
  if (/^(?:a\.?i|d['’,]\w+|de['’]\w+)[.,)]*$/iu.test(word.replace(/^\(/u, ''))) return true;
  if (titleWords.has(letters) || (letters.length >= 4 && isAbbreviation(letters))) return true;
  const joined = word.split('-');
  if (joined.length > 1 && joined.every((part) => part !== '' && isTitleWord(part))) return true;
  return letters.length >= 6 && misspelled(letters, letters.length >= 8 ? 2 : 1);
}

/** A word that can be part of a name: capitalised, an initial (also with a zero for O), or a particle. */
function isNameWord(word: string): boolean {
  return /^(?:\p{Lu}[\p{L}'’.-]*|[A-Z0]\.)$/u.test(word) && word.length <= 30;
}

const mostWords = 5;

/** The name at the end of a stretch of words, behind the last word of an office. */
function nameAtEnd(words: readonly string[]): { from: number; to: number } | undefined {
  let to = words.length;
  while (to > 0 && !isNameWord(words[to - 1] ?? '')) to -= 1;
  let from = to;
  while (from > 0 && to - from < mostWords) {
    const word = words[from - 1] ?? '';
    const particle =
      particles.has(word.toLowerCase()) && from < to && (word !== word.toUpperCase() || word.length === 2);
    if (!particle && (isTitleWord(word) || !isNameWord(word))) break;
    from -= 1;
  }
  const [first = '', second = ''] = words.slice(from, to).map((word) => word.toUpperCase());
  const field = /^(?:for|of)$/iu.test(words[from - 1] ?? '') && !givenNames.has(first) && givenNames.has(second);
  if (to - from >= 3 && field) from += 1;
  for (const count of [1, 2])
    if (to - from - count >= 2 && listedStation(words.slice(from, from + count).join('')) !== undefined)
      return { from: from + count, to };
  return from === to ? undefined : { from, to };
}

/** A name of two to four words that starts with a given name, also where its surname is a word of offices (Post). */
function wholeName(words: readonly string[]): { from: number; to: number } | undefined {
  const whole = words.length >= 2 && words.length <= 4 && words.every(isNameWord);
  const named = givenNames.has(words[0]?.toUpperCase() ?? '') && !words.slice(0, -1).some(isTitleWord);
  return whole && named ? { from: 0, to: words.length } : undefined;
}

/** `Jane Roe/POL`: the office behind the name stands apart from it. */
function withOfficeApart(text: string): string {
  return text.replace(/(\p{Lu}[\p{L}'’-]{2,30})\/([A-Z]{2,6})(?![\p{L}/])/gu, (pair, name: string, office: string) => {
    const apart = !isTitleWord(name) && !(name.length <= 4 && name === name.toUpperCase()) && isTitleWord(office);
    return apart ? `${name}, ${office}` : pair;
  });
}

export interface Officer {
  readonly name: string;
  readonly title: string | undefined;
}

/** Where two officers classified it together (`DCM John Doe and POL Jane Roe`), the words for the first. */
function withoutSecond(text: string): string {
  for (const { index } of text.matchAll(/\s(?:and|&)\s/giu)) {
    const first = text.slice(0, index).split(/\s+/u);
    const name = nameAtEnd(first);
    const second = nameAtEnd(text.slice(index).split(/[,;]/u)[0]?.split(/\s+/u) ?? []);
    const whole = name !== undefined && name.to === first.length && name.to - name.from >= 2;
    const office = /^(?:for|of|the)$/iu.test(first[(name?.from ?? 0) - 1] ?? '');
    if (whole && !office && second !== undefined && second.to - second.from >= 2) return text.slice(0, index);
  }
  return text;
}

/**
 * Tells name and office apart in `<office> <name>[, <office>]` or `<name>, <office>`: the first stretch between commas
 * or dashes with a name of two or more words, else of one; `Jr.` behind a comma belongs to it.
 */
export function officerOf(text: string): Officer | undefined {
  const stretches = withoutSecond(withOfficeApart(text))
    .split(/,\s|;|\s-\s|:\s/u)
    .map((stretch) => stretch.split(/\s+/u).filter((word) => word !== ''));
  for (const least of [2, 1]) {
    for (const [index, words] of stretches.entries()) {
      const place = nameAtEnd(words) ?? (index === 0 ? wholeName(words) : undefined);
      if (place === undefined || place.to - place.from < least) continue;
      const next = stretches[index + 1]?.[0] ?? '';
      const suffix = suffixes.has(stationLetters(next)) && stretches[index + 1]?.length === 1 ? next : undefined;
      const name = words
        .slice(place.from, place.to)
        .join(' ')
        .replace(/(?<=[a-z]{2}|[A-Z]{3})[.,]+$/u, '');
      const before = words.slice(0, place.from).join(' ');
      const behind = stretches.slice(index + (suffix === undefined ? 1 : 2)).map((each) => each.join(' '));
      const earlier = stretches.slice(0, index).map((each) => each.join(' '));
      const title = [...earlier, before, ...behind].filter((each) => each !== '').join(', ');
      return { name: suffix === undefined ? name : `${name}, ${suffix}`, title: title === '' ? undefined : title };
    }
  }
  return undefined;
}

/** Whether the dictionary knows a word, in capitals, as a given name. */
export function isGivenName(word: string): boolean {
  return givenNames.has(word);
}

/** The given name that has the same letters, two neighbours of which changed places; undefined where none or several do. */
function swappedGivenName(word: string): string | undefined {
  const letters = word.toUpperCase();
  if (letters.length < 5 || letters.length > 20 || givenNames.has(letters)) return undefined;
  const found = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const swapped = `${letters.slice(0, at)}${letters[at + 1]}${letters[at]}${letters.slice(at + 2)}`;
    if (givenNames.has(swapped)) found.add(swapped);
  }
  const [name] = found;
  if (name === undefined || found.size > 1) return undefined;
  return word === letters ? name : `${name.slice(0, 1)}${name.slice(1).toLowerCase()}`;
}

/**
 * A printed name with the typing errors repaired that leave no doubt: a zero among letters or as an initial is O, and a
 * given name nobody bears has the letters of a known one, two of which changed places (RICAHRD).
 */
export function repairedName(printed: string): string {
  const words = printed.replace(/(?<=\p{L})0|0(?=\p{L}|\.)/gu, 'O').split(' ');
  return words.map((word, at) => (at < words.length - 1 ? (swappedGivenName(word) ?? word) : word)).join(' ');
}
