import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PeopleRegistry } from '../../src/engine/people.ts';
import { similarTo } from '../../src/engine/similar.ts';
import type { Access, SimilarAnswer } from '../../src/index.ts';
import { everything } from '../../src/index.ts';
import { openStore } from '../../src/store/index.ts';
import type { Store } from '../../src/store/store.ts';
import { isVerbatim } from '../seeds/collection.ts';
import { batchOf, documentOf, entryOf, type Wanted } from '../store/documents.ts';

const secret: Access = { level: 3 };

async function storeOf(documents: readonly Wanted[]): Promise<Store> {
  const store = await openStore('sqlite::memory:');
  await store.put(batchOf(...documents.map((each) => entryOf(documentOf(each)))), '');
  return store;
}

async function similar(
  store: Store,
  id: string,
  access = everything,
  paragraph?: string,
): Promise<SimilarAnswer | undefined> {
  const [card, view] = [await store.card(id, access), await store.view(id, access)];
  if (card === undefined || view === undefined) return undefined;
  const { documents, paragraphs } = await store.stats(access);
  const corrections = () => Promise.reject(new Error('no words are put right'));
  const knowledge = {
    store,
    access,
    documents,
    paragraphs,
    corrections,
    people: () => PeopleRegistry.read(store, access),
  };
  const page = { limit: 10, offset: 0, ...(paragraph === undefined ? {} : { paragraph }) };
  return similarTo(knowledge, { document: view.document, card }, page);
}

const told = 'The smelter at Ozerny was flooded on 3 May 1994, and engineer Anton Belov pumped the furnaces dry.';
const flood: readonly Wanted[] = [
  {
    id: '94MINSK1',
    cable: {},
    edtf: '1994-05-04',
    paragraphs: [told, 'The embassy will report on the smelter again.'],
  },
  { id: 'flood', paragraphs: ['Engineer Anton Belov told us how the Ozerny smelter was saved on 3 May 1994.'] },
  {
    id: '94MINSK2',
    cable: {},
    edtf: '1994-05-06',
    paragraphs: ['The Ozerny smelter is dry; its furnaces burn again, says Anton Belov.'],
  },
  { id: 'choir', paragraphs: ['The choir of the cathedral sang two motets by Palestrina before the bishop.'] },
  { id: '94MINSK3', cable: {}, edtf: '1994-05-05', paragraphs: [told.toUpperCase()] },
  {
    id: '94MINSK4',
    cable: {},
    paragraphs: [{ text: 'Anton Belov blew up the Ozerny smelter himself, furnaces and all.', mark: 'TS' }],
  },
];

describe('documents like a document', () => {
  it('are those with its rare words, people and days; another kind comes first, copies come apart', async () => {
    const store = await storeOf(flood);
    const answer = await similar(store, '94MINSK1', secret);
    expect(answer?.documents.map(({ card }) => card.id)).toEqual(['flood', '94MINSK2']);
    const reasons = answer?.documents[0]?.shared.map(({ kind, citation }) => `${kind} ${citation.quote}`);
    expect(reasons).toEqual(
      expect.arrayContaining(['person Anton Belov', 'date 3 May 1994', 'word Ozerny', 'word smelter']),
    );
    expect(answer?.documents[1]?.daysApart).toBe(2);
    expect(answer?.again.map(({ document }) => document)).toEqual(['94MINSK3']);
    await store.close();
  });

  it('are none where nothing tells of the same', async () => {
    const store = await storeOf(flood);
    const answer = await similar(store, 'choir');
    expect([answer?.total, answer?.documents]).toEqual([0, []]);
    await store.close();
  });

  it('are answered for one paragraph by what that paragraph says', async () => {
    const store = await storeOf(flood);
    expect((await similar(store, '94MINSK1', secret, '1'))?.documents.map(({ card }) => card.id)).toContain('flood');
    expect((await similar(store, '94MINSK1', secret, '2'))?.documents).toEqual([]);
    await expect(similar(store, '94MINSK1', secret, '9')).rejects.toThrow('has no paragraph 9');
    await store.close();
  });
});

const word = fc.constantFrom(
  ...'smelter furnace Ozerny harbor customs Anton Belov Karen Stewart Minsk May 1994 amnesty bishop choir was met the'.split(
    ' ',
  ),
);
const paragraph = fc.record({
  text: fc.array(word, { minLength: 3, maxLength: 30 }).map((words) => `${words.join(' ')}.`),
  mark: fc.constantFrom('U', 'C', 'S', 'TS'),
});
const collection = fc
  .array(fc.record({ cable: fc.boolean(), paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }) }), {
    minLength: 2,
    maxLength: 5,
  })
  .map((all) =>
    all.map(
      ({ cable, paragraphs }, at): Wanted => ({ id: `94MINSK${at + 1}`, paragraphs, ...(cable ? { cable: {} } : {}) }),
    ),
  );

describe('whatever the documents are', () => {
  it('an answer is never of the document itself, never above the reader, verbatim, and the same again', async () => {
    await fc.assert(
      fc.asyncProperty(collection, fc.constantFrom<0 | 1 | 2 | 3 | 4>(0, 2, 3, 4), async (documents, level) => {
        const store = await storeOf(documents);
        const below = documents.map(
          (document): Wanted => ({
            ...document,
            paragraphs: document.paragraphs.filter(
              (each) => typeof each !== 'string' && ['U', '', 'C', 'S', 'TS'].indexOf(each.mark ?? '') <= level,
            ),
          }),
        );
        const alone = await storeOf(below);
        for (const { id } of documents) {
          const answer = await similar(store, id, { level });
          expect(await similar(store, id, { level })).toEqual(answer);
          const other = await similar(alone, id, { level });
          const ranked = (each: SimilarAnswer | undefined) =>
            each?.documents.map(({ card, share, shared }) => [
              card.id,
              share,
              shared.map(({ citation }) => citation.quote),
            ]);
          expect(ranked(answer)).toEqual(ranked(other));
          for (const { card, passages, shared, share } of answer?.documents ?? []) {
            expect(card.id).not.toBe(id);
            expect(share).toBeLessThanOrEqual(1);
            for (const citation of [
              ...passages.map((hit) => hit.citation),
              ...shared.flatMap((each) => [each.own, each.citation]),
            ]) {
              const view = await store.view(citation.document, { level });
              expect(isVerbatim(citation, view?.document.source.text ?? '')).toBe(true);
            }
          }
        }
        await store.close();
        await alone.close();
      }),
      { numRuns: 12 },
    );
  });
});
