import { bounds } from '../edtf.ts';
import { stem } from '../search/stem.ts';
import { foldWord, wordsOf } from '../search/words.ts';
import type { TimelineEvent } from './answers.ts';

/** Several reports of one event: the same date, and most of the words that tell something. */

/** Shorter words (articles, prepositions, months cut short) tell nothing of an event. */
const leastLetters = 4;
/** Of the shorter wording's words, this share is in the longer one. */
const leastShared = 0.6;
const leastWords = 2;
const emptyWords = new Set(
  'january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday year month week early late during after before since until with from that this which when where would could should have been were will said says told also into between about their there they them than then'.split(
    ' ',
  ),
);

function tellingWords(text: string): Set<string> {
  const words = wordsOf(text).map(foldWord);
  return new Set(
    words.filter((word) => word.length >= leastLetters && !emptyWords.has(word) && !/\d/u.test(word)).map(stem),
  );
}

/** Puts an event that was told before, with the same date, below the first report of it. Keeps the order; bounded by the page. */
export function withReports(events: readonly TimelineEvent[]): TimelineEvent[] {
  const told: { readonly span: string; readonly words: Set<string>; readonly reports: TimelineEvent[] }[] = [];
  for (const event of events) {
    const words = tellingWords(event.text);
    const days = bounds(event.date.edtf);
    const span = days === undefined ? event.date.edtf : `${days.first}/${days.last}`;
    const same = told.find((each) => each.span === span && sayTheSame(each.words, words));
    if (same === undefined) told.push({ span, words, reports: [event] });
    else same.reports.push(event);
  }
  return told.flatMap(({ reports: [first, ...others] }) => {
    if (first === undefined) return [];
    return others.length === 0 ? [first] : [{ ...first, reports: others }];
  });
}

function sayTheSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  const shared = [...few].filter((word) => many.has(word)).length;
  return shared >= leastWords && shared >= leastShared * few.size;
}
