/**
 * The Porter stemmer (M. F. Porter, An algorithm for suffix stripping, 1980, with his later rules `bli` and `logi`), as
 * SQLite FTS5's `porter` tokenizer has it: what is highlighted is what the index matched.
 */

type Rules = readonly (readonly [suffix: string, to: string])[];

/** Rules by the last letter of their suffixes, in their order: of most words none is tried. */
function byLastLetter(rules: Rules): ReadonlyMap<number, Rules> {
  const last = ([suffix]: Rules[number]) => suffix.charCodeAt(suffix.length - 1);
  return new Map(rules.map((rule) => [last(rule), rules.filter((each) => last(each) === last(rule))]));
}

const step2 = byLastLetter([
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
]);
const step3 = byLastLetter([
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
]);
const step4 = byLastLetter(
  [
    'ement',
    'ment',
    'ance',
    'ence',
    'able',
    'ible',
    'ant',
    'ent',
    'ion',
    'ism',
    'ate',
    'iti',
    'ous',
    'ive',
    'ize',
    'al',
    'er',
    'ic',
    'ou',
  ].map((suffix) => [suffix, ''] as const),
);

/** FTS5 leaves shorter and longer words alone (bytes of UTF-8). */
const shortest = 3;
const longest = 64;

/** Stems kept: most of a text are words that were met before. */
const mostKnown = 100_000;
const known = new Map<string, string>();

/** The stem of a folded word. */
export function stem(word: string): string {
  const there = known.get(word);
  if (there !== undefined) return there;
  const made = stemOnce(word);
  if (word.length > longest) return made;
  if (known.size >= mostKnown) known.clear();
  known.set(word, made);
  return made;
}

/** Every rule looks for a suffix that ends so (s, y, i, e: whatever stands before them). */
const endings = new Set(['ed', 'ng', 'er', 'or', 'on', 'sm', 'nt', 'ic', 'ou', 'al', 'ul', 'll']);

/** Whether the stem of a word may be another than the word, by the last two of its letters (ASCII). */
export function mayHaveStem(last: number, before: number): boolean {
  const letter = String.fromCharCode(last);
  return 'syie'.includes(letter) || endings.has(String.fromCharCode(before) + letter);
}

/** The same for who keeps it himself. */
export function stemOnce(word: string): string {
  const bytes = Buffer.byteLength(word);
  if (bytes < shortest || bytes > longest) return word;
  let rest = withoutPlural(word);
  rest = withoutPast(rest);
  if (rest.endsWith('y') && hasVowel(rest.slice(0, -1))) rest = `${rest.slice(0, -1)}i`;
  rest = replaced(rest, step2, (before) => measure(before) > 0);
  rest = replaced(rest, step3, (before) => measure(before) > 0);
  rest = replaced(rest, step4, (before, suffix) => measure(before) > 1 && (suffix !== 'ion' || /[st]$/u.test(before)));
  return withoutFinal(rest);
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function withoutPast(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  if (!word.endsWith('ed') && !word.endsWith('ing')) return word;
  const rest = word.slice(0, word.endsWith('ed') ? -2 : -3);
  if (!hasVowel(rest)) return word;
  if (/(?:at|bl|iz)$/u.test(rest)) return `${rest}e`;
  if (endsDouble(rest) && !/[lsz]$/u.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

function withoutFinal(word: string): string {
  let rest = word;
  if (rest.endsWith('e')) {
    const shorter = rest.slice(0, -1);
    const syllables = measure(shorter);
    if (syllables > 1 || (syllables === 1 && !endsShort(shorter))) rest = shorter;
  }
  return rest.endsWith('ll') && measure(rest.slice(0, -1)) > 1 ? rest.slice(0, -1) : rest;
}

/** The first rule whose suffix fits is the only one tried. */
function replaced(
  word: string,
  rules: ReadonlyMap<number, Rules>,
  holds: (rest: string, suffix: string) => boolean,
): string {
  for (const [suffix, to] of rules.get(word.charCodeAt(word.length - 1)) ?? []) {
    if (!word.endsWith(suffix)) continue;
    const rest = word.slice(0, -suffix.length);
    return holds(rest, suffix) ? rest + to : word;
  }
  return word;
}

const y = 121;
/** By unit. */
const vowels = Uint8Array.from({ length: 123 }, (_, unit) => Number('aeiou'.includes(String.fromCharCode(unit))));

/** Vowels are a e i o u, and y after a consonant. */
function isVowel(word: string, at: number): boolean {
  const unit = word.charCodeAt(at);
  if (unit === y) return at > 0 && !isVowel(word, at - 1);
  return vowels[unit] === 1;
}

function hasVowel(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (isVowel(word, at)) return true;
  return false;
}

/** Porter's m: how many times a consonant follows a vowel. */
function measure(word: string): number {
  let count = 0;
  let wasVowel = false;
  for (let at = 0; at < word.length; at++) {
    const vowel = isVowel(word, at);
    if (wasVowel && !vowel) count += 1;
    wasVowel = vowel;
  }
  return count;
}

function endsDouble(word: string): boolean {
  const at = word.length - 1;
  return at > 0 && word.charAt(at) === word.charAt(at - 1) && !isVowel(word, at);
}

/** Porter's *o: consonant, vowel, consonant other than w, x, y. */
function endsShort(word: string): boolean {
  const at = word.length - 1;
  return (
    at > 1 && !isVowel(word, at) && isVowel(word, at - 1) && !isVowel(word, at - 2) && !'wxy'.includes(word.charAt(at))
  );
}
