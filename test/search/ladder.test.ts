import { describe, expect, it } from 'vitest';
import { createCorrections } from '../../src/search/corrections.ts';
import { climb } from '../../src/search/ladder.ts';
import { parseQuery } from '../../src/search/language.ts';
import type { Candidates } from '../../src/search/listing.ts';
import type { Node, Query } from '../../src/search/query.ts';
import { stem } from '../../src/search/stem.ts';
import { termsOf } from '../../src/search/terms.ts';
import { wordsOf } from '../../src/search/words.ts';

const texts = [
  'The Belarusian government announced a general amnesty in Minsk.',
  'Kramer said that further sanctions were imminent.',
  'The US embassy reported on visa restrictions.',
  'He who waits, the saying goes.',
];

function holds(text: string, node: Node): boolean {
  switch (node.kind) {
    case 'and':
      return node.of.every((each) => holds(text, each));
    case 'or':
      return node.of.some((each) => holds(text, each));
    default: {
      const stems = wordsOf(text).map(stem);
      return termsOf(node).some((term) =>
        stems.some((_, at) =>
          term.words.every((word, step) => {
            const found = stems[at + step] ?? '';
            return term.prefix && step === term.words.length - 1 ? found.startsWith(word) : found === stem(word);
          }),
        ),
      );
    }
  }
}

const asked: Query[] = [];
const candidates: Candidates<string> = {
  search: async (query, { limit, offset }) => {
    asked.push(query);
    const hits = texts.filter(
      (text) => (query.all === undefined || holds(text, query.all)) && !query.none.some((each) => holds(text, each)),
    );
    return { hits: hits.slice(offset, offset + limit), total: hits.length };
  },
  wordCounts: async (words) =>
    new Map(
      words.map((word) => [
        word,
        texts.filter((text) => wordsOf(word).every((each) => wordsOf(text).includes(each))).length,
      ]),
    ),
};
const counts = new Map<string, number>();
for (const text of texts) for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
const corrections = createCorrections(
  [...counts].map(([value, count]) => ({ value, count })),
  ['David Kramer'],
);
const ask = (text: string) => climb(parseQuery(text), candidates, async () => corrections);

describe('the ladder from all words to some', () => {
  it.each<[string, { plan: string; total: number; corrected?: string; dropped?: string[] }]>([
    ['general amnesty', { plan: 'all words', total: 1 }],
    ['goverment', { plan: 'corrected', total: 1, corrected: 'government' }],
    ['Goverment amnisty', { plan: 'corrected', total: 1, corrected: 'Government amnesty' }],
    ['AMNISTY', { plan: 'corrected', total: 1, corrected: 'AMNESTY' }],
    ['"generl amnesty" -visa', { plan: 'corrected', total: 1, corrected: '"general amnesty" -visa' }],
    ['goverment OR visa', { plan: 'all words', total: 1 }],
    ['Putin', { plan: 'all words', total: 0 }],
    ['Putin amnesty', { plan: 'words left out', total: 1, dropped: ['Putin'] }],
    ['Putin goverment', { plan: 'words left out', total: 1, corrected: 'Putin government', dropped: ['Putin'] }],
    ['general amnesty sanctions', { plan: 'words left out', total: 1, dropped: ['sanctions'] }],
    ['general sanctions visa', { plan: 'some words', total: 3 }],
    ['"amnesty general"', { plan: 'all words', total: 0 }],
    ['govern*', { plan: 'all words', total: 1 }],
    ['goverm*', { plan: 'all words', total: 0 }],
    ['amnesty -Minsk', { plan: 'all words', total: 0 }],
    ['kind:cable', { plan: 'filters only', total: 4 }],
  ])('answers %s', async (text, expected) => {
    const { plan, total, corrected, dropped } = await ask(text);
    expect({ plan, total, ...(corrected === undefined ? {} : { corrected }), dropped }).toEqual({
      dropped: [],
      ...expected,
    });
  });

  it.each<[string, string[]]>([
    ['what did Kramer say about sanctions?', ['Kramer', 'sanctions']],
    ['show me the amnesty', ['amnesty']],
    ['who is he', ['who', 'is', 'he']],
    ['the US embassy', ['US', 'embassy']],
    ['the "goal posts"', ['goal posts']],
    ['Kramer said sanctions', ['Kramer', 'said', 'sanctions']],
  ])('looks in %s for the words that say something', async (text, words) => {
    asked.length = 0;
    await ask(text);
    const sought = asked[0]?.all;
    const parts = sought === undefined ? [] : sought.kind === 'and' ? sought.of : [sought];
    expect(
      parts.map((part) => (part.kind === 'word' ? part.text : part.kind === 'phrase' ? part.words.join(' ') : '')),
    ).toEqual(words);
  });

  it('keeps what is excluded and the filters on every rung', async () => {
    asked.length = 0;
    await ask('Putin amnisty sanctions -Minsk from:X');
    expect(asked.length).toBeGreaterThan(2);
    for (const query of asked) expect(query).toMatchObject({ filters: { from: ['X'] }, none: [{ text: 'Minsk' }] });
  });

  it('asks a bounded number of times', async () => {
    asked.length = 0;
    await ask('amnesty sanctions visa Kramer embassy Minsk restrictions general imminent announced');
    expect(asked.length).toBeLessThanOrEqual(12);
  });

  it('gives the words that were found for highlighting, as they are spelled', async () => {
    const { query } = await ask('goverment');
    expect(termsOf(query.all).map((term) => term.words.join(' '))).toEqual(['goverment', 'government']);
  });

  it('goes on behind the few paragraphs that have all the words of a long question', async () => {
    const order = { page: { limit: 2, offset: 0 }, rank: (hits: readonly string[]) => hits.toReversed(), goesOn: true };
    const on = async (text: string, offset = 0) => {
      const page = { limit: 2, offset };
      const climbed = await climb(parseQuery(text), candidates, async () => corrections, { ...order, page });
      return { ...climbed, hits: climbed.folds.map(({ hit }) => hit) };
    };
    const long = await on('Kramer said sanctions imminent');
    expect(long).toMatchObject({ plan: 'all words, then some', hits: [texts[1]], total: 1, dropped: [] });
    const parts = 'Kramer OR embassy OR amnesty said OR visa OR general sanctions imminent';
    expect(await on(parts)).toMatchObject({ plan: 'all words, then some', hits: [texts[1], texts[2]], total: 3 });
    expect(await on(parts, 2)).toMatchObject({ hits: [texts[0]], total: 3 });
    expect(await on('Kramer sanctions')).toMatchObject({ plan: 'all words', total: 1 });
  });

  it('says which ways it went and what became of each part', async () => {
    const { steps, parts } = await ask('what goverment Putin sanctions');
    expect(steps.map(({ plan, total }) => [plan, total])).toEqual([
      ['all words', 0],
      ['corrected', 0],
      ['words left out', 0],
      ['words left out', 1],
    ]);
    expect(parts.map(({ item, left, spellings }) => [item.words[0]?.text, left ?? spellings])).toEqual([
      ['what', 'says little'],
      ['goverment', ['government']],
      ['Putin', 'in no paragraph'],
      ['sanctions', 'not with the rest'],
    ]);
  });

  it.each([
    ['goverment', ['government', 'governments']],
    ['"general goverment"', ['government']],
    ['"general goverment" OR goverment', ['government', 'governments']],
  ])('names for %s the spellings that were asked for, of a phrase only those in it', async (text, expected) => {
    const several = {
      knows: () => false,
      correct: (word: string) =>
        word === 'goverment' ? ['government', 'governments'].map((each) => ({ word: each, errors: 1, count: 1 })) : [],
    };
    const { parts } = await climb(parseQuery(text), candidates, async () => several);
    expect(parts[0]?.spellings).toEqual(expected);
  });

  it('asks for every word as typed, and for nothing else, when told to', async () => {
    const exactly = async (text: string) => {
      asked.length = 0;
      const order = { page: { limit: 5, offset: 0 }, exact: true, goesOn: true };
      const { total, plan, dropped } = await climb(parseQuery(text), candidates, async () => corrections, order);
      return { total, plan, dropped, times: asked.length };
    };
    const once = { plan: 'all words', dropped: [], times: 1 };
    expect(await exactly('goverment')).toEqual({ ...once, total: 0 });
    expect(await exactly('who amnesty')).toEqual({ ...once, total: 0 });
    expect(await exactly('Kramer said that further sanctions')).toEqual({ ...once, total: 1 });
  });
});
