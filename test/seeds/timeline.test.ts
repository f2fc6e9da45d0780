import { describe, expect, it } from 'vitest';
import { cableFile, isVerbatim, parseFile, seedCollection } from './collection.ts';

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

  for (const place of ['Belarus', 'BO', 'Minsk', 'belarusian'])
    it(`has all of it for the place ${place}, and says what it took it for`, async () => {
      const answer = await collection().timeline({ place });
      expect(answer.place?.name).toBe('Belarus');
      expect(answer.total).toBe(9);
      expect(answer.undated.length).toBeGreaterThan(0);
    });

  it('has nothing of another place, and refuses what is none with what it may be', async () => {
    expect(await collection().timeline({ place: 'France' })).toMatchObject({ total: 0, events: [], undated: [] });
    await expect(collection().timeline({ place: 'Belrus' })).rejects.toMatchObject({
      suggestions: expect.arrayContaining(['Belarus']),
    });
    await expect(collection().timeline({ place: 'nowhere at all' })).rejects.toMatchObject({
      suggestions: ['Belarus'],
    });
    expect(await collection().suggest('place', 'mi')).toMatchObject([]);
    expect((await collection().suggest('place', 'bel')).map(({ value }) => value)).toEqual(['Belarus']);
  });

  it('shows the visit that two paragraphs tell of once, with both citations', async () => {
    const { events } = await collection().timeline({ about: 'belarus', from: '2007-04', to: '2007-04' });
    expect(events).toHaveLength(1);
    expect([events[0], ...(events[0]?.reports ?? [])].map((event) => event?.citation.pin)).toEqual([
      `${cable} ¶1`,
      `${cable} ¶2`,
    ]);
  });

  it('tells how its events lie in time', async () => {
    const { spread, total } = await collection().timeline({ about: 'belarus' });
    expect(spread?.pieces.at(-1)).toEqual({ first: '2007-01', last: '2007-12', count: total - 1 });
    expect(spread?.pieces[0]).toEqual({ first: '1996-01', last: '1996-12', count: 1 });
  });

  it('lists the cable on the day it was sent only when asked to, in the words of its header', async () => {
    const day = { from: '2007-09-17', to: '2007-09-17' };
    const document = parseFile(cableFile);
    for (const topic of [{}, { about: 'belarus' }, { about: 'Kramer' }, { place: 'Minsk' }, { about: cable }]) {
      expect(await collection().timeline({ ...topic, ...day })).toMatchObject({ total: 0 });
      const { events, total } = await collection().timeline({ ...topic, ...day, sent: true });
      expect(total).toBe(1);
      expect(events[0]).toMatchObject({ text: 'R 171240Z SEP 07', status: 'stated', rule: 'header: sent' });
      expect(events.every(({ citation }) => isVerbatim(citation, document.source.text))).toBe(true);
    }
    expect((await collection().timeline({ about: 'harbor', ...day, sent: true })).total).toBe(0);
  });

  it('puts a month before the end of its days', async () => {
    const { events } = await collection().timeline({ about: 'belarus', from: '2007-10' });
    expect(events.map(({ date }) => date.edtf)).toEqual(['2007-10', '2007-10-02']);
  });

  it('follows a person', async () => {
    const answer = await collection().timeline({ about: 'Khvostov' });
    expect(answer.person).toBe('Mikhail Khvostov');
    expect(answer.events.length).toBeGreaterThan(3);
  });
});
