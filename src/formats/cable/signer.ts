import { readData } from '../../data.ts';
import { listedStation, stationLetters } from '../../mrn/index.ts';
import { isInCapitals } from '../hyphens.ts';
import type { Line } from './lines.ts';
import { isGivenName, isTitleWord } from './officer.ts';
import { isKnownTag } from './tag-dictionary.ts';

/** What is known of the cable where a signature is looked for. */
export interface Signing {
  readonly source: string;
  /** The sender, as it stands in message reference numbers. */
  readonly station: string | undefined;
  /** The classifying officer's name: often the one who signs. */
  readonly officer: string | undefined;
}

/** A word that may be a signature, and how it stands. */
export interface Candidate {
  readonly name: string;
  /** Source offset behind it. */
  readonly end: number;
  /** The line before it, or the words before it on its line. */
  readonly before: string;
  readonly gap: boolean;
  /** The body above it. */
  readonly body: readonly Line[];
}

const { headings, nameParticles, nameSuffixes } = readData<{
  headings: string[];
  nameParticles: string[];
  nameSuffixes: string[];
}>('cable-words.json');
const headingWords = new Set(headings);
const nameParts = new Set([
  ...nameParticles.map((word) => word.toUpperCase()),
  ...nameSuffixes,
  'ST',
  'SAN',
  'MC',
  'MAC',
]);
const vocabulary = readData<{ words: string }>('people-vocabulary.json').words.toUpperCase().split(' ');
const vocabularyWords = new Set(vocabulary);
const surnames = new Set(readData<{ surnames: string }>('people-surnames.json').surnames.toUpperCase().split(' '));
const handlingEnd =
  /(?:^|[.!?:)"”]\s{1,3})\(?(?:END(?:\s+OF)?(?:\s+[A-Z]+){0,2}\s+(?:TEXT|SUMMARY|COMMENTS?|NOTE|QUOTE|MESSAGE|REPORT|REQUEST|TRANSLATION|STATEMENT|LETTER)|MINIMIZE CONSIDERED)\)?$|\bUNQU?O?TE$|^\W*END\W*$/iu;
const drafter = /^\(?(?:DRAFTED|CLEARED|APPROVED|REVIEWED)\b/iu;
const longestBody = 500_000;

/** Whether words end as the last of a text do: with a sentence's sign, or with END TEXT and the like. */
export function isFinished(text: string): boolean {
  const whole = text.trimEnd();
  return /(?:[.!?…]["'”’)\]]*|[^.]\]|X{4})$/u.test(whole.slice(-8)) || handlingEnd.test(whole.slice(-80));
}

/** Whether the officer of Classified By bears the name. */
function isOfficers(letters: string, officer: string | undefined): boolean {
  return letters.length >= 3 && (officer ?? '').split(/[\s,]+/u).some((word) => stationLetters(word) === letters);
}

/** Whether the body has the word elsewhere. */
function recurs(name: string, body: readonly Line[], anyCase: boolean): boolean {
  const words = name.replaceAll('.', '\\.');
  const pattern = new RegExp(`(?<![\\p{L}'’-])${words}(?![\\p{L}-])`, anyCase ? 'iu' : 'u');
  let left = longestBody;
  for (const line of body) {
    if (pattern.test(line.text.slice(0, left))) return true;
    left -= line.text.length;
    if (left <= 0) break;
  }
  return false;
}

/** Whether the cable elsewhere has a longer name of the same beginning. */
function isBeginning(name: string, text: string): boolean {
  const small = `${name.slice(0, 1)}${name.slice(1).toLowerCase()}`;
  const forms = [`${name}[A-Z]`, `${small}\\p{Ll}`].map((form) => form.replaceAll('.', '\\.'));
  return new RegExp(`(?<!\\p{L})(?:${forms.join('|')})`, 'u').test(text.slice(-longestBody));
}

/** Whether English prose has the word, also with an ending; surnames that are words too are none. */
export function isOrdinary(letters: string): boolean {
  const stem = letters.replace(/(?:ES|S|ED|D|ING)$/u, '');
  const stems = [letters, letters.replace(/S$/u, ''), ...(stem.length >= 4 ? [stem, `${stem}E`] : [])];
  return !surnames.has(letters) && stems.some((word) => vocabularyWords.has(word));
}

/** A text that ends in the name may have been cut in it, or in a heading's first word. */
function isWholeAtEnd({ name, end, gap, body }: Candidate, letters: string, signing: Signing): boolean {
  const { source, station, officer } = signing;
  const cut = [...headings, station ?? '', ...(officer ?? '').split(/[\s,]+/u).map(stationLetters)];
  if (letters.length < 4 || isTitleWord(name) || cut.some((word) => word.startsWith(letters))) return false;
  if (isBeginning(name, source.slice(0, end - name.length))) return false;
  const capitals = isInCapitals(body.map((line) => line.text));
  if (!gap && !capitals) return !recurs(name, body, false);
  if (surnames.has(letters)) return true;
  return !isOrdinary(letters) && !vocabulary.some((word) => word.startsWith(letters)) && !recurs(name, body, true);
}

/**
 * Whether a word in capitals below the body is who signed: no station, heading, marker or header word, and below a
 * finished sentence, unless the classifying officer bears it. Where the text ends with it, it must not look cut off.
 */
export function isSigner(candidate: Candidate, signing: Signing): boolean {
  const { name, end, before, gap } = candidate;
  const letters = stationLetters(name);
  const words = name.split(/[\s,]+/u).filter((word) => word !== '');
  if (words.some((word) => headingWords.has(word.toUpperCase()))) return false;
  if (listedStation(letters) !== undefined || letters === signing.station) return false;
  if (isOfficers(letters, signing.officer)) return true;
  if (!isFinished(before) && !drafter.test(before)) return false;
  if (!/[AEIOUY]/u.test(letters) || isKnownTag(name)) return false;
  const below = signing.source.slice(end, end + 400);
  if (/[^\s#.]/u.test(below)) return true;
  const extra = words.filter((word) => !nameParts.has(word.replace('.', '')) && !/^[A-Z]\.?$/u.test(word));
  if (extra.length > (isGivenName(words[0] ?? '') ? 2 : 1)) return false;
  if (!/[\r\n]/u.test(below)) return isWholeAtEnd(candidate, letters, signing);
  return !gap || !isOrdinary(letters);
}

/** Whether a word in small letters that stands apart is who signed: the classifying officer, or nobody the body knows. */
export function isSmallSigner(candidate: Candidate, signing: Signing): boolean {
  const { name, end, before, body } = candidate;
  const letters = stationLetters(name);
  if (headingWords.has(letters) || listedStation(letters) !== undefined) return false;
  if (isOfficers(letters, signing.officer)) return true;
  if (!isFinished(before) || !/[\r\n]/u.test(signing.source.slice(end, end + 400))) return false;
  return !isOrdinary(letters) && !recurs(name, body, true);
}
