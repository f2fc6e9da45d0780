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
  /\bhad (?:[\p{L}.'’-]{1,20} ){1,5}?(?:not |been )|\bif (?:[\p{L}.'’-]{1,20} ){1,6}?had\b|\b(?:if|were it) not for\b|\bbut for\b|\bhad it not\b/iu;

/** "Every August": of which year nobody says. */
const EACH = /\b(?:every|each)(?: (?:other|second|single))? $/iu;

/** "Asked whether they met on 4 May": nobody says that they did. */
const WHETHER =
  /\b(?:whether(?: or not)?|(?:asked?|asking|asks|wondered|wondering|inquired|know|see)(?: \p{L}+){0,3} if) $/iu;

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
  if (WOULD_HAVE.test(`${head} ${tail}`) && IF_NOT.test(`${before}${head}${sentence}`)) return true;
  const only = head.trim() === '' || BARE.test(head.trim());
  if ((NOBODY.test(head) && !BUT.test(head)) || (only && NOBODY_NEXT.test(tail) && !BUT.test(tail))) return true;
  const more = NOT_DONE.exec(head.slice(-160))?.[1];
  return more !== undefined && cuesOf(more).length === 0 && !BUT.test(more);
}
