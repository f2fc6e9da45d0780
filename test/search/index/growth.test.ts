import { describe, expect, it } from 'vitest';
import { largestSpan, mergeable, segmentTiers, wordTiers } from '../../../src/search/index/growth.ts';

/** Adds so many of a size, merging all that is to be merged; tells how often each was written beside the first time. */
function grown(many: number, size: number, tiers: typeof segmentTiers, largest: number) {
  const sizes: number[] = [];
  let written = 0;
  let most = 0;
  for (let each = 0; each < many; each += 1) {
    sizes.push(size);
    for (let found = mergeable(sizes, tiers, largest); found !== undefined; found = mergeable(sizes, tiers, largest)) {
      const merged = sizes.slice(found.from, found.to).reduce((sum, one) => sum + one, 0);
      written += merged;
      sizes.splice(found.from, found.to - found.from, merged);
    }
    most = Math.max(most, sizes.length);
  }
  return { sizes, most, rewritten: written / (many * size) };
}

describe('an index that grows', () => {
  it('is written again a few times only, however the paragraphs come', () => {
    for (const [many, size] of [
      [20_000, 9],
      [2_500, 930],
      [400, 5_000],
    ] as const) {
      expect(grown(many, size, segmentTiers, largestSpan).rewritten).toBeLessThan(6);
      expect(grown(many, size, wordTiers, Number.POSITIVE_INFINITY).rewritten).toBeLessThan(10);
    }
  });

  it('has few parts', () => {
    const segments = grown(2_500, 930, segmentTiers, largestSpan);
    expect(segments.most).toBeLessThan(50);
    expect(Math.max(...segments.sizes)).toBeLessThanOrEqual(largestSpan);
    expect(grown(2_500, 930, wordTiers, Number.POSITIVE_INFINITY).most).toBeLessThan(20);
  });

  it('leaves what is small and new beside what is large', () => {
    expect(mergeable([2_000_000, 930, 930, 930], wordTiers, Number.POSITIVE_INFINITY)).toBeUndefined();
    expect(mergeable([2_000_000, 930, 930, 930, 930], wordTiers, Number.POSITIVE_INFINITY)).toEqual({ from: 1, to: 5 });
  });

  it('merges what stands between those of a size, and not what is newer', () => {
    const sizes = [15_000, 900, 15_000, 15_000, 15_000, 900];
    expect(mergeable(sizes, wordTiers, Number.POSITIVE_INFINITY)).toEqual({ from: 0, to: 5 });
  });

  it('joins the oldest when they make a segment as large as any may be', () => {
    expect(mergeable([60_000, 60_000, 60_000, 900], segmentTiers, largestSpan)).toEqual({ from: 0, to: 2 });
  });
});
