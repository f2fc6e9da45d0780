import { expect, it } from 'vitest';
import { KeptLists } from '../../src/store/sqlite/index/kept-lists.ts';

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);

it('gives back what was kept, and knows that a word has no list', () => {
  const kept = new KeptLists(4_000_000);
  kept.keep('minsk', bytes(3, 7));
  kept.keep('nobody', undefined);
  expect(kept.get('minsk')).toEqual(bytes(3, 7));
  expect([kept.has('nobody'), kept.get('nobody'), kept.has('brest')]).toEqual([true, undefined, false]);
});

it('forgets what was kept longest, and only when a question begins', () => {
  const kept = new KeptLists(4_000_000);
  const names = Array.from({ length: 10 }, (_, at) => `word${at}`);
  for (const [at, name] of names.entries()) kept.keep(name, bytes(900_000, at));
  const before = names.map((name) => kept.get(name));
  expect(before.map((list) => list?.[0])).toEqual([0, 1, 2, 3, ...new Array(6)]);
  kept.begin();
  expect(names.filter((name) => kept.has(name))).toEqual(['word1', 'word2', 'word3']);
  kept.keep('word9', bytes(900_000, 9));
  expect(names.map((name) => kept.get(name)?.[899_999]).filter((last) => last !== undefined)).toEqual([1, 2, 3, 9]);
});

it('keeps what was asked for again, but not for ever', () => {
  const kept = new KeptLists(4_000_000);
  const names = Array.from({ length: 10 }, (_, at) => `word${at}`);
  for (const [at, name] of names.entries()) {
    kept.begin();
    kept.keep(name, bytes(900_000, at));
    if (at < 6) kept.get('word0');
  }
  kept.begin();
  expect(names.filter((name) => kept.has(name))).toEqual(['word7', 'word8', 'word9']);
  const again = new KeptLists(4_000_000);
  for (const [at, name] of names.entries()) {
    again.begin();
    again.keep(name, bytes(900_000, at));
    expect(again.get('word0')?.[899_999]).toBe(0);
  }
});

it('does not keep a list that is longer than a shelf', () => {
  const kept = new KeptLists(4_000_000);
  kept.keep('the', bytes(1_000_001, 1));
  expect(kept.has('the')).toBe(false);
});
