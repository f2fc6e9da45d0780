/**
 * Optimal string alignment distance (insert, delete, replace, swap neighbours), never counted beyond `limit`.
 * Source: Boytsov, "Indexing methods for approximate dictionary searching", 2011.
 * @returns the distance, or `limit + 1` when it is larger than that
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[right.length] ?? 0, limit + 1);
}

/** The only word among `words` that is nearest to `text` within `limit` typing errors; undefined when none or several are. */
export function nearest(text: string, words: readonly string[], limit: number): string | undefined {
  let least = limit;
  let found: string[] = [];
  for (const word of words) {
    const distance = editDistance(text, word, least);
    if (distance > least) continue;
    if (distance < least) found = [];
    least = distance;
    found.push(word);
  }
  return found.length === 1 ? found[0] : undefined;
}
