import { bounds, type TimelineEvent } from '../src/index.ts';
import { dateWords } from './dates.ts';
import type { Attachment } from './reply.ts';

export const exportForms = ['csv', 'ics', 'json', 'timelinejs'] as const;
export type ExportForm = (typeof exportForms)[number];

/** Events to be written to a file. `made` is written where a form asks when it was made. */
export interface TimelineFile {
  readonly name: string;
  readonly events: readonly TimelineEvent[];
  readonly undated: readonly TimelineEvent[];
  readonly made: Date;
  readonly locale: string | undefined;
}

/** A cell of RFC 4180. One that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). */
function cell(value: string | number | undefined): string {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/gu, '""')}"`;
}

function csv({ events, undated }: TimelineFile): string {
  const rows = [...events, ...undated].map(({ date, status, text, citation }) => {
    const span = bounds(date.edtf);
    return [
      date.edtf,
      span?.first,
      span?.last,
      date.precision,
      date.basis,
      status,
      text,
      citation.document,
      citation.pin,
      citation.start,
      citation.end,
    ];
  });
  const header = [
    'date',
    'first',
    'last',
    'precision',
    'basis',
    'status',
    'text',
    'document',
    'citation',
    'start',
    'end',
  ];
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
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
    `UID:${encodeURIComponent(citation.document)}-${citation.start}-${citation.end}@reftel`,
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

function ics({ events, made, locale }: TimelineFile): string {
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

function json({ name, events, undated }: TimelineFile): string {
  return `${JSON.stringify({ about: name, events, undated }, null, 2)}\n`;
}

/** TimelineJS puts its texts into a page as HTML. */
function html(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/gu, (mark) => entities[mark] ?? mark);
}

/** As the format's documentation has it: numbers as far as they are known, and the date as it is shown. */
function jsDate(day: string, precision: string) {
  const [, year, month, date] = /^(-?\d{4,})-(\d{2})-(\d{2})/u.exec(day) ?? [];
  const whole = ['year', 'decade'].includes(precision);
  const monthly = whole || ['month', 'season', 'quarter'].includes(precision);
  return { year: Number(year), ...(whole ? {} : { month: Number(month) }), ...(monthly ? {} : { day: Number(date) }) };
}

function timelinejs({ name, events, locale }: TimelineFile): string {
  const slides = events.flatMap(({ date, text, status, citation }) => {
    const span = bounds(date.edtf);
    if (span === undefined) return [];
    const end = ['minute', 'day', 'month', 'year'].includes(date.precision)
      ? {}
      : { end_date: jsDate(span.last, date.precision) };
    return [
      {
        unique_id: `e${citation.start}-${citation.end}-${citation.document.replace(/[^\w-]/gu, '-')}`,
        start_date: jsDate(span.first, date.precision),
        ...end,
        display_date: html(dateWords(date.edtf, locale)),
        text: { headline: html(text), text: html(`${status} · ${citation.pin}`) },
      },
    ];
  });
  return `${JSON.stringify({ title: { text: { headline: html(name) } }, events: slides }, null, 2)}\n`;
}

const forms: Readonly<
  Record<ExportForm, { readonly write: (file: TimelineFile) => string; readonly type: string; readonly ending: string }>
> = {
  csv: { write: csv, type: 'text/csv', ending: '.csv' },
  ics: { write: ics, type: 'text/calendar', ending: '.ics' },
  json: { write: json, type: 'application/json', ending: '.json' },
  timelinejs: { write: timelinejs, type: 'application/json', ending: '.timeline.json' },
};

/** A timeline as a file. Events without a place on the calendar are in CSV and JSON only: the other forms have no room for them. */
export function exported(file: TimelineFile, as: ExportForm): Attachment {
  const slug = file.name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 60);
  const form = forms[as];
  return {
    name: `timeline-${slug === '' ? 'events' : slug}${form.ending}`,
    type: form.type,
    content: form.write(file),
  };
}
