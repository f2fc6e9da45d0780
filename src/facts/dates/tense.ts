import type { Tense } from './resolve.ts';

const REACH = 120;
const FUTURE =
  /\b(?:will|shall|won['’]t|['’]ll|going to|expects? to|expected to|scheduled|slated|plans? (?:to|for)|planned for|planning to|intends? to|due (?:to|in|on|for|by)|is to|are to|to be (?:held|approved|signed|released|completed)|reconvenes?|upcoming|forthcoming|until|would|deadline|set for|by the end)\b/iu;
const PAST =
  /\b(?:was|were|had|did|has been|have been|since|ago|said|told|met|held|began|took|went|came|became|\w{2,16}ed)\b/iu;
const STOP = /[.!?;](?=\s|$)|\n/gu;

/** What the verbs of the clause around [start, end) say about its time, if they agree. */
export function tenseAround(text: string, start: number, end: number): Tense {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const left = before.slice([...before.matchAll(STOP)].at(-1)?.index ?? 0);
  const right = after.slice(0, after.search(/[.!?;](?:\s|$)|\n/u) >>> 0);
  // A reporting verb is past in any case: it tells nothing where another verb speaks of the future.
  if (FUTURE.test(left) || FUTURE.test(right)) return 'future';
  return PAST.test(left) || PAST.test(right) ? 'past' : undefined;
}
