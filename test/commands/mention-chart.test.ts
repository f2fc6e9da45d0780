import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionChart } from '../../commands/mention-chart.ts';
import type { PersonMention } from '../../src/index.ts';

function chartOf(...dates: readonly (string | undefined)[]): string {
  const mentions = dates.map(
    (edtf): Pick<PersonMention, 'date'> => ({ date: { edtf, precision: 'day', basis: 'header' } }),
  );
  return mentionChart(mentions, 'en')
    .map((run) => (typeof run === 'string' ? run : 'foreign' in run ? run.foreign : '?'))
    .join('');
}

describe('the chart of mentions', () => {
  it.each([
    [['2007-04-01', '2007-04-09', '2007-07-02'], 'Apr 2007 █··▄ Jul 2007 (by month, most 2 from Apr 2007)'],
    [['2007-04-01', '2009', '2007'], '2007 █·▄ 2009 (by year, most 2 from 2007)'],
    [['1861-04-12', '1900', '2007-01-01', undefined], '1860 █···█·········█ 2000 (by 10 years, most 1 from 1860)'],
  ])('of %j is %s', (dates, chart) => expect(chartOf(...dates)).toBe(chart));

  it.each([[[]], [['2007-04-01']], [['2007-04-01', '2007-05-01']], [[undefined, 'XXXX-04']]])(
    'is not drawn for %j',
    (dates) => expect(chartOf(...dates)).toBe(''),
  );

  it('is one line of at most 24 bars, as high as there are mentions, whatever the dates', () => {
    const date = fc.oneof(
      fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
      fc
        .date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-01-01') })
        .map((day) => day.toISOString().slice(0, 10)),
    );
    fc.assert(
      fc.property(fc.array(date, { maxLength: 40 }), (dates) => {
        const bars = /[▁-█·]{3,}/u.exec(chartOf(...dates))?.[0] ?? '';
        expect(bars.length).toBeLessThanOrEqual(24);
        if (bars !== '') expect(bars).toMatch(/^[▁-█].*█|^█/u);
        if (bars !== '') expect(bars.at(-1)).not.toBe('·');
      }),
    );
  });
});
