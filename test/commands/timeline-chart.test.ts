import { describe, expect, it } from 'vitest';
import { eventItem } from '../../commands/event-list.ts';
import { chartText } from '../../commands/timeline-chart.ts';
import type { DocumentId, TimelineEvent } from '../../src/index.ts';

const piece = (first: string, last: string, count: number) => ({ first, last, count });

describe('how dense events lie', () => {
  it('is a line of bars with its ends and its highest in words', () => {
    const pieces = [piece('2007-01', '2007-01', 1), piece('2007-02', '2007-02', 0), piece('2007-03', '2007-03', 8)];
    expect(chartText({ pieces, wider: 1 }, undefined)).toEqual([
      'Jan 2007 ▁·█ Mar 2007, most in Mar 2007 (8); 1 event of a longer time',
    ]);
  });

  it('names quarters, years and decades', () => {
    const line = (first: [string, string], last: [string, string]) =>
      JSON.stringify(chartText({ pieces: [piece(...first, 5), piece(...last, 1)], wider: 0 }, undefined));
    expect(line(['2007-01', '2007-03'], ['2007-04', '2007-06'])).toMatch(/Jan.{1,3}Mar 2007 █▂ Apr/u);
    expect(line(['2006-01', '2006-12'], ['2007-01', '2007-12'])).toContain('2006 █▂ 2007, most in 2006 (5)');
    expect(line(['1990-01', '1999-12'], ['2000-01', '2009-12'])).toContain('1990–1999 █▂ 2000–2009');
  });

  it('is left out where a glance at the list tells it', () => {
    expect(chartText(undefined, undefined)).toEqual([]);
    expect(
      chartText({ pieces: [piece('2006-01', '2006-12', 4), piece('2007-01', '2007-12', 0)], wider: 9 }, undefined),
    ).toEqual([]);
  });
});

describe('an event of the list', () => {
  const event = (status: TimelineEvent['status'], document: string): TimelineEvent => ({
    date: { edtf: '2007-05-03', precision: 'day', basis: 'stated' },
    text: 'talks began',
    status,
    citation: { document: document as DocumentId, start: 0, end: 11, quote: 'talks began', pin: document },
    rule: 'test',
  });

  it('shows every report with its citation and says where their status differs', () => {
    const item = eventItem({ ...event('planned', '05OSLO77'), reports: [event('stated', '05OSLO78')] }, undefined);
    expect(item.also?.map(({ pin }) => pin)).toEqual(['05OSLO78']);
    expect(JSON.stringify(item.note)).toContain('planned, elsewhere stated');
  });

  it('says of a sending that it is one', () => {
    expect(eventItem({ ...event('stated', '05OSLO77'), rule: 'header: sent' }, undefined).note).toEqual(['cable sent']);
  });
});
