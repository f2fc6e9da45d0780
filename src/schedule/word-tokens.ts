import { AskError } from '../errors.ts';
import { distance } from '../names/similarity.ts';
import { fillers, groups, months, namedHours, ordinals, rhythms, units, weekdays } from './vocabulary.ts';

/** A word of a schedule, lower case, and where it stands. */
export interface Word {
  readonly text: string;
  readonly at: number;
}

/** A schedule that would do, shown where one can't be read. */
export const exampleSchedules = [
  'every monday 09:00',
  'weekdays at 8',
  'first monday of the month at 10',
  'on the 1st and 15th at 12',
  'every 2 hours',
] as const;

/** How far a word may be from the one that was meant. */
const nearEnough = 1.6;
const known = [
  ...weekdays.keys(),
  ...months.keys(),
  ...ordinals.keys(),
  ...groups.keys(),
  ...namedHours.keys(),
  ...rhythms.keys(),
  ...units.keys(),
  ...fillers,
  'every',
  'quarter',
  'half',
].filter((word) => word.length > 3);

/** Words, and the dashes between them. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[^\s,;/–—-]+|[–—-]/gu)].map((match) => ({ text: match[0].toLowerCase(), at: match.index }));
}

/** The text with the word that was probably meant; nothing where none is near. */
function corrected(text: string, word: Word): readonly string[] {
  const near = known
    .map((each) => ({ each, far: distance(word.text, each, nearEnough) }))
    .filter(({ far }) => far <= nearEnough)
    .sort((a, b) => a.far - b.far)[0];
  return near === undefined ? [] : [text.slice(0, word.at) + near.each + text.slice(word.at + word.text.length)];
}

/** An error that points at a word. */
export function unread(message: string, text: string, word: Word | undefined, instead?: readonly string[]): AskError {
  const near = instead ?? (word === undefined ? [] : corrected(text, word));
  return new AskError(message, {
    text,
    at: word?.at ?? text.length,
    suggestions: near.length > 0 ? near : exampleSchedules,
  });
}
