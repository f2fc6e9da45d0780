import { AskError } from '../errors.ts';
import { minuteOfDay, type Schedule } from './schedule.ts';
import { monthNames } from './vocabulary.ts';

/** Minutes that lie between two runs at least. */
export const leastMinutes = 15;
const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Minutes between a run and the next where they are nearest, around the clock. */
function nearest(minutes: readonly number[], round: number): number {
  return minutes.reduce((least, minute, at) => {
    const next = minutes[at + 1] ?? (minutes[0] ?? 0) + round;
    return Math.min(least, next - minute);
  }, round);
}

/**
 * What may be asked for.
 * @throws AskError for runs nearer than 15 minutes to each other and for days that no month has
 */
export function checked(schedule: Schedule, text: string): Schedule {
  const { clock, days } = schedule;
  const least = 'times' in clock ? nearest(clock.times.map(minuteOfDay), 24 * 60) : nearest(clock.minutes, 60);
  if (least < leastMinutes)
    throw new AskError(
      `That is every ${least === 1 ? 'minute' : `${least} minutes`}; every ${leastMinutes} minutes is the most often there is`,
      {
        text,
        at: 0,
        suggestions: [`every ${leastMinutes} minutes`, 'hourly'],
      },
    );
  const { months, monthDays, weekdays } = days;
  const first = monthDays.find((day) => day !== 'last');
  if (weekdays.length > 0 || typeof first !== 'number' || months.length === 0) return schedule;
  const has = monthDays.some(
    (day) => day === 'last' || months.some((month) => day <= (longestMonths[month - 1] ?? 31)),
  );
  if (!has)
    throw new AskError(`There is no ${first} ${monthNames[(months[0] ?? 1) - 1]}, so it would never run`, {
      text,
      at: 0,
      suggestions: ['last day of the month', 'monthly'],
    });
  return schedule;
}
