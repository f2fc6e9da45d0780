import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../src/engine/density.ts';
import { withReports } from '../../src/engine/reports.ts';
import type { DocumentId, TimelineEvent } from '../../src/index.ts';

function told(
  edtf: string,
  text: string,
  document = '05OSLO77',
  status: TimelineEvent['status'] = 'stated',
): TimelineEvent {
  const citation = { document: document as DocumentId, paragraph: 0, start: 0, end: 1, quote: text, pin: document };
  return { date: { edtf, precision: 'day', basis: 'stated' }, text, status, citation, rule: 'test' };
}

const shown = (events: readonly TimelineEvent[]) =>
  events.map(({ citation, reports = [] }) => [citation.document, ...reports.map((each) => each.citation.document)]);

describe('two reports of one event', () => {
  it('stand together, each with its citation', () => {
    const events = [
      told('2007-09-07', 'Lukashenka submitted the amnesty proposal to parliament on September 7', 'A'),
      told('2007-09-07', 'parliament received the amnesty proposal on September 7', 'B'),
    ];
    expect(shown(withReports(events))).toEqual([['A', 'B']]);
  });

  it('are two events on two days', () => {
    const text = 'Lukashenka submitted the amnesty proposal';
    expect(shown(withReports([told('2007-09-07', text, 'A'), told('2007-09-08', text, 'B')]))).toEqual([['A'], ['B']]);
  });

  it('are two events when they tell of other things on one day', () => {
    const events = [
      told('2007-09-07', 'Lukashenka submitted the amnesty proposal to parliament', 'A'),
      told('2007-09-07', 'Kramer met Khvostov in Washington about sanctions', 'B'),
      told('2007-09-07', 'Kramer left', 'C'),
    ];
    expect(shown(withReports(events))).toEqual([['A'], ['B'], ['C']]);
  });

  it('keep their order and lose none', () => {
    const events = Array.from({ length: 100 }, (_, at) =>
      told(`2007-09-${at % 2 ? '07' : '06'}`, `visit ${at % 3} to Minsk with guests`),
    );
    const together = withReports(events);
    expect(together.reduce((sum, { reports = [] }) => sum + 1 + reports.length, 0)).toBe(100);
  });
});

describe('how events lie in time', () => {
  it('is told by month, by quarter, by year, as the time asks for', () => {
    const spans = (first: string, last: string) => [
      { first, last: first, count: 2 },
      { first: last, last, count: 1 },
    ];
    expect(spreadOf(spans('2007-01', '2007-03'))?.pieces).toEqual([
      { first: '2007-01', last: '2007-01', count: 2 },
      { first: '2007-02', last: '2007-02', count: 0 },
      { first: '2007-03', last: '2007-03', count: 1 },
    ]);
    expect(spreadOf(spans('2001-02', '2007-03'))?.pieces[0]).toEqual({ first: '2001-01', last: '2001-03', count: 2 });
    expect(spreadOf(spans('1980-02', '2007-03'))?.pieces[0]).toEqual({ first: '1980-01', last: '1980-12', count: 2 });
    expect(spreadOf(spans('-0400-02', '2007-03'))?.pieces.length).toBeLessThanOrEqual(36);
  });

  it('counts apart what is known less precisely', () => {
    const spread = spreadOf([
      { first: '2007-01', last: '2007-12', count: 4 },
      { first: '2007-03', last: '2007-03', count: 1 },
      { first: '-9999-01', last: '2007-03', count: 1 },
    ]);
    expect(spread).toMatchObject({ wider: 5 });
    expect(spread?.pieces).toHaveLength(12);
  });

  it('has nothing to say of one month or of none', () => {
    expect(spreadOf([])).toBeUndefined();
    expect(spreadOf([{ first: '2007-03', last: '2007-03', count: 9 }])).toBeUndefined();
  });
});
