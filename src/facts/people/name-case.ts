import { foldWord, Kind, kindOf, withoutArticle } from './lexicon.ts';

const numeral = /^(?:I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI?|XX|XXI{1,3})$/u;
/** Particles that stay small behind another word of the name. */
const smallInside: ReadonlySet<string> = new Set(
  'von van der den de del della di da das do dos du bin bint ibn al el ul ould y e'.split(' '),
);
/** Particles with which a family name alone begins small. */
const smallFirst: ReadonlySet<string> = new Set('von van de da dos du bin ibn'.split(' '));

/**
 * The words of a name that are printed in capitals as names are written: "VINOGRADOV" → "Vinogradov", "CHARLES DE
 * GAULLE" → "Charles de Gaulle", "O'DONOHUE" → "O'Donohue", "AL-QIRBI" → "al-Qirbi". Initials, numerals and words that
 * have a lower-case letter stay.
 */
export function titleCased(name: string): string {
  const words = name.split(' ');
  const familyFirst = (kindOf(words[0] ?? '') & Kind.familyFirst) !== 0;
  return words
    .map((word, at) => {
      if (word.length < 2 || word !== word.toUpperCase() || word === word.toLowerCase()) return word;
      if (word[1] === '.' || numeral.test(word)) return word;
      const small = word.toLowerCase();
      if ((at > 0 ? smallInside : smallFirst).has(small) && at < words.length - 1) return small;
      if (withoutArticle(foldWord(small)) !== foldWord(small)) return articleCased(small);
      const cased = wordCased(small);
      return familyFirst && at > 0 ? cased.replace(/-\p{Lu}/gu, (syllable) => syllable.toLowerCase()) : cased;
    })
    .join(' ');
}

function articleCased(small: string): string {
  const at = small.indexOf('-') + 1;
  return small.slice(0, at) + wordCased(small.slice(at));
}

function wordCased(small: string): string {
  return small
    .replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(/^D(['’])/u, (_, mark: string) => `d${mark}`)
    .replace(/(?<=\p{L}{3})(['’`])(\p{Lu})/gu, (_, mark: string, letter: string) => mark + letter.toLowerCase());
}
