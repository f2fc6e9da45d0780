import { describe, expect, it } from 'vitest';
import type { Collection, Plan } from '../../src/index.ts';
import { ask, contextOf } from '../doubles/asking.ts';
import { collectionOf, harborArticle, harborCable } from '../doubles/collection.ts';
import { articleOf, cardOf } from '../doubles/documents.ts';

describe('/cable', () => {
  it('opens a cable as a card', async () => {
    const { reply, text } = await ask('/cable 05 OSLO 77');
    expect(reply.tone).toBe('confidential');
    expect(text.split('\n').slice(0, 6)).toEqual([
      'CONFIDENTIAL · SIPDIS · cable',
      'HARBOR TALKS RESUME',
      '05 OSLO 77 · 4 March 2005, 09:15Z · AMEMBASSY OSLO → SECSTATE WASHDC (info 1)',
      '',
      '(C) "Anna Berg met Minister Olsen on March 2 to resume the harbor talks."   05OSLO77 ¶1',
      '',
    ]);
    expect(text).toContain('Contents   ¶2 A Treaty by Summer · ¶6 Comment');
    expect(text).toContain('KXYZ Made-up Affairs (unconfirmed)');
    expect(text).toContain('04 PARIS 9 (not in this collection)');
    expect(text).toContain('BERG · classified by DCM Anna Berg, 1.4(b) and (d)');
    expect(text).toContain('no signature found');
    expect(text).toContain('oslo.txt · 6 paragraphs · declassify on 4 March 2015');
  });

  it('opens an article in grey, undated, with its first paragraph', async () => {
    const { reply, text } = await ask('/doc why-the-harbor-matters');
    expect(reply.tone).toBe('article');
    expect(text).toMatch(/^article · Nordic Review\nWhy the harbor matters\nundated · by Nils Lund/u);
    expect(text).toContain('Why the harbor matters ¶1');
  });

  it('says first that words found a best match, and offers the others', async () => {
    const { reply, text } = await ask('/cable harbor');
    expect(text.split('\n')[0]).toBe('Best match for "harbor" · 1 more');
    expect(reply.menus[0]?.choices.map(({ options }) => options['id'])).toEqual(['why-the-harbor-matters']);
  });

  it('says first that an id had a mistake', async () => {
    const view = { document: harborCable, withheld: 1, path: 'x', addedAt: '' };
    const open = async () => ({ how: 'typo', view, others: [], total: 1 }) as const;
    const { text } = await ask('/cable 05OLSO77', contextOf(collectionOf({ open })));
    expect(text.split('\n')[0]).toBe('No document "05OLSO77"; the nearest id is 05 OSLO 77');
    expect(text).toContain('1 paragraph withheld');
  });

  it('pages through the paragraphs, five at a time', async () => {
    const first = await ask('/cable 05OSLO77 page:1');
    expect(first.text).toContain('1–5 of 6 paragraphs · page 1 of 2');
    expect(first.reply.actions[0]).toMatchObject({ command: 'cable', options: { page: 2 } });
    const second = await ask('/cable 05OSLO77 page:2');
    expect(second.text).toContain('Comment: we expect delay.');
    expect(second.text).not.toContain('The port stays open.');
    expect((await ask('/cable 05OSLO77 page:3')).text).toContain('There is no page 3: the answer has 2 pages.');
  });

  it('reads one paragraph with its heading, and says which there are', async () => {
    const { text } = await ask('/cable 05OSLO77 2');
    expect(text).toContain('A Treaty by Summer');
    expect(text).toContain('2 of 6 paragraphs');
    expect((await ask('/cable 05OSLO77 9')).text).toContain('There is no paragraph 9 in 05OSLO77; it has 1 to 6.');
  });

  it('says what it searched when nothing fits, and offers the next step', async () => {
    const { reply, text } = await ask('/cable zanzibar');
    expect(reply.outcome).toBe('nothing');
    expect(text).toContain('No document fits "zanzibar".');
    expect(text).toContain('/find zanzibar');
    expect(text).toContain('Searched 2 documents.');
  });
});

describe('/find', () => {
  it('lists paragraphs with their words and pin cites last on the line', async () => {
    const { text } = await ask('/find treaty');
    expect(text).toMatch(/^1 paragraph for "treaty"/u);
    expect(text).toMatch(/"Olsen said a treaty would be signed in June\." {3}05OSLO77 ¶2$/mu);
  });

  it('says which question it answered after a typing error and what it left out', async () => {
    const find = async (query: string) => ({
      ...(await collectionOf().find('treaty')),
      corrected: 'treaty',
      dropped: [query],
    });
    const { text } = await ask('/find traety', contextOf(collectionOf({ find })));
    expect(text.split('\n')[0]).toBe('Showing results for "treaty" · no paragraph has all the words; left out: traety');
    expect(text).toContain('Search instead for "traety"   /find traety exact:true');
  });

  it('asks for every word as typed when told to, and offers the way back', async () => {
    const asked: unknown[] = [];
    const find: Collection['find'] = async (query, options) => {
      asked.push(options);
      return collectionOf().find(query, options);
    };
    const { reply, text } = await ask('/find traety exact:true', contextOf(collectionOf({ find })));
    expect(asked).toMatchObject([{ exact: true, repeats: false }]);
    expect(text).toMatch(/^No paragraph has "traety", every word as typed\./u);
    expect(reply.actions[0]).toMatchObject({ command: 'find', options: { query: 'traety' } });
  });

  it('shows the hits of a document together under its head, the best first, numbered on from page to page', async () => {
    const find: Collection['find'] = async () => {
      const answer = await collectionOf().find('the');
      const [first, second, ...others] = answer.hits;
      const mixed = [first, others.at(-1), second].flatMap((each) => each ?? []);
      return { ...answer, hits: mixed, total: 8 };
    };
    const { text, reply } = await ask('/find the page:2', contextOf(collectionOf({ find })));
    const heads = reply.blocks.flatMap((block) =>
      block.kind === 'list' ? [block.items.map(({ number }) => number)] : [],
    );
    expect(heads).toEqual([['6', '7'], ['8']]);
    expect(text).toMatch(/^HARBOR TALKS RESUME · 4 Mar 2005\n {2}6 {2}"/mu);
    expect(text).toMatch(/^Why the harbor matters · undated\n {2}8 {2}"/mu);
  });

  it('shows a paragraph once that others repeat, says so in the total, and cites where they stand', async () => {
    const find: Collection['find'] = async () => {
      const answer = await collectionOf().find('treaty');
      const citations = answer.hits.map(({ citation }) => ({ ...citation, pin: '05OSLO78 ¶1' }));
      const hits = answer.hits.map((hit) => ({ ...hit, copies: { total: 3, identical: true, citations } }));
      return { ...answer, hits, total: 4, copies: 3 };
    };
    const { text, reply } = await ask('/find treaty', contextOf(collectionOf({ find })));
    expect(text).toMatch(/^4 paragraphs, 3 of them like another, for "treaty"\n/u);
    expect(text).toMatch(/\+3 identical, the first 1 cited here {3}05OSLO77 ¶2, 05OSLO78 ¶1$/mu);
    expect(text).not.toContain('page 1 of');
    expect(reply.actions).toContainEqual({
      label: ['Show every copy'],
      command: 'find',
      options: { query: 'treaty', repeats: true },
    });
  });

  it.each<[Plan, string]>([
    ['some words', 'no paragraph has all the words; first what has most of them'],
    ['all words, then some', 'first what has all the words, then what has some of them'],
  ])('says what a long question was answered with (%s)', async (plan, lead) => {
    const find = async () => ({ ...(await collectionOf().find('treaty')), plan });
    const { text } = await ask('/find treaty of some kind', contextOf(collectionOf({ find })));
    expect(text.split('\n')[0]).toBe(lead);
  });

  it('refines by menus that ask again with one condition more', async () => {
    const { reply } = await ask('/find the');
    expect(reply.menus[0]?.label).toBe('year');
    expect(reply.menus[0]?.choices[0]?.options).toEqual({ query: 'the after:2005 before:2006' });
  });

  it('offers no condition that narrows nothing down', async () => {
    expect((await ask('/find treaty')).reply.menus).toEqual([]);
  });

  it('points at what can not be parsed', async () => {
    const { reply, text } = await ask('/find goal "posts');
    expect(reply.outcome).toBe('problem');
    expect(text).toBe('The quotation mark at position 6 is never closed:\n\n  goal "posts\n       ^\n');
  });
});

describe('/who', () => {
  it('shows written forms, roles with date and judgement, and mentions, each cited', async () => {
    const { text } = await ask('/who olsen');
    expect(text).toMatch(/^Per Olsen\n2 documents · 2 mentions · first 4 March 2005/u);
    expect(text).toContain('Olsen (2)   05OSLO77 ¶1, Why the harbor matters ¶1');
    expect(text).toContain('Minister   4 March 2005   05OSLO77 ¶1');
    expect(text).toContain(`"tired"   undated · Nordic Review's words   Why the harbor matters ¶1`);
    expect(text).toContain('"Anna Berg met Minister Olsen on March 2 to resume the harbor talks."   05OSLO77 ¶1');
    expect(text).toContain('Anna Berg 1 (paragraphs in common)');
  });

  it('makes several people a choice, never a merge', async () => {
    const { people } = await collectionOf().who('olsen');
    const other = people.map((person) => ({ ...person, name: 'Kari Olsen' }));
    const who = async () => ({ people: [...people, ...other], more: 0, near: [], searched: 2 });
    const context = contextOf(collectionOf({ who }));
    const { reply, text } = await ask('/who olsen', context);
    expect(text).toMatch(/^2 people fit "olsen"/u);
    expect(reply.menus[0]?.choices.map(({ options }) => options['name'])).toEqual(['Per Olsen', 'Kari Olsen']);
    expect((await ask('/who kari olsen', context)).text).toMatch(/^Kari Olsen\n/u);
  });

  it('names those who are near when nobody fits', async () => {
    const { reply, text } = await ask('/who kozlov');
    expect(reply.outcome).toBe('nothing');
    expect(text).toContain('People whose names are near: Per Olsen (2).');
  });
});

describe('/timeline, /cite, /thread, /on-this-day and /stats', () => {
  it('numbers dated events with status and citation, undated ones apart', async () => {
    const { text } = await ask('/timeline harbor 2005');
    expect(text).toMatch(/^Timeline of harbor, 2005\n2 dated events/u);
    expect(text).toContain('1  2 Mar 2005   "Anna Berg met Minister Olsen on March 2"   stated   05OSLO77 ¶1');
    expect(text).toContain('planned · dated from its document   05OSLO77 ¶2');
    expect(text).toMatch(/undated\n {2}Apr \(year unknown\)/u);
  });

  it('takes a document id for the topic', async () => {
    const asked: unknown[] = [];
    const timeline = async (question: object) => {
      asked.push(question);
      return { events: [], undated: [], total: 0, searched: 2 };
    };
    await ask('/timeline 05OSLO77', contextOf(collectionOf({ timeline })));
    expect(asked).toEqual([{ about: '05OSLO77', limit: 20, offset: 0 }]);
  });

  it('cites a paragraph in a block that copies cleanly, then the citation', async () => {
    const { text } = await ask('/cite 05 OSLO 77 3 apa');
    expect(text).toContain('¶3 (U)\nIn April the talks had failed.\n\napa\nHARBOR TALKS RESUME, apa.\n');
  });

  it('offers documents when there is none with the id to cite', async () => {
    const { reply } = await ask('/cite matters');
    expect(reply.outcome).toBe('nothing');
    expect(reply.actions[0]?.options).toEqual({ id: harborArticle.id });
  });

  it('shows references outside the collection as missing', async () => {
    const { text } = await ask('/thread 05OSLO77');
    expect(text).toContain('04 PARIS 9 (not in this collection)');
  });

  it('takes today for the day when none is given', async () => {
    const { text } = await ask('/on-this-day');
    expect(text).toMatch(/^On 4 March, in any year\n1 document · 0 events/u);
    expect((await ask('/on-this-day 12 May')).text).toContain('Nothing of 12 May in any year.');
  });

  it('counts what is held', async () => {
    expect((await ask('/stats')).text).toContain('7 paragraphs · 1,234 words · 2 people · 3 events');
  });
});

describe('every answer', () => {
  it('follows the language of the asker in its dates', async () => {
    expect((await ask('/cable 05OSLO77', contextOf(collectionOf(), { locale: 'de' }))).text).toContain(
      '4. März 2005, 09:15Z',
    );
  });

  it('leaves nothing out silently', async () => {
    const cards = Array.from({ length: 12 }, (_, at) => cardOf({ ...articleOf([{ text: 'x' }]), title: `No ${at}` }));
    const view = { document: harborCable, withheld: 0, path: 'x', addedAt: '' };
    const open = async () => ({ how: 'words', view, others: cards, total: 13 }) as const;
    expect((await ask('/cable harbor', contextOf(collectionOf({ open })))).text).toContain('… 4 more');
    const some = async () => ({ ...(await open()), atLeast: true }) as const;
    expect((await ask('/cable harbor', contextOf(collectionOf({ open: some })))).text).toContain(
      '· at least 12 more\n',
    );
  });
});
