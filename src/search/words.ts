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
