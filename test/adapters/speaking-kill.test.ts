import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import {
  begin,
  ended,
  faultsOf,
  finished,
  killed,
  makeDigests,
  noFaults,
  speakingProcess,
} from '../doubles/killing.ts';
import { postingServer } from '../doubles/posting-server.ts';
import { seeded } from '../doubles/seeded.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-speaking-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const channels = Array.from({ length: 12 }, (_, at) => `small:1:${at}`);
const spokenOn = (name: string, { url }: { readonly url: string }) => ({
  store: `sqlite:${join(folder, `${name}.db`)}`,
  poster: './http-poster.js',
  settings: { url },
});

it('every digest is posted and none twice, however often the program is killed around sending', async () => {
  const random = seeded(8);
  const server = await postingServer(random);
  const spoken = spokenOn('killed', server);
  await makeDigests(spoken.store, channels, 24, 'every 400');
  const kills = await killed(spoken, server, random, 8);
  await finished(spoken, 24);
  await server.close();
  expect(kills).toBe(8);
  expect(server.kept.length).toBeGreaterThan(24);
  expect(
    faultsOf(
      spoken.store,
      server.kept.map(({ text }) => text),
    ),
  ).toEqual(noFaults);
});

it('two processes on one store post everything, and nothing twice', async () => {
  const server = await postingServer(seeded(9));
  const spoken = spokenOn('two', server);
  await makeDigests(spoken.store, channels, 100, 'once');
  const children = await Promise.all([speakingProcess(spoken), speakingProcess(spoken)]);
  begin(...children);
  for (let waited = 0; server.kept.length < 100 && waited < 2_000; waited += 1) await sleep(20);
  await ended(children);
  await server.close();
  expect(
    faultsOf(
      spoken.store,
      server.kept.map(({ text }) => text),
    ),
  ).toEqual(noFaults);
  expect(server.kept).toHaveLength(100);
});
