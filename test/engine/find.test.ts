import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findParagraphs } from '../../src/engine/find.ts';
import { PeopleRegistry } from '../../src/engine/people.ts';
import type { Access } from '../../src/index.ts';
import { everything } from '../../src/index.ts';
import { createCorrections } from '../../src/search/corrections.ts';
import { openStore } from '../../src/store/index.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import type { Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf } from '../store/documents.ts';

const told = 'The minister said that the amnesty of October would include all 14 political prisoners held in Minsk.';
const secret: Access = { level: 3 };

let store: Store;
beforeAll(async () => {
  store = await openStore('sqlite::memory:');
  const paragraphs = [
    [told, 'An amnesty was proposed.'],
    [told.toUpperCase()],
    [told.replace('minister', 'rninister')],
    [told.replace('14', '15'), 'Nobody believed in the amnesty after that.'],
    [{ text: told, mark: 'TS' }, 'Amnestied prisoners left the country in the spring.'],
  ];
  const documents = paragraphs.map((each, at) => documentOf({ id: `07MINSK${at + 1}`, paragraphs: each }));
  await store.put(batchOf(...documents.map((each) => entryOf(each))), '');
});
afterAll(() => store.close());

async function find(question: string, options: Partial<Parameters<typeof findParagraphs>[2]> = {}, access = secret) {
  const { documents, paragraphs } = await store.stats(access);
  const corrections = async () => createCorrections(await rowsOf((from) => store.dictionary(access, 1, from)));
  const knowledge = {
    store,
    access,
    documents,
    paragraphs,
    corrections,
    people: () => PeopleRegistry.read(store, access),
    dictionary: { present: async () => undefined, value: () => Promise.reject(new Error('no thread needs it')) },
  };
  return findParagraphs(knowledge, question, { limit: 10, offset: 0, ...options });
}

describe('paragraphs that repeat another', () => {
  it('are folded beneath it and cited; the total stays what it is', async () => {
    const { hits, total, copies } = await find('minister OR rninister amnesty');
    expect({ total, copies, listed: hits.length }).toEqual({ total: 4, copies: 2, listed: 2 });
    const beneath = hits.flatMap((hit) => (hit.copies === undefined ? [] : [hit.copies]));
    expect(beneath).toMatchObject([{ total: 2, identical: false }]);
    for (const citation of beneath[0]?.citations ?? []) {
      const source = (await store.view(citation.document, secret))?.document.source.text;
      expect(source?.slice(citation.start, citation.end)).toBe(citation.quote);
    }
  });

  it('are counted and cited of what the reader may see only', async () => {
    const copiesFor = async (access: Access) => {
      const { hits } = await find('"all 14 political prisoners"', {}, access);
      return hits.map((hit) => [hit.copies?.total, hit.copies?.identical, JSON.stringify(hit).includes('MINSK5')]);
    };
    expect(await copiesFor(secret)).toEqual([[2, false, false]]);
    expect(await copiesFor(everything)).toEqual([[3, false, expect.any(Boolean)]]);
  });

  it('are listed on their own when that is asked for', async () => {
    const { hits, total, copies } = await find('minister OR rninister amnesty', { repeats: true });
    expect([hits.length, total, copies]).toEqual([4, 4, 0]);
  });
});

describe('a document that is asked for by an id with a mistake', () => {
  it('is taken for the one that is near, and the answer says so', async () => {
    expect(await find('in:07MISNK2 amnesty')).toMatchObject({ total: 1, corrected: 'amnesty in:07MINSK2' });
    expect(await find('in:07MISNK2 amnesy')).toMatchObject({ total: 1, corrected: 'amnesty in:07MINSK2' });
    expect(await find('in:07MINSK2 amnesty')).not.toHaveProperty('corrected');
  });

  it('is not there when everything is asked for as typed', async () => {
    expect(await find('in:07MISNK2 amnesty', { exact: true })).toMatchObject({ total: 0, hits: [] });
    expect(await find('in:07MINSK2 amnesty', { exact: true })).toMatchObject({ total: 1 });
  });
});

describe('the explanation', () => {
  it('counts each part, says what a beginning stands for and how the first hit got there', async () => {
    const { explanation, hits } = await find('amnest* prisoners -spring', { explain: true });
    expect(explanation?.parts).toEqual([
      {
        text: 'amnest*',
        paragraphs: 7,
        spellings: [],
        completed: {
          words: 2,
          commonest: [
            { value: 'amnesty', count: 6 },
            { value: 'amnestied', count: 1 },
          ],
        },
      },
      { text: 'prisoners', paragraphs: 5, spellings: [] },
    ]);
    expect(explanation).toMatchObject({ filtered: { left: 6, of: 7 }, ranked: 4, more: 0 });
    const { first } = explanation ?? {};
    expect(first?.citation).toEqual(hits[0]?.citation);
    expect(first?.parts).toMatchObject([
      { part: 'amnest*', text: 1 },
      { part: 'prisoners', text: 1 },
    ]);
    const { words = 0, coverage = 0, nearness = 0, document = 0 } = first?.made ?? {};
    expect(first?.score).toBeCloseTo(words * coverage + nearness + document);
  });

  it('tells nothing of what the reader may not see', async () => {
    const amnesty = async (access: Access) => (await find('amnest*', { explain: true }, access)).explanation;
    const all = await amnesty(everything);
    const some = await amnesty(secret);
    expect([all?.parts[0]?.paragraphs, some?.parts[0]?.paragraphs]).toEqual([8, 7]);
    expect([all?.parts[0]?.completed?.commonest[0]?.count, some?.parts[0]?.completed?.commonest[0]?.count]).toEqual([
      7, 6,
    ]);
  });

  it('is there for filters that name nobody, and for later pages without a first hit', async () => {
    expect((await find('person:Nobody amnesty', { explain: true })).explanation?.filtered).toEqual({ left: 0, of: 7 });
    expect((await find('amnesty', { explain: true, offset: 2 })).explanation).not.toHaveProperty('first');
    expect(await find('amnesty')).not.toHaveProperty('explanation');
  });
});
