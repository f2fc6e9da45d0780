import { describe, expect, it } from 'vitest';
import { seedCollection } from './collection.ts';

const collection = seedCollection();
const cable = '07STATE130159';

describe('/timeline belarus on the seeds', () => {
  const expected: [string, RegExp, string, string][] = [
    ['1996', /disbanded his parliament in 1996/u, 'stated', '¶4'],
    ['2007-04', /April visit to Minsk/u, 'stated', '¶1'],
    ['2007-06-28', /last met on June 28/u, 'stated', '¶3'],
    ['2007-08', /visa restrictions in August/u, 'stated', '¶3'],
    ['2007-09-07', /submitted the amnesty proposal to parliament on September 7/u, 'stated', '¶2'],
    ['2007-09-12', /September 12 meeting/u, 'stated', '¶1'],
    ['2007-10', /General Amnesty in early October/u, 'planned', '¶1'],
    ['2007-10-02', /reconvenes on October 2/u, 'planned', '¶2'],
  ];
  for (const [month, words, status, pin] of expected) {
    it(`has ${month}: ${words.source}`, async () => {
      const { events } = await collection().timeline({ about: 'belarus' });
      const found = events.filter(({ date, text }) => date.edtf.replace(/[~?%]$/u, '') === month && words.test(text));
      expect(found.length).toBeGreaterThan(0);
      expect(found[0]).toMatchObject({ status });
      expect(found.map(({ citation }) => citation.pin)).toContain(`${cable} ${pin}`);
    });
  }

  it('comes in order of time and has nothing on the day of declassification', async () => {
    const { events } = await collection().timeline({ about: 'belarus' });
    const dates = events.map(({ date }) => date.edtf);
    expect([...dates].sort()).toEqual(dates);
    expect(dates.filter((date) => date.startsWith('2017'))).toEqual([]);
    expect(dates.filter((date) => date === '2007-09-17')).toEqual([]);
  });

  it('lists the article’s April apart: its year is unknown', async () => {
    const { undated } = await collection().timeline({ about: 'belarus' });
    expect(undated.map(({ date }) => date)).toContainEqual({
      edtf: 'XXXX-04',
      precision: 'month',
      basis: 'unresolved',
    });
  });

  it('keeps to the time asked for', async () => {
    const { events } = await collection().timeline({ about: 'belarus', from: '2007-08', to: '2007-09-07' });
    expect(events.map(({ date }) => date.edtf)).toEqual(['2007-08', '2007-09-07']);
  });

  it('follows a person', async () => {
    const answer = await collection().timeline({ about: 'Khvostov' });
    expect(answer.person).toBe('Mikhail Khvostov');
    expect(answer.events.length).toBeGreaterThan(3);
  });
});
