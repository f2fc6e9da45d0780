import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { CollectionMaker } from '../doubles/collection-maker.ts';
import { seeded } from '../doubles/seeded.ts';
import { storeHashes } from '../doubles/store-hashes.ts';

/**
 * `npm run nightly:ingest [-- --documents N --kills N --seed N]`: reads a made collection into a store and samples the memory
 * that this takes; reads it into another while killing the program at random moments; compares what the two stores hold.
 * Needs a build. Exits with 1 where the stores differ or the memory grew.
 */
function option(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}

const documents = option('documents', 25_000);
const kills = option('kills', 20);
const seed = option('seed', 7);
const sampledEvery = 500;
/** Memory of the last quarter of the way over that of the second: what is kept for every file would make it grow. */
const mostGrowth = 1.25;

const folder = mkdtempSync(join(tmpdir(), 'reftel-nightly-'));
const collection = join(folder, 'in');
const program = resolve(import.meta.dirname, '..', '..', 'dist', 'adapters', 'main.js');
const say = (line: string) => process.stdout.write(`${line}\n`);

function started(store: string): ChildProcess {
  const env = { ...process.env, REFTEL_DATA: join(folder, store) };
  return spawn(process.execPath, [program, 'ingest', collection, '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** Resident memory of a process with its threads, in megabytes (proc(5)); 0 where it can't be told. */
function residentOf(id: number | undefined): number {
  const file = `/proc/${id}/status`;
  if (!existsSync(file)) return 0;
  return Number(/VmRSS:\s+(\d+) kB/u.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1_024;
}

interface Run {
  readonly seconds: number;
  readonly summary: Readonly<Record<string, number>>;
  readonly memory: readonly number[];
}

/** A run to its end. */
async function whole(store: string): Promise<Run> {
  const begun = performance.now();
  const run = started(store);
  const memory: number[] = [];
  const sampling = setInterval(() => memory.push(residentOf(run.pid)), sampledEvery);
  const ended = once(run, 'exit');
  let last = '';
  if (run.stdout !== null) for await (const line of createInterface({ input: run.stdout })) last = line;
  await ended;
  clearInterval(sampling);
  const { summary } = JSON.parse(last) as { summary: Readonly<Record<string, number>> };
  return { seconds: (performance.now() - begun) / 1_000, summary, memory };
}

/** Kills a run so long after it has told of its first files; whether it was still running. */
async function killedAfter(store: string, milliseconds: number): Promise<boolean> {
  const run = started(store);
  const ended = once(run, 'exit');
  if (run.stdout !== null) await Promise.race([ended, once(run.stdout, 'data')]);
  run.stdout?.resume();
  await Promise.race([ended, new Promise((done) => setTimeout(done, milliseconds))]);
  const wasRunning = run.exitCode === null;
  run.kill('SIGKILL');
  await ended;
  return wasRunning;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
}

const quarter = (memory: readonly number[], which: number) =>
  mean(memory.slice((memory.length * which) / 4, (memory.length * (which + 1)) / 4));

try {
  const files = await new CollectionMaker(seed).write(collection, documents);
  say(`${files} files on disk, ${documents} with those in archives, some of them broken (seed ${seed})`);

  const first = await whole('whole');
  const read = (first.summary['added'] ?? 0) + (first.summary['same'] ?? 0) + (first.summary['changed'] ?? 0);
  say(
    `read in ${first.seconds.toFixed(1)} s, ${(read / first.seconds).toFixed(0)} documents/s: ${JSON.stringify(first.summary)}`,
  );
  const growth = quarter(first.memory, 3) / quarter(first.memory, 1);
  const quarters = [0, 1, 2, 3].map((each) => quarter(first.memory, each).toFixed(0));
  say(`memory: ${quarters.join(', ')} MB by quarters of the way, at most ${Math.max(...first.memory).toFixed(0)} MB`);

  const again = await whole('whole');
  say(`again, compared by content: ${again.seconds.toFixed(1)} s`);
  const settled = await whole('whole');
  say(`again, by size and time: ${settled.seconds.toFixed(1)} s: ${JSON.stringify(settled.summary)}`);

  const random = seeded(seed);
  let killed = 0;
  for (let time = 0; time < kills; time += 1)
    if (await killedAfter('broken', (random() * 1_600 * first.seconds) / kills)) killed += 1;
  const rest = await whole('broken');
  say(`killed ${killed} times; the rest took ${rest.seconds.toFixed(1)} s: ${JSON.stringify(rest.summary)}`);

  const [one, other] = ['whole', 'broken'].map((store) => storeHashes(join(folder, store, 'reftel.sqlite')));
  const differing = Object.keys({ ...one, ...other }).filter((table) => one?.[table] !== other?.[table]);
  for (const [table, hash] of Object.entries(one ?? {})) say(`  ${table.padEnd(16)} ${hash}`);
  say(differing.length === 0 ? 'the stores are identical' : `the stores differ in ${differing.join(', ')}`);
  if (growth > mostGrowth) say(`memory grew to ${growth.toFixed(2)} times`);
  process.exitCode = differing.length === 0 && growth <= mostGrowth ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
