import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cli } from '../../adapters/cli.ts';
import { packageRoot } from '../../src/index.ts';
import { someDay } from '../doubles/asking.ts';

let folder = '';
let papers = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reftel-cli-ingest-'));
  papers = join(folder, 'papers');
  mkdirSync(papers);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A run of the command line; it goes on in the background until `ended`. */
function running(typed: readonly string[], interactive = false) {
  const ending = new AbortController();
  const streams = { input: new PassThrough(), output: new PassThrough(), error: new PassThrough() };
  const kept = { output: '', error: '' };
  for (const name of ['output', 'error'] as const)
    streams[name].on('data', (chunk) => {
      kept[name] += String(chunk);
    });
  const ended = cli(['ingest', ...typed], {
    ...streams,
    environment: { REFTEL_DATA: join(folder, 'data') },
    root: packageRoot,
    version: '1.2.3',
    now: () => someDay,
    signal: ending.signal,
    desk: { log: (line) => void streams.error.write(`${line}\n`), incident: () => '7F3K' },
    ink: { colour: false },
    platforms: [],
    interactive: { input: false, error: interactive },
  });
  return { kept, ended, stop: () => ending.abort() };
}

async function run(typed: readonly string[], interactive = false) {
  const { kept, ended } = running(typed, interactive);
  const status = await ended;
  return { status, ...kept };
}

const text = (subject: string) => `All about ${subject}\n\nThere is one paragraph about ${subject}, and that is all.\n`;
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(papers, name), content);

it('tells of each file as a line of JSON, and of all at the end', async () => {
  put('a.txt', text('ants'));
  put('b.txt', Buffer.from([0, 1, 2]));
  const { status, output, error } = await run([papers, '--json']);
  expect({ status, error }).toEqual({ status: 1, error: '' });
  const [first, second, end, ...more] = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(more).toEqual([]);
  expect(first).toMatchObject({ path: join(papers, 'a.txt'), outcome: 'read', ids: ['all-about-ants'], warnings: [] });
  expect(second).toMatchObject({ path: join(papers, 'b.txt'), outcome: 'failed', ids: [] });
  expect(second.failure).toContain('binary data');
  expect(end.summary).toMatchObject({ added: 1, failed: 1, done: 2, total: 2 });
});

it('lists what was set aside, and tries it again when asked to', async () => {
  put('a.txt', text('ants'));
  put('bad.txt', Buffer.from([0, 1, 2]));
  expect(await run([papers])).toMatchObject({ status: 1, error: expect.stringContaining('bad.txt: ') });
  const { status, output } = await run(['--failed']);
  expect(status).toBe(0);
  expect(output).toMatch(/bad\.txt: .*binary data/u);
  expect(JSON.parse((await run(['--failed', '--json'])).output)).toMatchObject({ path: join(papers, 'bad.txt') });
  expect((await run([papers])).output).toBe(
    '0 added, 0 changed, 1 unchanged, 0 failed, 1 set aside (listed by --failed; tried again with --retry, or with --readd what was taken out)\n',
  );
  expect((await run([papers, '--retry'])).output).toBe('0 added, 0 changed, 1 unchanged, 1 failed\n');
});

it('says what is gone, what is kept twice, and what was taken out', async () => {
  put('a.txt', text('ants'));
  put('b.txt', text('ants'));
  put('c.txt', text('cats'));
  expect((await run([papers])).output).toBe(
    '2 added, 0 changed, 0 unchanged, 0 failed, 1 kept as another source of a document\n',
  );
  rmSync(join(papers, 'c.txt'));
  expect((await run([papers])).output).toContain('1 gone from disk (taken out with --prune)');
  expect((await run([papers, '--prune'])).output).toContain('1 gone from disk and taken out');
});

it('draws progress where there is a terminal, and only there', async () => {
  put('a.txt', text('ants'));
  const { output, error } = await run([papers], true);
  expect(error).toContain('1/1 file');
  expect(error.endsWith('\r\u001b[K')).toBe(true);
  expect(output).toBe('1 added, 0 changed, 0 unchanged, 0 failed\n');
  put('b.txt', text('bees'));
  expect((await run([papers])).error).toBe('');
});

it('says how it goes on when it is stopped', async () => {
  put('a.txt', text('ants'));
  const { kept, ended, stop } = running([papers]);
  stop();
  expect(await ended).toBe(130);
  expect(kept.error).toBe('Stopped after 0 of 1 files; the same command goes on from there.\n');
});

it('answers wrong usage with what would do', async () => {
  expect(await run([])).toMatchObject({ status: 2, error: expect.stringContaining('Usage: reftel ingest PATH') });
  // An empty word is a variable that was not set, and never the folder one happens to stand in.
  expect(await run(['', papers])).toMatchObject({ status: 2 });
  expect(await run(['--failed', papers])).toMatchObject({ status: 2 });
  expect(await run([papers, '--workers', 'many'])).toMatchObject({ status: 2 });
});

it('watches a folder: what changes is read, what goes is told, until it is stopped', async () => {
  put('a.txt', text('ants'));
  const { kept, ended, stop } = running([papers, '--watch', '--json', '--prune']);
  const until = async (words: string) => {
    await expect.poll(() => kept.output).toContain(words);
  };
  await until('summary');
  put('b.txt', text('bees'));
  put('.hidden', 'x');
  await until('all-about-bees');
  put('a.txt.meta.json', '{"outlet":"The Post"}');
  await until('"outcome":"changed"');
  rmSync(join(papers, 'b.txt'));
  await until('"outcome":"pruned"');
  stop();
  expect(await ended).toBe(130);
  expect(kept.output).not.toContain('hidden');
});
