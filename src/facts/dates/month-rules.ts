import { at, type Expression, isDay, type Meaning, type Rule, sticky } from './meaning.ts';
import { monthIsMeant } from './month-guards.ts';
import { DASH, DAY, fullYear, GAP, JOIN, MONTH, monthOf, YEAR } from './vocabulary.ts';

/** Not a bigger number, a time or a share: "March 3,000 men", "May 3:30", "June 10 percent". */
const NO_COUNT = '(?!\\d|:\\d|,\\d{3}(?!\\d)|\\.\\d|\\s?%| per ?cent| million| billion)';
const LINK = `${JOIN}(${DASH}|/|and/or|and|or|&)${JOIN}`;
/** A day that the month does not have is read along, so that nothing is made of its parts. */
const MONTH_DAY = sticky(`(${MONTH})${JOIN},?${JOIN}(?:the )?(${DAY})\\b${NO_COUNT}`);
const MORE_DAYS = sticky(`${LINK}(${DAY})\\b${NO_COUNT}(?![/-]\\d|[ ](?:${MONTH}|a\\.? ?m|p\\.? ?m))`);
const YEAR_AFTER = sticky(`${JOIN}[,.]?${JOIN}(?:(${YEAR})|\\[(${YEAR})\\])`);
const DAY_MONTH = sticky(`(${DAY})(?:${GAP}of(?: the month of)?${GAP}|-|${JOIN})(${MONTH})`);
const DAYS_MONTH = sticky(`(${DAY})${LINK}(${DAY})(?:${GAP}of${GAP}|${JOIN})(${MONTH})`);
const SHORT_YEAR = sticky("[ ](?:(\\d{2})|['’](\\d\\d))(?![\\w:%]|[/.,-]\\w| ?[a-z])");
const MONTH_YEAR = sticky(`(${MONTH})(?:,?${JOIN}(?:of${GAP}|-)?(${YEAR})|${JOIN}['’](\\d\\d)\\b)`);
const OF_YEAR = sticky(
  `,?${GAP}(?:of${GAP})?(?:the${GAP})?(same|that|this|last|next|previous|preceding|following)(?:${GAP}same)?${GAP}year\\b`,
);
const MONTH_ALONE = sticky(`(${MONTH})`);
/** September 11 needs no year where it names what happened. */
const ATTACKS = sticky(
  `(?:th)?,?${GAP}(?:terrorist${GAP}|terror${GAP})?(?:attacks?|hijackings?|hijackers?|commission)\\b`,
);
/** The full stop of "31 Dec." ends the sentence as well. */
const SENTENCE_NEXT = /^\s{1,3}["“‘'(]?\p{Lu}|^$/u;
const BEFORE_MONTH = /\b(last|this|next)[ \n]$/iu;

/** The day as said: with its year, with another year's name, or with none. */
function finish(text: string, start: number, end: number, rule: string, month: number, day?: number): Expression {
  const year = at(YEAR_AFTER, text, end);
  const own = day === undefined ? { month } : { month, day };
  if (month === 9 && day === 11 && year === undefined && at(ATTACKS, text, end) !== undefined)
    return { start, end, rule: 'attacks-of-9/11', meaning: { kind: 'point', year: 2001, month, day } };
  if (year !== undefined && day !== undefined)
    return {
      start,
      end: end + year[0].length,
      rule,
      meaning: { kind: 'point', year: Number(year[1] ?? year[2]), ...own },
    };
  const other = at(OF_YEAR, text, end);
  if (other !== undefined) {
    const meaning: Meaning = { kind: 'yearless', ...own, of: relation(other[1] ?? '') };
    return { start, end: end + other[0].length, rule: `${rule}-of-year`, meaning };
  }
  const stop = text[end - 1] === '.' && SENTENCE_NEXT.test(text.slice(end, end + 5)) ? end - 1 : end;
  return { start, end: stop, rule, meaning: { kind: 'yearless', ...own } };
}

function relation(word: string): { years: number; from: 'reference' | 'text' } {
  const lower = word.toLowerCase();
  if (lower === 'last' || lower === 'next') return { years: lower === 'last' ? -1 : 1, from: 'reference' };
  if (lower === 'this') return { years: 0, from: 'reference' };
  return { years: lower === 'following' ? 1 : lower === 'same' || lower === 'that' ? 0 : -1, from: 'text' };
}

/** "Killed between 3 and 5 May", before the first day. */
const BETWEEN = /\bbetween(?: the)? $/iu;

/** The days of a pair: where the first stands, and what joins it to the second. */
interface Pair {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly day: number;
  readonly link: string;
}

/** The first day takes over the month and the year of the second; a list unless they follow each other or bound a stretch. */
function pair(text: string, { start, end, rule, day, link }: Pair, second: Expression): Expression {
  const meaning = { ...second.meaning, day } as Meaning;
  const last = 'day' in second.meaning ? second.meaning.day : undefined;
  const several = /^(?:and|or|&)$/iu.test(link.trim()) && last !== day + 1;
  const listed = several && !BETWEEN.test(text.slice(Math.max(0, start - 14), start));
  return { start, end, rule, meaning, until: second, listed };
}

const monthDay: Rule = (text, start) => {
  const match = at(MONTH_DAY, text, start);
  if (match === undefined || !monthIsMeant(text, start, match[1] ?? '', 'day')) return undefined;
  const month = monthOf(match[1] ?? '');
  const day = Number.parseInt(match[2] ?? '', 10);
  if (!isDay(day)) return undefined;
  const end = start + match[0].length;
  const more = at(MORE_DAYS, text, end);
  const last = Number.parseInt(more?.[2] ?? '', 10);
  if (more === undefined || !isDay(last, month) || last <= day)
    return finish(text, start, end, 'month-day', month, day);
  const until = finish(
    text,
    end + more[0].length - (more[2] ?? '').length,
    end + more[0].length,
    'month-day',
    month,
    last,
  );
  return pair(text, { start, end, rule: 'month-day', day, link: more[1] ?? '' }, until);
};

/** A year of two digits may follow the short month of a telegram: `5 MAR 07`. */
function dayFirst(text: string, start: number, end: number, name: string, day: number): Expression | undefined {
  const month = monthOf(name);
  if (!isDay(day) || !monthIsMeant(text, end - name.length, name, 'day')) return undefined;
  const short = name.length < 5 ? at(SHORT_YEAR, text, end) : undefined;
  if (short === undefined) return finish(text, start, end, 'day-month', month, day);
  const year = fullYear(short[1] ?? short[2] ?? '');
  return { start, end: end + short[0].length, rule: 'telegraph-day', meaning: { kind: 'point', year, month, day } };
}

const dayMonth: Rule = (text, start) => {
  const two = at(DAYS_MONTH, text, start);
  if (two !== undefined) {
    const [whole, first = '', link = '', second = '', name = ''] = two;
    const [a, b] = [Number.parseInt(first, 10), Number.parseInt(second, 10)];
    const secondStart = start + whole.indexOf(second, first.length + link.length);
    const until = a < b && a > 0 ? dayFirst(text, secondStart, start + whole.length, name, b) : undefined;
    if (until !== undefined)
      return pair(text, { start, end: start + first.length, rule: 'day-month', day: a, link }, until);
  }
  const match = at(DAY_MONTH, text, start);
  if (match === undefined) return undefined;
  return dayFirst(text, start, start + match[0].length, match[2] ?? '', Number.parseInt(match[1] ?? '', 10));
};

const monthYear: Rule = (text, start) => {
  const match = at(MONTH_YEAR, text, start);
  if (match === undefined || !monthIsMeant(text, start, match[1] ?? '', 'year')) return undefined;
  const meaning = {
    kind: 'point',
    year: fullYear(match[2] ?? match[3] ?? ''),
    month: monthOf(match[1] ?? ''),
  } as const;
  return { start, end: start + match[0].length, rule: 'month-year', meaning };
};

const month: Rule = (text, start) => {
  const match = at(MONTH_ALONE, text, start);
  const name = match?.[1];
  if (name === undefined || !monthIsMeant(text, start, name, 'alone')) return undefined;
  const read = finish(text, start, start + name.length, 'month', monthOf(name));
  const side = BEFORE_MONTH.exec(text.slice(Math.max(0, start - 6), start));
  if (side === null || read.meaning.kind !== 'yearless') return read;
  const meaning: Meaning = { ...read.meaning, side: side[1]?.toLowerCase() as 'last' | 'this' | 'next' };
  return { ...read, start: start - side[0].length, meaning };
};

/** Rules that begin with a month's name. */
export const monthRules: readonly Rule[] = [monthDay, monthYear, month];
/** Rules that begin with a day in digits. */
export const dayFirstRules: readonly Rule[] = [dayMonth];
