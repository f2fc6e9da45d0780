import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Pace } from '../../adapters/speaking.ts';
import type { DigestRun } from '../../commands/post-kind.ts';
import { openCollection } from '../../src/index.ts';

/** What processes that speak are given, see `test/fixtures/speaking/process.js`. */
export interface Spoken {
  /** `sqlite:` and a path. */
  readonly store: string;
  /** The module of the poster, beside that file. */
  readonly poster: string;
  readonly settings: object;
}

/** A platform, as far as it matters for when a process is killed. */
export interface Stage {
  /** Resolves when the next message arrives. */
  readonly arrival: () => Promise<void>;
}

/** Posts are held for longer than what a dead process sent may be on its way, also where the machine has much else to do. */
const pace: Pace = { every: 20, held: 2, rest: 0, pause: 0.02, atOnce: 4, longest: 30, grace: 5_000 };
/** Milliseconds. */
const longestEnd = 60_000;
const longestWait = 4_000;
const program = join(import.meta.dirname, '..', 'fixtures', 'speaking', 'process.js');

/** Starts one; resolves when it could begin. */
export async function speakingProcess(spoken: Spoken): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, JSON.stringify({ ...spoken, pace })], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [first] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  if (!Buffer.isBuffer(first)) throw new Error('the process that speaks did not start');
  return child;
}

/** Lets them begin. */
export function begin(...children: readonly ChildProcess[]): void {
  for (const child of children) child.stdin?.write('go\n');
}

/** Ends them as a signal does. */
export async function ended(children: readonly ChildProcess[]): Promise<void> {
  await Promise.all(
    children.map(async (child) => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    }),
  );
}

/** Digests in these channels in turn, all of them due. */
export async function makeDigests(
  store: string,
  channels: readonly string[],
  count: number,
  schedule: string,
): Promise<void> {
  const collection = await openCollection({ url: store });
  const now = new Date().toISOString();
  const common = { owner: 'nobody', name: 'Digest', body: '{}', schedule, zone: 'UTC' };
  for (let at = 0; at < count; at += 1)
    await collection.digests.create({ ...common, channel: channels[at % channels.length] ?? '' }, now, now);
  await collection.close();
}

/** What a store says of its posts; read beside those who write it. */
interface Kept {
  readonly waiting: number;
  readonly dropped: number;
  /** Of digests in order, and of each in order of time. */
  readonly runs: readonly DigestRun[];
}

function keptIn(store: string): Kept {
  const database = new Database(store.replace(/^sqlite:/u, ''), { readonly: true });
  const rows = database.prepare('SELECT body, settled, dropped FROM outbox ORDER BY digest, due').all() as {
    readonly body: string;
    readonly settled: string | null;
    readonly dropped: string | null;
  }[];
  database.close();
  return {
    waiting: rows.filter(({ settled }) => settled === null).length,
    dropped: rows.filter(({ dropped }) => dropped !== null).length,
    runs: rows.map(({ body }) => JSON.parse(body) as DigestRun),
  };
}

/** Lets processes go on until everything is posted: no digest runs again meanwhile. */
export async function finished(spoken: Spoken, count: number): Promise<void> {
  const collection = await openCollection({ url: spoken.store });
  for (let number = 1; number <= count; number += 1) await collection.digests.change(number, { next: null });
  await collection.close();
  const last = await speakingProcess(spoken);
  begin(last);
  const end = Date.now() + longestEnd;
  while (keptIn(spoken.store).waiting > 0 && Date.now() < end) await sleep(20);
  await ended([last]);
}

/** What went wrong, in numbers: all of them have to be 0. */
export interface Faults {
  readonly waiting: number;
  readonly dropped: number;
  /** Posts of the outbox that did not arrive. */
  readonly lost: number;
  /** Posts that arrived again. */
  readonly twice: number;
  /** Posts that arrived and are in no outbox. */
  readonly strange: number;
  /** Runs that do not begin where the one before ended. */
  readonly gaps: number;
}

/** Compares what arrived with what the store says was sent. `messages`: the words of each, in whatever they are wrapped. */
export function faultsOf(store: string, messages: readonly string[]): Faults {
  const { waiting, dropped, runs } = keptIn(store);
  const nameOf = ({ digest, until }: DigestRun) => `Digest ${digest} until ${Date.parse(until)}`;
  const arrived = new Map<string, number>();
  for (const message of messages) {
    const name = /Digest \d+ until \d+/u.exec(message)?.[0] ?? message;
    arrived.set(name, (arrived.get(name) ?? 0) + 1);
  }
  const known = new Set(runs.map(nameOf));
  return {
    waiting,
    dropped,
    lost: [...known].filter((name) => !arrived.has(name)).length,
    twice: [...arrived.values()].filter((times) => times > 1).length,
    strange: [...arrived.keys()].filter((name) => !known.has(name)).length,
    gaps: runs.filter(({ digest, from }, at) => {
      const before = runs[at - 1];
      return before?.digest === digest && before.until !== from;
    }).length,
  };
}

export const noFaults: Faults = { waiting: 0, dropped: 0, lost: 0, twice: 0, strange: 0, gaps: 0 };

/** Kills one at a random moment around its first, second … sending; resolves to whether it was running until then. */
async function killedSending(child: ChildProcess, stage: Stage, random: () => number): Promise<boolean> {
  const exit = once(child, 'exit');
  const sendings = 1 + Math.floor(random() * 4);
  const moment = random() * 30;
  begin(child);
  for (let sending = 0; sending < sendings; sending += 1)
    await Promise.race([stage.arrival(), exit, sleep(longestWait)]);
  await sleep(moment);
  const running = child.exitCode === null;
  child.kill('SIGKILL');
  await exit;
  return running;
}

/**
 * Kills so many, one after the other, or as many as there is time for (milliseconds); resolves to how many were running until
 * then. The next gets ready meanwhile.
 */
export async function killed(
  spoken: Spoken,
  stage: Stage,
  random: () => number,
  kills: number,
  time = Number.POSITIVE_INFINITY,
): Promise<number> {
  const end = Date.now() + time;
  let count = 0;
  let next = speakingProcess(spoken);
  for (let left = kills; left > 0 && Date.now() < end; left -= 1) {
    const child = await next;
    next = speakingProcess(spoken);
    if (await killedSending(child, stage, random)) count += 1;
  }
  await ended([await next]);
  return count;
}
