import type { Tense } from './situation.ts';

/** How far the verbs may stand. */
const REACH = 120;
const AHEAD =
  "(?:will|shall|would|won['’]t|going to|(?:is|are|be) (?:due )?to)\\b(?: (?:not|be|have|then|also)){0,2}(?: \\p{L}+)?|['’]ll \\p{L}+|(?:expects?|expected|scheduled|slated|plans?|planned|planning|intends?|intended|due|set) (?:to(?: be)? \\p{L}+|for|in|on)\\b|(?:may|might|could|should|can|must) \\p{L}+|(?:promised|agreed|hoped|wants?|wanted|ready|willing) to \\p{L}+|due by|to be \\p{L}+|reconvenes?|upcoming|forthcoming|deadline";
const BEHIND =
  'was|were|had|did|has been|have been|since|ago|met|held|began|took|went|came|became|left|made|gave|won|lost|saw|sent|\\p{L}{2,16}ed';
/** Reporting verbs are past whatever they report. */
const REPORTING =
  '(?:said|told|noted|announced|reported|stated|added|warned|stressed|emphasized|confirmed|replied|asked|hinted|predicted|indicated|pledged|promised|vowed)';
const CUE = new RegExp(`(?<![\\p{L}])(?:(?<ahead>${AHEAD})|${REPORTING}|(?<behind>${BEHIND}))(?![\\p{L}])`, 'giu');
const STOP = /[.!?;](?=\s|$)|\n/gu;

/** What the verb nearest to [start, end) in its sentence says about the time: the last one before it, or the first after it. */
export function tenseAround(text: string, start: number, end: number): Tense {
  const before = text.slice(Math.max(0, start - REACH), start);
  const left = before.slice([...before.matchAll(STOP)].at(-1)?.index ?? 0);
  const after = text.slice(end, end + REACH);
  const stop = after.search(STOP);
  const right = stop < 0 ? after : after.slice(0, stop);
  return (
    [...left.matchAll(CUE)].map(cueTense).findLast(Boolean) ?? [...right.matchAll(CUE)].map(cueTense).find(Boolean)
  );
}

function cueTense(match: RegExpExecArray): Tense {
  if (match.groups?.['ahead'] !== undefined) return 'future';
  return match.groups?.['behind'] === undefined ? undefined : 'past';
}
