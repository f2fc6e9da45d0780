import { readData } from '../data.ts';
import { stem } from './stem.ts';
import { sayNothing } from './stop-words.ts';
import { foldWord } from './words.ts';

/** Of longer texts only this much is read, UTF-16 units, and only so many different words. */
const mostText = 300_000;
const mostWords = 4_000;
/** Shorter words ("EU", "he") tell little, and are in too many paragraphs to ask for. */
const shortest = 3;
const anyWord = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/**
 * What English prose at large says of a word that few paragraphs here can say much about: as if so many paragraphs more had
 * been counted. In a large collection its own counts decide.
 */
const paragraphsAtLarge = 1_000;
/** Of a word that is no everyday word one in so many paragraphs. */
const unheardOf = 2_000;
/** A word of more than one paragraph in so many tells nothing. */
const commonest = 30;
const leastRarity = Math.log(commonest);
const everyday: ReadonlyMap<string, number> = new Map(
  Object.entries(readData<{ oneIn: Record<string, string> }>('everyday-words.json').oneIn).flatMap(([oneIn, stems]) =>
    stems.split(' ').map((each): [string, number] => [each, Number(oneIn)]),
  ),
);

/** A word of a text in all its forms: what the index takes for one word. */
export interface Word {
  readonly stem: string;
  /** Folded, in order of appearance. */
  readonly forms: readonly string[];
  /** As it is first written. */
  readonly text: string;
  /** How many of the texts have it. */
  readonly texts: number;
}

/** A word by which a text can be told from others. */
export interface Term extends Word {
  /** Folded forms that count as the same word: other spellings of a name. */
  readonly also: readonly string[];
  /** How few paragraphs have it (natural logarithm). */
  readonly rarity: number;
  /** Term frequency × inverse frequency over paragraphs (natural logarithms). */
  readonly weight: number;
}

/** The words of the texts but for function words, short ones and figures, in order of appearance. */
export function wordsIn(texts: readonly string[]): Word[] {
  const words = new Map<string, { stem: string; forms: Set<string>; text: string; texts: Set<number> }>();
  let left = mostText;
  for (const [at, text] of texts.entries()) {
    const read = text.slice(0, left);
    left -= read.length;
    for (const [written] of read.matchAll(anyWord)) {
      const form = foldWord(written);
      if (form.length < shortest || /^\P{L}/u.test(form)) continue;
      const key = stem(form);
      if ((everyday.get(key) ?? unheardOf) <= commonest) continue;
      const known = words.get(key);
      if (known !== undefined) {
        known.forms.add(form);
        known.texts.add(at);
      } else if (words.size < mostWords)
        words.set(key, { stem: key, forms: new Set([form]), text: written, texts: new Set([at]) });
    }
  }
  const all = [...words.values()];
  const empty = sayNothing(
    all.map(({ forms }) => [...forms][0] ?? ''),
    true,
  );
  return all
    .filter((_, at) => empty[at] !== true)
    .map(({ stem: key, forms, text, texts: where }) => ({ stem: key, forms: [...forms], text, texts: where.size }));
}

/** How much it tells that a paragraph has a word (by its stem) that `having` of `all` have. */
export function wordRarity(key: string, having: number, all: number): number {
  return rarityOf(having + paragraphsAtLarge / (everyday.get(key) ?? unheardOf), all + paragraphsAtLarge);
}

/** How much it tells that something is in `having` of `all` (natural logarithm; never below 0). */
export function rarityOf(having: number, all: number): number {
  const bounded = Math.min(having, all);
  return Math.log(1 + (all - bounded + 0.5) / (bounded + 0.5));
}

/**
 * The words that tell most, weighed by how often the texts have them and how few of all `paragraphs` do; best first, at most
 * `most`. `counts` are paragraphs by form, `spellings` the other forms of a word by its stem. A word that no other
 * paragraph has leads nowhere and is left out.
 */
export function tellingTerms(
  words: readonly Word[],
  counts: ReadonlyMap<string, number>,
  spellings: ReadonlyMap<string, readonly string[]>,
  { paragraphs, most }: { readonly paragraphs: number; readonly most: number },
): Term[] {
  const terms: Term[] = [];
  for (const word of words) {
    const also = spellings.get(word.stem) ?? [];
    const having = [...word.forms, ...also].reduce((sum, form) => sum + (counts.get(form) ?? 0), 0);
    const elsewhere = having - word.texts;
    if (elsewhere <= 0 && word.forms.length === 1) continue;
    const rarity = wordRarity(word.stem, having, paragraphs);
    if (rarity < leastRarity) continue;
    const weight = (1 + Math.log(word.texts)) * rarity;
    terms.push({ ...word, also, rarity, weight });
  }
  return terms.sort((one, other) => other.weight - one.weight || (one.stem < other.stem ? -1 : 1)).slice(0, most);
}

/** Terms by every stem that counts as theirs. */
export function byStem(terms: readonly Term[]): ReadonlyMap<string, Term> {
  const stems = new Map<string, Term>();
  for (const term of [...terms].reverse())
    for (const key of [...term.also.map((form) => stem(form)), term.stem]) stems.set(key, term);
  return stems;
}

/** Where a text has each of the terms for the first time, UTF-16 units. */
export function termsIn(
  text: string,
  stems: ReadonlyMap<string, Term>,
): Map<Term, { readonly start: number; readonly end: number }> {
  const found = new Map<Term, { start: number; end: number }>();
  for (const match of text.slice(0, mostText).matchAll(anyWord)) {
    const form = foldWord(match[0]);
    const term = form.length < shortest ? undefined : stems.get(stem(form));
    if (term !== undefined && !found.has(term))
      found.set(term, { start: match.index, end: match.index + match[0].length });
  }
  return found;
}
