import { cuesOf } from './dates/cues.ts';

/** Sentences that name a day and tell of nothing that happened on it. */

const DONE = '\\p{L}+(?:ed|own|en|eld|et|ade|ent|ot)';
/** "Nano was not arrested on February 2", "Mladic never left Serbia in 2003": nothing happened then. */
const NOT_DONE = new RegExp(
  `\\b(?:(?:was|were|had|has|have)(?: not|n['’]t| never) (?:yet )?(?:been )?${DONE}|never (?:${DONE}|left|came|went|was \\p{L}+)|did(?: not|n['’]t| never) (?!not\\b|until\\b)\\p{Ll}+)\\b(?! (?:until|till|only))((?: [\\p{L}.'’-]{1,20}){0,5}?)(?: on| in)? $`,
  'iu',
);
/** "No strike took place on 4 March", of the words up to the date. */
const NOBODY =
  /^(?:no|neither|none|nobody|no one)\b(?! (?:longer|sooner|later|less|fewer|more than|doubt|wonder|matter|sign))(?: [\p{L}.'’-]{1,20}){0,6}? (?:took|was|were|had been|has been|occurred|happened|came|met|left|died|voted)\b/iu;
const NOBODY_NEXT =
  /^,? (?:no|neither|none|nobody|no one)\b(?! (?:longer|sooner|later|less|fewer|more than|doubt|wonder|matter|sign))(?: [\p{L}.'’-]{1,20}){0,6}? (?:took|was|were|occurred|happened|came|met|left|died|voted)\b/iu;
const BUT = /\b(?:until|till|only|but|before|because|except|other than|unless)\b/iu;
const BARE = /^(?:on|in|by|during)? ?(?:the )?$/iu;

/** "Would have met on March 15 had he not fallen ill": what would have been was not. */
const WOULD_HAVE = /\b(?:would|might|could)(?: not|n['’]t)? have (?:been )?\p{L}+/iu;
const IF_NOT =
  /\bhad (?:[\p{L}.'’-]{1,20} ){1,5}?(?:not |been )|\bhad (?:he|she|it|they|we|you|I) \p{L}+|\bif (?:[\p{L}.'’-]{1,20} ){1,6}?had\b|\b(?:if|were it) not for\b|\bbut for\b|\bhad it not\b/iu;

/** "Every August": of which year nobody says. */
const EACH = /\b(?:every|each)(?: (?:other|second|single))? $/iu;

/** "Asked whether they met on 4 May": nobody says that they did. */
const WHETHER =
  /\b(?:whether(?: or not)?|(?:asked?|asking|asks|wondered|wondering|inquired|know|see)(?: \p{L}+){0,3} if) $/iu;

/** "If he had arrived on 3 May, he would be alive", "Had he arrived". */
const IF_HAD =
  /(?:^|\bif )(?:[\p{L}.'’-]{1,20} ){0,4}?had\b|^had (?:[\p{L}.'’-]{1,20} ){1,4}?\p{L}{2,16}(?:ed|en|ne|wn|et|ft|me)\b/iu;
const WOULD = /\bwould\b/iu;
/** "They should have met on 3 May". */
const SHOULD_HAVE = /\bshould(?: not|n['’]t)? have (?:been )?\p{L}+[^,;:]{0,60}$/iu;
/** "It is not true that he left on 3 May", "wrongly reported to have died", "reports of a coup on 3 May were false". */
const UNTRUE_BEFORE = /\b(?:unlikely|doubtful|untrue|false|impossible|not (?:true|the case|likely|possible)) that $/iu;
const WRONGLY = /\b(?:wrongly|falsely|erroneously|mistakenly) (?:reported|said|claimed|believed|alleged|assumed)\b/iu;
const UNTRUE_NEXT =
  /^[^,;:.]{0,30}\b(?:was|were|is|are|proved|turned out)(?: to be)? (?:false|untrue|unfounded|wrong|baseless|a hoax)\b/iu;

/** The words around a date: its clause before and after it, and what stands before and after that clause. */
export interface NothingWords {
  readonly before: string;
  readonly head: string;
  readonly tail: string;
  readonly after: string;
}

/**
 * Whether a clause says that what it tells of did not happen on its date, only would have happened, asks for it, or
 * means that day of any year.
 */
export function isNothing({ before, head, tail, after }: NothingWords): boolean {
  if (EACH.test(head) || WHETHER.test(before)) return true;
  const sentence = `${tail}${after.split(/(?<=[.!?])["”’)]?\s/u, 1)[0]}`;
  if (sentence.trimEnd().endsWith('?')) return true;
  if (UNTRUE_BEFORE.test(before) || WRONGLY.test(head) || UNTRUE_NEXT.test(tail) || SHOULD_HAVE.test(head)) return true;
  const condition = /\bif $/iu.test(before) ? `if ${head}` : head;
  if (/^(?:if|had)\b/iu.test(condition) && !condition.includes(',') && IF_HAD.test(condition) && WOULD.test(sentence))
    return true;
  if (WOULD_HAVE.test(`${head} ${tail}`) && IF_NOT.test(`${before}${head}${sentence}`)) return true;
  const only = head.trim() === '' || BARE.test(head.trim());
  if ((NOBODY.test(head) && !BUT.test(head)) || (only && NOBODY_NEXT.test(tail) && !BUT.test(tail))) return true;
  const more = NOT_DONE.exec(head.slice(-160))?.[1];
  return more !== undefined && cuesOf(more).length === 0 && !BUT.test(more);
}
