import { expect, it } from 'vitest';
import { spaced } from '../../adapters/progress.ts';

it('tells of a long answer after a while, seldom, and so often at most', () => {
  const told: string[] = [];
  let now = 0;
  const tell = spaced(
    (words) => told.push(words),
    { first: 5_000, every: 20_000, most: 2 },
    () => now,
  );
  for (now = 0; now <= 100_000; now += 1_000) tell(`at ${now}`);
  expect(told).toEqual(['at 5000', 'at 25000']);
});
