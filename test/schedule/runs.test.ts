import { describe, expect, it } from 'vitest';
import { AskError, nextRun, nextRuns } from '../../src/index.ts';
import { day, from, oracleRuns, runsOf, schedules, settledIn, to, zones } from './three-years.ts';
import { changes, firstShown, wallClock } from './wall-clock.ts';

describe('three years of runs', () => {
  it.each(zones.map((zone, at) => [zone, at] as const))(
    'in %s are those of another cron library, but where clocks change',
    (zone, at) => {
      const settled = settledIn(zone);
      for (const [typed, line] of schedules.filter((_, which) => which === at % schedules.length)) {
        const ours = runsOf(typed, zone);
        expect(ours.filter(settled), typed).toEqual(oracleRuns(line, zone).filter(settled));
        expect(new Set(ours).size, typed).toBe(ours.length);
      }
    },
  );
});

const times = ['0:00', '0:30', '1:15', '2:00', '2:30', '3:00', '9:00'];
const minutesOf = (time: string) => Number(time.split(':')[0]) * 60 + Number(time.split(':')[1]);

describe('where clocks change', () => {
  it.each(zones)('in %s a time runs once a day: when it is first shown, or right after the gap', (zone) => {
    const clock = wallClock(zone);
    for (const change of changes(clock, from, to)) {
      const midnight = Math.floor(clock(change) / day) * day;
      for (const time of times) {
        const wanted = [-1, 0, 1].map((days) =>
          firstShown(clock, midnight + days * day + minutesOf(time) * 60_000, change),
        );
        const [first = 0, , last = 0] = wanted;
        expect(
          runsOf(`daily ${time}`, zone, first - 1, last + 1, 3),
          `${time} ${new Date(change).toISOString()}`,
        ).toEqual(wanted);
      }
    }
  });

  it('times that a gap brings together run once', () => {
    const gap = Date.UTC(2026, 2, 29);
    const runs = runsOf('daily at 2:00, 2:15, 2:45 and 3:00', 'Europe/Berlin', gap, gap + day, 3);
    expect(runs.map((run) => new Date(run).toISOString())).toEqual(['2026-03-29T01:00:00.000Z']);
  });

  it.each(zones)('in %s every hour is every hour that passes', (zone) => {
    const clock = wallClock(zone);
    for (const change of changes(clock, from, to)) {
      const runs = runsOf('hourly', zone, change - day, change + day, 50);
      const steps = runs.slice(1).map((run, at) => run - (runs[at] ?? 0));
      // Where half an hour is left out or comes twice, the full hour comes early or late by it.
      expect(steps.filter((step) => step < 1_800_000 || step > 5_400_000)).toEqual([]);
      expect(runs.every((run) => clock(run) % 3_600_000 === 0)).toBe(true);
    }
  });
});

describe('the next run', () => {
  it('is strictly after the instant, to the millisecond', () => {
    const run = new Date('2026-11-23T08:00:00.000Z');
    expect(nextRun('every monday 09:00', 'Berlin', new Date(run.getTime() - 1))).toEqual(run);
    expect(nextRun('every monday 09:00', 'Berlin', run)).toEqual(new Date('2026-11-30T08:00:00.000Z'));
  });

  it('of a day that few years have is found', () => {
    expect(nextRun('29 february at 9', 'UTC', new Date('2096-03-01T00:00:00Z'))?.toISOString()).toBe(
      '2104-02-29T09:00:00.000Z',
    );
    expect(nextRun('0 9 * 2 1#5', 'UTC', new Date(from))?.toISOString()).toBe('2044-02-29T09:00:00.000Z');
  });

  it('is asked of schedules and zones only', () => {
    expect(() => nextRun('whenever', 'UTC', new Date(from))).toThrow(AskError);
    expect(() => nextRun('daily', 'Atlantis', new Date(from))).toThrow(AskError);
    expect(nextRuns('daily', 'UTC', new Date(from), 10_000)).toHaveLength(1_000);
  });
});
