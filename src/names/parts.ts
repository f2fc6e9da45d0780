import { GENERATIONS, GIVEN_PARTICLES, PARTICLES, SUFFIXES, TITLE_FOLLOWERS, TITLES } from './dictionaries.ts';
import { foldName } from './fold.ts';

/** One word of a name as written, hyphens included, and folded. */
export interface NameWord {
  readonly raw: string;
  readonly fold: string;
  readonly hyphen: boolean;
  readonly initial: boolean;
}

/** A name taken apart. `given` is empty for a bare surname or mononym. */
export interface NameParts {
  /** Words before the name; after it, honours (Pasha, M.D.) and the seat of a peer (of Kedleston). */
  readonly titles: readonly NameWord[];
  readonly given: readonly NameWord[];
  readonly surname: readonly NameWord[];
  /** jr, sr, ii, iii, iv where stated. */
  readonly generation: string | undefined;
}

/** Longer input is cut: no name is longer, and the rest only costs time. */
const LONGEST_NAME = 400;
const LONGEST_WORD = 48;
const MOST_WORDS = 16;

const APOSTROPHES = /['’‘ʼʻ`´ʹ′]/g;
const BREAKS = /[\s()[\]{}"“”«»;:/|_<>=+*&!?~^%$#@\\]+/;
const HYPHENS = /[-‐‑‒–—]+/g;

/** Words of one part of a name; initials that were written together (J.J.) stand apart. */
function wordsOf(text: string): NameWord[] {
  const words: NameWord[] = [];
  for (const piece of text.split(BREAKS)) {
    const dotted = /^(?:\p{L}\.){2,}\p{L}?$/u.test(piece.slice(0, 12)) && piece.length <= 12;
    for (const part of dotted ? piece.split('.') : piece.split(/\.(?=\p{L}{2})/u)) {
      const raw = part.replace(/^[\s,.\-–—]+|[\s,\-–—]+$/gu, '').slice(0, LONGEST_WORD);
      const bare = raw.replace(APOSTROPHES, '').replace(/\./g, '');
      const fold = foldName(bare.replace(HYPHENS, ''));
      if (fold === '') continue;
      words.push({
        raw,
        fold,
        hyphen: /[\p{L}\p{N}][-‐‑‒–—]+[\p{L}\p{N}]/u.test(bare),
        initial: /^.$/u.test(bare) && /^[a-z]/.test(fold),
      });
      if (words.length === MOST_WORDS) return words;
    }
  }
  return words;
}

/** The folded pieces of a word between its hyphens. */
export function piecesOf(word: NameWord): readonly string[] {
  if (!word.hyphen) return [word.fold];
  return word.raw
    .replace(APOSTROPHES, '')
    .split(/[-‐‑‒–—.]+/)
    .map(foldName)
    .filter((piece) => piece !== '');
}

const isSuffix = (word: NameWord): boolean => SUFFIXES.has(word.fold);

/** Titles come off the front, one word always stays. */
function titleCount(words: readonly NameWord[]): number {
  let count = 0;
  while (count < words.length - 1) {
    const word = words[count];
    if (word === undefined || word.initial) break;
    if (!TITLES.has(word.fold) && !(count > 0 && TITLE_FOLLOWERS.has(word.fold))) break;
    count += 1;
  }
  return count;
}

/** Where the surname begins: the last word, and the particles before it (van der Berg, al Saud, Odría y Amoretti). */
function surnameStart(words: readonly NameWord[]): number {
  let start = Math.max(0, words.length - 1);
  const caseless = words[start]?.raw === words[start]?.raw.toLowerCase();
  while (start > 0) {
    const before = words[start - 1];
    if (before === undefined || !PARTICLES.has(before.fold) || (before.initial && before.raw !== 'y')) break;
    if (start === 1 && GIVEN_PARTICLES.has(before.fold) && (caseless || before.raw !== before.raw.toLowerCase())) break;
    start -= before.raw === 'y' && start > 2 ? 2 : 1;
  }
  return start;
}

/** Takes a name apart: titles, given names, surname with its particles, generation. Reads 'SURNAME, Given' too. */
export function partsOf(name: string): NameParts {
  const text = name.slice(0, LONGEST_NAME);
  const [before = '', ...after] = text.split(/[,،]/, 4);
  const head = wordsOf(before);
  const tail = wordsOf(after.join(' '));
  const suffixes = [...head, ...tail].filter(isSuffix);
  const generation = suffixes.find((word) => GENERATIONS.has(word.fold))?.fold;
  const honours = suffixes.filter((word) => !GENERATIONS.has(word.fold));
  const plainHead = head.length > 1 ? head.filter((word) => !isSuffix(word)) : head;
  const plainTail = tail.filter((word) => !isSuffix(word));
  if (plainHead.length > 0 && plainTail.length > 0) {
    const count = titleCount([...plainTail, ...plainHead]);
    return {
      titles: [...plainTail.slice(0, count), ...honours],
      given: plainTail.slice(count),
      surname: plainHead,
      generation,
    };
  }
  const words = plainHead.length > 0 ? plainHead : plainTail;
  const count = titleCount(words);
  const seat = words.findIndex((word, at) => at > count && word.fold === 'of');
  const named = words.slice(count, seat < 0 ? undefined : seat);
  const start = surnameStart(named);
  const titles = [...words.slice(0, count), ...(seat < 0 ? [] : words.slice(seat)), ...honours];
  return { titles, given: named.slice(0, start), surname: named.slice(start), generation };
}

const written = (words: readonly NameWord[]): string => words.map((word) => word.raw).join(' ');

/** The surname as written, with its particles (van, von, de, bin, al-); the last word where nothing says otherwise. */
export function surnameOf(name: string): string {
  return written(partsOf(name).surname);
}

/** Given and middle names as written, without titles; empty for a name of one word. */
export function givenOf(name: string): string {
  return written(partsOf(name).given);
}
