import { CronExpressionParser } from 'cron-parser';
import { type Pace, Speaker, type SpeakingMeans } from '../../adapters/speaking.ts';
import type { NextRun } from '../../adapters/speaking-digests.ts';
import { reply } from '../../commands/compose.ts';
import type { PostKind } from '../../commands/post-kind.ts';
import { type DuePost, openCollection } from '../../src/index.ts';
import { type PosterDouble, posterDouble } from './poster.ts';

/** When a cron line comes next, by a library that is not the program's. */
export const cronRun: NextRun = (schedule, tz, currentDate) =>
  CronExpressionParser.parse(schedule, { currentDate, tz }).next().toDate();

/** A digest that tells its body. */
export const plainDigest: PostKind = {
  kind: 'digest',
  compose: async (body) => reply({ title: ['A digest'], blocks: [{ kind: 'text', text: [body] }] }),
};

/** Posts that no digest stands behind: the title is the body. */
export const watchLike: PostKind = { kind: 'watch', compose: async (body) => reply({ title: [body] }) };

/** One of those, due when the clock of `speaking` begins. */
export function watchPost(key: string, parts: Partial<DuePost> = {}): DuePost {
  const common = { channel: 'slack:T1:C1', owner: 'slack:T1:U1', kind: 'watch', body: '"Kozulin"' };
  return { key, ...common, due: '2026-11-23T08:00:00.000Z', ...parts };
}

/** No waiting, and nothing at once that a test does not await. */
export const atOnce: Pace = { every: 5, held: 60, rest: 0, pause: 0, atOnce: 4, longest: 30, grace: 50 };

/** A speaker over a store in memory and a platform double, at a time that a test sets. */
export async function speaking(parts: Partial<SpeakingMeans> = {}, pace: Partial<Pace> = {}) {
  const collection = parts.collection ?? (await openCollection({ url: 'sqlite::memory:' }));
  const clock = { now: new Date('2026-11-23T08:00:00.000Z') };
  const poster: PosterDouble = posterDouble();
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  let incidents = 0;
  const means: SpeakingMeans = {
    collection,
    posters: [poster],
    kinds: [plainDigest],
    commands: [],
    nextRun: cronRun,
    now: () => clock.now,
    latest: 24,
    log: { info: note, warn: note, error: note },
    desk: {
      log: (line) => void lines.push(line),
      incident: () => {
        incidents += 1;
        return `I${incidents}`;
      },
    },
    ...parts,
  };
  const speaker = new Speaker(means, { ...atOnce, ...pace });
  /** One look, to its end. */
  const turn = async () => {
    await speaker.turn();
    await speaker.idle();
  };
  /** Looks at this moment, UTC. */
  const at = async (instant: string) => {
    clock.now = new Date(instant);
    await turn();
  };
  const made = clock.now.toISOString();
  const create = (schedule: string, zone = 'UTC', channel = 'slack:T1:C1') =>
    collection.digests.create(
      { channel, owner: 'slack:T1:U1', name: 'Morning <news>', body: '{}', schedule, zone },
      made,
      (means.nextRun(schedule, zone, new Date(made)) ?? new Date(0)).toISOString(),
    );
  return { collection, clock, poster, lines, speaker, turn, at, create, means };
}
