import { bounds, csvRow, markupEscaped } from '../src/index.ts';
import { ics, type TimelineFile } from './calendar.ts';
import { dateWords } from './dates.ts';
import type { Attachment } from './reply.ts';

export const exportForms = ['csv', 'ics', 'json', 'timelinejs'] as const;
export type ExportForm = (typeof exportForms)[number];

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
  return [header, ...rows].map(csvRow).join('');
}

function json({ name, events, undated }: TimelineFile): string {
  return `${JSON.stringify({ about: name, events, undated }, null, 2)}\n`;
}

/** As the format's documentation has it: numbers as far as they are known, and the date as it is shown. */
function jsDate(day: string, precision: string) {
  const [, year, month, date] = /^(-?\d{4,})-(\d{2})-(\d{2})/u.exec(day) ?? [];
  const whole = ['year', 'decade'].includes(precision);
  const monthly = whole || ['month', 'season', 'quarter'].includes(precision);
  return { year: Number(year), ...(whole ? {} : { month: Number(month) }), ...(monthly ? {} : { day: Number(date) }) };
}

/** TimelineJS puts its texts into a page as HTML: they are escaped here. */
function timelinejs({ name, events, locale }: TimelineFile): string {
  const slides = events.flatMap(({ date, text, status, citation }) => {
    const span = bounds(date.edtf);
    if (span === undefined) return [];
    const end = ['minute', 'day', 'month', 'year'].includes(date.precision)
      ? {}
      : { end_date: jsDate(span.last, date.precision) };
    return [
      {
        unique_id: `e${citation.start}-${citation.end}-${`${date.edtf}-${citation.document}`.replace(/[^\w-]/gu, '-')}`,
        start_date: jsDate(span.first, date.precision),
        ...end,
        display_date: markupEscaped(dateWords(date.edtf, locale)),
        text: { headline: markupEscaped(text), text: markupEscaped(`${status} · ${citation.pin}`) },
      },
    ];
  });
  return `${JSON.stringify({ title: { text: { headline: markupEscaped(name) } }, events: slides }, null, 2)}\n`;
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
