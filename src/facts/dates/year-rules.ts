import { at, type Expression, type Meaning, type Rule, sticky } from './meaning.ts';
import { fullYear, GAP, JOIN, ordinalOf, YEAR } from './vocabulary.ts';
import { qualifies, yearIsMeant } from './year-guards.ts';

const BC = '(?:BCE?\\b|B\\.C\\.?(?:E\\.?)?)';
const YEAR_BC = sticky(`(\\d{1,4})(?:${JOIN}(-|–|—|to|and|until)${JOIN}(\\d{1,4}))?${JOIN}${BC}`);
const YEAR_AD = sticky(`(?:AD|A\\.D\\.)${JOIN}(\\d{1,4})\\b`);
const DECADE = sticky("([12]\\d{2}0)['’]?s\\b");
const SHORT_DECADE = sticky("['’]([2-9]0)['’]?s\\b");
const YEARS = sticky('([12]\\d{3})(-|–|—|/)(\\d{4}|\\d{2})(?![\\d/–-]|[.,]\\d|\\w)');
const ONE_YEAR = sticky(`(${YEAR})(?!\\w|[.,]\\d|%)`);
const CENTURY = sticky(`(\\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:[- ]first)?)[ -]century(?:${GAP}(${BC}))?`);
const FISCAL = sticky(`(?:FY|fiscal(?:${GAP}year)?)[ -]?['’]?(\\d{4}|\\d{2})(?!\\d)(?:[-/]\\d{2,4})?`);
const QUARTER_YEAR = sticky(`Q([1-4])${JOIN}(?:of${GAP}|FY ?)?(\\d{4}|['’]?\\d{2}\\b)`);
const YEAR_QUARTER = sticky(`([1-4])Q(?:${JOIN}['’]?(\\d{4}|\\d{2})\\b)`);
const HALF_YEAR = sticky(`([12])H['’]?(\\d{4}|\\d{2})\\b|H([12])${JOIN}(\\d{4})\\b`);
const PART = sticky(
  `(?:the${GAP})?(first|second|third|fourth|last|latter|1st|2nd|3rd|4th)[ -](quarter|half)(?:,?${GAP}(?:of${GAP})?(?:(?:fiscal|the year)${GAP})?(?:(${YEAR})|(the|this|last|next|that)${GAP}year))?\\b`,
);

const year = (start: number, end: number, rule: string, value: number): Expression => ({
  start,
  end,
  rule,
  meaning: { kind: 'point', year: value },
});

/** 264 BC is the year -263: astronomical years have a zero. */
const yearBC: Rule = (text, start) => {
  const match = at(YEAR_BC, text, start);
  if (match === undefined) return undefined;
  const end = start + match[0].length;
  const [, first = '', link = '', second] = match;
  if (second === undefined) return year(start, end, 'year-bc', 1 - Number(first));
  const until = year(start + match[0].indexOf(second, first.length + link.length), end, 'year-bc', 1 - Number(second));
  const listed = link === 'and' && !/between\s$/iu.test(text.slice(Math.max(0, start - 8), start));
  return { ...year(start, start + first.length, 'year-bc', 1 - Number(first)), until, listed };
};

const yearAD: Rule = (text, start) => {
  const match = at(YEAR_AD, text, start);
  return match && year(start, start + match[0].length, 'year-ad', Number(match[1]));
};

const decade: Rule = (text, start) => {
  const match = at(DECADE, text, start);
  const digits = match?.[1];
  if (match === undefined || digits === undefined) return undefined;
  const edtf = digits.endsWith('00') ? `${digits.slice(0, 2)}XX` : `${digits.slice(0, 3)}X`;
  return { start, end: start + match[0].length, rule: 'decade', meaning: { kind: 'era', edtf } };
};

/** "The '50s": of the last century. */
const shortDecade: Rule = (text, start) => {
  const match = at(SHORT_DECADE, text, start - 1);
  if (match === undefined) return undefined;
  const edtf = `19${match[1]?.[0] ?? ''}X`;
  return { start: start - 1, end: start - 1 + match[0].length, rule: 'decade', meaning: { kind: 'era', edtf } };
};

/** `1941-1945`, `1914-18`, `1996/97`. */
const years: Rule = (text, start) => {
  const match = at(YEARS, text, start);
  if (match === undefined || !yearIsMeant(text, start, start + match[0].length, true)) return undefined;
  const [, first = '', link = '', second = ''] = match;
  const from = Number(first);
  const to = second.length === 4 ? Number(second) : Number(first.slice(0, 2) + second);
  if (to <= from || to - from > 400) return undefined;
  const secondStart = start + first.length + link.length;
  const until = year(secondStart, start + match[0].length, 'year', to);
  return { ...year(start, start + first.length, 'year', from), until };
};

const oneYear: Rule = (text, start) => {
  const match = at(ONE_YEAR, text, start);
  const end = start + 4;
  if (match === undefined || !yearIsMeant(text, start, end, false)) return undefined;
  const quality = qualifies(text, start, end);
  return { ...year(start, end, quality ? 'year-of-noun' : 'year', Number(match[1])), moves: !quality };
};

const century: Rule = (text, start) => {
  const match = at(CENTURY, text, start);
  const ordinal = ordinalOf(match?.[1] ?? '');
  if (match === undefined || ordinal === undefined || ordinal < 1 || ordinal > 30) return undefined;
  const edtf = `${match[2] === undefined ? '' : '-'}${String(ordinal - 1).padStart(2, '0')}XX`;
  return { start, end: start + match[0].length, rule: 'century', meaning: { kind: 'era', edtf } };
};

/** A fiscal year is dated by its number; which months it has depends on whose it is. */
const fiscalYear: Rule = (text, start) => {
  const match = at(FISCAL, text, start);
  if (match === undefined) return undefined;
  const value = numbered(match[1] ?? '');
  return value < 1900 || value > 2100 ? undefined : year(start, start + match[0].length, 'fiscal-year', value);
};

function numbered(digits: string): number {
  return fullYear(digits.replace(/['’]/gu, ''));
}

const quarterCode: Rule = (text, start) => {
  const [before, after] = [at(QUARTER_YEAR, text, start), at(YEAR_QUARTER, text, start)];
  const match = before ?? after;
  if (match === undefined) return undefined;
  const meaning = { kind: 'point', year: numbered(match[2] ?? ''), month: 32 + Number(match[1]) } as const;
  return { start, end: start + match[0].length, rule: 'quarter', meaning };
};

const halfCode: Rule = (text, start) => {
  const match = at(HALF_YEAR, text, start);
  if (match === undefined) return undefined;
  const month = 39 + Number(match[1] ?? match[3]);
  const meaning = { kind: 'point', year: numbered(match[2] ?? match[4] ?? ''), month } as const;
  return { start, end: start + match[0].length, rule: 'half-year', meaning };
};

/** "The second half of 2008", "the third quarter". */
const part: Rule = (text, start) => {
  const match = at(PART, text, start);
  if (match === undefined) return undefined;
  const [, order = '', size = '', stated, other] = match;
  const half = size.toLowerCase() === 'half';
  const last = /^(?:last|latter)$/iu.test(order);
  const index = last ? (half ? 2 : 4) : (ordinalOf(order) ?? 0);
  if (
    (half && index > 2) ||
    (half && stated === undefined && other === undefined) ||
    (last && stated === undefined && !half)
  )
    return undefined;
  const month = (half ? 39 : 32) + index;
  const years = /^last$/iu.test(other ?? '') ? -1 : /^next$/iu.test(other ?? '') ? 1 : 0;
  const of = { years, from: /^(?:the|that)$/iu.test(other ?? '') ? 'either' : 'reference' } as const;
  const meaning: Meaning =
    stated !== undefined
      ? { kind: 'point', year: Number(stated), month }
      : { kind: 'yearless', month, ...(other === undefined ? {} : { of }) };
  return { start, end: start + match[0].length, rule: half ? 'half-year' : 'quarter', meaning };
};

/** Rules that begin with a number, after those for whole dates. */
export const yearRules: readonly Rule[] = [century, yearBC, decade, shortDecade, years, oneYear, quarterCode, halfCode];
export const eraNumberRules: readonly Rule[] = [yearBC];
export const eraRules: readonly Rule[] = [yearAD];
export const fiscalRules: readonly Rule[] = [fiscalYear];
export const quarterRules: readonly Rule[] = [quarterCode, halfCode];
/** Rules that begin with "the" or an ordinal in words. */
export const partRules: readonly Rule[] = [part, century];
