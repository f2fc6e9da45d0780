import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { perform } from '../../src/ingest/worker.ts';
import { ingesting, textAbout } from './ingesting.ts';

const here = ingesting();

describe('paths that are given', () => {
  it('are read once each, though one lies below another or a sidecar stands beside its file', async () => {
    const { folder, write, ingest, outcomes } = here();
    const path = write('a/ants.txt', textAbout('ants'));
    write('a/ants.txt.meta.json', '{"outlet":"The Post"}');
    write('b.txt', textAbout('bees'));
    const given = [join(folder, 'a'), folder, path, `${path}.meta.json`, folder];
    const { report, told } = await ingest({}, given);
    expect(report).toMatchObject({ added: 2, same: 0, done: 2, total: 2 });
    expect(outcomes(told)).toEqual([
      ['a/ants.txt', 'read'],
      ['b.txt', 'read'],
    ]);
    rmSync(path);
    rmSync(`${path}.meta.json`);
    expect((await ingest({}, given)).report).toMatchObject({ unchanged: 1, removed: 1 });
  });

  it('may be gone by the time they are read, where that is said', async () => {
    const { folder, ingest } = here();
    const gone = [join(folder, 'gone.txt')];
    expect((await ingest({ mayBeGone: true }, gone)).report).toMatchObject({ failed: 0, removed: 0 });
    expect((await ingest({}, gone)).report).toMatchObject({ failed: 1 });
  });

  it('are read where the folder above would not come to them', async () => {
    const { folder, write, ingest } = here();
    const hidden = write('.drafts/ants.txt', textAbout('ants'));
    const bees = write('a/bees.txt', textAbout('bees'));
    symlinkSync(bees, join(folder, 'link.txt'));
    const { report } = await ingest({}, [folder, hidden, join(folder, 'link.txt')]);
    expect(report).toMatchObject({ added: 2, same: 1, total: 3, removed: 0 });
    expect((await ingest({ prune: true })).report).toMatchObject({ unchanged: 1, pruned: 0 });
  });
});

describe('a folder', () => {
  it('is read without what editors and office programs leave beside a file', async () => {
    const { write, ingest } = here();
    write('a.txt', textAbout('ants'));
    for (const name of ['a.txt~', '#a.txt#', '~$a.docx', '.a.txt.swp']) write(name, textAbout(name));
    expect((await ingest()).report).toMatchObject({ added: 1, total: 1 });
  });

  it('that is empty all at once is not pruned unless that is said: its disk may not be mounted', async () => {
    const { folder, collection, write, ingest, outcomes } = here();
    write('a.txt', textAbout('ants'));
    write('b/c.txt', textAbout('cats'));
    await ingest();
    renameSync(folder, `${folder}-away`);
    for (const prepare of [() => {}, () => mkdirSync(join(folder, 'b'), { recursive: true })]) {
      prepare();
      const { report, told } = await ingest({ prune: true });
      expect(report).toMatchObject({ failed: 1, removed: 2, pruned: 0 });
      expect(outcomes(told)[0]).toEqual(['', 'failed']);
      expect(told[0]?.failure).toContain('a disk that is not mounted');
      expect((await collection.stats()).documents).toBe(2);
    }
    expect((await ingest({ prune: true, emptied: true })).report).toMatchObject({ failed: 0, pruned: 2 });
    expect((await collection.stats()).documents).toBe(0);
  });

  it('tells of a name that is no UTF-8 what to do', async () => {
    const { folder, ingest } = here();
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x61, 0xff])]), textAbout('ants'));
    expect((await ingest()).told).toMatchObject([{ outcome: 'failed', failure: 'its name is not UTF-8: rename it' }]);
  });

  it('holds no such rule for a file that was read by itself', async () => {
    const { write, ingest } = here();
    const path = write('a.txt', textAbout('ants'));
    write('a.txt.meta.json', '{"outlet":"The Post"}');
    await ingest({}, [path]);
    rmSync(path);
    expect((await ingest({ prune: true }, [path])).report).toMatchObject({ failed: 0, pruned: 1 });
  });
});

it('looks again at what the file system refused, which may be granted without a change', async () => {
  const { folder, collection, ingest, write } = here();
  expect(await perform({ path: join(folder, 'none.txt') })).toMatchObject({ steady: false, sha256: '' });
  write('a.txt', textAbout('ants'));
  symlinkSync(join(folder, 'loop.txt'), join(folder, 'loop.txt'));
  const { report, told } = await ingest({}, [join(folder, 'loop.txt')]);
  expect(report).toMatchObject({ failed: 1 });
  expect(told[0]?.failure).toContain('ELOOP');
  expect(await collection.failedFiles({ limit: 9 })).toEqual([]);
});
