import { expect, it } from 'vitest';
import { tarGzOf, zipOf } from '../doubles/archives.ts';
import { ingesting, textAbout } from './ingesting.ts';

const here = ingesting();

it('reads each part of an archive, in archives too, with what sidecars state', async () => {
  const { collection, write, ingest, outcomes } = here();
  const inner = await tarGzOf([
    ['c.txt', textAbout('cats')],
    ['c.txt.meta.json', '{"outlet":"The Post"}'],
  ]);
  write(
    'all.zip',
    await zipOf([
      ['x/a.txt', textAbout('ants')],
      ['x/inner.tgz', inner],
      ['bad.txt', Buffer.from([0, 1, 2])],
    ]),
  );
  write('all.zip.meta.json', '{"date":"2001-02-03","title":"Not of each"}');
  const { report, told } = await ingest();
  expect(outcomes(told)).toEqual([
    ['all.zip!/x/a.txt', 'read'],
    ['all.zip!/x/inner.tgz!/c.txt', 'read'],
    ['all.zip!/x/inner.tgz', 'read'],
    ['all.zip!/bad.txt', 'failed'],
    ['all.zip', 'read'],
  ]);
  expect(report).toMatchObject({ added: 2, failed: 1, done: 1, total: 1 });
  const cats = await collection.document('all-about-cats');
  expect(cats).toMatchObject({ outlet: 'The Post', date: { edtf: '2001-02-03' }, source: { name: 'c.txt' } });
  expect((await ingest()).report).toMatchObject({ unchanged: 1, failed: 0 });
  expect(outcomes((await ingest({ retry: true })).told)).toEqual([
    ['all.zip!/x/a.txt', 'unchanged'],
    ['all.zip!/x/inner.tgz', 'unchanged'],
    ['all.zip!/bad.txt', 'failed'],
    ['all.zip', 'read'],
  ]);
});

it('follows an archive that changes: parts that are not in it any more go with their documents', async () => {
  const { collection, write, ingest } = here();
  const [ants, bees] = [textAbout('ants'), textAbout('bees')];
  write(
    'all.zip',
    await zipOf([
      ['a.txt', ants],
      ['b.txt', bees],
    ]),
  );
  await ingest();
  write(
    'all.zip',
    await zipOf([
      ['b.txt', bees.replace('little', 'much')],
      ['d.txt', textAbout('dogs')],
    ]),
    5,
  );
  expect((await ingest()).report).toMatchObject({ added: 1, changed: 1 });
  expect(await collection.document('all-about-ants')).toBeUndefined();
  expect((await collection.document('all-about-bees'))?.source.text).toContain('much');
  expect((await collection.stats()).documents).toBe(2);
});

it('goes on within an archive where it was stopped, also when the archive was damaged there', async () => {
  const { collection, write, ingest } = here();
  const content = Array.from({ length: 80 }, (_, at) => [`${at}.txt`, textAbout(`number ${at}`)] as const);
  write('all.zip', await zipOf(content));
  const ending = new AbortController();
  const first = await ingest({
    signal: ending.signal,
    onProgress: ({ documents }) => documents === 40 && ending.abort(),
  });
  expect(first.report.done).toBe(0);
  expect(first.report.added).toBeLessThan(80);
  const second = await ingest();
  expect(second.report).toMatchObject({ unchanged: first.report.added, done: 1 });
  expect((await collection.stats()).documents).toBe(80);
  write('cut.tgz', (await tarGzOf(content)).subarray(0, 300));
  expect((await ingest()).report).toMatchObject({ failed: 1 });
  expect(await collection.failedFiles({ limit: 5 })).toMatchObject([{ failure: 'it is damaged or cut off' }]);
});

it('says of an archive without files that there are none', async () => {
  const { write, ingest } = here();
  write('empty.zip', await zipOf([]));
  expect((await ingest()).told).toMatchObject([{ failure: 'there are no files in it' }]);
});
