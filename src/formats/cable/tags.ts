import type { Tag } from '../../document.ts';
import { nearest } from '../../mrn/index.ts';
import type { Field } from './labels.ts';
import type { Line } from './lines.ts';
import { isKnownTag, isPlaceCode, isSubjectCode, spelledTags, tagOf, tagPhrases } from './tag-dictionary.ts';

const longestField = 4_000;
const notTags = /\b(?:SIPDIS|UNCLASSIFIED|CONFIDENTIAL|NOFORN|TAGS?)\b:?/gu;

/** `[PREL](#)` and `<a href="…">PREL</a>` are PREL. */
function withoutLinks(text: string): string {
  return text.replace(/\[([^\][]{1,60})\]\([^)(]{0,200}\)/gu, ' $1 ').replace(/<[^<>]{1,300}>/gu, ' ');
}

/** The lines of the field that hold tags: one more after a comma, or when all its words are codes. */
function fieldText(field: Field): string {
  let text = '';
  for (const part of field.parts) {
    const clean = withoutLinks(part.text).toUpperCase();
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

/**
 * Splits glued codes (ECONEFIN, ITPHUM) into subject and program codes with a country at either end; undefined when
 * the letters are not such a chain.
 */
function segmented(glued: string): string[] | undefined {
  if (!/^[A-Z]{6,80}$/u.test(glued)) return undefined;
  const best: (readonly string[] | undefined)[] = [[]];
  const cost: number[] = [0];
  for (let end = 1; end <= glued.length; end += 1) {
    for (const length of [4, 2]) {
      const start = end - length;
      const before = start < 0 ? undefined : best[start];
      if (before === undefined) continue;
      const code = glued.slice(start, end);
      const price =
        length === 4
          ? isSubjectCode(code)
            ? 0
            : /^K[A-Z]{3}$/u.test(code)
              ? 1
              : undefined
          : isPlaceCode(code) && (start === 0 || end === glued.length || isPlaceCode(glued.slice(end, end + 2)))
            ? 1
            : undefined;
      if (price === undefined) continue;
      const total = (cost[start] ?? 0) + price;
      if (best[end] === undefined || total < (cost[end] ?? 0)) {
        best[end] = [...before, code];
        cost[end] = total;
      }
    }
  }
  const found = best[glued.length];
  return found === undefined || !found.some((code) => isSubjectCode(code)) ? undefined : [...found];
}

/** One word: a known code, a chain of codes, or a code with one letter wrong; otherwise as it stands. */
function codesOf(word: string): string[] {
  if (isKnownTag(word)) return [word];
  const chain = segmented(word);
  if (chain !== undefined) return chain;
  if (word.length >= 5) {
    const meant = nearest(word, spelledTags, 1);
    if (meant !== undefined) return [meant];
  }
  return [word];
}

const isWord = (word: string) => !isKnownTag(word) && /^[A-Z'’-]{3,}$/u.test(word) && segmented(word) === undefined;

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
    } else if (words[at - 1] === 'OVIP' && isWord(word) && isWord(given)) {
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
    .replace(/\(([A-Z'’-]{2,30}),\s?([A-Z][A-Z. '’-]{0,30})\)/gu, (_, surname: string, given: string) => {
      persons.push(`${surname}, ${given.trim()}`);
      return `, #${persons.length - 1},`;
    })
    .replace(/[()[\]]/gu, ' ');
  const codes = new Set<string>();
  for (const stretch of text.split(/[,;]/u)) {
    const words = stretch.split(/[\s.:]+/u).filter((word) => /[A-Z]{2}|#\d/u.test(word));
    for (const code of tagsOfStretch(words))
      codes.add(code.startsWith('#') ? (persons[Number(code.slice(1))] ?? code) : code);
  }
  return [...codes].slice(0, 200).map((code) => tagOf(code, year));
}
