/** So many segments of a size are merged. */
const fanIn = 16;
/**
 * Spans by which segments are of a size; the largest merge makes a segment of sixteen times the last. One document at a time,
 * fewer than one in a hundred waits for more than the smallest merge.
 */
const sizes = [128, 2_048, 32_768];

/** How many of the newest segments are to be merged into one, by their spans in order of their keys; 0 for none. */
export function mergeable(spans: readonly number[]): number {
  for (const size of sizes) {
    let count = 0;
    while (count < spans.length && (spans[spans.length - 1 - count] ?? 0) <= size) count += 1;
    if (count >= fanIn) return count;
  }
  return 0;
}
