import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/index.ts';
import { streamsOf, typedAt } from '../doubles/command-line.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reftel-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(typed: readonly string[], { input = '', data = folder }: { input?: string; data?: string } = {}) {
  const kept = { output: '', error: '' };
  const streams = streamsOf();
  streams.output.on('data', (chunk) => {
    kept.output += String(chunk);
  });
  streams.error.on('data', (chunk) => {
    kept.error += String(chunk);
  });
  streams.input.end(input);
  const status = await typedAt(streams, typed, { REFTEL_DATA: data });
  return { status, ...kept };
}

describe('the command line', () => {
  it.each([[['--help']], [['help']], [['-h']]])('explains itself: %j', async (typed) => {
    const { status, output } = await run(typed);
    expect(status).toBe(0);
    for (const words of ['start', 'run COMMAND', 'parse FILE', 'ingest PATH', 'doctor', '78 wrong settings'])
      expect(output).toContain(words);
  });

  it.each(['start', 'run', 'find', 'parse', 'ingest', 'doctor'])('explains %s', async (name) => {
    const { status, output } = await run([name, '--help']);
    expect(status).toBe(0);
    expect(output).toMatch(new RegExp(`^reftel ${name}`, 'u'));
    expect((await run(['help', name])).output).toBe(output);
  });

  it('says its version', async () => {
    expect(await run(['--version'])).toEqual({ status: 0, output: '1.2.3\n', error: '' });
  });

  it.each([
    [['pase', 'x'], 'did you mean reftel parse?'],
    [['run', '/stats', '--jsn'], 'did you mean --json?'],
    [['--verbose'], 'see reftel start --help'],
    [['/who', 'kramer'], 'to ask a question: reftel run'],
    [['parse'], 'Usage: reftel parse FILE'],
    [['parse', 'a', 'b'], 'Usage: reftel parse FILE'],
    [['run', ''], 'Usage: reftel run COMMAND'],
    [['parse', 'x', '--format', 'cabel'], 'did you mean cable?'],
    [['parse', 'x', '--format'], 'argument'],
  ])('answers wrong usage on standard error with status 2: %j', async (typed, words) => {
    const { status, output, error } = await run(typed);
    expect(status).toBe(2);
    expect(error).toContain(words);
    expect(output).toBe('');
  });

  it('answers wrong settings with status 78 and what is wrong', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const typed of [['start'], ['run', '/stats'], ['ingest', 'x'], ['doctor']]) {
      const { status, error } = await run(typed, { data: file });
      expect(status).toBe(78);
      expect(error).toContain(`REFTEL_DATA is ${file}`);
    }
  });

  it('says why a file can not be parsed, with status 1', async () => {
    const missing = await run(['parse', join(folder, 'none.txt')]);
    expect(missing).toMatchObject({ status: 1, output: '' });
    expect(missing.error).toContain('there is no such file');
    expect((await run(['parse', folder])).error).toContain('this is a folder');
    writeFileSync(join(folder, 'empty.txt'), '');
    const empty = await run(['parse', join(folder, 'empty.txt')]);
    expect(empty.status).toBe(1);
    expect(empty.error).toContain('empty.txt');
  });
});

describe('the command line over the seeds', () => {
  const cable = join(packageRoot, 'seeds', '000_a3f0bff099e31b92.txt');

  it('parses a file, in words and as JSON', async () => {
    const { status, output } = await run(['parse', cable]);
    expect(status).toBe(0);
    expect(output).toContain('07STATE130159');
    const json = JSON.parse((await run(['parse', cable, '--json'])).output);
    expect(json.cable.sentAt).toBe('2007-09-17T12:40Z');
  });

  it('answers one command, in words and as JSON', async () => {
    const { status, output, error } = await run(['run', '/cable STATE 130159']);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(output).toContain('BELARUS: AMBASSADOR HINTS AT POLITICAL PRISONER RELEASES');
    const { output: json } = await run(['run', '/cable STATE 130159', '--json']);
    expect(JSON.parse(json)).toMatchObject({ outcome: 'answer', tone: 'confidential' });
  });

  it('finds from a shell, and says how it searched', async () => {
    const { status, output, error } = await run(['find', 'goverment', '--explain']);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(output).toContain('goverment   not in the collection, read as government · in 1 paragraph');
    expect(output).toMatch(/^Plan +all words, with spellings put right\nTried +all words 0 → corrected 1$/mu);
    expect((await run(['run', '/find goverment explain:true'])).output).toBe(output);
    const { output: json } = await run(['find', 'goverment', '--explain', '--json']);
    expect(JSON.stringify(JSON.parse(json).blocks)).toContain('with spellings put right');
    expect((await run(['find', 'goverment', '--exact'])).status).toBe(1);
    expect((await run(['find', 'goverment', '--page', 'x'])).status).toBe(2);
  });

  it('answers piped commands in order and tells by its status that one could not be', async () => {
    const { status, output } = await run([], { input: '/who lukashenko\n/stats\n' });
    expect(status).toBe(0);
    expect(output.indexOf('Lukashen')).toBeGreaterThanOrEqual(0);
    expect(output.indexOf('2 documents\n')).toBeGreaterThan(output.indexOf('Lukashen'));
    expect((await run(['start'], { input: '/who zzyzx\n/stats\n' })).status).toBe(1);
  });

  it('gives a question without an answer status 1, and a command that is none status 2', async () => {
    const nothing = await run(['run', '/find Putin']);
    expect(nothing.status).toBe(1);
    expect(nothing.output).toContain('Searched 2 documents.');
    const problem = await run(['run', '/whoo kramer']);
    expect(problem).toMatchObject({ status: 2, output: '' });
    expect(await run(['run', '/find "unclosed'])).toMatchObject({ status: 1 });
    expect(await run(['run', '/who kramer colour:red'])).toMatchObject({ status: 2 });
    expect(problem.error).toContain('Try: /who kramer');
  });

  it('never mixes the demonstration with documents of one’s own', async () => {
    const own = join(folder, 'own.txt');
    writeFileSync(own, 'A title of our own\n\nThe only paragraph of the only document that is here.\n');
    expect(await run(['ingest', own])).toMatchObject({ status: 0 });
    expect((await run(['run', '/stats'])).output).toContain('1 document\n');
  });

  it('ingests a folder and knows it again', async () => {
    const seeds = join(packageRoot, 'seeds');
    expect(await run(['ingest', seeds])).toMatchObject({
      status: 0,
      output: '2 added, 0 changed, 0 unchanged, 0 failed\n',
    });
    expect(await run(['ingest', seeds])).toMatchObject({
      status: 0,
      output: '0 added, 0 changed, 2 unchanged, 0 failed\n',
    });
    const failed = await run(['ingest', join(folder, 'none'), '--json']);
    expect(failed.status).toBe(1);
    const [file, end] = failed.output.trim().split('\n');
    expect(JSON.parse(file ?? '')).toMatchObject({ outcome: 'failed', failure: 'there is no such file or folder' });
    expect(JSON.parse(end ?? '')).toMatchObject({ summary: { failed: 1 } });
  });

  it('finds everything in order', async () => {
    const { status, output, error } = await run(['doctor']);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(output).toContain('data folder');
  });

  it('writes a collection out, to the output or into files that were not there', async () => {
    await run(['ingest', join(packageRoot, 'seeds')]);
    const { status, output } = await run(['export', '--only', 'documents']);
    expect(status).toBe(0);
    expect(output.trimEnd().split('\n')).toHaveLength(2);
    const to = join(folder, 'out');
    expect((await run(['export', '--format', 'csv', '--to', to])).error).toMatch(/documents\.csv: 2 written/u);
    expect(await run(['export', '--format', 'csv', '--to', to])).toMatchObject({
      status: 2,
      error: expect.stringContaining('is there already'),
    });
    expect(readdirSync(to).sort()).toEqual(['documents.csv', 'events.csv', 'people.csv']);
    expect(await run(['export', '--to', join(to, 'people.csv'), '--only', 'people'])).toMatchObject({
      status: 2,
      error: expect.stringContaining('no such folder can be made'),
    });
  });

  it('leaves nothing of a file that can not be written to its end', async () => {
    await run(['ingest', join(packageRoot, 'seeds')]);
    const to = join(folder, 'broken');
    mkdirSync(join(to, 'reftel.ndjson.part'), { recursive: true });
    expect(await run(['export', '--to', to])).toMatchObject({
      status: 1,
      error: expect.stringContaining('can not be written (EISDIR)'),
    });
    expect(readdirSync(to)).toEqual(['reftel.ndjson.part']);
  });

  it.each([
    [['export', '--format', 'xml'], /no format "xml"/u],
    [['export', '--format', 'csv'], /--only documents\|people\|events/u],
    [['export', '--only', 'cables'], /--only is one of/u],
  ])('says how to export when it is asked wrongly: %j', async (typed, words) => {
    const { status, error } = await run(typed);
    expect(status).toBe(2);
    expect(error).toMatch(words);
  });

  it('looks up the lines of a file, and of standard input where that is named', async () => {
    const file = join(folder, 'my list.csv');
    writeFileSync(file, 'id\nSTATE 130159\n');
    expect((await run(['run', `/batch file:"${file}"`])).output).toContain('1 line looked up, 1 found');
    expect((await run(['run', '/batch file:-'], { input: 'STATE 130159\nkramer\n' })).output).toContain('2 lines');
    for (const [path, words] of [
      [join(folder, 'none.csv'), 'there is no file'],
      [folder, 'is no file'],
    ]) {
      const { status, error } = await run(['run', `/batch file:"${path}"`]);
      expect(status).toBe(1);
      expect(error.toLowerCase()).toContain(words);
    }
    writeFileSync(file, 'x'.repeat(2_000_000));
    expect((await run(['run', `/batch file:"${file}"`])).error).toContain('too large');
    expect((await run([], { input: '/batch file:-\n' })).error).toContain('uestions come from standard input');
  });
});
