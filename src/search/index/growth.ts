/** Keys that a segment covers at most, so that what is found in it is added up in arrays that stay small. */
export const largestSpan = 131_072;

/** What is of a size is merged when there is so much of it. */
interface Tier {
  readonly upTo: number;
  readonly many: number;
}

const smallest: Tier = { upTo: 128, many: 16 };
/** Of segments, by the keys they cover. */
const segmentTiers: readonly Tier[] = [smallest, { upTo: 2_048, many: 16 }, { upTo: largestSpan / 2, many: 8 }];
/**
 * Of runs of words, by the paragraphs they were counted from, each tier four times the one before: a word is looked for in all
 * of them, so that they stay few, and a beginning finds most words of each, so that large ones are merged soon.
 */
const runTiers: readonly Tier[] = [
  smallest,
  ...Array.from({ length: 20 }, (_, at) => ({ upTo: smallest.upTo * 4 ** (at + 1), many: at < 4 ? 4 : 2 })),
];

/** So many are merged at once: merging reads all of them side by side. */
const mostAtOnce = 32;
/** So many there are only where the steps of upkeep that follow writings did not come to it. */
const crowd = 64;

/** Which neighbours are to be merged into one. */
export interface Neighbours {
  readonly from: number;
  readonly to: number;
}

/**
 * Which runs are to be merged into one, by their place among `paragraphs`: those of a size, when they are many, and what is
 * smaller goes along, which else would be written again in every tier. Counts are added up in any order, so that it does not
 * matter what stands between them. Those of the lowest tier stay: writings may merge them meanwhile.
 */
export function joinableRuns(paragraphs: readonly number[], tiers = runTiers): readonly number[] | undefined {
  const places = [...paragraphs.keys()];
  const between = (below: number, upTo: number) =>
    places.filter((at) => (paragraphs[at] ?? 0) > below && (paragraphs[at] ?? 0) <= upTo);
  let below = -1;
  for (const { upTo, many } of tiers) {
    const own = between(below, upTo);
    if (own.length >= many) return [...own, ...between(smallest.upTo, below)].slice(0, mostAtOnce);
    below = upTo;
  }
  return undefined;
}

/** What a writing merges by itself, so that small runs never become too many. */
export function crowdedRuns(paragraphs: readonly number[]): readonly number[] | undefined {
  return paragraphs.length < crowd ? undefined : joinableRuns(paragraphs, [smallest]);
}

/**
 * Which segments are to be merged into one; only neighbours can be. `spans` are the keys they cover, in order, the newest last.
 * After all merging there are at most 49 behind the last that is more than half as large as any may be, and at most one between
 * two of those.
 */
export function joinableSegments(spans: readonly number[], tiers = segmentTiers): Neighbours | undefined {
  return enclosed(spans, tiers) ?? filled(spans, tiers);
}

/** What a writing merges by itself, so that small segments never become too many. */
export function crowdedSegments(spans: readonly number[]): Neighbours | undefined {
  return spans.length < crowd ? undefined : joinableSegments(spans, [smallest]);
}

/**
 * Neighbours that a tier takes, behind which something larger has come: nothing is added to them any more, and they are merged
 * once for this tier. The highest tier comes first, which takes what lower ones would take in parts.
 */
function enclosed(spans: readonly number[], tiers: readonly Tier[]): Neighbours | undefined {
  for (const { upTo } of tiers.toReversed()) {
    let from = 0;
    for (const [at, span] of spans.entries()) {
      if (span <= upTo) continue;
      const to = endOfFitting(spans, from, at);
      if (to - from > 1) return { from, to };
      from = at + 1;
    }
  }
  return undefined;
}

/**
 * Among the newest that a tier takes: those of its own size (lower tiers take less) with what stands between them, when they
 * are many, or half as many again with those between, or the oldest when these make a segment as large as any may be. What is
 * smaller and newer waits: merged with what is far larger, that would be written again every few times.
 */
function filled(spans: readonly number[], tiers: readonly Tier[]): Neighbours | undefined {
  let below = -1;
  for (const { upTo, many } of tiers) {
    const least = below;
    const from = spans.findLastIndex((span) => span > upTo) + 1;
    const end = Math.max(from, spans.findLastIndex((span) => span > least) + 1);
    const own = spans.slice(from, end).filter((span) => span > least).length;
    const to = endOfFitting(spans, from, end);
    const isCut = to < Math.min(end, from + mostAtOnce);
    if (to - from > 1 && (own >= many || end - from >= 1.5 * many || isCut)) return { from, to };
    below = upTo;
  }
  return undefined;
}

/** Where those end that go into one segment, from a place on. */
function endOfFitting(spans: readonly number[], from: number, end: number): number {
  let to = from;
  for (let sum = 0; to < Math.min(end, from + mostAtOnce); to += 1) {
    sum += spans[to] ?? 0;
    if (sum > largestSpan) break;
  }
  return to;
}
