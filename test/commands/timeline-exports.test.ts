import { describe, expect, it } from 'vitest';
import { type ExportForm, exported } from '../../commands/timeline-exports.ts';
import type { DocumentId, TimelineEvent } from '../../src/index.ts';

function event(text: string, edtf: string, parts: Partial<TimelineEvent> = {}): TimelineEvent {
  const citation = {
    document: '05OSLO77' as DocumentId,
    paragraph: 0,
    start: 5,
    end: 9,
    quote: text,
    pin: '05OSLO77 ¶1',
  };
  return {
    date: { edtf, precision: 'day', basis: 'stated' },
    text,
    status: 'stated',
    citation,
    rule: 'test',
    ...parts,
  };
}

function file(events: readonly TimelineEvent[], as: ExportForm, undated: readonly TimelineEvent[] = []) {
  return exported(
    { name: 'Per Olsen & co', events, undated, made: new Date('2026-03-04T10:00:00Z'), locale: undefined },
    as,
  );
}

describe('a timeline as a file', () => {
  it('is named for its topic', () => {
    expect(file([], 'csv')).toMatchObject({ name: 'timeline-per-olsen-co.csv', type: 'text/csv' });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('gives a spreadsheet no formula: %j', (text) => {
    expect(file([event(text, '2007')], 'csv').content).toContain(`"'${text}"`);
  });

  it('doubles quotation marks and keeps line ends inside a cell', () => {
    expect(file([event('a "b",\nc', '2007')], 'csv').content).toContain('"a ""b"",\nc"');
  });

  it('lists undated events in CSV and JSON', () => {
    const april = event('April', 'XXXX-04');
    expect(file([], 'csv', [april]).content).toContain('"XXXX-04","",""');
    expect(JSON.parse(file([], 'json', [april]).content).undated).toHaveLength(1);
  });

  it('folds calendar lines at 75 octets without breaking a letter', () => {
    const { content } = file([event('Ålesund '.repeat(40), '2007-09-12')], 'ics');
    for (const line of content.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(content.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'Ålesund '.repeat(40)}`);
  });

  it('lets no text start a line of its own in a calendar', () => {
    const { content } = file([event('x\r\nEND:VCALENDAR\nATTENDEE:mailto:a,b;c\\', '2007-09-12')], 'ics');
    expect(content.match(/^END:VCALENDAR/gmu)).toHaveLength(1);
    expect(content).toContain('SUMMARY:x\\nEND:VCALENDAR\\nATTENDEE:mailto:a\\,b\\;c\\\\');
  });

  it('spans a month in a calendar from its first day to the day after its last', () => {
    const { content } = file([event('x', '2008-02', { status: 'planned' })], 'ics');
    expect(content).toContain('DTSTART;VALUE=DATE:20080201\r\nDTEND;VALUE=DATE:20080301\r\n');
    expect(content).toContain('STATUS:TENTATIVE');
  });

  it('leaves out of a calendar what has no place on it', () => {
    expect(file([event('x', 'XXXX-04')], 'ics').content).not.toContain('VEVENT');
  });

  it('gives TimelineJS no markup of a document', () => {
    const slides = JSON.parse(file([event('<script>alert("1")</script>', '2007-09-12')], 'timelinejs').content);
    expect(slides.events[0].text.headline).toBe('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(slides.events[0].start_date).toEqual({ year: 2007, month: 9, day: 12 });
    expect(slides.title.text.headline).toBe('Per Olsen &amp; co');
  });

  it('tells TimelineJS no more of a date than is known', () => {
    const month = event('x', '2007-09', { date: { edtf: '2007-09', precision: 'month', basis: 'stated' } });
    const decade = event('x', '199X', { date: { edtf: '199X', precision: 'decade', basis: 'stated' } });
    const { events } = JSON.parse(file([month, decade], 'timelinejs').content);
    expect(events[0].start_date).toEqual({ year: 2007, month: 9 });
    expect(events[1]).toMatchObject({ start_date: { year: 1990 }, end_date: { year: 1999 }, display_date: '1990s' });
  });
});
