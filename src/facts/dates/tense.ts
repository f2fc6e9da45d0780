import { type Cue, cuesOf, FINITE_NEXT } from './cues.ts';
import type { Tense } from './situation.ts';

/** How far the verbs may stand. */
const REACH = 120;
const STOP = /[.!?;](?=\s|$)|\n/gu;
/** A term set ends ahead, unless the verb before it is past. */
const TERM = /\b(?:(?<sure>by (?:cob|close of business|noon)|nlt|not later than|no later than|due|deadline)|by) $/iu;

/** "Told the Ambassador on June 2": between the verb and its date stand only a few words. */
const SPOKEN_THEN = /^(?!.*\bthat\b)(?:\S+\s+){1,8}$/iu;

/** What the verb nearest to [start, end) in its sentence says about the time: the last one before it, or the first after it. */
export function tenseAround(text: string, start: number, end: number): Tense {
  const before = text.slice(Math.max(0, start - REACH), start);
  const left = before.slice([...before.matchAll(STOP)].at(-1)?.index ?? 0);
  const after = text.slice(end, end + REACH);
  const stop = after.search(STOP);
  const right = stop < 0 ? after : after.slice(0, stop);
  const governing = cuesOf(left).at(-1);
  const term = TERM.exec(left);
  if (term?.groups?.['sure'] !== undefined) return 'future';
  if (term !== null && (governing === undefined || governing.kind === 'reporting')) return 'future';
  if (governing === undefined) return tenseOf(cuesOf(right)[0]);
  // "Said the trial on Monday will be short": the date goes with the trial, and that with its own verb.
  const between = left.slice(governing.index);
  if (governing.kind === 'reporting' && (FINITE_NEXT.test(right) || !SPOKEN_THEN.test(between)))
    return tenseOf(cuesOf(right)[0]);
  return tenseOf(governing);
}

function tenseOf(cue: Cue | undefined): Tense {
  if (cue === undefined) return undefined;
  return cue.kind === 'past' || cue.kind === 'reporting' ? 'past' : 'future';
}
