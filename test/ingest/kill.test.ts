import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packageRoot } from '../../src/index.ts';
import { CollectionMaker } from '../doubles/collection-maker.ts';
import { seeded } from '../doubles/seeded.ts';
import { storeDump } from '../doubles/store-dump.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-kill-'));
const collection = join(folder, 'in');
const program = join(packageRoot, 'dist', 'adapters', 'main.js');
const typed = (workers: number) => [program, 'ingest', collection, '--json', '--workers', `${workers}`];
const environment = (name: string) => ({ ...process.env, REFTEL_DATA: join(folder, name) });
const storeOf = (name: string) => join(folder, name, 'reftel.sqlite');

beforeAll(() => new CollectionMaker(3).write(collection, 130));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Kills a run at a random moment after it has written something; whether it was still running. */
async function killed(name: string, random: () => number): Promise<boolean> {
  const run = spawn(process.execPath, typed(1), { env: environment(name), stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(run, 'exit');
  await Promise.race([once(run.stdout, 'data'), ended]);
  run.stdout.resume();
  await new Promise((resolve) => setTimeout(resolve, random() * 150));
  const running = run.exitCode === null;
  run.kill('SIGKILL');
  await ended;
  return running;
}

it('ends with the same store however often it was killed on the way, and in however many threads it reads', async () => {
  const whole = spawnSync(process.execPath, typed(0), { env: environment('whole') });
  expect(whole.status).toBe(1);
  const random = seeded(11);
  let kills = 0;
  for (let time = 0; time < 3; time += 1) if (await killed('broken', random)) kills += 1;
  expect(kills).toBeGreaterThan(0);
  const last = spawnSync(process.execPath, typed(1), { env: environment('broken'), encoding: 'utf8' });
  expect(last.stdout).toContain('"outcome":"unchanged"');
  expect(storeDump(storeOf('broken'))).toEqual(storeDump(storeOf('whole')));
});
