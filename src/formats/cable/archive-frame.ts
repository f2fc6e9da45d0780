import { bounds } from '../../edtf.ts';
import { findMrns, type Mrn, parseMrn } from '../../mrn/index.ts';
import { classificationLine } from './classification.ts';
import { isClassificationOnly } from './furniture.ts';
import type { Line } from './lines.ts';
import { portionStart } from './portions.ts';
import { isDateLine } from './transmission.ts';

/** What an archive, a mail or a note prints above a cable. */
export interface ArchiveFrame {
  /** Index of the cable's own first line. */
  readonly end: number;
  /** Numbers that stand there: the cable's, and perhaps those of its references. */
  readonly numbers: readonly Mrn[];
  /** The day that stands there, as `2009-02-04`. */
  readonly day: string | undefined;
}

const mostLines = 40;
const longest = 300;
const transmission = /^(?:VZCZC|(?:ZZ|OO|PP|RR) R[A-Z]{4,7}\b|DE R[A-Z]{4,7} ?#|ZN[RY] [A-Z]{5}\b|FM [A-Z]{3})/u;
/** Labels of archives and mails that no cable has. */
const frameLabel =
  /^[\s*#_|>]{0,6}(?:(?:reference|ref|canonical|cable|message) id|reference|identifier|cable dated|date|sent|created|released|origin|destination|classification|collection|source|title|header|from|to|cc)[*_]{0,2}\s?:/iu;
/** Labels that only a cable has: where one stands above, the header's parts are merely in another order. */
const ownLabel = /^(?:E\.?\s?O\.?\s?:?\s?1\d{4}|TAGS?\b|CLASSIFIED BY\b)/iu;

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const dateLabel = '(?:[*_]{0,2}(?:cable dated|date(?: sent)?|sent|created)[*_]{0,2}\\s?:[*_]{0,2}\\s{0,4})?';
const isoDay = new RegExp(`^${dateLabel}(\\d{4}-\\d{2}-\\d{2})(?:[T ,]{1,2}\\d{1,2}:\\d{2}.{0,20})?$`, 'iu');
const writtenDay = new RegExp(
  `^${dateLabel}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(\\d{1,2}) ([a-z]{3,9}) (\\d{4})(?:[ ,]{1,2}\\d{1,2}:\\d{2}.{0,20})?$`,
  'iu',
);
/** Days of the archive's, not of the cable's. */
const released = /released|updated|accessed/iu;

/** Whether a cable's own lines begin here: its transmission header, or the classification line of a first section. */
function opens(line: Line, index: number): boolean {
  if (transmission.test(line.text) || isDateLine(line.text)) return true;
  const classified = classificationLine(line, index);
  return classified?.serial !== undefined && (classified.section?.[0] ?? 1) === 1;
}

/**
 * The frame above a cable: lines with labels that are an archive's or a mail's, above the first line that can only be the
 * cable's. Undefined where there is none; then the cable's own parts may stand in any order.
 */
export function archiveFrame(lines: readonly Line[]): ArchiveFrame | undefined {
  const at = lines.slice(0, mostLines).findIndex(opens);
  const above = lines.slice(0, Math.max(0, at));
  const framed = above.some(({ text }) => frameLabel.test(text) || isNumberAlone(text) || dayOn(text) !== undefined);
  if (!framed || above.some(({ text }) => ownLabel.test(text) || portionStart(text) !== undefined)) return undefined;
  let end = at;
  while (end > 0 && isClassificationOnly(lines[end - 1]?.text ?? '')) end -= 1;
  const numbers = above.flatMap(({ text }) => numbersIn(text.slice(0, longest)));
  return { end, numbers, day: above.flatMap(({ text }) => dayOn(text) ?? [])[0] };
}

/** The day on a line that says nothing else ("Wednesday, 04 February 2009, 15:11", "Date: 2009-02-04 15:11"). */
function dayOn(text: string): string | undefined {
  if (text.length > 80 || released.test(text)) return undefined;
  const iso = isoDay.exec(text)?.[1];
  const [, day = '', name = '', year = ''] = writtenDay.exec(text) ?? [];
  const month = months.indexOf(name.slice(0, 3).toUpperCase()) + 1;
  const edtf = iso ?? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return bounds(edtf) === undefined ? undefined : edtf;
}

function isNumberAlone(text: string): boolean {
  return text.length < 60 && parseMrn(text.replace(/^[#*_\s]+|[*_\s]+$/gu, '')) !== undefined;
}

function numbersIn(text: string): Mrn[] {
  return findMrns(text, {}).flatMap(({ id }) => (id === undefined ? [] : (parseMrn(id) ?? [])));
}
