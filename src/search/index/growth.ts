/** Keys that a segment covers at most, so that what is found in it is added up in arrays that stay small. */
export const largestSpan = 131_072;

/** Neighbours of a size are merged when there are so many of them. */
interface Tier {
  readonly upTo: number;
  readonly many: number;
}

const smallest: Tier = { upTo: 128, many: 16 };
/** What a writing merges by itself: so many there are only where the steps of upkeep that follow writings did not come to it. */
export const crowded: Tier = { upTo: 128, many: 128 };
/** Of segments, by the keys they cover. */
export const segmentTiers: readonly Tier[] = [smallest, { upTo: 2_048, many: 16 }, { upTo: largestSpan / 2, many: 8 }];
/**
 * Of runs of words, by the paragraphs they were counted from: a word is looked for in all of them, so that they stay few, and a
 * beginning finds most words of each, so that large ones are merged soon.
 */
export const wordTiers: readonly Tier[] = [
  smallest,
  { upTo: 512, many: 4 },
  { upTo: 2_048, many: 4 },
  { upTo: 8_192, many: 4 },
  { upTo: 32_768, many: 4 },
  { upTo: 131_072, many: 2 },
  { upTo: 524_288, many: 2 },
  { upTo: 2_097_152, many: 2 },
];

/** So many are merged at once: merging reads all of them side by side. */
const mostAtOnce = 32;

/** Which neighbours are to be merged into one. */
export interface Neighbours {
  readonly from: number;
  readonly to: number;
}

/**
 * Among the newest that a tier takes: those of its own size (smaller tiers take less) with what stands between them, when they
 * are many (at most 32 at once), or the oldest when these make a segment as large as any may be. What is smaller and newer waits:
 * merged with what is far larger, that would be written again every few times. `sizes` are in order, the newest last.
 */
export function mergeable(sizes: readonly number[], tiers: readonly Tier[], largest: number): Neighbours | undefined {
  let below = -1;
  for (const { upTo, many } of tiers) {
    let from = sizes.length;
    let [own, end] = [0, 0];
    for (; from > 0 && (sizes[from - 1] ?? 0) <= upTo; from -= 1) {
      if ((sizes[from - 1] ?? 0) <= below) continue;
      if (own === 0) end = from;
      own += 1;
    }
    let to = from;
    let sum = 0;
    for (; to < Math.min(end, from + mostAtOnce); to += 1) {
      sum += sizes[to] ?? 0;
      if (sum > largest) break;
    }
    if (to - from > 1 && (own >= many || sum > largest)) return { from, to };
    below = upTo;
  }
  return undefined;
}
