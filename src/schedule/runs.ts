import { Cron } from 'croner';
import { cronLines } from './cron-line.ts';
import { readSchedule } from './reading.ts';
import { readZone } from './zones.ts';

/** Nobody asks for more at once. */
const mostRuns = 1_000;

/** The earliest run of the lines after an instant. */
function earliest(lines: readonly Cron[], after: Date): Date | undefined {
  const found = lines.flatMap((line) => line.nextRun(after) ?? []);
  return found.reduce<Date | undefined>(
    (first, each) => (first === undefined || each < first ? each : first),
    undefined,
  );
}

/**
 * The runs of a schedule in a zone after an instant, in order, at most 1,000; fewer where it never runs again.
 * @throws AskError for what is no schedule or no zone
 */
export function nextRuns(schedule: string, zone: string, after: Date, count: number): readonly Date[] {
  const timezone = readZone(zone);
  const lines = cronLines(readSchedule(schedule)).map(
    (line) => new Cron(line, { timezone, mode: '5-part', fixedTimeRule: 'no-wildcard', paused: true }),
  );
  const runs: Date[] = [];
  let last: Date | undefined = after;
  while (runs.length < Math.min(count, mostRuns)) {
    last = earliest(lines, last);
    if (last === undefined) break;
    runs.push(last);
  }
  return runs;
}

/**
 * The first run of a schedule (words or a cron line) in an IANA zone strictly after an instant; undefined where there is
 * none. See `Schedule` for days on which clocks change.
 * @throws AskError for what is no schedule or no zone
 */
export function nextRun(schedule: string, zone: string, after: Date): Date | undefined {
  return nextRuns(schedule, zone, after, 1)[0];
}
