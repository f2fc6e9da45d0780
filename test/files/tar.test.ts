import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Budget, usualLimits } from '../../src/files/budget.ts';
import { gzip } from '../../src/files/gzip.ts';
import { kindOf } from '../../src/files/index.ts';
import { tar } from '../../src/files/tar.ts';
import { fileOf } from '../../src/ingest/reading.ts';
import { partsOf } from '../doubles/archive-parts.ts';
import { tarGzOf, tarOf } from '../doubles/archives.ts';
import { gathered } from '../doubles/gathered.ts';

const content = [
  ['b/two.txt', 'second'],
  ['one.txt', 'first'],
  ['large.txt', 'words '.repeat(50_000)],
] as const;

it.each([
  ['tar', tar, tarOf],
  ['gzip', gzip, tarGzOf],
])('gives every file in it, in order, with its place: %s', async (name, kind, made) => {
  const bytes = await made(content);
  expect(kindOf(bytes, 'x').name).toBe(name);
  expect(await partsOf(kind, bytes)).toEqual(content);
});

it('opens gzip around one file', async () => {
  const bytes = gzipSync('some words');
  expect(await partsOf(gzip, bytes, new Budget(), 'note.txt.gz')).toEqual([['note.txt', 'some words']]);
  expect(await partsOf(gzip, Buffer.concat([bytes, gzipSync(' and more')]), new Budget(), 'a.GZ')).toEqual([
    ['a', 'some words and more'],
  ]);
});

it('leaves out links, folders and hidden files, and makes places of names that would lead elsewhere', async () => {
  const bytes = await tarOf(
    [
      ['../../etc/passwd', 'a'],
      ['/abs.txt', 'b'],
      ['.hidden', 'c'],
      ['abs.txt', 'd'],
    ],
    ['link.txt'],
  );
  expect(await partsOf(tar, bytes)).toEqual([
    ['etc/passwd', 'a'],
    ['abs.txt', 'b'],
    ['abs (2).txt', 'd'],
  ]);
});

it('states what a sidecar says, also when it stands behind what it describes', async () => {
  const bytes = await tarGzOf([
    ['a.txt', 'a'],
    ['b.txt', 'b'],
    ['a.txt.meta.json', '{"author":"Anna Hal","shelf":3}'],
    ['b.txt.meta.json', 'no json'],
    ['c.txt.meta.json', '{}'],
  ]);
  const warnings = ['fields of the sidecar that are not known: "shelf"'];
  expect(await gathered(gzip.open(fileOf('a.tgz', bytes), new Budget()))).toEqual([
    { name: 'a.txt', bytes: expect.anything(), sidecar: { stated: { authors: ['Anna Hal'] }, warnings } },
    { name: 'b.txt.meta.json', failure: 'the sidecar is no JSON in UTF-8' },
    { name: 'b.txt', bytes: expect.anything() },
    { name: 'c.txt.meta.json', failure: 'what this sidecar describes is not there' },
  ]);
});

it('stops what unpacks to more than it should', async () => {
  const bomb = gzipSync(Buffer.alloc(30_000_000));
  expect(await partsOf(gzip, bomb)).toEqual([['', 'unpacks to more than 200 times its size']]);
  const packed = await tarGzOf([
    ['first.txt', 'first'],
    ['bomb.txt', Buffer.alloc(30_000_000)],
  ]);
  expect(await partsOf(gzip, packed)).toEqual([
    ['first.txt', 'first'],
    ['', 'unpacks to more than 200 times its size'],
  ]);
  const small = new Budget({ ...usualLimits, bytes: 100_000 });
  expect((await partsOf(tar, await tarOf(content), small)).at(-1)).toEqual(['', 'what it holds is too large in all']);
});

it('gives what stands before the place where it is cut off, and says that it is', async () => {
  const whole = await tarOf(content);
  expect(await partsOf(tar, whole.subarray(0, 100_000))).toEqual([
    content[0],
    content[1],
    ['', 'it is damaged or cut off'],
  ]);
  expect(await partsOf(gzip, (await tarGzOf(content)).subarray(0, 60))).toEqual([['', 'it is damaged or cut off']]);
  expect(await partsOf(gzip, Buffer.from([0x1f, 0x8b]))).toEqual([['', 'it is damaged or cut off']]);
});

it.each([
  ['tar', tar, tarOf],
  ['gzip', gzip, tarGzOf],
])('gives parts or reasons, and nothing else, whatever bytes are changed: %s', async (_, kind, made) => {
  const whole = await made([
    ['a.txt', 'some words '.repeat(30)],
    ['b.txt', 'x'],
  ]);
  const change = fc.tuple(fc.nat(Math.min(whole.length, 1_536) - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const copy = Buffer.from(whole);
      for (const [at, value] of changes) copy.writeUInt8(value, at);
      await partsOf(kind, copy);
    }),
    { numRuns: 100 },
  );
});
