import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crowdedRuns,
  crowdedSegments,
  joinableRuns,
  joinableSegments,
  largestSpan,
} from '../../../src/search/index/growth.ts';
import { grownRuns, grownSegments } from '../../doubles/growth.ts';

const times = <Each>(many: number, each: Each) => Array.from({ length: many }, () => each);
const over = (many: number, pattern: readonly number[]) =>
  Array.from({ length: many }, (_, at) => pattern[at % pattern.length] ?? 0);

/** Behind those that are over half as large as any may be. */
const mostSegments = (all: number) => 49 + Math.floor(all / (largestSpan / 2));
/** At most 15 small ones, and 3 of each four times as large. */
const mostRuns = (all: number) => 15 + 3 * Math.max(0, Math.ceil(Math.log(all / 128) / Math.log(4)));

const small = fc.integer({ min: 1, max: 9 });
const size = fc.oneof(
  small,
  fc.integer({ min: 1, max: 300 }),
  fc.integer({ min: 100, max: 5_000 }),
  fc.integer({ min: 1, max: 32_768 }),
);
const pattern = fc.array(fc.record({ size, many: fc.integer({ min: 1, max: 20 }) }), { minLength: 1, maxLength: 12 });
/** Uneven writings: without order, or a pattern over and over again. */
const writings = fc.oneof(
  fc.array(size, { minLength: 1, maxLength: 600 }),
  pattern.map((parts) =>
    over(
      1_500,
      parts.flatMap(({ size: each, many }) => times(many, each)),
    ),
  ),
);

function expectFew(paragraphs: readonly number[]): void {
  const all = paragraphs.reduce((sum, each) => sum + each, 0);
  const [segments, runs] = [grownSegments(paragraphs), grownRuns(paragraphs)];
  expect(segments.most).toBeLessThanOrEqual(mostSegments(all));
  expect(Math.max(...segments.sizes)).toBeLessThanOrEqual(largestSpan);
  expect(runs.most).toBeLessThanOrEqual(mostRuns(all));
  expect(segments.rewritten).toBeLessThan(9);
  expect(runs.rewritten).toBeLessThan(16);
}

describe('an index that grows', () => {
  it('has few parts and is written again a few times only, however uneven the writings are', () => {
    fc.assert(fc.property(writings, expectFew), { numRuns: 50 });
  });

  it.each([
    ['one document at a time', 8_000, [9]],
    ['a large one and ten small ones', 6_000, [200, ...times(10, 5)]],
    ['three sizes', 6_000, over(60, [...times(11, 9), 300]).with(59, 5_000)],
    ['the least of a tier, with as many small ones as wait', 8_000, [2_049, ...times(7, 1)]],
    ['both sides of where a tier ends', 3_000, [2_049, 2_047, 129, 127]],
    ['all but the largest between the largest', 300, [32_768, 1, 2_049, 1, 129, 1]],
  ])('has few parts after %s', (_, many, sizes) => expectFew(over(many, sizes)));

  it('is written as if in larger portions when all come alike', () => {
    const [segments, runs] = [grownSegments(times(2_513, 930)), grownRuns(times(2_513, 930))];
    expect(segments.most).toBeLessThan(45);
    expect(segments.rewritten).toBeLessThan(2);
    expect(runs.most).toBeLessThan(15);
    expect(runs.rewritten).toBeLessThan(8.5);
  });
});

describe('what is merged', () => {
  it('leaves what is small and new beside what is large', () => {
    expect(joinableRuns([2_000_000, 930, 930, 930])).toBeUndefined();
    expect(joinableRuns([2_000_000, 930, 930, 930, 930])).toEqual([1, 2, 3, 4]);
    expect(joinableSegments([100_000, 930, 930, 930])).toBeUndefined();
  });

  it('are runs of a size wherever they stand', () => {
    expect(joinableRuns([930, 15_000, 930, 15_000, 930, 15_000, 930])).toEqual([0, 2, 4, 6]);
  });

  it('are smaller runs too where they can go along, but none that a writing may merge meanwhile', () => {
    expect(joinableRuns([9, 930, 20_000, 930, 20_000, 9, 20_000, 20_000])).toEqual([2, 4, 6, 7, 1, 3]);
  });

  it('are neighbours behind which something larger has come', () => {
    expect(joinableSegments([5, 5, 300, 5, 5])).toEqual({ from: 0, to: 2 });
    expect(joinableSegments([5, 5, 300, 5, 5, 3_000])).toEqual({ from: 0, to: 5 });
    expect(joinableSegments([5, 300, 5, 5])).toBeUndefined();
  });

  it('are segments of a size with what stands between them, and not what is newer', () => {
    const sizes = [...times(6, 9_000), 900, 9_000];
    expect(joinableSegments(sizes)).toBeUndefined();
    expect(joinableSegments([...sizes, 9_000, 900])).toEqual({ from: 0, to: 9 });
  });

  it('are segments of a size sooner when as many stand between them', () => {
    const sizes = over(13, [9_000, 900]);
    expect(joinableSegments(sizes.slice(0, 11))).toBeUndefined();
    expect(joinableSegments(sizes)).toEqual({ from: 0, to: 13 });
  });

  it('are the oldest when these make a segment as large as any may be', () => {
    expect(joinableSegments([60_000, 60_000, 60_000, 900])).toEqual({ from: 0, to: 2 });
  });

  it('are small ones only, where a writing does it that finds a crowd', () => {
    const parts = [100_000, ...times(63, 930)];
    expect([crowdedRuns(parts), crowdedSegments(parts)]).toEqual([undefined, undefined]);
    expect([crowdedRuns(parts.slice(9)), crowdedRuns([...parts, ...times(15, 9)])]).toEqual([undefined, undefined]);
    expect(crowdedRuns([...times(16, 9), ...parts])).toEqual([...times(16, 9).keys()]);
    expect(crowdedSegments([...times(3, 9), ...parts])).toEqual({ from: 0, to: 3 });
    expect(crowdedSegments([...parts.slice(0, 40), ...times(24, 9)])).toEqual({ from: 40, to: 64 });
  });
});
