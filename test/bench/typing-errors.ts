const letters = 'abcdefghijklmnopqrstuvwxyz';

/** One error as fingers make them: a letter wrong, missing, too many, or two exchanged; at the first letter if so wanted. */
function mistyped(word: string, random: () => number, first: boolean): string {
  const at = first ? 0 : 1 + Math.floor(random() * (word.length - 2));
  const other = letters[Math.floor(random() * letters.length)] ?? 'x';
  const [before, here, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  const ways = [
    before + other + next + after,
    before + next + after,
    before + other + here + next + after,
    before + next + here + after,
  ];
  const way = ways[Math.floor(random() * ways.length)] ?? word;
  return way === word ? before + next + after : way;
}

/** The words with so many errors, each in another word, long words only (five letters or more) where there are any. */
export function typed(words: readonly string[], errors: number, random: () => number, first: boolean): string[] {
  const result = [...words];
  const order = words.map((word, at) => ({ at, rank: random() + (word.length < 5 ? 1 : 0) }));
  for (const { at } of order.sort((a, b) => a.rank - b.rank).slice(0, errors))
    result[at] = mistyped(words[at] ?? '', random, first);
  return result;
}
