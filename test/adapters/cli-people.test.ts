import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { cli } from '../../adapters/cli.ts';
import { packageRoot } from '../../src/index.ts';
import { someDay } from '../doubles/asking.ts';

let folder = '';
const papers = () => join(folder, 'papers');

/** What a command line prints, where the system says that "ann" is logged in. */
async function run(...typed: readonly string[]) {
  const streams = { input: new PassThrough(), output: new PassThrough(), error: new PassThrough() };
  const kept = { output: '', error: '' };
  for (const name of ['output', 'error'] as const)
    streams[name].on('data', (chunk) => {
      kept[name] += String(chunk);
    });
  const status = await cli(typed, {
    ...streams,
    environment: { REFTEL_DATA: join(folder, 'data'), USER: 'ann' },
    root: packageRoot,
    version: '1.2.3',
    now: () => someDay,
    signal: new AbortController().signal,
    desk: { log: (line) => void streams.error.write(`${line}\n`), incident: () => '7F3K' },
    ink: { colour: false },
    platforms: [],
    interactive: { input: false, error: false },
  });
  return { status, ...kept };
}

const write = (name: string, text: string) => writeFileSync(join(papers(), name), text);
const seldom = 'A talk\n\nPresident Aleksandr Lukashenka met Prime Minister Chou En-lai in April.\n';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reftel-people-'));
  const own = folder;
  onTestFinished(() => rmSync(own, { recursive: true, force: true }));
  mkdirSync(papers());
  write('a.txt', seldom);
  write('b.txt', 'Another talk\n\nPrime Minister Zhou Enlai received President Richard Nixon in February.\n');
  await run('ingest', papers(), '--workers', '0');
});

describe('reftel people', () => {
  it('joins two people, says so in who, and takes it back', async () => {
    expect(await run('people', 'merge', 'Chou En-lai', 'Zhou Enlai', '--why', 'two romanisations')).toEqual({
      status: 0,
      error: '',
      output: expect.stringMatching(
        /^1 {2}"Chou En-lai" is "Zhou Enlai"\n {3}joined by ann on .* 20\d\d: two romanisations\n$/u,
      ),
    });
    const joined = await run('run', '/who Zhou Enlai');
    expect(joined.output).toContain('joined by an operator on ');
    expect(joined.output).toContain('Chou En-lai');
    expect((await run('people', 'undo', '--by', 'bob', '--why', 'a slip')).output).toMatch(
      /undone by bob on .*: a slip/u,
    );
    expect((await run('run', '/who Zhou Enlai')).output).not.toContain('joined by an operator');
    const { output } = await run('people', 'list', '--json');
    expect(JSON.parse(output)).toMatchObject([
      { number: 1, kind: 'merge', signed: { who: 'ann', why: 'two romanisations' }, undone: { who: 'bob' } },
    ]);
  });

  it('keeps what was decided when the documents are read again', async () => {
    await run('people', 'merge', 'Chou En-lai', 'Zhou Enlai');
    write('a.txt', `${seldom}\nThey met again in May.\n`);
    write('c.txt', 'A third talk\n\nPrime Minister Zhou Enlai spoke of trade in June.\n');
    expect((await run('ingest', papers(), '--workers', '0')).output).toContain('1 changed');
    const { output } = await run('run', '/who Chou En-lai');
    expect(output).toContain('3 documents');
    expect(output).toContain('joined by an operator');
  });

  it.each([
    [['merge', 'Zhou Enlai', 'Nobody Known'], 1, 'Nobody is named "Nobody Known"'],
    [['split', 'Zhou Enlai', 'Richard Nixon'], 1, 'two people already'],
    [['undo'], 1, 'no decision to take back'],
    [['undo', 'all'], 2, 'takes the number of a decision'],
    [['merge', 'Zhou Enlai'], 2, 'Usage: reftel people'],
    [['marge', 'a', 'b'], 2, 'did you mean merge?'],
    [['constructor'], 2, 'reftel people can merge'],
  ])('refuses %j', async (typed, status, words) => {
    expect(await run('people', ...typed)).toEqual({ status, output: '', error: expect.stringContaining(words) });
  });

  it('says that nobody has decided anything', async () => {
    expect((await run('people', 'list')).output).toBe('Nobody has decided anything yet.\n');
  });
});
