import { describe, expect, it } from 'vitest';
import { articleFile, cableFile, isVerbatim, parseFile, seedCollection } from './collection.ts';

const collection = seedCollection();
const cable = '07STATE130159';
const article = 'why-talk-to-belarus-now';
const sources = new Map([
  [cable, parseFile(cableFile).source.text],
  [article, parseFile(articleFile).source.text],
]);

describe('what is like the documents that come with it', () => {
  it('finds the article to the cable, with the people and rare words of both as reasons', async () => {
    const answer = await collection().similar('STATE 130159');
    const [found, ...others] = answer?.documents ?? [];
    expect(others).toEqual([]);
    expect(found?.card.id).toBe(article);
    const both = (kind: string) =>
      found?.shared.filter((each) => each.kind === kind).map(({ own, citation }) => `${own.quote} / ${citation.quote}`);
    expect(both('person')).toEqual(['David Kramer / David Kramer', 'Aleksandr Lukashenka / Alexander Lukashenko']);
    expect(both('word')).toEqual(
      expect.arrayContaining(['Belarus / Belarus', 'Minsk / Minsk', 'sanctions / sanctions', 'prisoners / prisoners']),
    );
  });

  it('finds the cable to the article, and to a paragraph of it', async () => {
    for (const paragraph of [undefined, '4'] as const) {
      const answer = await collection().similar(article, paragraph === undefined ? {} : { paragraph });
      expect(answer?.documents.map(({ card }) => card.id)).toEqual([cable]);
    }
  });

  it('cites every reason and passage in the very words of its document', async () => {
    for (const id of [cable, article])
      for (const { passages, shared } of (await collection().similar(id))?.documents ?? []) {
        const citations = [
          ...passages.map(({ citation }) => citation),
          ...shared.flatMap((each) => [each.own, each.citation]),
        ];
        expect(citations.length).toBeGreaterThan(5);
        for (const citation of citations)
          expect(isVerbatim(citation, sources.get(citation.document) ?? ''), JSON.stringify(citation)).toBe(true);
      }
  });

  it('has nothing of the cable for a reader who may not see it', async () => {
    const unclassified = collection().as({ level: 0 });
    expect(await unclassified.similar(cable)).toBeUndefined();
    const answer = await unclassified.similar(article);
    expect([answer?.total, answer?.again, answer?.searched]).toEqual([0, [], 1]);
  });

  it('says which paragraphs there are for one that is not there', async () => {
    await expect(collection().similar(cable, { paragraph: '40' })).rejects.toThrow('it has 1 to 6');
  });
});
