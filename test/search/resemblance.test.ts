import { describe, expect, it } from 'vitest';
import { Completions } from '../../src/search/completions.ts';
import { blended } from '../../src/search/fuzzy.ts';
import { Resemblance } from '../../src/search/resemblance.ts';
import { foldWord } from '../../src/search/words.ts';
import { inOneGo } from '../../src/slices.ts';

const titles = [
  'GAZPROM PRICE NEGOTIATIONS WITH MINSK',
  'PRICE OF BREAD RISES',
  'NEGOTIATIONS ON THE BORDER',
  'Why talk to Belarus now?',
  'Élections présidentielles',
];
const completions = inOneGo(
  Completions.of(
    titles.map((title) => [title]),
    foldWord,
  ),
);
const resemblance = inOneGo(Resemblance.of(completions));
const like = (typed: string) => resemblance.find(typed, 5).map(({ rank }) => titles[rank]);

describe('things that look like what was typed', () => {
  it.each([
    ['gazprom prise negotiatons', titles[0]],
    ['prcie of braed', titles[1]],
    ['talk too belrus', titles[3]],
    ['elektions presidentieles', titles[4]],
  ])('%s: %s', (typed, title) => {
    expect(like(typed)[0]).toBe(title);
  });

  it('are none for what looks like nothing', () => {
    expect(like('zzzz qqqq')).toEqual([]);
    expect(like('')).toEqual([]);
    expect(like('x'.repeat(50_000))).toEqual([]);
  });

  it('score 1 with all words as typed, and the same when asked again', () => {
    const [first] = resemblance.find('price of bread', 5);
    expect(first).toMatchObject({ rank: 1 });
    expect(first?.score).toBeCloseTo(1, 3);
    expect(resemblance.find('price of bread', 5)).toEqual(resemblance.find('price of bread', 5));
  });

  it('are put in order by their own score and by their looks', () => {
    const candidates = [
      { item: 'MOSCOW', score: 0.6 },
      { item: 'MINSK', score: 0.5 },
      { item: 'QUITO', score: 0.5 },
    ];
    const found = blended('minks', candidates, [(item) => item]);
    expect(found.map(({ item }) => item)).toEqual(['MINSK', 'MOSCOW', 'QUITO']);
    expect(found.at(-1)?.score).toBe(0.25);
  });
});
