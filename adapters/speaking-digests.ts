import type { DigestRun } from '../commands/post-kind.ts';
import type { Collection, Digest, DuePost } from '../src/index.ts';
import type { Log } from './platform.ts';

/** When something of this schedule happens next after a moment; undefined: never again. Throws where it is none. */
export type NextRun = (schedule: string, zone: string, after: Date) => Date | undefined;

/** What digests are run with. */
export interface DigestMeans {
  readonly collection: Pick<Collection, 'digests'>;
  readonly nextRun: NextRun;
  readonly now: () => Date;
  /** Runs that were missed for more hours are left out. */
  readonly latest: number;
  /**
   * A document's time is taken just before it is written: what is added within so many milliseconds before a run is told of
   * by the next, so that nothing is lost that is being written meanwhile.
   */
  readonly settling?: number;
  readonly log: Log;
}

const hour = 3_600_000;
const atOnce = 100;
const mostRounds = 20;
/** Halvings of any time to less than a second. */
const mostHalvings = 64;

/** Longer than any transaction with its wait. */
const usualSettling = 120_000;

/** Until when a run tells: a little before it, and never before what was told already. */
function tellsUntil(run: Date, told: string, settling = usualSettling): string {
  return new Date(Math.max(Date.parse(told) || 0, run.getTime() - settling)).toISOString();
}

/** The last run until `now`, `first` being one of them: by halves, for there may be thousands. */
export function lastRun(first: Date, now: Date, after: (moment: Date) => Date | undefined): Date {
  let [latest, until] = [first, now.getTime()];
  for (let halving = 0; halving < mostHalvings; halving += 1) {
    const next = after(latest);
    if (next === undefined || next.getTime() > until || next <= latest) break;
    const middle = next.getTime() + (until - next.getTime()) / 2;
    const later = after(new Date(middle));
    if (later !== undefined && later.getTime() <= until) latest = later;
    else [latest, until] = [next, middle];
  }
  return latest;
}

function postOf({ number, name, body, zone, channel, owner, told }: Digest, run: Date, until: string): DuePost {
  const due = run.toISOString();
  const said: DigestRun = { digest: number, name, content: body, zone, from: told, until };
  const key = `digest-${number}-${Math.trunc(run.getTime() / 1_000).toString(36)}`;
  return { key, channel, owner, kind: 'digest', body: JSON.stringify(said), due, digest: number };
}

/** Undefined where the schedule can't be read, which a later program may have written. */
function runsOf({ schedule, zone, next = '' }: Digest, nextRun: NextRun, now: Date) {
  const after = (moment: Date) => nextRun(schedule, zone, moment);
  try {
    const last = lastRun(new Date(next), now, after);
    return { last, following: after(last) };
  } catch {
    return undefined;
  }
}

/** One digest that is due: of the runs that were missed the last goes out, and tells of all that was not told before. */
async function run(digest: Digest, means: DigestMeans): Promise<void> {
  const { collection, nextRun, now, latest, settling, log } = means;
  const { digests } = collection;
  const { number, next = '', told } = digest;
  const runs = runsOf(digest, nextRun, now());
  if (runs === undefined) {
    log.error({ digest: number }, 'the schedule of a digest can not be read, it is paused');
    await digests.change(number, { paused: 'Its schedule or time zone is not understood any more.', next: null });
    return;
  }
  const { last, following } = runs;
  const after = following === undefined ? {} : { next: following.toISOString() };
  if (now().getTime() - last.getTime() <= latest * hour) {
    const until = tellsUntil(last, told, settling);
    await digests.run({ number, next }, { ...after, told: until }, postOf(digest, last, until));
    return;
  }
  if (await digests.run({ number, next }, { ...after, told }, undefined))
    log.warn({ digest: number, due: last.toISOString() }, 'a digest is too late and left out');
}

/** Puts the digests that are due into the outbox. @throws StoreError */
export async function runDigests(means: DigestMeans): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    const due = await means.collection.digests.due(means.now().toISOString(), atOnce);
    for (const digest of due) await run(digest, means);
    if (due.length < atOnce) return;
  }
}
