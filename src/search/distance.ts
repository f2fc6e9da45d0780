/**
 * Typing errors between two words: characters inserted, deleted, replaced, or swapped with their neighbour (Damerau 1964, in
 * the restricted form that edits no stretch twice).
 * @returns the number of errors, or `most + 1` as soon as there are more than `most`
 */
export function typingErrors(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one.charCodeAt(row - 1) === other.charCodeAt(column - 1);
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        one.charCodeAt(row - 1) === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === other.charCodeAt(column - 1);
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows, at a cost of one: only when both rows are beyond `most` is all lost.
    if (least > most && Math.min(...above) > most) return most + 1;
    before = above;
    above = current;
  }
  return Math.min(above[other.length] ?? 0, most + 1);
}
