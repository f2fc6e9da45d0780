import { describe, expect, it } from 'vitest';
import type { Level } from '../../src/access/access.ts';
import type { Node } from '../../src/search/query.ts';
import { openStore } from '../../src/store/index.ts';
import { rowsOf } from '../../src/store/pieces.ts';
import { batchOf, documentOf, entryOf } from './documents.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
/** More of them than are looked up one by one; by turns, one is secret. */
const begun = letters.map((letter) => `acti${letter}ko`);
/** Its stem, act, does not begin with acti. */
const cut = ['acting'];
const paragraphs = [
  ...begun.map((word, at) => ({ text: `the ${word} affair, the ${word}`, mark: at % 2 === 0 ? 'U' : 'S' })),
  ...cut.map((word) => ({ text: `the ${word} affair`, mark: 'U' })),
  { text: 'the hoping affair', mark: 'U' },
  { text: 'the other affair', mark: 'U' },
];

describe('a beginning of many words', async () => {
  const store = await openStore('sqlite::memory:');
  await store.put(
    batchOf(entryOf(documentOf({ id: 'doc', title: 'Affairs', paragraphs, cable: { classification: 'SECRET' } }))),
    '2026-01-01T00:00:00Z',
  );
  const found = async (all: Node, level: Level) => {
    const { hits, total } = await store.search({ all, none: [], filters: {} }, { level }, { limit: 100 });
    expect(total).toBe(hits.length);
    return hits.map(({ paragraph }) => paragraph).sort((one, other) => one - other);
  };
  const seen = (level: Level) =>
    [...begun, ...cut].flatMap((_, at) => (level === 4 || paragraphs[at]?.mark === 'U' ? [at] : []));

  it.each([0, 4] as const)(
    'finds all of those that a reader of level %d sees, alone and at the end of a phrase',
    async (level) => {
      const alone = await found({ kind: 'word', text: 'acti', prefix: true }, level);
      expect(alone).toEqual(seen(level));
      const ended = await found({ kind: 'phrase', words: ['the', 'acti'], prefix: true }, level);
      expect(ended).toEqual(seen(level));
      const beside = await found(
        { kind: 'and', of: ['affair', 'acti'].map((text) => ({ kind: 'word', text, prefix: text === 'acti' })) },
        level,
      );
      expect(beside).toEqual(seen(level));
    },
  );

  it('means all of them, however many there are', async () => {
    expect(await store.completions('acti', { level: 4 }, 3)).toMatchObject({ words: begun.length + cut.length });
  });
});

describe('a beginning that only one of several writings has', async () => {
  const store = await openStore('sqlite::memory:');
  const words = ['alpha beta', 'Zagreb talks', 'Ёлка and Минск', 'zebra zimbabwe', 'middle'];
  for (const [at, text] of words.entries())
    await store.put(batchOf(entryOf(documentOf({ id: `doc-${at}`, title: '', paragraphs: [text] }))), '');
  const totalOf = async (text: string) => {
    const all: Node = { kind: 'word', text, prefix: true };
    return (await store.search({ all, none: [], filters: {} }, { level: 4 }, { limit: 10 })).total;
  };

  it.each([
    ['zag', 1],
    ['z', 2],
    ['ёлк', 1],
    ['минс', 1],
    ['al', 1],
    ['tal', 1],
    ['zz', 0],
  ])('is found wherever the words of the others end: %s', async (prefix, total) => {
    expect(await totalOf(prefix)).toBe(total);
    const { words: different } = await store.completions(prefix, { level: 4 }, 3);
    expect(different > 0).toBe(total > 0);
  });

  it('has the same words in the dictionary, in order and each once', async () => {
    const seen = await rowsOf((from) => store.dictionary({ level: 4 }, 1, from));
    const sorted = [...new Set(seen.map(({ value }) => value))].sort();
    expect(seen.map(({ value }) => value)).toEqual(sorted);
    const { rows } = await store.dictionary({ level: 4 }, 1, 'zag');
    expect(rows.map(({ value }) => value).filter((value) => value < 'zag')).toEqual([]);
  });
});
