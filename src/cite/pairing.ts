import type { Passage } from './passages.ts';

/** What two passages have to have in common to be one that was changed: share of words, Dice (1945). */
const leastAlike = 0.35;
/** Of a passage so many words are compared, and of two lists so many pairs. */
const mostWords = 400;
const mostPairs = 40_000;

type Pair = readonly [Passage | undefined, Passage | undefined];

function bagOf({ words }: Passage): Map<string, number> {
  const bag = new Map<string, number>();
  for (const { key } of words.slice(0, mostWords)) bag.set(key, (bag.get(key) ?? 0) + 1);
  return bag;
}

function alike(one: Passage, other: Passage, bags: readonly [Map<string, number>, Map<string, number>]): number {
  if (one.place.kind !== other.place.kind) return 0;
  if (one.place.kind === 'title') return 1;
  let common = 0;
  for (const [key, count] of bags[0]) common += Math.min(count, bags[1].get(key) ?? 0);
  const words = Math.min(one.words.length, mostWords) + Math.min(other.words.length, mostWords);
  const share = words === 0 ? 1 : (2 * common) / words;
  return share < leastAlike ? 0 : share;
}

/**
 * Passages that went and passages that came, in order: those that are one passage, changed, together, the others alone.
 * The pairs are those that have most in common in all (Needleman and Wunsch 1970).
 */
export function paired(before: readonly Passage[], after: readonly Passage[]): Pair[] {
  if (before.length * after.length > mostPairs)
    return [...before.map((one): Pair => [one, undefined]), ...after.map((other): Pair => [undefined, other])];
  const bags = { before: before.map(bagOf), after: after.map(bagOf) };
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const shares = new Float64Array(before.length * after.length);
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const [one, other] = [before[row], after[column]];
      const [bag, otherBag] = [bags.before[row], bags.after[column]];
      if (one === undefined || other === undefined || bag === undefined || otherBag === undefined) continue;
      const share = alike(one, other, [bag, otherBag]);
      shares[row * after.length + column] = share;
      best[row * width + column] = Math.max(
        share === 0 ? 0 : share + (best[(row + 1) * width + column + 1] ?? 0),
        best[(row + 1) * width + column] ?? 0,
        best[row * width + column + 1] ?? 0,
      );
    }
  }
  const pairs: Pair[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const here = best[row * width + column] ?? 0;
    const share = row < before.length && column < after.length ? (shares[row * after.length + column] ?? 0) : 0;
    if (share > 0 && here === share + (best[(row + 1) * width + column + 1] ?? 0)) {
      pairs.push([before[row], after[column]]);
      row += 1;
      column += 1;
    } else if (row < before.length && (column >= after.length || here === (best[(row + 1) * width + column] ?? 0))) {
      pairs.push([before[row], undefined]);
      row += 1;
    } else {
      pairs.push([undefined, after[column]]);
      column += 1;
    }
  }
  return pairs;
}
