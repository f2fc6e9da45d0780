import { bounds, type TimelineEvent } from '../src/index.ts';
import { dateWords } from './dates.ts';

/** Events to be written to a file. `made` is written where a form asks when it was made. */
export interface TimelineFile {
  readonly name: string;
  readonly events: readonly TimelineEvent[];
  readonly undated: readonly TimelineEvent[];
  readonly made: Date;
  readonly locale: string | undefined;
}

/** TEXT of RFC 5545 3.3.11: backslash, comma and semicolon escaped, line ends as `\n`, other control characters left out. */
function icsText(text: string): string {
  return text
    .replace(/[\\,;]/gu, '\\$&')
    .replace(/\r\n|[\r\n\u2028\u2029]/gu, '\\n')
    .replace(/[^\P{Cc}\t]/gu, '');
}

/** Lines of at most 75 octets, continued with a blank (RFC 5545 3.1). */
function icsLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += letter;
    octets += size;
  }
  return `${folded}\r\n`;
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

const icsStatus: Readonly<Record<string, string>> = {
  planned: 'TENTATIVE',
  alleged: 'TENTATIVE',
  cancelled: 'CANCELLED',
};

function icsEvent(
  { date, text, status, citation }: TimelineEvent,
  stamp: string,
  locale: string | undefined,
): string[] {
  const span = bounds(date.edtf);
  // A calendar has no years before 1 and none after 9998 that could end the day after.
  if (span === undefined || !/^\d{4}-/u.test(span.first) || !/^\d{4}-/u.test(span.last) || span.last >= '9999')
    return [];
  return [
    'BEGIN:VEVENT',
    `UID:${encodeURIComponent(`${citation.document}-${citation.start}-${citation.end}-${date.edtf}`)}@reftel`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${span.first.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${dayAfter(span.last).replaceAll('-', '')}`,
    `SUMMARY:${icsText(text)}`,
    `DESCRIPTION:${icsText(`${dateWords(date.edtf, locale)}, ${status}. ${citation.pin}`)}`,
    `STATUS:${icsStatus[status] ?? 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A calendar (RFC 5545) with an all-day event for each that has a place on it. */
export function ics({ events, made, locale }: TimelineFile): string {
  const stamp = made.toISOString().replace(/[-:]|\.\d{3}/gu, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Reftel//Timeline//EN',
    ...events.flatMap((event) => icsEvent(event, stamp, locale)),
    'END:VCALENDAR',
  ];
  return lines.map(icsLine).join('');
}
