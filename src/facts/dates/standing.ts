import { sentenceAround } from '../event-sentence.ts';
import { cuesOf, FINITE_NEXT } from './cues.ts';

/** No date goes with one that is told further before it, however long the sentence. */
const FURTHEST = 160;

/** How a date stands in its sentence. */
export interface Standing {
  /** Said in passing, of something other than what the sentence tells: "who took office in October 2003". */
  readonly aside: boolean;
  /** As far as a date without a year may go with this one: the end of its sentence, of an aside the end of its clause. */
  readonly reach: number;
}

const NO_PARTICIPLE = '(?!(?:during|according|beijing|evening|morning|spring|king|united|hundred|mohammed|ahmed)\\b)';
const PARTICIPLE =
  NO_PARTICIPLE +
  '(?:\\p{L}{2,16}ed|\\p{L}{3,16}ing|born|held|made|known|built|begun|shot|won|sent|written|taken|given|chosen|struck|sworn|drawn|brought|bought|found|led|left|lost|cut|put|paid|sold|fought|hit|run|met|gone|come|become|seen|told)';
const ADVERB =
  '(?:who|then|first|newly|himself|herself|itself|previously|originally|recently|formerly|later|only|being|been|once|last|now|since|both|all) ';
/** The rest of the clause up to the date: no comma and no stop between. */
const REST = '[^,;:()]{0,160}$';
const ASIDES: readonly RegExp[] = [
  /\b(?:since|dated|born(?: on| in)?|until|till|as of|prior to|previous to|effective|expired|anniversary of)(?: (?:the|early|late|mid|at least|about))* $/iu,
  /[([][^)\]]{0,160}$/u,
  new RegExp(`\\b(?:who|whom|whose|which|where)\\b${REST}`, 'iu'),
  new RegExp(`[,–—-] ?(?:${ADVERB}){0,2}${PARTICIPLE}\\b${REST}`, 'iu'),
  new RegExp(`^["“(]?(?:${ADVERB}){0,1}${PARTICIPLE}\\b${REST}`, 'iu'),
  new RegExp(
    `\\S[, ] ?(?:because|although|though|whereas|since|after|when|while|before|until|whether|if)\\b${REST}`,
    'iu',
  ),
  new RegExp(`\\bhad (?:\\p{L}{1,16} ){0,3}?${PARTICIPLE}\\b${REST}`, 'iu'),
  /\b(?:resolution|unscr|law|decree|agreement|accord|treaty|protocol|act|letter|memo|order|ruling|decision|statement|speech|report|cable|elections?|attacks?|war|coup)(?: (?:no\. ?)?\d{1,5})? (?:of|from) (?:the )?$/iu,
];
/** "On March 2 they had met": what was before the day told last. */
const LOOKED_BACK = new RegExp(`^,? (?:[^\\s,;:()]{1,30} ){1,5}had (?:\\p{L}{1,16} ){0,2}?${PARTICIPLE}\\b`, 'iu');
const OWNED = /(?:\b(?:the|his|her|its|their|our|your|this|that|those|these)|['’]s?) $/iu;
const NOUN_NEXT =
  /^,? (?!(?:and|or|to|in|on|at|by|as|when|while|with|for|from|after|before|until|but|that|which|who|of|is|it|he|she|we|they|so|if|no)\b)\p{L}{2,}/iu;
/** "President Aquino on March 12 named officers": the sentence's own verb and its subject. */
const NAME_BEFORE = /\p{Lu}[\p{L}.'’-]* on $/u;
const TOLD_NEXT = /^ (?:also )?\p{L}{2,16}ed\b/iu;
const CLAUSE_END = /[,;:()]/u;

/** Reads a date's standing at [start, end) from the words of its sentence; bounded by the reach of a sentence. */
export function standingOf(text: string, start: number, end: number): Standing {
  const sentence = sentenceAround(text, start, end);
  const left = text.slice(sentence.start, start);
  const right = text.slice(end, sentence.end);
  // "The March 3, 2003 accord": the date only tells which accord, and nothing goes with it.
  if (OWNED.test(left) && NOUN_NEXT.test(right)) return { aside: true, reach: end };
  const aside =
    ASIDES.some((each) => each.test(left)) ||
    LOOKED_BACK.test(right) ||
    (FINITE_NEXT.test(right) && left.trim().split(/\s+/u).length > 2 && !isMain(left, right));
  const far = Math.min(sentence.end, end + FURTHEST);
  if (!aside) return { aside, reach: far };
  const close = right.search(CLAUSE_END);
  return { aside, reach: close < 0 ? far : Math.min(far, end + close) };
}

function isMain(left: string, right: string): boolean {
  return NAME_BEFORE.test(left.slice(-60)) && TOLD_NEXT.test(right) && cuesOf(left).length === 0;
}
