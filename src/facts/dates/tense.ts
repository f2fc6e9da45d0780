import { matchesIn } from '../../matches.ts';
import { type Cue, cuesOf, FINITE_NEXT } from './cues.ts';
import type { Tense } from './situation.ts';

/** How far the verbs may stand. */
const REACH = 120;
const STOP = /[.!?;](?=\s|$)|\n/gu;
/** A term set ends ahead, unless the verb before it is past. */
const TERM = /\b(?:(?<sure>by (?:cob|close of business|noon)|nlt|not later than|no later than|due|deadline)|by) $/iu;

/** "A reply is needed by June 28": what is wanted by a day lies ahead of who says so. */
const WANTED_BY = /\b(?:needed|required|requested|wanted|due|desired|expected)(?: [^\s,;:]{1,20}){0,4} by $/iu;
/** "Rama hopes for talks in December". */
const WISH =
  /^(?:hopes?|asks?|calls?|waits?|is (?:hoping|asking|calling|waiting)|are (?:hoping|asking|calling|waiting)) for\b/iu;
/** "He ordered police to clear the square on February 5": the order and what it led to are of one day. */
export const ORDERED =
  /^(?:ordered|commanded) (?:\p{L}+ ){0,3}?(?:police|policemen|troops|soldiers|forces|army|military|guards?|officers|units?|men|gendarmes|carabineros|militia) to (?!be )[^,;:]{1,100} on $/iu;

/** "Unless the government resigned by October 27": a condition, whose past tense tells of no past. */
const CONDITION = /\b(?:unless|until|till|if|provided(?: that)?)\b[^,.;:]{1,80} (?:by|before) $/iu;

/** "A meeting in September when he will return": the day of what is still to come. */
const WHEN_AHEAD = /^ (?:when|once|after|as soon as) [^,;:()]{1,40}? (?:will|shall|is to|are to) /iu;

/** Whether the words before a date set a condition, by that date, for what is expected in the same sentence. */
function isCondition(left: string): boolean {
  const condition = CONDITION.exec(left.slice(-2 * REACH));
  if (condition === null) return false;
  const expecting = cuesOf(left.slice(-2 * REACH).slice(0, condition.index));
  return expecting.some(({ kind }) => kind === 'foretold' || kind === 'future' || kind === 'promised');
}

/** "Told the Ambassador on June 2": between the verb and its date stand only a few words. */
const SPOKEN_THEN = /^(?!.*\bthat\b)(?:\S+\s+){1,8}$/iu;

/** What the verb nearest to [start, end) in its sentence says about the time: the last one before it, or the first after it. */
export function tenseAround(text: string, start: number, end: number): Tense {
  const before = text.slice(Math.max(0, start - REACH), start);
  const left = before.slice([...matchesIn(before, STOP)].at(-1)?.index ?? 0);
  const after = text.slice(end, end + REACH);
  const stop = after.search(STOP);
  const right = stop < 0 ? after : after.slice(0, stop);
  const governing = cuesOf(left).at(-1);
  const term = TERM.exec(left);
  if (term?.groups?.['sure'] !== undefined || WANTED_BY.test(left) || isCondition(left)) return 'future';
  if (WHEN_AHEAD.test(right)) return 'future';
  if (term !== null && (governing === undefined || governing.kind === 'reporting')) return 'future';
  if (governing === undefined) return tenseOf(cuesOf(right)[0]);
  // "Said the trial on Monday will be short": the date goes with the trial, and that with its own verb.
  const between = left.slice(governing.index);
  if (governing.kind === 'reporting' && (FINITE_NEXT.test(right) || !SPOKEN_THEN.test(between)))
    return tenseOf(cuesOf(right)[0]);
  if (governing.kind === 'future' && WISH.test(between)) return 'ahead';
  if (governing.kind === 'promised' && ORDERED.test(between)) return 'past';
  return tenseOf(governing);
}

function tenseOf(cue: Cue | undefined): Tense {
  if (cue === undefined) return undefined;
  return cue.kind === 'past' || cue.kind === 'reporting' ? 'past' : 'future';
}
