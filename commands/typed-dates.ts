/** English month names; three letters are enough. */
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** EDTF level 1 season codes (ISO 8601-2, 4.8). */
const seasons: Readonly<Record<string, string>> = {
  spring: '21',
  summer: '22',
  autumn: '23',
  fall: '23',
  winter: '24',
};

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function monthOf(word: string | undefined): number | undefined {
  const typed = word?.toLowerCase().replace(/\.$/u, '') ?? '';
  if (typed.length < 3) return undefined;
  const at = months.findIndex((month) => month.startsWith(typed) || (month === 'september' && typed === 'sept'));
  return at < 0 ? undefined : at + 1;
}

function daysIn(month: number, year: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function dayOf(year: number | undefined, month: number | undefined, day: number): string | undefined {
  if (month === undefined || month < 1 || month > 12 || day < 1) return undefined;
  if (day > daysIn(month, year ?? 2000)) return undefined;
  const start = year === undefined ? 'XXXX' : String(year).padStart(4, '0');
  return `${start}-${two(month)}-${two(day)}`;
}

/** Two digits as in a date-time group: 66–99 are 19xx, 00–65 are 20xx. */
function yearOf(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year >= 66 ? 1900 : 2000);
}

function fullDate(text: string): string | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?:of\s+)?(\p{L}{3,9}\.?)[\s,.-]*(\d{4}|\d{2})?$/iu.exec(text);
  if (dayFirst !== null) {
    const year = dayFirst[3] === undefined ? undefined : yearOf(dayFirst[3]);
    return dayOf(year, monthOf(dayFirst[2]), Number(dayFirst[1]));
  }
  const monthFirst = /^(\p{L}{3,9}\.?)\s*(\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(\d{4}))?$/iu.exec(text);
  if (monthFirst === null) return undefined;
  const year = monthFirst[3] === undefined ? undefined : yearOf(monthFirst[3]);
  return dayOf(year, monthOf(monthFirst[1]), Number(monthFirst[2]));
}

function partOfYear(text: string): string | undefined {
  const [, word, year] = /^(\p{L}{3,9}\.?)[\s,]+(?:of\s+)?(\d{4})$/iu.exec(text) ?? [];
  if (word !== undefined && year !== undefined) {
    const month = monthOf(word);
    const code = month === undefined ? seasons[word.toLowerCase()] : two(month);
    return code === undefined ? undefined : `${year}-${code}`;
  }
  const quarter = /^q([1-4])[\s/]*(\d{4})$/iu.exec(text);
  return quarter === null ? undefined : `${quarter[2]}-${32 + Number(quarter[1])}`;
}

/**
 * A date as people type it (`2007`, `2007-09`, `1990s`, `199X`, `17 September 2007`, `Sept 17, 2007`, `17SEP07`,
 * `spring 2007`, `Q3 2007`, EDTF itself) as EDTF; undefined when it is none or has no year. `9/17/07` is none: nobody
 * knows which of its numbers is the month.
 */
export function readDate(text: string): string | undefined {
  const typed = text.trim().replace(/^the\s+/iu, '');
  if (typed.length > 60) return undefined;
  const numbers = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%])?$/u.exec(typed);
  if (numbers !== null) {
    const [, year = '', month, day, qualifier = ''] = numbers;
    const number = Number(month);
    if (day !== undefined) {
      const edtf = dayOf(Number(year), number, Number(day));
      return edtf === undefined ? undefined : edtf + qualifier;
    }
    const known = month === undefined || (number >= 1 && number <= 12) || (number >= 21 && number <= 36);
    return known ? typed : undefined;
  }
  const decade = /^(\d{3})(?:0s|X)$/iu.exec(typed);
  if (decade !== null) return `${decade[1]}X`;
  const date = fullDate(typed);
  if (date !== undefined) return date.startsWith('XXXX') ? undefined : date;
  return partOfYear(typed);
}

/** A day of the year (`17 September`, `September 17`, `09-17`, `2007-09-17`: the year is left out) as `MM-DD`. */
export function readDay(text: string): string | undefined {
  const typed = text.trim();
  if (typed.length > 60) return undefined;
  const numbers = /^(?:-?-|XXXX-)?(\d{2})-(\d{2})$/iu.exec(typed);
  if (numbers !== null) return dayOf(undefined, Number(numbers[1]), Number(numbers[2]))?.slice(5);
  const date = fullDate(typed) ?? readDate(typed);
  return date === undefined ? undefined : /^[\dX]{4}-(\d{2}-\d{2})$/u.exec(date)?.[1];
}
