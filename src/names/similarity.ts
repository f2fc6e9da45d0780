import { relateGiven } from './dictionaries.ts';
import type { Spelling } from './spelling.ts';

const LETTERS = 26;
/** Anything that is no letter a to z: unlike every letter, like itself only where the characters are equal. */
const OTHER = LETTERS;
const STRIDE = LETTERS + 1;
const place = (charCode: number): number => (charCode >= 97 && charCode < 97 + LETTERS ? charCode - 97 : OTHER);
const code = (letter: string): number => place(letter.charCodeAt(0));

/** What it costs to read one letter of a loose spelling for another, 1 being two unlike letters. */
const SUBSTITUTION: Float64Array = (() => {
  const costs = new Float64Array(STRIDE * STRIDE).fill(1);
  const write = (pairs: string, cost: number): void => {
    for (const pair of pairs.split(' ')) {
      const [a, b] = [code(pair.charAt(0)), code(pair.charAt(1))];
      costs[a * STRIDE + b] = cost;
      costs[b * STRIDE + a] = cost;
    }
  };
  write('ao ae ou ei', 0.35);
  write('ai au eo eu io iu', 0.5);
  write('kg td pb sz fv xs cs cx cj jx jz ck', 0.4);
  write('ji', 0.3);
  write('jg hk hg hj vu vb fp', 0.55);
  write('mn lr nr', 0.75);
  return costs;
})();

/** What it costs to leave a letter out. */
const OMISSION: Float64Array = (() => {
  const costs = new Float64Array(STRIDE).fill(0.9);
  for (const letter of 'aeiou') costs[code(letter)] = 0.6;
  for (const letter of 'hj') costs[code(letter)] = 0.45;
  return costs;
})();

/** What every letter costs that one word has more than the other. */
const LEAST_OMISSION = 0.45;

const LONGEST = 48;
/** Room for one comparison: the characters of the second word, their places in the tables, and three rows. */
const [chars, places] = [new Uint16Array(LONGEST + 1), new Uint8Array(LONGEST + 1)];
const rows = [new Float64Array(LONGEST + 2), new Float64Array(LONGEST + 2), new Float64Array(LONGEST + 2)] as const;
const SWAP = 0.6;
const FIRST_LETTER = 0.25;

/** Weighted edit distance with neighbours swapped (restricted Damerau); words are cut at 48 letters. Infinite beyond `limit`. */
export function distance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  const m = Math.min(a.length, LONGEST);
  const n = Math.min(b.length, LONGEST);
  // Further from the diagonal the letters left out cost more than the limit.
  const band = Math.min(LONGEST, Math.floor(limit / LEAST_OMISSION));
  if (Math.abs(m - n) > band) return Number.POSITIVE_INFINITY;
  let before = rows[0];
  let last = rows[1];
  let row = rows[2];
  last[0] = 0;
  for (let j = 1; j <= n; j += 1) {
    const char = b.charCodeAt(j - 1);
    chars[j] = char;
    places[j] = place(char);
    last[j] = (last[j - 1] as number) + (OMISSION[places[j] as number] as number);
  }
  let leastInRow = 0;
  let charBefore = -1;
  for (let i = 1; i <= m; i += 1) {
    const x = a.charCodeAt(i - 1);
    const at = place(x);
    const omitted = OMISSION[at] as number;
    const from = Math.max(1, i - band);
    const to = Math.min(n, i + band);
    let left = from > 1 ? Number.POSITIVE_INFINITY : (last[0] as number) + omitted;
    row[from - 1] = left;
    if (to < n) row[to + 1] = Number.POSITIVE_INFINITY;
    const leastBefore = leastInRow;
    let least = left;
    for (let j = from; j <= to; j += 1) {
      const y = chars[j] as number;
      const other = places[j] as number;
      let best = (last[j - 1] as number) + (x === y ? 0 : (SUBSTITUTION[at * STRIDE + other] as number));
      const without = (last[j] as number) + omitted;
      if (without < best) best = without;
      const skipped = left + (OMISSION[other] as number);
      if (skipped < best) best = skipped;
      if (i > 1 && j > 1 && y === charBefore && x === chars[j - 1]) {
        const swapped = (before[j - 2] as number) + SWAP;
        if (swapped < best) best = swapped;
      }
      row[j] = best;
      left = best;
      if (best < least) least = best;
    }
    if (least > limit && leastBefore > limit) return Number.POSITIVE_INFINITY;
    leastInRow = least;
    charBefore = x;
    const free = before;
    before = last;
    last = row;
    row = free;
  }
  return (last[n] as number) + (a.charAt(0) === b.charAt(0) ? 0 : FIRST_LETTER);
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
