import { relateGiven } from './dictionaries.ts';
import type { Spelling } from './spelling.ts';

const LETTERS = 26;
const code = (letter: string): number => letter.charCodeAt(0) - 97;

/** What it costs to read one letter of a loose spelling for another, 1 being two unlike letters. */
const SUBSTITUTION: Float32Array = (() => {
  const costs = new Float32Array(LETTERS * LETTERS).fill(1);
  const write = (pairs: string, cost: number): void => {
    for (const pair of pairs.split(' ')) {
      const [a, b] = [code(pair.charAt(0)), code(pair.charAt(1))];
      costs[a * LETTERS + b] = cost;
      costs[b * LETTERS + a] = cost;
    }
  };
  write('ao ae ou ei', 0.35);
  write('ai au eo eu io iu', 0.5);
  write('kg td pb sz fv xs cs cx cj jx jz ck', 0.4);
  write('ji', 0.3);
  write('jg hk hg hj vu vb fp', 0.55);
  write('mn lr nr', 0.75);
  for (let at = 0; at < LETTERS; at += 1) costs[at * LETTERS + at] = 0;
  return costs;
})();

/** What it costs to leave a letter out. */
const OMISSION: Float32Array = (() => {
  const costs = new Float32Array(LETTERS).fill(0.9);
  for (const letter of 'aeiou') costs[code(letter)] = 0.6;
  for (const letter of 'hj') costs[code(letter)] = 0.45;
  return costs;
})();

/** What every letter costs that one word has more than the other. */
const LEAST_OMISSION = 0.45;

const omission = (letter: number): number => OMISSION[letter] ?? 0.9;
const substitution = (a: number, b: number): number =>
  a === b ? 0 : a >= 0 && a < LETTERS && b >= 0 && b < LETTERS ? (SUBSTITUTION[a * LETTERS + b] ?? 1) : 1;

const LONGEST = 48;
const rows = [new Float32Array(LONGEST + 1), new Float32Array(LONGEST + 1), new Float32Array(LONGEST + 1)] as const;
const SWAP = 0.6;
const FIRST_LETTER = 0.25;

/** Weighted edit distance with neighbours swapped (restricted Damerau); words are cut at 48 letters. Infinite beyond `limit`. */
export function distance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  const m = Math.min(a.length, LONGEST);
  const n = Math.min(b.length, LONGEST);
  let [before, last, row] = [rows[0], rows[1], rows[2]] as [Float32Array, Float32Array, Float32Array];
  last[0] = 0;
  for (let j = 1; j <= n; j += 1) last[j] = (last[j - 1] ?? 0) + omission(b.charCodeAt(j - 1) - 97);
  // Further from the diagonal the letters left out cost more than the limit.
  const band = Math.min(LONGEST, Math.floor(limit / LEAST_OMISSION));
  if (Math.abs(m - n) > band) return Number.POSITIVE_INFINITY;
  let leastInRow = 0;
  for (let i = 1; i <= m; i += 1) {
    const x = a.charCodeAt(i - 1) - 97;
    const [from, to] = [Math.max(1, i - band), Math.min(n, i + band)];
    row[from - 1] = from > 1 ? Number.POSITIVE_INFINITY : (last[0] ?? 0) + omission(x);
    if (to < n) row[to + 1] = Number.POSITIVE_INFINITY;
    const leastBefore = leastInRow;
    let least = row[from - 1] ?? 0;
    for (let j = from; j <= to; j += 1) {
      const y = b.charCodeAt(j - 1) - 97;
      let best = (last[j - 1] ?? 0) + substitution(x, y);
      best = Math.min(best, (last[j] ?? 0) + omission(x), (row[j - 1] ?? 0) + omission(y));
      if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) - 97 && y === a.charCodeAt(i - 2) - 97) {
        best = Math.min(best, (before[j - 2] ?? 0) + SWAP);
      }
      row[j] = best;
      if (best < least) least = best;
    }
    if (least > limit && leastBefore > limit) return Number.POSITIVE_INFINITY;
    leastInRow = least;
    [before, last, row] = [last, row, before];
  }
  return (last[n] ?? 0) + (a.charAt(0) === b.charAt(0) ? 0 : FIRST_LETTER);
}

const shared = (a: readonly string[], b: readonly string[]): boolean => a.some((key) => b.includes(key));

/** Beyond this share of letters more, no distance is short enough. */
const MOST_LONGER = 0.9;

/** Likeness by spelling alone. Short words have fewer letters to be alike in, so each difference weighs more. */
function likeness(a: string, b: string, least: number): number {
  const length = Math.max(3.5, (Math.min(a.length, LONGEST) + Math.min(b.length, LONGEST)) / 2);
  if (Math.abs(a.length - b.length) > length * MOST_LONGER) return 0;
  const strictness = length < 5 ? 1.25 : 1;
  const limit = ((1 - least) * length) / strictness;
  return Math.max(0, 1 - (strictness * distance(a, b, limit)) / length);
}

/** How alike two words of names are, 0 to 1; 1 only for equal folded letters. Below `least` it may be given as less than it is. */
export function similarity(a: Spelling, b: Spelling, least = 0): number {
  if (a.fold === b.fold) return 1;
  if (a.strict === b.strict) return 0.98;
  const relation = relateGiven(a.strict, b.strict);
  if (relation === 'romanised') return 0.97;
  const known = relation === 'nickname' ? 0.9 : relation === 'cognate' ? 0.86 : shared(a.sinitic, b.sinitic) ? 0.93 : 0;
  const cut = abbreviated(a.fold, b.fold) || abbreviated(b.fold, a.fold) ? 0.8 : 0;
  const sounds = 0.96 * likeness(a.loose, b.loose, Math.max(least, known, cut) / 0.96);
  const respelled = a.fold !== a.loose || b.fold !== b.loose;
  const best = Math.max(known, cut, sounds);
  return respelled ? Math.max(best, 0.94 * likeness(a.fold, b.fold, Math.max(least, best) / 0.94)) : best;
}

/** Whether `short` is the beginning of `long` (McC. for McCormick, Fred for Frederick). */
const abbreviated = (short: string, long: string): boolean =>
  short.length >= 3 && short.length < long.length && long.startsWith(short);
