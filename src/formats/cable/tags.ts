import type { Tag } from '../../document.ts';
import { nearest } from '../../mrn/index.ts';
import type { Field } from './labels.ts';
import type { Line } from './lines.ts';
import { segmented } from './tag-chain.ts';
import { isKnownTag, isPlaceCode, isSubjectCode, spelledTags, tagOf, tagPhrases } from './tag-dictionary.ts';

const longestField = 4_000;
const notTags =
  /\b(?:SIPDIS|UNCLASSIFIED|CONFIDENTIAL|NOFORN|TAGS?|(?:TS|S|C|SBU)\/{1,2}NF)\b:?|["“”*]|(?<![A-Z])'|'(?![A-Z])|^\s*(?:NONE|N\/A)\s*$/gu;
/** What follows the tags on the line of a reflowed copy. */
const behindTags = /\s(?:¶?\s?1\.\s?\([A-Z]|(?:DEPT|DEPARTMENT|STATE|EMBASSY) (?:FOR|PASS|PLEASE)\b)/u;
/** `PREL [External Political Relations]`, `FR - France |`: names that archives print behind the codes. */
const bracketName = /(?<=[A-Z]{2,5}\s{0,2})\[[A-Z][A-Z '’&-]{5,60}\](?!\()/gu;
const listedName = /(?<=(?:^|\|)\s{0,3}[A-Z]{2,5})\s-\s[^|]{3,60}(?=\||$)/gu;

/** `[PREL](#)` and `<a href="…">PREL</a>` are PREL; names behind the codes are left out. */
function withoutLinks(text: string): string {
  return text.replace(/\[([^\][]{1,60})\]\([^)(]{0,200}\)/gu, ' $1 ').replace(/<[^<>]{1,300}>/gu, ' ');
}

/** The words without names behind the codes, and without what a reflowed line has behind the tags. */
function withoutNames(text: string): string {
  const own = text.slice(0, behindTags.exec(text)?.index);
  return (own.includes('|') ? own.replace(listedName, '') : own).replace(bracketName, '').replaceAll('|', ',');
}

/** The lines of the field that hold tags: one more after a comma, or when all its words are codes. */
function fieldText(field: Field): string {
  let text = '';
  for (const part of field.parts) {
    const clean = withoutNames(withoutLinks(part.text).toUpperCase()).replace(/^TAGS?\s?[:;]\s*/u, '');
    const words = clean.split(/[\s,;]+/u).filter((word) => word !== '');
    const goesOn =
      text.trim() === '' ||
      /,\s*$/u.test(text) ||
      /^[A-Z]{2,5},/u.test(clean) ||
      (words.length > 0 && words.every((word) => isKnownTag(word) || /^K[A-Z]{3}$/u.test(word)));
    if (!goesOn || (part.gap && text.trim() !== '' && !/,\s*$/u.test(text))) break;
    text += `${text === '' ? '' : ' '}${clean}`;
    if (text.length > longestField) break;
  }
  return text.slice(0, longestField);
}

/** The code that a mistyped word means: one letter wrong in five or more, two that changed places, a zero for an O. */
function meantBy(word: string): string | undefined {
  const letters = word.replaceAll('0', 'O');
  if (letters !== word && isKnownTag(letters)) return letters;
  if (word.length >= 5) return nearest(word, spelledTags, 1);
  if (word.length !== 4) return undefined;
  const swapped = [0, 1, 2].map((at) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`);
  const known = swapped.filter((code) => code !== word && isSubjectCode(code));
  return known.length === 1 && !/^K/u.test(word) ? known[0] : undefined;
}

/** One word: a known code, a chain of codes, codes with a sign between, or a mistyped one; otherwise as it stands. */
function codesOf(word: string): string[] {
  if (isKnownTag(word)) return [word];
  const chain = segmented(word);
  if (chain !== undefined) return chain;
  const pieces = word.split(/[/-]/u);
  if (pieces.length > 1 && pieces.every((piece) => isSubjectCode(piece) || isPlaceCode(piece))) return pieces;
  return [meantBy(word) ?? word];
}

const isWord = (word: string) =>
  /^[A-Z'’-]{3,}$/u.test(word) &&
  !isKnownTag(word) &&
  segmented(word) === undefined &&
  (word.length < 5 || nearest(word, spelledTags, 1) === undefined);

/** The tags of a stretch without commas: persons behind OVIP, listed phrases, runs of long words, codes. */
function tagsOfStretch(words: readonly string[]): string[] {
  const tags: string[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const phrase = [4, 3, 2].find((count) => tagPhrases.has(words.slice(at, at + count).join(' ')));
    const given = words[at + 1] ?? '';
    if (phrase !== undefined) {
      tags.push(tagPhrases.get(words.slice(at, at + phrase).join(' ')) ?? '');
      at += phrase;
    } else if ((words[at - 1] === 'OVIP' || tags.at(-1)?.includes(', ')) && isWord(word) && isWord(given)) {
      tags.push(`${word}, ${given}`);
      at += 2;
    } else {
      let end = at + 1;
      if (isWord(word) && word.length > 4)
        while (end < words.length && isWord(words[end] ?? '') && (words[end]?.length ?? 0) > 4) end += 1;
      if (end > at + 1) tags.push(words.slice(at, end).join(' '));
      else tags.push(...codesOf(word));
      at = end;
    }
  }
  return tags;
}

/** `OVIP, CLINTON, HILLARY`: surname and given name of a visitor, with nothing but commas around them. */
function withPersons(codes: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < codes.length; at += 1) {
    const [code = '', next = ''] = codes.slice(at, at + 2);
    const person = joined.at(-1) === 'OVIP' && isWord(code) && isWord(next);
    joined.push(person ? `${code}, ${next}` : code);
    if (person) at += 1;
  }
  return joined;
}

/** A header line of nothing but codes, at least one of them a subject: TAGS whose label is missing. */
export function unlabelledTags(lines: readonly Line[]): Field | undefined {
  for (const [line, { start, end, text, gap, broken }] of lines.entries()) {
    const words = text.split(/[\s,;]+/u).filter((word) => word !== '');
    if (text.length > 200 || words.length < 2 || !words.every(isKnownTag) || !words.some(isSubjectCode)) continue;
    return { kind: 'tags', start, parts: [{ start, end, text, gap, broken, line }] };
  }
  return undefined;
}

/**
 * Reads the TAGS field, once each and in order: commas or blanks between, persons in brackets or after OVIP, glued and
 * mistyped codes repaired by the dictionary. Names are spelled out for `year` (era).
 */
export function tagsOf(field: Field | undefined, year: number | undefined): Tag[] {
  if (field === undefined) return [];
  const persons: string[] = [];
  const text = fieldText(field)
    .replace(notTags, ' ')
    .replace(
      /\(([A-Z'’-]{2,30}(?: [A-Z'’-]{2,30}){0,3}),\s?([A-Z][A-Z. '’-]{0,30})\)/gu,
      (_, surname: string, given: string) => {
        persons.push(`${surname}, ${given.trim()}`);
        return `, #${persons.length - 1},`;
      },
    )
    .replace(/[()[\]]/gu, ' ');
  const codes: string[] = [];
  for (const stretch of text.split(/[,;]/u)) {
    const words = stretch.split(/[\s.:]+/u).filter((word) => /[A-Z]{2}|#\d|^G-?\d{1,2}$/u.test(word));
    for (const code of tagsOfStretch(words))
      codes.push(code.startsWith('#') ? (persons[Number(code.slice(1))] ?? code) : code);
  }
  return [...new Set(withPersons(codes))].slice(0, 200).map((code) => tagOf(code, year));
}
