import { matchesIn } from '../matches.ts';
import { VERB } from './event-verbs.ts';

/** Clauses that tell something else of a name than their sentence does: "Kibaki, elected in December 2002, met Ruto". */

const PARTICIPLE =
  '(?!(?:beijing|united|mohammed|ahmed|king|spring|including|according|excluding|regarding|concerning)\\b)(?:\\p{L}{2,16}ed|\\p{L}{3,16}ing|born|held|made|known|built|begun|shot|won|sent|written|taken|given|chosen|struck|sworn|drawn|brought|bought|found|led|left|lost|put|paid|sold|fought)';
const ADVERBS =
  '(?:(?:first|newly|himself|herself|itself|previously|originally|recently|formerly|later|only|once|last|now|both|\\p{Ll}{2,14}ly) ){0,2}';
/** A relative clause behind its comma, up to the date. */
const RELATIVE =
  /, ((?:(?:one|some|both|most|all|many|none|each|two) of )?(?:who|whom|whose|which|where)\b[^,;:()]{0,160})$/iu;
/** A participle behind a comma; without the second comma behind the date it may as well be the sentence's own verb. */
const PARTICIPIAL = new RegExp(`, (${ADVERBS}${PARTICIPLE}\\b[^,;:()]{0,160})$`, 'iu');
/** A relative clause without a comma, and what stands before it. */
const RESTRICTIVE = /^(.*\S) ((?:who|which) [^,;:()]{0,160})$/iu;
const CLOSING = /[,;:()]|\s--|--\s|\s[–—]\s|—/u;
const NAME =
  /(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur) (?:\p{Ll}+ ){0,3})?\p{Lu}[\p{L}.'’-]*(?: (?:of |the |and |for |de |bin |al |van |von )?\p{Lu}[\p{L}.'’-]*){0,7}$/u;
const NOUN = /\b(?:the|an?|his|her|its|their|our|this|these|those) (?:[\p{L}'’-]+ ){0,4}[\p{L}'’-]+$/iu;
const VERBS = new RegExp(VERB.source, 'gu');

/**
 * The relative or participial clause around a date at [start, end) of a sentence, with the noun that it is said of.
 * Undefined where the date belongs to the sentence itself.
 */
export function asideAround(words: string, start: number, end: number): { start: number; end: number } | undefined {
  const left = words.slice(0, start);
  const right = words.slice(end);
  const close = right.search(CLOSING);
  const participial = close >= 0 && right[close] === ',' ? PARTICIPIAL.exec(left) : null;
  const aside = RELATIVE.exec(left) ?? participial;
  const until = close < 0 ? words.length : end + close;
  if (aside !== null) {
    const from = nounBefore(left.slice(0, aside.index));
    return from === undefined ? undefined : { start: from, end: until };
  }
  const [, before = '', clause = ''] = RESTRICTIVE.exec(left.slice(-400)) ?? [];
  if (!VERB.test(clause) || !VERB.test(before)) return undefined;
  const last = [...matchesIn(before, VERBS)].at(-1);
  const told = (last?.index ?? 0) + (last?.[0].length ?? 0);
  const noun = / (?:the|an?|his|her|its|their|our) /iu.exec(before.slice(told));
  if (noun === null) return undefined;
  return { start: start - clause.length - 1 - before.length + told + noun.index + 1, end: until };
}

/** Where the name or noun begins that a comma follows; the sentence's beginning where no verb stands there. */
function nounBefore(words: string): number | undefined {
  const tail = words.slice(-120);
  const noun = NAME.exec(tail) ?? NOUN.exec(tail);
  if (noun !== null) return words.length - tail.length + noun.index;
  return VERB.test(words) ? undefined : 0;
}
