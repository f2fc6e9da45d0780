/**
 * Words as the index has them: SQLite FTS5's unicode61 with remove_diacritics 2 (https://sqlite.org/fts5.html#unicode61_tokenizer):
 * runs of letters, digits and private-use characters, lower case, diacritics of Latin letters gone. No stemming.
 */

/** Letters of ASCII, and the blanks, dashes and quotation marks that print has beside them: nothing to fold. */
const plain = /^[\p{ASCII}\u00A0\u2010-\u2027]*$/u;
const asciiWord = /[a-z0-9]+/g;
const anyWord = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;
const diacritics = /(\p{Script=Latin})\p{M}+/gu;

/** Lower case without the diacritics of Latin letters; the length may change. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase();
  return plain.test(lower) ? lower : lower.normalize('NFD').replace(diacritics, '$1').normalize('NFC');
}

/** The folded words of a text, in order, repeats kept. "U.S." is two. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  return (plain.test(lower) ? lower.match(asciiWord) : foldWord(text).match(anyWord)) ?? [];
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
    for (const [place, word] of wordsOf(text).entries()) if (letters.has(word.charCodeAt(0))) visit(word, place);
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
