import { describe, expect, it } from 'vitest';
import { shareOf } from './rotation.ts';

const cases = Array.from({ length: 23 }, (_, at) => at);
const inOrder = (shares: readonly (readonly number[])[]) => shares.flat().sort((a, b) => a - b);

describe('a share of cases', () => {
  it.each([1, 4, 8, 30])('is another at every turn and in every place, until all had each case once: %i', (shares) => {
    const numbers = Array.from({ length: shares }, (_, at) => at);
    for (const place of [0, 3, 21])
      expect(inOrder(numbers.map((turn) => shareOf(cases, shares, place, 20_779 + turn)))).toEqual(cases);
    expect(inOrder(numbers.map((place) => shareOf(cases, shares, place)))).toEqual(cases);
  });
});
