import { CronExpressionParser } from 'cron-parser';
import { nextRuns } from '../../src/index.ts';
import { changes, wallClock } from './wall-clock.ts';

export const from = Date.UTC(2025, 0, 1);
export const to = Date.UTC(2028, 0, 1);
export const day = 24 * 3_600_000;

/** Clocks change in spring, in autumn, at midnight, around a fasting month, by half an hour, by two, or never. */
export const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Sydney',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Atlantic/Azores',
  'Asia/Kathmandu',
  'Antarctica/Troll',
  'Australia/Lord_Howe',
  'Pacific/Apia',
] as const;

/** A schedule as typed and the line that another library computes. */
export const schedules = [
  ['every monday 09:00', '0 9 * * 1'],
  ['first monday of the month at 2:30', '30 2 * * 1#1'],
  ['last friday of the month at 17:30', '30 17 * * 5L'],
  ['on the 1st and 15th at noon', '0 12 1,15 * *'],
  ['15 0 1,10-12 */2 0', '15 0 1,10-12 */2 0'],
  ['sundays at 1:30 and 3:30', '30 1,3 * * 0'],
] as const;

/** All runs between two instants, as a program finds them that asks for some after the others. */
export function runsOf(schedule: string, zone: string, first = from, last = to, some = 200): readonly number[] {
  const runs: number[] = [];
  for (let after = first; after < last; after = runs.at(-1) ?? last)
    runs.push(...nextRuns(schedule, zone, new Date(after), some).map((run) => run.getTime()));
  return runs.filter((run) => run < last);
}

/** The other library's. Where a change of half an hour leaves it no way on, it begins again a day later. */
export function oracleRuns(line: string, zone: string): readonly number[] {
  const runs: number[] = [];
  for (let start = from; start < to; start += day) {
    try {
      const runsFrom = CronExpressionParser.parse(line, { currentDate: new Date(start), tz: zone });
      for (;;) {
        start = runsFrom.next().getTime();
        if (start >= to) break;
        runs.push(start);
      }
    } catch {}
  }
  return runs;
}

/** Tells instants that are more than a day from any change of clocks. */
export function settledIn(zone: string): (run: number) => boolean {
  const near = changes(wallClock(zone), from, to);
  return (run) => near.every((change) => Math.abs(run - change) > day);
}
