import type { Cable } from '../../document.ts';
import { yearOf } from '../../mrn/index.ts';
import type { Field } from './labels.ts';

const monthFirst = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)/u;
const yearFirst = /(?<!\d)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)/u;

const spelled =
  /(?<!\d)(?:(\d{1,2})\s?)?(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?\s?(?:(\d{1,2}),?\s)?(\d{4}|\d{2})(?!\d)/iu;
const glued = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/u;
const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

function day(year: number | undefined, month: number, date: number): string | undefined {
  if (year === undefined || month < 1 || month > 12 || date < 1) return undefined;
  if (date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** `17 SEP 2017` and `SEPTEMBER 17, 2017`. */
function spelledDay(text: string): string | undefined {
  const found = spelled.exec(text);
  const month = months.indexOf((found?.[2] ?? '').toUpperCase()) + 1;
  return day(yearOf(found?.[4] ?? ''), month, Number(found?.[1] ?? found?.[3] ?? 0));
}

/**
 * Reads the E.O. line: the order's number and the day named for declassification (`mm/dd/yyyy`, `mm/dd/yy`,
 * `yyyy/mm/dd`, `12-31-74`, `20170917`, `17 SEP 2017`). Events and exemptions (OADR, X1) leave `on` undefined. Offices that write the day first are
 * understood where the month would be above twelve.
 */
export function declassifyOf(field: Field | undefined): Cable['declassify'] {
  if (field === undefined) return { order: undefined, on: undefined };
  const text = field.parts
    .slice(0, 2)
    .filter((part, index) => index === 0 || !part.gap)
    .map((part) => part.text)
    .join(' ')
    .slice(0, 300);
  const order = /^1\d{4}/u.exec(text)?.[0];
  const isoLike = yearFirst.exec(text) ?? glued.exec(text);
  if (isoLike !== null) return { order, on: day(yearOf(isoLike[1] ?? ''), Number(isoLike[2]), Number(isoLike[3])) };
  const american = monthFirst.exec(text);
  if (american === null) return { order, on: spelledDay(text) };
  const year = yearOf(american[3] ?? '');
  return {
    order,
    on: day(year, Number(american[1]), Number(american[2])) ?? day(year, Number(american[2]), Number(american[1])),
  };
}
