import { yearOf } from '../../mrn/index.ts';
import type { Line } from './lines.ts';

/** The `DE` line: last four digits of the serial, section, day of the year, hour and minute of filing (Zulu). */
export interface FromLine {
  readonly route: string;
  readonly serial: string;
  readonly section: number | undefined;
  readonly dayOfYear: number;
}

/** What the transmission header tells besides the addressees. `sentAt` as `2007-09-17T12:40Z`. */
export interface Transmission {
  readonly de: FromLine | undefined;
  readonly sentAt: string | undefined;
  readonly year: number | undefined;
  /** Day of the year of `sentAt`. */
  readonly day?: number;
  readonly precedence: string | undefined;
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const deLine = /(?:^|\s)DE\s+([A-Z]{4,8})\s*#\s?(\d{4})(?:\/(\d{2,3}))?\s+(\d{3})(\d{4})(?:Z|\b)/u;
const dateTimeGroup =
  /(?:^|\s)(?:([ZOPRY](?: ?[ZOPRY]){0,4})\s+)?(\d{2})(\d{2})(\d{2})Z?\s+(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\s+((?:19|20)\d{2}|\d\s?\d)(?!\d)/u;
/** At the start of a line also with blanks between the digits, O for zero, and nothing between its parts. */
const looseGroup =
  /^([ZOPRY](?: [ZOPRY]){0,4}) ?([\dO] ?[\dO]) ?([\dO] ?[\dO]) ?([\dO] ?[\dO]) ?Z ?(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6} ?((?:19|20)\d{2}|\d ?\d)(?!\d)/u;
const longestScanned = 2_000;

/** Day 1 is 1 January; undefined when the month has no such day. */
function dayOfYear(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day
    ? Math.round((date.getTime() - Date.UTC(year, 0, 0)) / 86_400_000)
    : undefined;
}

const startsDated = /^(?:[ZOPRY] ){1,5}\d{6}Z\s/u;

/** Whether a line is the date-time group's, with its precedence in front. */
export function isDateLine(text: string): boolean {
  return text.length < 120 && startsDated.test(text) && dateTimeGroup.test(text);
}

/** The date-time groups of all lines that start with one, as `2007-09-17T12:40Z`. */
export function sentDates(lines: readonly Line[]): string[] {
  return lines.flatMap((line) => (isDateLine(line.text) ? (transmissionOf([line], []).sentAt ?? []) : []));
}

/** Reads the header lines; what disagrees or makes no date is told in `warnings`, in sentences. */
export function transmissionOf(lines: readonly Line[], warnings: string[]): Transmission {
  let de: FromLine | undefined;
  let found: RegExpExecArray | undefined;
  for (const line of lines) {
    const text = line.text.slice(0, longestScanned);
    const from = de === undefined ? deLine.exec(text) : null;
    if (from !== null)
      de = {
        route: from[1] ?? '',
        serial: from[2] ?? '',
        section: from[3] === undefined ? undefined : Number(from[3]),
        dayOfYear: Number(from[4]),
      };
    found ??= dateTimeGroup.exec(text) ?? looseGroup.exec(text) ?? undefined;
    if (de !== undefined && found !== undefined) break;
  }
  if (found === undefined) return { de, sentAt: undefined, year: undefined, precedence: undefined };
  const [, letters, ...parts] = found;
  const [day = '', hour = '', minute = '', name = '', yearDigits = ''] = parts.map((part, at) =>
    at < 3 ? part.replaceAll(' ', '').replaceAll('O', '0') : part,
  );
  const precedence = letters === undefined ? undefined : letters.split(/ ?/u).join(' ');
  const year = yearOf(yearDigits.replace(/\s/gu, ''));
  const month = months.indexOf(name);
  const ordinal = year === undefined ? undefined : dayOfYear(year, month, Number(day));
  if (year === undefined || ordinal === undefined || Number(hour) > 23 || Number(minute) > 59) {
    warnings.push(`The date-time group "${found[0].trim()}" is no date.`);
    return { de, sentAt: undefined, year, precedence };
  }
  if (de !== undefined && Math.abs(de.dayOfYear - ordinal) > 1 && Math.abs(de.dayOfYear - ordinal) < 364)
    warnings.push(`The DE line says day ${de.dayOfYear} of the year, the date-time group day ${ordinal}.`);
  const date = `${year}-${String(month + 1).padStart(2, '0')}-${day}`;
  return { de, sentAt: `${date}T${hour}:${minute}Z`, year, day: ordinal, precedence };
}
