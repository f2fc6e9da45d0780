import { dayBounds } from '../edtf.ts';
import type { Status } from './facts.ts';

const CANCELLED =
  /\b(?:cancell?ed|called off|scrapped|aborted|did not take place|will not take place|was not held|never took place)\b/iu;
const HABITUAL =
  /\b(?:every|each (?:day|week|month|year|spring|summer|autumn|fall|winter)|used to|annually|annual|usually|regularly|traditionally|year after year)\b/iu;
/** What a document still expects when it is written. */
const AHEAD =
  /\b(?:will|shall|won['’]t|going to|to be \p{L}+|expected to|expects to|scheduled|slated|due (?:on|in|by)|plans? to|planned (?:to|for)|planning to|intends? to|imminent|reconvenes|is to|are to|upcoming|forthcoming)\b|['’]ll\b/iu;
/** What somebody said in the past would happen: nobody says here that it did. */
const SAID_AHEAD =
  /\b(?:was|were|been|is|are) (?:scheduled|slated|due|planned|expected|to be)\b|\b(?:said|promised|announced|predicted|hinted|told|warned|pledged|agreed|expected|declared|vowed|proposed|envision(?:s|ed))\b.{0,120}\b(?:would|to)\b/iu;
const REPORTED =
  /\b(?:said|promised|announced|predicted|hinted|told|warned|pledged|agreed|expects?|expected|declared|vowed|proposed)\b/iu;
const CLAIM =
  /\bclaim(?:s|ed|ing)? (?:that|to|the|he|she|they)\b|\balleg(?:es|ed|edly|ing)\b|\bpurport(?:s|ed|edly)\b|\b(?:reportedly|supposedly|rumou?red)\b|\baccus(?:es|ed|ing) [\p{L} .]{1,60} of\b/iu;
const CLAIMED_BEFORE =
  /\b(?:claim(?:s|ed|ing)?|alleg(?:es|ed|ing)|assert(?:s|ed|ing)?|rumou?red|accus(?:es|ed|ing) [\p{L} .]{1,40} of)(?: \p{L}+){0,4}? ?(?:that )?$/iu;

/** What is known about a date relative to the document's: it lies wholly ahead, wholly behind, or neither is certain. */
function place(edtf: string, written: string | undefined): 'ahead' | 'behind' | 'open' {
  const [date, own] = [dayBounds(edtf), written === undefined ? undefined : dayBounds(written)];
  if (date === undefined || own === undefined) return 'open';
  return date.first > own.last ? 'ahead' : date.last < own.first ? 'behind' : 'open';
}

/**
 * The standing that the document itself gives an event. `head` and `tail` are the clause before and after its date,
 * `before` are the words that stand before the clause in its sentence, `written` is the document's date. A date after
 * the document's is planned, never stated; what is only foretold from an earlier date stays planned.
 */
export function statusOf(
  { before, head, tail }: { readonly before: string; readonly head: string; readonly tail: string },
  edtf: string,
  written: string | undefined,
): Status {
  const clause = `${head} ${tail}`;
  if (CANCELLED.test(clause)) return 'cancelled';
  if (HABITUAL.test(clause)) return 'habitual';
  const where = place(edtf, written);
  if (where === 'ahead') return 'planned';
  const told = REPORTED.exec(tail);
  const next = told === null ? tail : tail.slice(0, told.index);
  if (where === 'open' && (AHEAD.test(head) || AHEAD.test(next))) return 'planned';
  if (SAID_AHEAD.test(`${before.slice(-80)}${head}`)) return 'planned';
  return CLAIM.test(clause) || CLAIMED_BEFORE.test(before.slice(-80)) ? 'alleged' : 'stated';
}
