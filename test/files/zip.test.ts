import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Budget, usualLimits } from '../../src/files/budget.ts';
import { kindOf } from '../../src/files/index.ts';
import { zip } from '../../src/files/zip.ts';
import { fileAt, fileOf } from '../../src/ingest/reading.ts';
import { partsOf } from '../doubles/archive-parts.ts';
import { zipOf } from '../doubles/archives.ts';
import { gathered } from '../doubles/gathered.ts';

/** The same archive with other bytes of the same length wherever `before` stands. */
function patched(bytes: Buffer, before: Buffer, after: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(before); at >= 0; at = copy.indexOf(before, at + 1)) after.copy(copy, at);
  return copy;
}

it('gives every file in it, in order, with its place', async () => {
  const bytes = await zipOf([
    ['b/two.txt', 'second'],
    ['one.txt', 'first'],
    ['b/empty.txt', ''],
  ]);
  expect(kindOf(bytes, 'x').name).toBe('zip');
  expect(await partsOf(zip, bytes)).toEqual([
    ['b/two.txt', 'second'],
    ['one.txt', 'first'],
    ['b/empty.txt', ''],
  ]);
});

it('reads from disk as from memory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reftel-zip-'));
  const path = join(folder, 'a.zip');
  writeFileSync(path, await zipOf([['one.txt', 'first']]));
  const parts = await gathered(zip.open(await fileAt(path), new Budget()));
  expect(parts).toMatchObject([{ name: 'one.txt' }]);
  rmSync(folder, { recursive: true });
});

it('leaves out folders, hidden files and links, and what a system put beside files', async () => {
  const bytes = await zipOf([
    ['__MACOSX/one.txt', 'x'],
    ['.git/config', 'x'],
    ['b/.hidden.txt', 'x'],
    ['one.txt', 'first'],
  ]);
  expect(await partsOf(zip, bytes)).toEqual([['one.txt', 'first']]);
});

it('makes places of names that would lead elsewhere, and tells equal names apart', async () => {
  const names = ['../../../etc/pw', '/root/x.txt', 'C:\\in\\x.txt', 'x.txt', 'x.txt', 'a!/x.txt'];
  const bytes = await zipOf(names.map((_, at) => [`entry-${at}-${'-'.repeat(20)}`.slice(0, 15), `${at}`]));
  // Names of the same length, so that the archive stays whole.
  const evil = names.reduce(
    (archive, name, at) =>
      patched(archive, Buffer.from(`entry-${at}-${'-'.repeat(20)}`.slice(0, 15)), Buffer.from(name.padStart(15, '/'))),
    bytes,
  );
  expect((await partsOf(zip, evil)).map(([name]) => name)).toEqual([
    'etc/pw',
    'root/x.txt',
    'in/x.txt',
    'x.txt',
    'x (2).txt',
    'a!\ufffd/x.txt',
  ]);
});

it('states what a sidecar says of a file, wherever it stands, and tells of one that can not be right', async () => {
  const bytes = await zipOf([
    ['a.txt.meta.json', '{"outlet":"The Post"}'],
    ['a.txt', 'a'],
    ['d/b.txt', 'b'],
    ['d/b.txt.meta.json', '{"date":"soon"}'],
    ['gone.txt.meta.json', '{}'],
  ]);
  expect(await gathered(zip.open(fileOf('a.zip', bytes), new Budget()))).toEqual([
    { name: 'a.txt', bytes: expect.anything(), sidecar: { stated: { outlet: 'The Post' }, warnings: [] } },
    { name: 'd/b.txt.meta.json', failure: expect.stringContaining('date is no date') },
    { name: 'd/b.txt', bytes: expect.anything() },
    { name: 'gone.txt.meta.json', failure: 'what this sidecar describes is not there' },
  ]);
});

it('goes on behind an entry that is encrypted, damaged, or of another size than it says', async () => {
  const whole = await zipOf([
    ['here.txt', 'words '.repeat(50)],
    ['last.txt', 'last'],
  ]);
  const central = whole.indexOf(Buffer.from('PK\u0001\u0002'));
  const change = (at: number, value: number) => {
    const copy = Buffer.from(whole);
    copy.writeUInt8(value, at);
    return copy;
  };
  const last = ['last.txt', 'last'];
  expect(await partsOf(zip, change(central + 8, 9))).toEqual([['here.txt', 'it is encrypted'], last]);
  expect(await partsOf(zip, change(central + 10, 12))).toEqual([
    ['here.txt', 'it is packed in a way that is not known (method 12)'],
    last,
  ]);
  expect(await partsOf(zip, change(central + 16, 0))).toEqual([
    ['here.txt', expect.stringContaining('size or checksum differ')],
    last,
  ]);
  expect(await partsOf(zip, change(central + 24, 5))).toEqual([
    ['here.txt', 'it is larger than the archive says'],
    last,
  ]);
});

it('stops what unpacks to more than it should', async () => {
  const bomb = await zipOf([
    ['bomb.txt', Buffer.alloc(20_000_000)],
    ['last.txt', 'last'],
  ]);
  expect(await partsOf(zip, bomb)).toEqual([
    ['bomb.txt', 'unpacks to more than 200 times its size'],
    ['last.txt', 'last'],
  ]);
  const small = new Budget({ ...usualLimits, bytes: 1_000 });
  expect(await partsOf(zip, bomb, small)).toEqual([
    ['bomb.txt', 'what it holds is too large in all'],
    ['', 'what it holds is too large in all'],
  ]);
});

it('says of a file that is cut off or empty why it can not be opened', async () => {
  const whole = await zipOf([['one.txt', 'first']]);
  expect(await partsOf(zip, whole.subarray(0, 30))).toEqual([['', 'it is damaged or cut off']]);
  expect(await partsOf(zip, Buffer.alloc(0))).toEqual([['', 'it is damaged or cut off']]);
  expect(await partsOf(zip, await zipOf([]))).toEqual([]);
});

it('leaves the wrapping of one document to others', () => {
  const wrapped = Buffer.concat([
    Buffer.from('PK\u0003\u0004'),
    Buffer.alloc(26),
    Buffer.from('mimetypeapplication/epub'),
  ]);
  expect(kindOf(wrapped, 'a.epub').name).not.toBe('zip');
});

it('gives parts or reasons, and nothing else, whatever bytes are changed', async () => {
  const whole = await zipOf([
    ['a.txt', 'some words '.repeat(30)],
    ['b.txt', 'x'],
  ]);
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const copy = Buffer.from(whole);
      for (const [at, value] of changes) copy.writeUInt8(value, at);
      await partsOf(zip, copy);
    }),
    { numRuns: 100 },
  );
});
