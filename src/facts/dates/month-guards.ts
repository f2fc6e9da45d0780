import { at, sticky } from './meaning.ts';
import { monthOf } from './vocabulary.ts';

/** Words before a bare "May" or "March" that make it a month. */
const WANTS_MONTH =
  /(?:\b(?:in|by|since|until|till|last|next|early|late|mid|of|from|to|this|through|throughout|during|before|after|and|or|between|into|as|than|for)|[(,–—-])[ \n-]?$/iu;
/** The same where everything is in capitals and "TO MARCH" may be a verb. */
const WANTS_IN_CAPITALS = /\b(?:IN|BY|SINCE|UNTIL|TILL|LAST|NEXT|EARLY|LATE|MID|OF|FROM|DURING|THROUGH)[ \n-]$/u;
/** "March last year" is the month in any sentence. */
const OTHER_YEAR = sticky(',? (?:of )?(?:the )?(?:same|that|this|last|next|previous|following) (?:same )?year\\b');
/** "They May 5 times", in headlines and capitals: a verb with its subject. */
const SUBJECT_BEFORE = /\b(?:he|she|they|we|you|it|who|which|there) $/iu;
/** "The April visit", "Kramer's April visit". */
const OWNED = /(?:\b(?:the|an?|his|her|their|its|our|my|that)|['’]s?) $/iu;
/** What happens in a month: a lower-case noun after it, not a verb's object. */
const NOUN_AFTER = /^ (?!be |have |not |well |also |the |a |to |on |in |into |of )[a-z]{3,}/u;
/** April Glaspie, June Carter: a capitalised word follows. */
const NAMED = /[A-Za-z]+ [A-Z][a-z]/uy;

/** True where the word is the month, not a verb ("may", "march"), a given name (April, June) or a word that only starts alike. */
export function monthIsMeant(text: string, start: number, name: string, follows: 'day' | 'year' | 'alone'): boolean {
  const month = monthOf(name);
  const initial = text[start] ?? '';
  const capital = initial !== initial.toLowerCase();
  const bare = name.replace('.', '');
  if (!capital)
    return (
      follows !== 'alone' && month !== 3 && month !== 5 && (bare.length > 4 || follows === 'day') && bare !== 'august'
    );
  if (follows === 'year') return true;
  const before = text.slice(Math.max(0, start - 14), start);
  if (follows === 'day') return month !== 5 || !SUBJECT_BEFORE.test(before);
  const after = text.slice(start + name.length, start + name.length + 24);
  const verb = month === 3 || month === 5;
  const shouting = bare === bare.toUpperCase();
  if (verb && shouting) return WANTS_IN_CAPITALS.test(before);
  if (WANTS_MONTH.test(before) || at(OTHER_YEAR, text, start + name.length) !== undefined) return true;
  if (!verb && (bare.length < 4 || /^sept$/iu.test(bare))) return name.endsWith('.');
  if (verb) return OWNED.test(before) && NOUN_AFTER.test(after);
  if (month === 4 || month === 6 || month === 8) return shouting || at(NAMED, text, start) === undefined;
  return true;
}
