/** How dates are written for people: the month is always a word, so that nobody reads 9/17/07 the wrong way round. */
export type DateStyle = 'long' | 'short';

const fallbackLocale = 'en-GB';
const seasons = ['spring', 'summer', 'autumn', 'winter'];

function languageOf(locale: string | undefined): string {
  if (locale === undefined || locale === 'en') return fallbackLocale;
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? fallbackLocale;
  } catch {
    return fallbackLocale;
  }
}

type Parts = Pick<Intl.DateTimeFormatOptions, 'day' | 'month' | 'year'>;

/** Making one takes longer than using it; people's languages are few, what is typed as one is bounded. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const mostFormatters = 200;

function formatter(locale: string | undefined, parts: Parts): Intl.DateTimeFormat {
  const language = languageOf(locale);
  const key = [language, parts.day, parts.month, parts.year].join(' ');
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language, {
    ...parts,
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
  });
  if (formatters.size >= mostFormatters) formatters.clear();
  formatters.set(key, made);
  return made;
}

function tidy(words: string): string {
  return words.replace(/[\u2009\u202f]/gu, ' ').replace(/\bSept\b/gu, 'Sep');
}

function calendarDate(year: number, month = 1, day = 1): Date {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

interface Day {
  readonly date: Date;
  readonly parts: Parts;
}

/** A day, month or year of the calendar and the parts of it that are known. */
function dayOf(edtf: string, style: DateStyle): Day | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/u.exec(edtf) ?? [];
  if (year === undefined) return undefined;
  return {
    date: calendarDate(Number(year), Number(month ?? 1), Number(day ?? 1)),
    parts: {
      year: 'numeric',
      ...(month === undefined ? {} : { month: style }),
      ...(day === undefined ? {} : { day: 'numeric' }),
    },
  };
}

/** A month, or a day of it, of no known year. */
function yearless(edtf: string, locale: string | undefined, style: DateStyle): string | undefined {
  const [, month, day] = /^XXXX-(\d{2})(?:-(\d{2}))?$/u.exec(edtf) ?? [];
  if (month === undefined) return undefined;
  const season = seasons[Number(month) - 21];
  if (season !== undefined) return `${season} (year unknown)`;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const parts: Parts = { month: style, ...(day === undefined ? {} : { day: 'numeric' }) };
  const date = calendarDate(2000, Number(month), Number(day ?? 1));
  return `${tidy(formatter(locale, parts).format(date))} (year unknown)`;
}

/** Seasons, quarters and halves of a year (ISO 8601-2 codes 21–41). */
function partOfYear(edtf: string): string | undefined {
  const [, year, text] = /^(\d{4})-(\d{2})$/u.exec(edtf) ?? [];
  const code = Number(text);
  if (code >= 21 && code <= 32) return `${seasons[(code - 21) % 4]} ${year}`;
  if (code >= 33 && code <= 36) return `${['first', 'second', 'third', 'fourth'][code - 33]} quarter of ${year}`;
  if (code >= 37 && code <= 39) return `${['first', 'second', 'last'][code - 37]} third of ${year}`;
  if (code === 40 || code === 41) return `${code === 40 ? 'first' : 'second'} half of ${year}`;
  return undefined;
}

function single(edtf: string, locale: string | undefined, style: DateStyle): string | undefined {
  const day = dayOf(edtf, style);
  if (day !== undefined) return tidy(formatter(locale, day.parts).format(day.date));
  const [, date, time, zone] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?$/u.exec(edtf) ?? [];
  if (date !== undefined) return `${dateWords(date, locale, style)}, ${time}${zone ?? ''}`;
  const [, ancient] = /^-(\d{4})$/u.exec(edtf) ?? [];
  if (ancient !== undefined) return `${Number(ancient) + 1} BC`;
  const [, decade] = /^(\d{3})X$/u.exec(edtf) ?? [];
  if (decade !== undefined) return `${decade}0s`;
  const [, century] = /^(\d{2})XX$/u.exec(edtf) ?? [];
  if (century !== undefined) return `${century}00–${century}99`;
  const [, known, missing] = /^(\d{4}(?:-\d{2})?)-(XX)$/u.exec(edtf) ?? [];
  if (known !== undefined && missing !== undefined) {
    return `${dateWords(known, locale, style)} (${known.length === 4 ? 'month' : 'day'} unknown)`;
  }
  const [, year, week] = /^(\d{4})-W(\d{2})$/u.exec(edtf) ?? [];
  if (year !== undefined) return `week ${Number(week)} of ${year}`;
  return partOfYear(edtf) ?? yearless(edtf, locale, style);
}

function range(first: string, last: string, locale: string | undefined, style: DateStyle): string {
  if (first === '' || first === '..') return `until ${dateWords(last, locale, style)}`;
  if (last === '' || last === '..') return `from ${dateWords(first, locale, style)}`;
  const from = dayOf(first, style);
  const to = dayOf(last, style);
  if (from !== undefined && to !== undefined && first.length === last.length && from.date <= to.date) {
    const words = tidy(formatter(locale, from.parts).formatRange(from.date, to.date));
    // Two bare numbers have no blanks around the dash; "28 September – 2 October" has.
    const numbers =
      from.parts.month === undefined || (from.parts.day !== undefined && first.slice(0, 7) === last.slice(0, 7));
    return numbers ? words.replace(/ – /u, '–') : words;
  }
  return `${dateWords(first, locale, style)} – ${dateWords(last, locale, style)}`;
}

/**
 * An EDTF date in words: `17 September 2007, 12:40Z`, `September 2007`, `1990s`, `10–16 September 2007`, `spring 2007`,
 * `April (year unknown)`, `about 1990`. Undated is "undated"; a form that has no words here stands as it is.
 * `locale` (BCP 47) orders and translates days and months; one that is none counts as English.
 */
export function dateWords(edtf: string | undefined, locale?: string, style: DateStyle = 'long'): string {
  if (edtf === undefined || edtf === '') return 'undated';
  const ends = edtf.split('/');
  if (ends.length === 2) return range(ends[0] ?? '', ends[1] ?? '', locale, style);
  const plain = edtf.replace(/[~?%]/gu, '');
  const words = single(plain, locale, style) ?? plain;
  return `${/[~%]/u.test(edtf) ? 'about ' : ''}${words}${/[?%]/u.test(edtf) ? ' (uncertain)' : ''}`;
}

/** Short names of the months, January first. */
export function monthNames(locale?: string): readonly string[] {
  const names = formatter(locale, { month: 'short' });
  return Array.from({ length: 12 }, (_, month) => tidy(names.format(calendarDate(2000, month + 1))));
}

/** A day of the year (`MM-DD`) in words: `17 September`. */
export function dayWords(day: string, locale?: string): string {
  const [month, number] = day.split('-').map(Number);
  return tidy(formatter(locale, { month: 'long', day: 'numeric' }).format(calendarDate(2000, month, number)));
}
