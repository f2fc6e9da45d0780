import { dayBounds } from '../edtf.ts';
import { type Cue, cuesOf, FINITE_NEXT } from './dates/cues.ts';
import { ORDERED } from './dates/tense.ts';
import type { DateFound, Status } from './facts.ts';

const CANCELLED =
  /\b(?:cancell?ed|called off|scrapped|aborted|did not take place|will not take place|was not held|never took place)\b/iu;
const HABITUAL =
  /\b(?:(?:every|each) (?:(?:other|second|single) )?(?:time|morning|evening|night|day|\p{L}{3,6}day|week|weekend|month|year|spring|summer|autumn|fall|winter|January|February|March|April|May|June|July|August|September|October|November|December)|used to|annually|usually|regularly|traditionally|year after year|would (?:often|sometimes|frequently|occasionally))\b/iu;
const CLAIM =
  /\bclaim(?:s|ed|ing)? (?:that|to|the|he|she|they)\b|\balleg(?:es|ed|edly|ing)\b|\bpurport(?:s|ed|edly)\b|\b(?:reportedly|supposedly|rumou?red)\b|\baccus(?:es|ed|ing) [\p{L} .]{1,60} of\b/iu;
const CLAIMED_BEFORE =
  /\b(?:claim(?:s|ed|ing)?|alleg(?:es|ed|ing)|assert(?:s|ed|ing)?|rumou?red|accus(?:es|ed|ing) [\p{L} .]{1,40} of)(?: \p{L}+){0,4}? ?(?:that )?$/iu;

/** "The meeting planned for 4 May was held a week later." */
const HELD_LATER =
  /^ (?:took place|went ahead|(?:was|were|has been|have been) (?:then |finally )?(?:held|opened|signed)|began|opened) [^,;:.]{0,24}\b(?:later|earlier|afterwards)\b/iu;
/** "Called off his trip on Monday": what is told of that day is that it was called off. */
const CALLED_OFF =
  /\b(?:cancell?ed|called (?:\p{L}+ ){0,3}?off|scrapped|aborted)\b(?:(?: [\p{L}.'’-]{1,24}){0,6},?)(?: on| last| this| in| late| early)* (?:the )?$/iu;
/** Words that give the date to what was called off instead: "cancelled his visit planned for April 4". */
const FIXED = /\b(?:set|planned|scheduled|slated|due|fixed|arranged|for|originally|that|which)\b/iu;
/** "The visit, originally due on June 1": its own date no longer holds. */
const ORIGINALLY =
  /\boriginally (?:been )?(?:set|planned|scheduled|slated|due|fixed|arranged|to have)(?: to \p{L}+)?(?: for| on| in| at)?(?: the| early| late)? ?$/iu;
/** "On 6 May, but the meeting was cancelled", behind something planned. */
const BUT_PUT_OFF =
  /^,? but (?:(?:later |then |had |has )?(?:cancell?ed|called|postponed|scrapped|aborted|put) (?:(?:it|this|that|the \p{L}+|his \p{L}+|her \p{L}+|their \p{L}+) )?(?:off)?|(?:it|this|that|(?:the|his|her|their) \p{L}+) (?:was|were|has been|had been|had to be) (?:\p{L}+ly )?(?:cancell?ed|called off|postponed|put off|scrapped|aborted))\b/iu;
/** "Reports that he fled", of what stands behind them. */
const HEARSAY_BEFORE =
  /\b(?:(?:unconfirmed |press |media |persistent |other |some |many )?(?:reports|rumou?rs|allegations|accusations|claims|suggestions|suspicions)|there (?:is|was) (?:a )?(?:report|rumou?r)|(?:is|are|was|were) (?:rumou?red|reported|suspected|believed)) that $/iu;
/** "He may have met him": nobody says that he did. */
const MAY_HAVE = /\b(?:may|might)(?: well| also| not)? have (?:been )?\p{L}+[^,;:]{0,80}$/iu;
/** "Police foiled an attack planned for 3 May." */
const FOILED = /\b(?:foiled|thwarted|prevented|averted|forestalled)\b[^,;:]{1,80}$/iu;
/** "Was said to have met", "denied that he had met", of a date behind it. */
const DENIED =
  /\bden(?:y|ies|ied|ying) (?:that|having|any|\p{L}+ing)\b|\b(?:is|are|was|were) (?:said|believed|thought|reported|rumou?red|understood) to have\b/iu;
const DENIED_BEFORE = /\bden(?:y|ies|ied|ying)(?: that)? ?$/iu;
/** "A hearing set for Aug. 18 was postponed": its own date no longer holds. */
const FIXED_FOR = /\b(?:set|planned|scheduled|slated|due|fixed|arranged)(?: to \p{L}+)?(?: for| on)? ?$/iu;
const PUT_OFF =
  /^(?: (?:in|at|with|to) [^,;:.]{1,40})?,? (?:(?:was|were|is|are|has been|have been|had been) (?:then |later |indefinitely |abruptly |finally |also )?(?:postponed|put off|shelved|suspended|deferred|delayed|brought forward|moved|rescheduled|(?:put|pushed) back|cancell?ed|called off|scrapped|aborted)|(?:did not|never|will not) (?:take|took) place|was (?:not|never) held)\b/iu;
/** "Promised in 2019 to open the bridge by 2021": bound then, to what is still to come. */
const BOUND_THEN =
  /\b(?:promised|agreed|pledged|vowed|offered|decided|threatened|undertook|planned|intended|expected|hoped)(?: [\p{L}\d.,]{1,12}){1,5}? to (?:be )?\p{Ll}+\b[^,;:]{0,60} (?:by|in|on|before)(?: the| early| late)? ?$/iu;
/** What is said beside the date's own words: "and that a visit had been cancelled". */
const BESIDE = /,? and (?:that|said|added|noted) /iu;
/** What is known about a date relative to the document's: it lies wholly ahead, wholly behind, or neither is certain. */
function place(edtf: string, written: string | undefined): 'ahead' | 'behind' | 'open' {
  const [date, own] = [dayBounds(edtf), written === undefined ? undefined : dayBounds(written)];
  if (date === undefined || own === undefined) return 'open';
  return date.first > own.last ? 'ahead' : date.last < own.first ? 'behind' : 'open';
}

/** Words that place a date before the one who writes, however wide it is. */
const BY_ITSELF_BEHIND = /^(?:(?:early|late|mid|the end of)[ -])?(?:earlier|last|yesterday)\b|\bago$/iu;

/** "The talks planned for May 9 took place in Nairobi." */
const HAPPENED =
  /^ (?:took place|went (?:ahead|off)|(?:was|were|has been|have been) held|began|opened|ended|concluded|passed)\b/iu;
/** "My conversation of April 12": whatever is wanted of it now, it was held. */
const HELD =
  /\b(?:my|our|your|his|her|their|\p{L}+['’]s?) (?:\p{Ll}+ )?(?:conversations?|talks?|meetings?|discussions?|visits?|speech|remarks|consultations?|exchanges?|interview|trip|call|lunch|dinner) (?:of|on) (?:the )?$/iu;
/** What is reported has verbs of its own. */
const THAT = /\bthat\s/iu;

/**
 * What the verb beside the date says: the last one before it in its clause, or the first after it, or where the clause
 * has none the last one of the words before.
 */
function isForetold(head: string, tail: string, before: string, where: 'behind' | 'open'): boolean {
  if (HAPPENED.test(tail) || (where === 'behind' && HELD.test(head.slice(-80)))) return false;
  if (/\d/u.test(BOUND_THEN.exec(head.slice(-160))?.[0] ?? '')) return true;
  const governing = cuesOf(head).at(-1);
  if (governing?.kind === 'promised' && where === 'behind' && ORDERED.test(head.slice(governing.index))) return false;
  // "Said the trial on Monday would be short": the date belongs to the subject of the verb after it.
  const owned = governing?.kind === 'reporting' && FINITE_NEXT.test(tail);
  if (governing !== undefined && !owned) {
    if (governing.kind === 'scheduled') return where === 'open';
    return governing.kind === 'future' || governing.kind === 'foretold' || governing.kind === 'promised';
  }
  const next = cuesOf(tail.split(THAT, 1)[0] ?? '')[0];
  // After its date, what somebody promised or expects is what he did on that day.
  if (next !== undefined)
    return next.kind === 'foretold' || (where === 'open' && next.kind !== 'promised' && isAhead(next));
  const last = cuesOf(before).at(-1);
  return last?.kind === 'foretold' || last?.kind === 'promised' || (where === 'open' && last?.kind === 'future');
}

/** The words around a date: its clause up to it and from it, and those that stand before and after the clause. */
export interface EventWords {
  readonly before: string;
  readonly head: string;
  readonly tail: string;
  readonly after?: string;
}

function isAhead(cue: Cue): boolean {
  return cue.kind === 'future' || cue.kind === 'scheduled' || cue.kind === 'promised';
}

/**
 * The standing that the document itself gives an event. `written` is the document's date. A date after
 * the document's is planned, never stated; what was only foretold of a date stays planned, whoever foretold it.
 */
export function statusOf(
  { before, head, tail, after = '' }: EventWords,
  { edtf, text }: Pick<DateFound, 'edtf' | 'text'>,
  written: string | undefined,
): Status {
  const clause = `${head.split(BESIDE).at(-1)} ${tail.split(BESIDE, 1)[0]}`;
  if (FIXED_FOR.test(head) && (HELD_LATER.test(tail) || PUT_OFF.test(`${tail}${after}`))) return 'cancelled';
  if (ORIGINALLY.test(head) || (FIXED_FOR.test(head) && FOILED.test(head))) return 'cancelled';
  const calledOff = CALLED_OFF.exec(head.slice(-160))?.[0];
  const doneThen = calledOff !== undefined && !FIXED.test(calledOff) && place(edtf, written) !== 'ahead';
  if (CANCELLED.test(clause) && !doneThen) return 'cancelled';
  if (HABITUAL.test(clause)) return 'habitual';
  const known = place(edtf, written);
  const over = known !== 'ahead' && BY_ITSELF_BEHIND.test(text);
  const where = over ? 'behind' : known;
  if (where === 'ahead') return BUT_PUT_OFF.test(`${tail}${after}`) ? 'cancelled' : 'planned';
  if (!(over && cuesOf(head).at(-1)?.kind !== 'foretold') && isForetold(head, tail, before.slice(-120), where))
    return BUT_PUT_OFF.test(`${tail}${after}`) ? 'cancelled' : 'planned';
  if (MAY_HAVE.test(head) || DENIED.test(head) || DENIED_BEFORE.test(before.slice(-80))) return 'alleged';
  const hearsay = CLAIMED_BEFORE.test(before.slice(-80)) || HEARSAY_BEFORE.test(before.slice(-80));
  return hearsay || CLAIM.test(clause) ? 'alleged' : 'stated';
}
