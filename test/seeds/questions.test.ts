import { describe, expect, it } from 'vitest';
import { AskError } from '../../src/index.ts';
import { seedCollection } from './collection.ts';

const collection = seedCollection();
const cable = '07STATE130159';

describe('opening a document', () => {
  for (const typed of [
    'STATE 130159',
    '07 STATE 130159',
    '2007STATE00130159',
    'state130159',
    '130159',
    '07STAET130159',
    'reftel 130159',
  ]) {
    it(`finds the cable as "${typed}"`, async () => {
      const opened = await collection().open(typed);
      expect(opened.view?.document.id).toBe(cable);
      expect(opened.how).toBe(typed === '07STAET130159' ? 'typo' : 'id');
    });
  }

  it('finds documents by their words', async () => {
    expect((await collection().open('amnesty')).view?.document.id).toBe(cable);
    expect((await collection().open('talk to belarus')).view?.document.title).toBe('Why talk to Belarus now?');
  });

  it('opens nothing for what is not there', async () => {
    expect((await collection().open('zzyzx qwertz')).how).toBe('none');
    expect((await collection().open('06MINSK999')).how).toBe('none');
  });
});

describe('finding', () => {
  it('hits the first paragraph under a heading with the phrase, and cites the heading', async () => {
    const { hits, total } = await collection().find('"moving the goal posts"');
    expect(total).toBe(1);
    expect(hits[0]).toMatchObject({ documentId: cable, label: '4', inHeading: true });
    expect(hits[0]?.citation.quote).toContain('Moving the Goal Posts');
  });

  it('forgives a typing error and says so', async () => {
    const answer = await collection().find('goverment');
    expect(answer.corrected).toBe('government');
    expect(answer.hits[0]?.documentId).toBe(cable);
  });

  it('filters by person and time', async () => {
    const { hits } = await collection().find('person:"Kozulin" after:2007');
    expect(hits.map(({ documentId, label }) => [documentId, label])).toEqual(
      expect.arrayContaining([
        [cable, '1'],
        [cable, '5'],
      ]),
    );
    expect((await collection().find('person:"Kozulin" after:2008')).total).toBe(0);
    expect((await collection().find('person:"Kozulin" before:2007')).total).toBe(0);
  });

  it('says where a question is wrong', async () => {
    await expect(collection().find('goal "posts')).rejects.toThrow(AskError);
    await expect(collection().find('goal "posts')).rejects.toMatchObject({ at: 5 });
  });

  it('finds nothing of what was left out of the article', async () => {
    for (const word of ['Putin', 'Tokayev', 'Kurdistan']) expect((await collection().find(word)).hits).toEqual([]);
  });
});

describe('the thread', () => {
  it('shows the missing reference with its words', async () => {
    const thread = await collection().thread('STATE 130159');
    expect(thread?.nodes.map(({ id, card }) => [id, card !== undefined])).toEqual([
      [cable, true],
      ['07MINSK352', false],
    ]);
    expect(thread?.edges[0]?.citation.quote).toBe('07 MINSK 352');
  });
});

describe('citing', () => {
  it('gives the exact paragraph, in pieces where a page marker splits it', async () => {
    const answer = await collection().cite('STATE 130159', { paragraph: '5' });
    const quotes = answer?.paragraphs[0]?.citations.map(({ quote }) => quote);
    expect(quotes).toHaveLength(2);
    expect(quotes?.[1]).toMatch(/^Belarus took these steps/u);
    expect(answer?.text).toContain('para. 5');
  });

  it('names the paragraphs that exist when one is not there', async () => {
    await expect(collection().cite('STATE 130159', { paragraph: '9' })).rejects.toThrow(/1 to 6/u);
  });
});

describe('the calendar day', () => {
  it('lists documents and events of that day in any year', async () => {
    const day = await collection().onThisDay('09-17');
    expect(day.documents.map(({ id }) => id)).toEqual([cable]);
    const events = (await collection().onThisDay('06-28')).events;
    expect(events.map(({ date }) => date.edtf)).toEqual(['2007-06-28']);
  });
});
