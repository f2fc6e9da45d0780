import { expect, it } from 'vitest';
import type { NextRun } from '../../adapters/speaking-digests.ts';
import { nextRuns } from '../../src/index.ts';
import { seeded } from '../doubles/seeded.ts';
import { speaking } from '../doubles/speaking.ts';

const start = new Date('2026-11-23T08:00:00.000Z');
const end = new Date('2029-11-23T08:00:00.000Z');
const hour = 3_600_000;

/** Some at hours that daylight saving skips or repeats. */
const plans = [
  { schedule: 'mondays and thursdays 09:00', zone: 'Europe/Berlin' },
  { schedule: 'every sunday 02:30', zone: 'America/New_York' },
  { schedule: 'first monday of the month 08:00', zone: 'Asia/Tokyo' },
  { schedule: 'every saturday 01:45', zone: 'Australia/Lord_Howe' },
];

/** All that there are until the end and the first after it; so many are reckoned at once. */
function allRuns(schedule: string, zone: string): readonly Date[] {
  const runs: Date[] = [];
  for (let last = start; last <= end; last = runs.at(-1) ?? end) runs.push(...nextRuns(schedule, zone, last, 500));
  return runs;
}
const reckoned = new Map(plans.map(({ schedule, zone }) => [schedule, allRuns(schedule, zone)]));
const nextRun: NextRun = (schedule, _zone, after) => reckoned.get(schedule)?.find((run) => run > after);
const runsOf = plans.map(({ schedule }) =>
  (reckoned.get(schedule) ?? []).filter((run) => run <= end).map((run) => run.toISOString()),
);

/** Each tells until two minutes before: what is being written then is told of by the next. */
const toldBy = (run: string) => new Date(Date.parse(run) - 120_000).toISOString();

interface Told {
  readonly digest: number;
  readonly from: string;
  readonly until: string;
}

/** Three years in which the program looks at these moments; what each digest told, in order. */
async function threeYears(moments: readonly number[]): Promise<readonly (readonly Told[])[]> {
  const { at, create, poster } = await speaking({ nextRun });
  for (const [number, { schedule, zone }] of plans.entries()) await create(schedule, zone, `slack:T1:C${number}`);
  for (const moment of moments) await at(new Date(moment).toISOString());
  const told = poster.posted.map(({ reply: { blocks } }): Told => {
    const [block] = blocks;
    const [body] = block?.kind === 'text' ? block.text : [];
    return JSON.parse(typeof body === 'string' ? body : '') as Told;
  });
  return plans.map((_, index) => told.filter(({ digest }) => digest === index + 1));
}

it('posts every run of three years once, in any zone, each telling of the time since the one before', async () => {
  const random = seeded(5);
  const moments = runsOf.flat().map((run) => Date.parse(run) + Math.floor(random() * 5_000));
  const told = await threeYears(moments.sort((a, b) => a - b));
  for (const [index, runs] of runsOf.entries()) {
    expect(told[index]?.map(({ until }) => until)).toEqual(runs.map(toldBy));
    expect(told[index]?.map(({ from }) => from)).toEqual([start.toISOString(), ...runs.slice(0, -1).map(toldBy)]);
  }
});

it('posts of what was missed the last once, and leaves nothing untold, however often it is down', async () => {
  const random = seeded(6);
  const moments: number[] = [];
  for (let now = start.getTime(); now < end.getTime(); now += random() ** 4 * 400 * hour) moments.push(now);
  const told = await threeYears(moments);
  for (const [index, runs] of runsOf.entries()) {
    const expected = moments.flatMap((now, at) => {
      const missed = runs.filter((run) => Date.parse(run) <= now && Date.parse(run) > (moments[at - 1] ?? 0));
      return missed.slice(-1).filter((run) => now - Date.parse(run) <= 24 * hour);
    });
    expect(told[index]?.map(({ until }) => until)).toEqual(expected.map(toldBy));
    expect(told[index]?.map(({ from }) => from)).toEqual([start.toISOString(), ...expected.slice(0, -1).map(toldBy)]);
    expect(expected.length).toBeLessThan(runs.length);
  }
});
