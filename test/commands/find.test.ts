import { describe, expect, it } from 'vitest';
import type { Collection, Plan } from '../../src/index.ts';
import { ask, contextOf } from '../doubles/asking.ts';
import { collectionOf } from '../doubles/collection.ts';

const year = (value: string) => ({ value, count: 1 });

describe('the menus of /find', () => {
  const menusOf = async (question: string) => {
    const find: Collection['find'] = async () => ({
      ...(await collectionOf().find('harbor')),
      total: 5,
      facets: {
        year: [year('2006'), year('9999'), year('-004')],
        origin: ['AMEMBASSY “X” OSLO', '“”', 'x'.repeat(9_000)].map(year),
        tag: [year('PREL'), year('PGOV')],
        kind: [],
      },
    });
    const { reply } = await ask(`/find ${question}`, contextOf(collectionOf({ find })));
    return reply.menus.map(({ label, choices }) => [label, ...choices.map(({ options }) => options['query'])]);
  };

  it('narrow a question down that has such a filter already, and are not there where they would widen it', async () => {
    expect(await menusOf('harbor tag:PREL after:2005 from:OSLO')).toEqual([
      ['year', 'harbor from:OSLO tag:PREL after:2006-01-01 before:2007-01-01'],
      ['origin', 'harbor from:"AMEMBASSY X OSLO" tag:PREL after:2005-01-01'],
    ]);
  });
});

describe('why the first hit of /find is first', () => {
  it.each<[Plan, string]>([
    ['some words', 'khum not in its text, heading or title'],
    ['all words', 'khum in the TAGS'],
  ])('does not deny what the TAGS may have (%s)', async (plan, told) => {
    const find: Collection['find'] = async () => {
      const answer = await collectionOf().find('harbor');
      const citation = answer.hits[0]?.citation;
      if (citation === undefined) throw new Error('nothing found');
      const first = { citation, parts: [{ part: 'khum', text: 0, heading: 0, title: 0 }], score: 1 };
      return { ...answer, plan, explanation: { steps: [], parts: [], more: 0, ranked: 0, first } };
    };
    expect((await ask('/find harbor explain:true', contextOf(collectionOf({ find })))).text).toContain(told);
  });
});
