import Ajv from 'ajv';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type ExportForm, exported } from '../../commands/timeline-exports.ts';
import type { DocumentId, TimelineEvent } from '../../src/index.ts';
import { readCalendar } from '../doubles/calendar-reader.ts';

const texts = [
  'The talks began on May 3',
  'a "quoted", comma; semicolon: colon\\ and backslash',
  'x\r\nEND:VEVENT\r\nBEGIN:VALARM\nDTSTART:1',
  '=HYPERLINK("http://example.org")',
  '<b>bold</b> & "more"',
  'Мінск, 北京, العربية 👩‍👩‍👧 '.repeat(12),
  'a\u2028b\u0000c\u0007d',
];
const dates = [
  '2007-05-03',
  '2007-05',
  '2007',
  '199X',
  '2007-05-03/2007-06-01',
  '2007-22',
  '0096',
  '-0043',
  '2007-05~',
];

/** Every text on every date, each with its own place in the document. */
const events: readonly TimelineEvent[] = dates.flatMap((edtf, row) =>
  texts.map((text, at) => ({
    date: { edtf, precision: precisionOf(edtf), basis: 'stated' as const },
    text,
    status: (['stated', 'planned', 'cancelled', 'alleged', 'habitual'] as const)[at % 5] ?? 'stated',
    citation: {
      document: '05OSLO77' as DocumentId,
      paragraph: 0,
      start: at,
      end: at + row,
      quote: text,
      pin: '05OSLO77 ¶1',
    },
    rule: 'test',
  })),
);

function precisionOf(edtf: string): TimelineEvent['date']['precision'] {
  if (edtf.includes('/')) return 'range';
  if (edtf.includes('X')) return 'decade';
  if (edtf.endsWith('-22')) return 'season';
  return edtf.length >= 10 ? 'day' : edtf.length >= 7 ? 'month' : 'year';
}

function content(as: ExportForm, given = events): string {
  const made = new Date('2026-03-04T10:00:00Z');
  return String(exported({ name: 'a & b', events: given, undated: [], made, locale: undefined }, as).content);
}

/** The documented fields of a TimelineJS file (timeline.knightlab.com, "JSON data format"); no others. */
const text = {
  type: 'object',
  properties: { headline: { type: 'string' }, text: { type: 'string' } },
  additionalProperties: false,
};
const date = {
  type: 'object',
  required: ['year'],
  properties: {
    year: { type: 'integer' },
    month: { type: 'integer', minimum: 1, maximum: 12 },
    day: { type: 'integer', minimum: 1, maximum: 31 },
    display_date: { type: 'string' },
  },
  dependencies: { day: ['month'] },
  additionalProperties: false,
};
const slide = {
  type: 'object',
  required: ['start_date', 'text', 'unique_id'],
  properties: {
    start_date: date,
    end_date: date,
    display_date: { type: 'string' },
    text,
    group: { type: 'string' },
    unique_id: { type: 'string', pattern: '^[A-Za-z][\\w-]*$' },
  },
  additionalProperties: false,
};
const timelineSchema = {
  type: 'object',
  required: ['events'],
  properties: {
    title: { type: 'object', required: ['text'], properties: { text }, additionalProperties: false },
    events: { type: 'array', items: slide },
  },
  additionalProperties: false,
};

describe('an exported timeline', () => {
  it('is CSV that a strict parser reads back', () => {
    const rows: string[][] = parse(content('csv'), { relax_quotes: false, relax_column_count: false });
    expect(rows).toHaveLength(events.length + 1);
    expect(rows[0]?.slice(0, 7)).toEqual(['date', 'first', 'last', 'precision', 'basis', 'status', 'text']);
    expect(rows.slice(1).map((row) => row[0])).toEqual(
      events.map((event) => `${event.date.edtf.startsWith('-') ? "'" : ''}${event.date.edtf}`),
    );
  });

  it('is a calendar that a strict reader of RFC 5545 takes, all-day events with ids of their own', () => {
    const entries = readCalendar(content('ics'));
    const placed = events.filter((event) => event.date.edtf !== '-0043');
    expect(entries).toHaveLength(placed.length);
    expect(new Set(entries.map((entry) => entry.get('UID'))).size).toBe(placed.length);
    for (const entry of entries) {
      expect(entry.get('DTSTART;VALUE=DATE')).toMatch(/^\d{8}$/u);
      expect(Number(entry.get('DTEND;VALUE=DATE'))).toBeGreaterThan(Number(entry.get('DTSTART;VALUE=DATE')));
      expect(['CONFIRMED', 'TENTATIVE', 'CANCELLED']).toContain(entry.get('STATUS'));
    }
    expect(entries[1]?.get('SUMMARY')).toBe(texts[1]);
    expect(entries[5]?.get('SUMMARY')).toBe(texts[5]);
  });

  it('is JSON with every event as it was given', () => {
    expect(JSON.parse(content('json'))).toEqual({
      about: 'a & b',
      events: JSON.parse(JSON.stringify(events)),
      undated: [],
    });
  });

  it('has the documented fields of TimelineJS, each slide with an id of its own', () => {
    const file = JSON.parse(content('timelinejs')) as { events: { unique_id: string }[] };
    const check = new Ajv.default({ allErrors: true }).compile(timelineSchema);
    check(file);
    expect(check.errors).toBeNull();
    expect(new Set(file.events.map((each) => each.unique_id)).size).toBe(file.events.length);
  });

  it('is a whole file without any event', () => {
    expect(readCalendar(content('ics', []))).toEqual([]);
    expect(parse(content('csv', []))).toHaveLength(1);
    expect(JSON.parse(content('timelinejs', [])).events).toEqual([]);
  });
});
