import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingesting, textAbout } from './ingesting.ts';

const here = ingesting();

describe('an ingest', () => {
  it('reads files in order of path, without hidden ones and links', async () => {
    const { folder, write, ingest, outcomes } = here();
    write('b.txt', textAbout('bees'));
    write('a/z.txt', textAbout('zebras'));
    write('a/.hidden.txt', textAbout('secrets'));
    write('.git/config', 'x');
    symlinkSync('/etc/passwd', join(folder, 'link.txt'));
    const { report, told } = await ingest();
    expect(outcomes(told)).toEqual([
      ['a/z.txt', 'read'],
      ['b.txt', 'read'],
    ]);
    expect(told[0]?.documents).toEqual([{ id: 'all-about-zebras', outcome: 'added' }]);
    expect(report).toMatchObject({ added: 2, failed: 0, done: 2, total: 2 });
  });

  it('passes over what has not changed, by size and time, and by content where the time says nothing', async () => {
    const { write, ingest } = here();
    write('settled.txt', textAbout('stones'));
    // Changed after the ingest began: it may change again within the same tick, unseen.
    write('fresh.txt', textAbout('milk'), -1);
    await ingest();
    expect((await ingest()).report).toMatchObject({ added: 0, changed: 0, same: 0, unchanged: 2 });
    write('settled.txt', textAbout('stones').replace('little', 'much!!'));
    write('fresh.txt', textAbout('milk').replace('little', 'much!!'), -1);
    expect((await ingest()).report).toMatchObject({ changed: 1, unchanged: 1 });
    expect((await ingest({ rehash: true })).report).toMatchObject({ changed: 1, unchanged: 1 });
    expect((await ingest({ rehash: true })).report).toMatchObject({ changed: 0, unchanged: 2 });
  });

  it('keeps the same document under two names once, and says so', async () => {
    const { collection, write, ingest } = here();
    write('a.txt', textAbout('twins'));
    write('b.txt', textAbout('twins'));
    const { report, told } = await ingest();
    expect(report).toMatchObject({ added: 1, same: 1 });
    expect(told[1]?.documents).toEqual([{ id: 'all-about-twins', outcome: 'same' }]);
    expect((await collection.stats()).documents).toBe(1);
    expect((await ingest()).report).toMatchObject({ added: 0, same: 0, unchanged: 2 });
  });

  it('goes back to an older text at the next look when no file holds the newer one any more', async () => {
    const { folder, collection, write, ingest } = here();
    const cable = (words: string) =>
      `R 171240Z SEP 07\nFM AMEMBASSY MINSK\nTO SECSTATE WASHDC\nC O N F I D E N T I A L MINSK 000352\nSUBJECT: TALKS\n\n1. (C) ${words}\n\nSTEWART\n`;
    write('a.txt', cable('The talks went on.'));
    write('b.txt', cable('The talks ended.'));
    await ingest();
    const current = async () => (await collection.document('07MINSK352'))?.paragraphs.map(({ text }) => text);
    expect(await current()).toEqual(['The talks ended.']);
    rmSync(join(folder, 'b.txt'));
    await ingest({ prune: true });
    await ingest();
    expect(await current()).toEqual(['The talks went on.']);
    expect((await ingest()).report).toMatchObject({ unchanged: 1, changed: 0 });
  });

  it('tells what is gone, and takes it out when asked to', async () => {
    const { folder, collection, write, ingest, outcomes } = here();
    write('a.txt', textAbout('ants'));
    write('b.txt', textAbout('bees'));
    write('c/d.txt', textAbout('dogs'));
    await ingest();
    rmSync(join(folder, 'a.txt'));
    rmSync(join(folder, 'c'), { recursive: true });
    const told = await ingest();
    expect(told.report).toMatchObject({ removed: 2, pruned: 0 });
    expect((await collection.stats()).documents).toBe(3);
    const pruned = await ingest({ prune: true });
    expect(outcomes(pruned.told)).toEqual([
      ['b.txt', 'unchanged'],
      ['a.txt', 'pruned'],
      ['c/d.txt', 'pruned'],
    ]);
    expect(pruned.told[1]?.documents).toEqual([{ id: 'all-about-ants', outcome: 'taken out' }]);
    expect((await collection.stats()).documents).toBe(1);
    expect((await ingest()).report).toMatchObject({ unchanged: 1, removed: 0 });
    renameSync(join(folder, 'b.txt'), join(folder, 'e.txt'));
    expect((await ingest({ prune: true })).report).toMatchObject({ same: 1, pruned: 1 });
    expect((await collection.stats()).documents).toBe(1);
  });

  it('says that a path is not there, unless something was read from it once', async () => {
    const { folder, write, ingest } = here();
    const path = write('a.txt', textAbout('ants'));
    await ingest();
    rmSync(path);
    expect((await ingest({}, [path])).report).toMatchObject({ failed: 0, removed: 1 });
    const { report, told } = await ingest({}, [join(folder, 'none.txt')]);
    expect(report).toMatchObject({ failed: 1, removed: 0 });
    expect(told).toMatchObject([{ outcome: 'failed', failure: 'there is no such file or folder' }]);
  });

  it('sets a file that fails aside, and tries it again when it has changed or when asked to', async () => {
    const { collection, write, ingest } = here();
    write('a.txt', textAbout('ants'));
    const path = write('bad.txt', Buffer.from([0, 1, 2, 3]));
    expect((await ingest()).report).toMatchObject({ added: 1, failed: 1 });
    expect(await collection.failedFiles({ limit: 10 })).toMatchObject([
      { path, failure: expect.stringContaining('binary data') },
    ]);
    expect((await ingest()).report).toMatchObject({ unchanged: 1, setAside: 1, failed: 0 });
    expect((await ingest({ retry: true })).report).toMatchObject({ unchanged: 1, setAside: 0, failed: 1 });
    write('bad.txt', textAbout('bats'));
    expect((await ingest()).report).toMatchObject({ added: 1, failed: 0 });
    expect(await collection.failedFiles({ limit: 10 })).toEqual([]);
  });

  it('keeps what a file gave when the file can not be read any more', async () => {
    const { collection, write, ingest } = here();
    write('a.txt', textAbout('ants'));
    await ingest();
    write('a.txt', Buffer.from([0, 1, 2, 3]), 5);
    expect((await ingest()).report).toMatchObject({ failed: 1 });
    expect((await collection.stats()).documents).toBe(1);
  });

  it('goes on where it was stopped', async () => {
    const { collection, write, ingest } = here();
    for (let at = 0; at < 100; at += 1) write(`${at}.txt`, textAbout(`number ${at}`));
    const ending = new AbortController();
    const first = await ingest({ signal: ending.signal, onProgress: ({ done }) => done === 40 && ending.abort() });
    expect(first.report.done).toBeLessThan(100);
    expect(first.report.added).toBe(first.report.done);
    const second = await ingest();
    expect(second.report.unchanged).toBe(first.report.added);
    expect((await collection.stats()).documents).toBe(100);
  });

  it('does not follow folders without end, and says so', async () => {
    const { folder, ingest } = here();
    mkdirSync(join(folder, 'd/'.repeat(40)), { recursive: true });
    expect((await ingest()).told).toMatchObject([{ failure: 'folders are nested deeper than 32' }]);
  });
});

describe('a sidecar', () => {
  it('states what the text does not say, and is no document', async () => {
    const { collection, write, ingest, outcomes } = here();
    write('a.txt', textAbout('ants'));
    write('a.txt.meta.json', '{"date":"2001-02-03","outlet":"The Post","shelf":"x"}');
    const { report, told } = await ingest();
    expect(outcomes(told)).toEqual([['a.txt', 'read']]);
    expect(report).toMatchObject({ added: 1, warnings: 1 });
    const document = await collection.document('all-about-ants');
    expect(document).toMatchObject({ outlet: 'The Post', date: { edtf: '2001-02-03', basis: 'metadata' } });
    expect(document?.warnings).toEqual(['fields of the sidecar that are not known: "shelf"']);
    expect((await ingest()).report).toMatchObject({ unchanged: 1 });
  });

  it('has its file read again when it changes, comes or goes', async () => {
    const { folder, collection, write, ingest } = here();
    const outlet = async () => (await collection.document('all-about-ants'))?.outlet;
    const path = write('a.txt', textAbout('ants'));
    await ingest();
    write('a.txt.meta.json', '{"outlet":"The Post"}');
    expect((await ingest()).report).toMatchObject({ changed: 1 });
    expect(await outlet()).toBe('The Post');
    write('a.txt.meta.json', '{"outlet":"The Past"}', 5);
    await ingest({}, [`${path}.meta.json`]);
    expect(await outlet()).toBe('The Past');
    rmSync(join(folder, 'a.txt.meta.json'));
    expect((await ingest()).report).toMatchObject({ changed: 1, removed: 0 });
    expect(await outlet()).toBeUndefined();
    expect((await ingest()).report).toMatchObject({ unchanged: 1, removed: 0 });
  });

  it('that can not be right is a failure of its own; its file is read without', async () => {
    const { folder, collection, write, ingest, outcomes } = here();
    write('a.txt', textAbout('ants'));
    write('a.txt.meta.json', '{"date":"soon"}');
    write('b.txt.meta.json', '{}');
    const { report, told } = await ingest();
    expect(outcomes(told)).toEqual([
      ['a.txt.meta.json', 'failed'],
      ['a.txt', 'read'],
      ['b.txt.meta.json', 'failed'],
    ]);
    expect(report).toMatchObject({ added: 1, failed: 2 });
    expect((await collection.failedFiles({ limit: 9 })).map(({ path }) => path.slice(folder.length + 1))).toEqual([
      'a.txt.meta.json',
      'b.txt.meta.json',
    ]);
    rmSync(join(folder, 'b.txt.meta.json'));
    expect((await ingest({}, [])).report).toMatchObject({ total: 0 });
    write('a.txt.meta.json', '{"date":"2001"}', 5);
    expect((await ingest()).report).toMatchObject({ changed: 1, failed: 0, removed: 0 });
    expect(await collection.failedFiles({ limit: 9 })).toEqual([]);
  });
});
