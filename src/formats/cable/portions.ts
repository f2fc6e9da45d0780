import { canonicalId } from '../../mrn/index.ts';

/** How a line starts a paragraph: the printed number, the portion mark, and where in the line the words begin. */
export interface PortionStart {
  readonly number: number | undefined;
  readonly mark: string | undefined;
  readonly pilcrow: boolean;
  readonly wordsAt: number;
}

const markPattern = '\\(\\s?((?:TS|S|C|U|SBU|LOU|FOUO|EFTO)(?:\\s?(?:/{1,2}|-|,)\\s?[A-Z][A-Z /-]{0,24})?)\\s?\\)';
const numberFirst = new RegExp(
  `^(¶\\s?)?(\\d{1,3})(?:\\s?[.)]{1,2}|(?=\\s?\\())\\s*(?:${markPattern})?[.:]?\\s*`,
  'iu',
);
const markFirst = new RegExp(`^(¶\\s?)?${markPattern}\\s*(?:(\\d{1,3})[.)]\\s*)?`, 'iu');

const levels = 'TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|UNCLAS';
/** Typists forget the opening bracket, take another one, or spell the level out. */
const subjectMark = new RegExp(
  `^(?:${markPattern}|(TS|S|C|U|SBU|LOU)\\)|[[{](TS|S|C|U|SBU|LOU)[\\]}]|\\((${levels})\\))\\s*`,
  'iu',
);
const spelledOut: Readonly<Record<string, string>> = {
  'TOP SECRET': 'TS',
  SECRET: 'S',
  CONFIDENTIAL: 'C',
  UNCLASSIFIED: 'U',
  UNCLAS: 'U',
};

/** `C`, `SBU`, `S/NF`: upper case, one slash, no blanks around it; "C - ENTIRE TEXT" is `C`. */
export function portionMark(printed: string): string {
  return printed
    .toUpperCase()
    .replace(/\s?-.*$/u, '')
    .replace(/\s?(?:\/{1,2}|,)\s?/gu, '/')
    .trim();
}

/** A portion mark at the start of words such as a subject; `wordsAt` is where the words begin. */
export function leadingMark(text: string): { mark: string; wordsAt: number } | undefined {
  const found = subjectMark.exec(text.slice(0, 60));
  if (found === null) return undefined;
  const mark = portionMark(found.slice(1).find((each) => each !== undefined) ?? '');
  return { mark: spelledOut[mark] ?? mark, wordsAt: found[0].length };
}

/**
 * Reads the start of a paragraph: `1. (C)`, `1.(C)`, `1 (C)`, `(C) 1.`, `¶1.`, `1.`, `(C)`. A number without a mark
 * needs its point, and what follows must not be the rest of a figure (`1.5`) or a reference (`1. STATE 1234`).
 */
export function portionStart(text: string): PortionStart | undefined {
  const head = text.slice(0, 60);
  const numbered = numberFirst.exec(head);
  if (numbered !== null) {
    const [whole, pilcrow, digits = '', mark] = numbered;
    const rest = head.slice(whole.length);
    const bare = mark === undefined && pilcrow === undefined;
    if (bare && (/^\s*\d{1,3}\s?\(/u.test(whole + rest) || /^\d/u.test(rest) || isReference(text, whole.length)))
      return undefined;
    const entire = mark !== undefined && /entire/iu.test(mark);
    const wordsAt = entire ? whole.indexOf('(') : whole.length;
    return {
      number: Number(digits),
      mark: mark === undefined ? undefined : portionMark(mark),
      pilcrow: pilcrow !== undefined,
      wordsAt,
    };
  }
  const marked = markFirst.exec(head);
  if (marked === null) return undefined;
  const [whole, pilcrow, mark = '', digits] = marked;
  return {
    number: digits === undefined ? undefined : Number(digits),
    mark: portionMark(mark),
    pilcrow: pilcrow !== undefined,
    wordsAt: whole.length,
  };
}

function isReference(text: string, from: number): boolean {
  return text.length - from < 40 && canonicalId(text.slice(from), { year: 2000 }) !== undefined;
}
