/** What files write into their fields (JSON-LD, meta elements, front matter) as the values that `Stated` wants. */
import { bounds, edtfOf } from '../edtf.ts';

const longestValue = 300;
const longestUrl = 2_000;
const longestDate = 80;
const earliestYear = 1500;

/** White space folded; undefined for what is empty or too long to be the value of a field. */
export function wordsValue(text: string | undefined | null, most = longestValue): string | undefined {
  if (text === undefined || text === null || text.length > 4 * most) return undefined;
  const words = text.replace(/[\s\u00a0\u00ad\u200b]+/gu, (run) => (/^[\u00ad\u200b]+$/u.test(run) ? '' : ' ')).trim();
  return words === '' || words.length > most ? undefined : words;
}

/** A date as stated: EDTF of the day where its own clock stood, and the moment in milliseconds where a zone tells it. */
export interface DateValue {
  readonly edtf: string;
  readonly moment?: number;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const year = String.raw`(\d{4})(?!\d)`;
const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const ordered: readonly { readonly form: RegExp; readonly order: string }[] = [
  { form: /^(\d{4})-(\d{2})-(\d{2})(?!\d)/u, order: 'ymd' },
  { form: /^(\d{4})(\d{2})(\d{2})(?:$|[T ]?\d{4,6}|Z)/u, order: 'ymd' },
  { form: /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/u, order: 'ymd' },
  { form: new RegExp(String.raw`\b${month} ${day},? ${year}`, 'iu'), order: 'mdy' },
  { form: new RegExp(String.raw`\b${day}[ -](?:of )?${month},?[ -]${year}`, 'iu'), order: 'dmy' },
  { form: new RegExp(String.raw`\b${year} ${month} ${day}(?!\d)`, 'iu'), order: 'ymd' },
  { form: /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/u, order: 'dmy' },
  { form: /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/u, order: 'm/d' },
  { form: /^(\d{4})-(\d{2})$/u, order: 'ym' },
  { form: new RegExp(`^${month},? ${year}$`, 'iu'), order: 'my' },
  { form: /^(\d{4})$/u, order: 'y' },
];

/**
 * A date as fields write it: ISO 8601, RFC 5322, or English words. Undefined where day and month can't be told apart
 * (03/04/2010), and for what stands where no date was known (1 January of the year 1, the first moment of 1970).
 */
export function dateValue(text: string | undefined | null): DateValue | undefined {
  const value = wordsValue(text, longestDate);
  if (value === undefined) return undefined;
  for (const { form, order } of ordered) {
    const match = form.exec(value);
    const edtf = match === null ? undefined : edtfFrom(match, order);
    if (edtf === undefined) continue;
    const zoned = /\d{2}:?\d{2}(?:[:.\d]*)? ?(?:z|gmt|utc|[+-]\d{2}:?\d{2})$/iu.test(value);
    const moment = zoned ? Date.parse(value.replace(/([+-]\d{2})(\d{2})$/u, '$1:$2')) : Number.NaN;
    if (moment === 0) return undefined;
    return Number.isNaN(moment) ? { edtf } : { edtf, moment };
  }
  return undefined;
}

function edtfFrom(match: RegExpExecArray, order: string): string | undefined {
  const part = (name: string) => match[order.replace('m/d', 'mdy').indexOf(name) + 1] ?? '';
  const numberOf = (text: string) =>
    /^\d+$/u.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  const has = (name: string) => order === 'm/d' || order.includes(name);
  let monthNumber = numberOf(part('m'));
  let dayNumber = numberOf(part('d'));
  if (order === 'm/d') {
    if (monthNumber <= 12 && dayNumber <= 12 && monthNumber !== dayNumber) return undefined;
    if (monthNumber > 12) [monthNumber, dayNumber] = [dayNumber, monthNumber];
  }
  const yearNumber = Number(order === 'm/d' ? match[3] : part('y'));
  if (yearNumber < earliestYear) return undefined;
  const edtf = edtfOf(yearNumber, has('m') ? monthNumber : undefined, has('d') ? dayNumber : undefined);
  return bounds(edtf) === undefined ? undefined : edtf;
}

/** A BCP 47 tag in its canonical case (`en_us` → `en-US`); undefined for names of languages and anything else. */
export function languageValue(text: string | undefined | null): string | undefined {
  const value = wordsValue(text, 35)?.replaceAll('_', '-');
  if (value === undefined || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(value)) return undefined;
  try {
    return Intl.getCanonicalLocales(value)[0];
  } catch {
    return undefined;
  }
}

/** An absolute address on the web, without its fragment. */
export function urlValue(text: string | undefined | null): string | undefined {
  const value = wordsValue(text, longestUrl);
  if (value === undefined || !/^https?:\/\/[^\s]+$/iu.test(value) || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  if (url.username !== '' || url.password !== '') return undefined;
  url.hash = '';
  return url.href;
}

/** A classification in the capitals in which it is printed. */
export function classificationValue(text: string | undefined | null): string | undefined {
  return wordsValue(text, 80)?.toUpperCase();
}
