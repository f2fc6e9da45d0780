import { AskError } from '../errors.ts';
import { looksLikeCron, readCron } from './cron-line.ts';
import { checked } from './limits.ts';
import { readWords } from './read-words.ts';
import type { Schedule } from './schedule.ts';

const longest = 200;

/**
 * A schedule as typed, in words or as a cron line.
 * @throws AskError that points at the place and says what would do; so for one that would run more often than every 15
 * minutes, or never
 */
export function readSchedule(text: string): Schedule {
  if (text.length > longest) throw new AskError(`A schedule has at most ${longest} characters`);
  return checked(looksLikeCron(text) ? readCron(text) : readWords(text), text);
}
