import type { Expression, Rule } from './meaning.ts';
import { dayFirstRules, monthRules } from './month-rules.ts';
import { dDayRules, HOLIDAY_WORDS, holidayRules, seasonRules, weekdayRules } from './named-rules.ts';
import { groupRules, isoRules, slashedRules } from './numeric-rules.ts';
import { COUNT_PREFIXES, countedRules, NEIGHBOUR_WORDS, neighbourRules } from './relative-rules.ts';
import { COUNT_WORDS, ORDINAL_WORDS } from './vocabulary.ts';
import { eraNumberRules, eraRules, fiscalRules, partRules, quarterRules, yearRules } from './year-rules.ts';

const [SLASH, COLON, COMMA] = [47, 58, 44];

/** No word that begins a date is longer. */
const LONGEST = 13;

/** Which rules begin with which word; a word's rules are tried in this order and the first that reads wins. */
const RULES_OF_WORD: ReadonlyMap<string, readonly Rule[]> = (() => {
  const table = new Map<string, Rule[]>();
  const add = (words: readonly string[], rules: readonly Rule[]) => {
    for (const word of words) table.set(word, [...(table.get(word) ?? []), ...rules]);
  };
  add(HOLIDAY_WORDS, holidayRules);
  add(
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'.split(
      ' ',
    ),
    monthRules,
  );
  add(
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'.split(' '),
    weekdayRules,
  );
  add(['spring', 'summer', 'autumn', 'fall', 'winter'], seasonRules);
  add(['the', 'last', 'latter', ...ORDINAL_WORDS], partRules);
  add(
    [...new Set(NEIGHBOUR_WORDS)].filter((word) => !word.includes(' ')),
    neighbourRules,
  );
  add([...COUNT_WORDS, ...COUNT_PREFIXES], countedRules);
  add(['fy', 'fiscal'], fiscalRules);
  add(['q', 'h'], quarterRules);
  add(['ad', 'a'], eraRules);
  add(['d'], dDayRules);
  return table;
})();

/** By the first letter of a word and how many it has, of ASCII: whether any rule may begin with it. */
const BEGINS: Uint8Array = (() => {
  const begins = new Uint8Array(32 * (LONGEST + 1));
  for (const word of RULES_OF_WORD.keys()) {
    const place = placeOf(word.charCodeAt(0), word.length);
    if (place !== undefined) begins[place] = 1;
  }
  return begins;
})();

/** Of a word that begins with this letter, in any case; undefined for others than ASCII's. */
function placeOf(letter: number, length: number): number | undefined {
  return letter < 128 ? (letter & 31) * (LONGEST + 1) + length : undefined;
}

const NONE: readonly Rule[] = [];
const BEFORE_SLASH: readonly Rule[] = [...slashedRules, ...dayFirstRules];
/** Which rules begin with a number, by how many digits it has. */
const RULES_OF_LENGTH: readonly (readonly Rule[])[] = (() => {
  const small = [...slashedRules, ...dayFirstRules, ...partRules, ...yearRules, ...countedRules];
  return [NONE, small, small, [...eraNumberRules, ...countedRules], [...isoRules, ...yearRules], NONE, groupRules];
})();

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x2000);
}

/** Reads at most `most` date expressions of a text from left to right, none over another. One pass, each word looked at once. */
export function scan(text: string, most: number): Expression[] {
  const found: Expression[] = [];
  let offset = 0;
  while (offset < text.length && found.length < most) {
    const code = text.charCodeAt(offset);
    const digits = isDigit(code);
    if (!digits && !isLetter(code)) {
      offset += 1;
      continue;
    }
    let end = offset + 1;
    while (end < text.length && (digits ? isDigit(text.charCodeAt(end)) : isLetter(text.charCodeAt(end)))) end += 1;
    const rules = digits ? numberRules(text, offset, end) : wordRules(text, offset, end);
    let read: Expression | undefined;
    for (const rule of rules) {
      read = rule(text, offset);
      if (read !== undefined) break;
    }
    if (read !== undefined) found.push(read);
    // A number that letters follow is one token ("7th"); a word's tail is never a date.
    offset = Math.max(end, read?.until?.end ?? read?.end ?? 0);
  }
  return found;
}

function wordRules(text: string, start: number, end: number): readonly Rule[] {
  if (end - start > LONGEST || (start > 0 && isDigit(text.charCodeAt(start - 1)))) return NONE;
  const place = placeOf(text.charCodeAt(start), end - start);
  if (place !== undefined && BEGINS[place] === 0) return NONE;
  return RULES_OF_WORD.get(text.slice(start, end).toLowerCase()) ?? NONE;
}

/** Not inside a number with a comma or a point, nor inside a code with letters. */
function numberRules(text: string, start: number, end: number): readonly Rule[] {
  const length = end - start;
  const rules = RULES_OF_LENGTH[length] ?? NONE;
  if (start > 0) {
    const before = text.charCodeAt(start - 1);
    if (isLetter(before) || before === 95) return NONE;
    const separates = before === 44 || before === 46;
    if (separates && length === 3 && start > 1 && isDigit(text.charCodeAt(start - 2))) return NONE;
  }
  if (length > 2) return rules;
  const after = text.charCodeAt(end);
  if (after === SLASH) return BEFORE_SLASH;
  return after === COLON || after === COMMA ? NONE : rules;
}
