import { at, type Meaning, type Rule, sticky } from './meaning.ts';
import { dayFirstRules, monthRules } from './month-rules.ts';
import { GAP, HOLIDAYS, JOIN, SEASON, seasonOf, WEEKDAY, weekdayOf, YEAR } from './vocabulary.ts';

const DAY_NAME = sticky(`(${WEEKDAY}|(?:mon|tues?|wed|thurs?|fri|sat|sun)\\.?(?=,? (?:\\d|[A-Z][a-z]{2})))(?!s\\b)`);
const TO_DATE = sticky(`\\.?(?:,|,?${GAP}(?:the|on))?${JOIN}`);
const SIDE = /\b(last|this|next|past|coming)[ \n](?:(?:early|late|mid)[ -])?$/iu;
const SEASONAL = sticky(
  `(${SEASON})(?:,?${GAP}(?:of${GAP})?(?:(${YEAR})|['’](\\d\\d)\\b)|${GAP}of${GAP}(that|the same|this|last|next)${GAP}year)?`,
);
/** What is held, fought or suffered in a season: "the spring offensive". */
const SEASON_NOUN =
  /^(?:['’]s)? (?:offensives?|campaigns?|fighting|elections?|session|meeting|summit|break|rains|floods?|quarters|counter-?offensive|and (?:spring|summer|fall|autumn|winter)|or)\b/u;
const BEFORE_SEASON =
  /\b(?:in|by|during|since|until|till|over|throughout|through|last|this|next|that|early|late|mid|all|entire|following|previous) (?:the )?$|\bspent the $/iu;

/** Every Friday is no day on the calendar. */
const HABIT = /\b(?:every|each|every other)\s$/iu;

/** A day's name before a full date belongs to it; alone it is the nearest such day. */
const weekday: Rule = (text, start) => {
  const match = at(DAY_NAME, text, start);
  if (HABIT.test(text.slice(Math.max(0, start - 14), start))) return undefined;
  if (match === undefined || text[start] === text[start]?.toLowerCase()) return undefined;
  const end = start + match[0].length;
  const on = end + (at(TO_DATE, text, end)?.[0].length ?? 0);
  for (const rule of on > end ? [...monthRules, ...dayFirstRules] : []) {
    const date = rule(text, on);
    if (date !== undefined && 'day' in date.meaning && date.meaning.day !== undefined) return { ...date, start };
  }
  if (!/day$/iu.test(match[1] ?? '')) return undefined;
  const [from, side] = sideBefore(text, start);
  const meaning: Meaning = {
    kind: 'weekday',
    weekday: weekdayOf(match[1] ?? ''),
    ...(side === undefined ? {} : { side }),
  };
  return { start: from, end, rule: 'weekday', meaning };
};

function sideBefore(text: string, start: number): [number, 'last' | 'this' | 'next' | undefined] {
  const side = SIDE.exec(text.slice(Math.max(0, start - 14), start));
  const word = side?.[1]?.toLowerCase();
  if (side === null || word === undefined) return [start, undefined];
  const said = word === 'past' ? 'last' : word === 'coming' ? 'next' : (word as 'last' | 'this' | 'next');
  return [start - side[0].length, said];
}

const season: Rule = (text, start) => {
  const match = at(SEASONAL, text, start);
  if (match === undefined) return undefined;
  const [whole, name = '', stated, short, other] = match;
  const month = seasonOf(name);
  const end = start + whole.length;
  if (stated !== undefined || short !== undefined) {
    const year = stated === undefined ? 1900 + Number(short) : Number(stated);
    return { start, end, rule: 'season', meaning: { kind: 'point', year, month } };
  }
  const before = text.slice(Math.max(0, start - 24), start);
  // Springs are also waters and coils, falls also ends: those two need a word beside them that means time.
  const sure = BEFORE_SEASON.test(before) || SEASON_NOUN.test(text.slice(end, end + 24));
  const falls =
    name.toLowerCase() === 'fall' &&
    (/^ (?:of|in|to|from|by)\b/u.test(text.slice(end, end + 6)) || /\bto the $/u.test(before));
  if (other === undefined && (falls || (!sure && /^(?:fall|spring)$/iu.test(name)) || /\bprague $/iu.test(before)))
    return undefined;
  const [from, side] = sideBefore(text, start);
  const years = other === 'last' ? -1 : other === 'next' ? 1 : 0;
  const of =
    other === undefined ? {} : { of: { years, from: /^(?:that|the)/u.test(other) ? 'text' : 'reference' } as const };
  return {
    start: from,
    end,
    rule: 'season',
    meaning: { kind: 'yearless', month, ...of, ...(side === undefined ? {} : { side }) },
  };
};

const FEASTS = HOLIDAYS.map(([pattern, month, day]) => ({
  pattern: sticky(`(?:${pattern})(?![\\w])(?:,?${GAP}(?:of${GAP})?(${YEAR}))?`),
  month,
  day,
}));

const holiday: Rule = (text, start) => {
  if (text[start] === text[start]?.toLowerCase()) return undefined;
  for (const { pattern, month, day } of FEASTS) {
    const match = at(pattern, text, start);
    if (match === undefined) continue;
    const end = start + match[0].length;
    const meaning: Meaning =
      match[1] === undefined ? { kind: 'yearless', month, day } : { kind: 'point', year: Number(match[1]), month, day };
    return { start, end, rule: 'holiday', meaning };
  }
  return undefined;
};

const D_DAY = sticky('D-Day\\b');
/** The one day in history that has only a letter for a name. */
const dDay: Rule = (text, start) => {
  const match = at(D_DAY, text, start);
  const meaning = { kind: 'point', year: 1944, month: 6, day: 6 } as const;
  return match && { start, end: start + match[0].length, rule: 'holiday', meaning };
};

/** Rules that begin with a weekday, a season or a feast. */
export const weekdayRules: readonly Rule[] = [weekday];
export const seasonRules: readonly Rule[] = [season];
export const holidayRules: readonly Rule[] = [holiday];
export const dDayRules: readonly Rule[] = [dDay];

/** The words that can begin a feast's name. */
export const HOLIDAY_WORDS: readonly string[] = [
  'new',
  'christmas',
  'boxing',
  'valentine',
  'international',
  'saint',
  'st',
  'april',
  'may',
  'bastille',
  'halloween',
  'armistice',
  'veterans',
  'remembrance',
];
