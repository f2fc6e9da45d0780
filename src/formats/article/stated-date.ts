import type { DocumentDate } from '../../document.ts';

/** The date of a document whose text does not state one: never today's. */
export const undated: DocumentDate = { edtf: undefined, precision: 'unknown', basis: 'unknown' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const YEAR = String.raw`((?:1[6-9]|20)\d\d)(?!\d(?!\d?:))`;
const FORMS: readonly { readonly rule: RegExp; readonly order: readonly ('y' | 'm' | 'd')[] }[] = [
  { rule: new RegExp(String.raw`\b${MONTH} ?(\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}`, 'iu'), order: ['m', 'd', 'y'] },
  {
    rule: new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH},? ${YEAR}`, 'iu'),
    order: ['d', 'm', 'y'],
  },
  { rule: new RegExp(String.raw`\b${YEAR}-(\d\d)-(\d\d)(?!\d)`, 'u'), order: ['y', 'm', 'd'] },
  { rule: new RegExp(String.raw`\b(\d{1,2})\.(\d{1,2})\.${YEAR}`, 'u'), order: ['d', 'm', 'y'] },
  { rule: new RegExp(String.raw`\b(\d{1,2})\/(\d{1,2})\/${YEAR}`, 'u'), order: ['m', 'd', 'y'] },
  { rule: new RegExp(String.raw`\b${MONTH},? ${YEAR}`, 'iu'), order: ['m', 'y'] },
];
/** What may stand beside the date on a line that says when an article appeared. */
const COMPANY =
  /\b(?:(?:first |originally |last )?(?:published|posted|updated|modified|date|dated|on|at|as of|by|et|est|edt|pt|pst|pdt|ct|cst|cdt|mt|gmt|utc|bst|cet|z|t|am|pm|a\.m|p\.m|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|\d+ (?:min(?:ute)?s?|hours?) (?:read|ago))(?:day)?)\b|\d+/giu;
const REVISED = /(?:updated|modified|revised|retrieved|accessed)\b.{0,16}$/iu;
const DATELINE = /^\p{Lu}[\p{Lu} .,'’-]{2,50}.{0,40}?\s?(?:—|–|--|-)\s/u;

/**
 * The day, or month, that a header line states: nothing else but times, weekdays and words like "Published" may stand
 * on it, apart from `names` (the byline's), or a few names beside a date with its weekday. A date in a sentence is none;
 * a revision's date only where no other is.
 */
export function statedDate(line: string, names: readonly string[] = []): DocumentDate | undefined {
  if (line.length > 160) return undefined;
  const bare = names.reduce((text, name) => text.replace(name, ' '), line);
  const found: { date: DocumentDate; revised: boolean }[] = [];
  let rest = bare;
  for (const { rule, order } of FORMS) {
    for (let turn = 0; turn < 4; turn++) {
      const match = rule.exec(rest);
      const date = match === null ? undefined : dateOf(match, order);
      if (match === null || date === undefined) break;
      found.push({ date, revised: REVISED.test(rest.slice(0, match.index)) });
      rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    }
  }
  const strange = rest.replace(COMPANY, ' ').match(/\p{L}+/gu) ?? [];
  if (strange.length > (names.length > 0 ? 4 : 0) && !isHeaderLine(bare, rest)) return undefined;
  return (found.find((each) => !each.revised) ?? found[0])?.date;
}

const WEEKDAY = `(?:mon|tues|wednes|thurs|fri|satur|sun)day`;
const BESIDE_WEEKDAY = new RegExp(String.raw`\b${WEEKDAY},? (?=${MONTH} ?\d|\d)|\d,? ${WEEKDAY}\b`, 'iu');
const DOMAIN = /\b[a-z][a-z\d-]*(?:\.[a-z][a-z\d-]*)+\b/giu;
const MOST_COMPANY = 5;

/** Whether words beside a date are a header's: a weekday beside it, and but a few names ("Page A01", "example.org"). */
function isHeaderLine(line: string, rest: string): boolean {
  if (line.length > 100 || !BESIDE_WEEKDAY.test(line) || /[^.ap]\.$/iu.test(line)) return false;
  const names = rest.replace(DOMAIN, ' ').replace(/\b(?:of|the|pages?|p|section)\b/giu, ' ');
  const strange = names.replace(COMPANY, ' ').match(/\p{L}+/gu) ?? [];
  return strange.length <= MOST_COMPANY && strange.every((word) => /^\p{Lu}/u.test(word));
}

/** A header line and the date that it states. */
export interface DateLine {
  readonly text: string;
  readonly date: DocumentDate;
}

/**
 * The one date of several header lines: a revision's only where there is no other, and of the rest one that is called
 * the day of publication. Lines that still disagree (the dates of other articles, on a web page) give none.
 */
export function dateAmong(lines: readonly DateLine[]): DocumentDate | undefined {
  const firm = lines.filter((line) => !/^\W*(?:last )?(?:updated|modified|revised)/iu.test(line.text));
  const pool = firm.length > 0 ? firm : lines;
  const labelled = pool.filter((line) => /publish|posted|\bby\b/iu.test(line.text));
  const choice = labelled.length > 0 ? labelled : pool;
  return new Set(choice.map((line) => line.date.edtf)).size === 1 ? choice[0]?.date : undefined;
}

/** Whether a text names a day of the calendar. */
export function holdsDay(text: string): boolean {
  return FORMS.some(({ rule, order }) => order.includes('d') && rule.test(text));
}

/** The date that an agency's dateline states ("MINSK, March 3, 2010 (Example) — …"). */
export function datelineDate(paragraph: string): DocumentDate | undefined {
  const dateline = DATELINE.exec(paragraph.slice(0, 140))?.[0];
  if (dateline === undefined) return undefined;
  for (const { rule, order } of FORMS) {
    const match = rule.exec(dateline);
    if (match !== null && order.includes('d')) return dateOf(match, order);
  }
  return undefined;
}

/** A date of the calendar; a numeric day and month are undefined where either could be the other. */
function dateOf(match: RegExpExecArray, order: readonly ('y' | 'm' | 'd')[]): DocumentDate | undefined {
  const part = (name: 'y' | 'm' | 'd') => match[order.indexOf(name) + 1] ?? '';
  const named = MONTHS.indexOf(part('m').slice(0, 3).toLowerCase()) + 1;
  let month = named > 0 ? named : Number(part('m'));
  const year = part('y');
  if (!order.includes('d')) return { edtf: `${year}-${pad(month)}`, precision: 'month', basis: 'stated' };
  let day = Number(part('d'));
  if (match[0].includes('/')) {
    if (day <= 12 && month <= 12 && day !== month) return undefined;
    if (month > 12) [month, day] = [day, month];
  }
  const real = new Date(Date.UTC(Number(year), month - 1, day));
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) return undefined;
  return { edtf: `${year}-${pad(month)}-${pad(day)}`, precision: 'day', basis: 'stated' };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
