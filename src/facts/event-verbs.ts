import { IRREGULAR } from './dates/cues.ts';
import { inSmallLetters } from './event-sentence.ts';

/** A verb that tells something; words that only look alike ("nations") pass, for the check is no more than a sieve. */
export const VERB = new RegExp(
  `\\b(?:is|are|was|were|has|have|had|will|would|did|does|do|can|could|may|might|${IRREGULAR}|said|says|told|set|cut|travels|ends|holds|calls|leads|turns|(?<=[^'’\\s]s )(?:open|begin|start|resume|convene|meet|leave|depart|arrive|travel|return)|\\p{Ll}{2,16}ed|\\p{Ll}{3,16}(?:es|ns|ts))\\b`,
  'u',
);
/** Words that lead a torn piece in and are no subject. */
const LEADING = /^(?:\P{L}*\b(?:and|or|but|by|to|of|in|on|at|for|with|from|that|which|who|the|an?)\b)+/u;

/** True for words that tell something by themselves: a verb with something before it that it is said of. */
export function standsAlone(words: string): boolean {
  const said = inSmallLetters(words);
  const verb = VERB.exec(said);
  return verb !== null && /\p{L}{2}|\d/u.test(said.slice(0, verb.index).replace(LEADING, ''));
}
