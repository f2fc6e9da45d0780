/**
 * Words as the index has them: SQLite FTS5's unicode61 with remove_diacritics 2 (https://sqlite.org/fts5.html#unicode61_tokenizer):
 * runs of letters, digits and private-use characters, lower case, diacritics of Latin letters gone. No stemming.
 */

/** Letters of ASCII, and the blanks, dashes and quotation marks that print has beside them: nothing to fold. */
const plain = /^[\p{ASCII}\u00A0\u2010-\u2027]*$/u;
/** Beside these, Latin letters that have their diacritics within them: folded one by one. */
const latin = /^[\p{ASCII}\u00A0\u2010-\u2027\u00C0-\u024F\u1E00-\u1EFF]*$/u;
const accented = /[\u00C0-\u024F\u1E00-\u1EFF]/g;
const asciiWord = /[a-z0-9]+/g;
const anyWord = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;
const diacritics = /(\p{Script=Latin})\p{M}+/gu;

/** Lower case without the diacritics of Latin letters; the length may change. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  return latin.test(lower) ? lower.replace(accented, foldLetter) : withoutDiacritics(lower);
}

function withoutDiacritics(lower: string): string {
  return lower.normalize('NFD').replace(diacritics, '$1').normalize('NFC');
}

/** By letter of `accented`, what it is folded to. */
const letters = new Map<string, string>();

function foldLetter(letter: string): string {
  const known = letters.get(letter) ?? withoutDiacritics(letter);
  letters.set(letter, known);
  return known;
}

/** The folded words of a text, in order, repeats kept. "U.S." is two. */
export function wordsOf(text: string): string[] {
  const folded = foldWord(text);
  return folded.match(plain.test(folded) ? asciiWord : anyWord) ?? [];
}

/**
 * Hands on the words of a text that begin with one of these letters (UTF-16 units), each with its number among all words.
 * Plain text is read without making the other words.
 */
export function eachWordFrom(
  text: string,
  letters: ReadonlySet<number>,
  visit: (word: string, place: number) => void,
): void {
  if (!plain.test(text)) {
    const folded = foldWord(text);
    if (plain.test(folded)) eachWordFrom(folded, letters, visit);
    else for (const [place, word] of wordsOf(folded).entries()) if (letters.has(word.charCodeAt(0))) visit(word, place);
    return;
  }
  let place = 0;
  for (let start = 0; start < text.length; start += 1) {
    const letter = lowerUnit(text.charCodeAt(start));
    if (letter === 0) continue;
    let end = start + 1;
    while (end < text.length && lowerUnit(text.charCodeAt(end)) !== 0) end += 1;
    if (letters.has(letter)) visit(text.slice(start, end).toLowerCase(), place);
    place += 1;
    start = end;
  }
}

/** The lower case of an ASCII letter or digit, 0 for anything else. */
function lowerUnit(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit;
  if (unit >= 65 && unit <= 90) return unit + 32;
  return unit >= 48 && unit <= 57 ? unit : 0;
}
