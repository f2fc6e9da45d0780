/**
 * Words as the index has them: SQLite FTS5's unicode61 with remove_diacritics 2 (https://sqlite.org/fts5.html#unicode61_tokenizer):
 * runs of letters, digits and private-use characters, lower case, diacritics of Latin letters gone. No stemming.
 */

const ascii = /^[\p{ASCII}]*$/u;
const asciiWord = /[a-z0-9]+/g;
const anyWord = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;
const diacritics = /(\p{Script=Latin})\p{M}+/gu;

/** Lower case without the diacritics of Latin letters; the length may change. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase();
  return ascii.test(lower) ? lower : lower.normalize('NFD').replace(diacritics, '$1').normalize('NFC');
}

/** The folded words of a text, in order, repeats kept. "U.S." is two. */
export function wordsOf(text: string): string[] {
  const folded = foldWord(text);
  return folded.match(ascii.test(folded) ? asciiWord : anyWord) ?? [];
}
