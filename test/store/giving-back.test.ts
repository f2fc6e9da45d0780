import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { giveBack } from '../../src/store/sqlite/index/giving-back.ts';

it('gives back the memory of bytes that were read, at once and as often as asked', () => {
  const database = new Database(':memory:');
  const { read } = database.prepare('SELECT zeroblob(100000) AS read').get() as { readonly read: Buffer };
  expect(read.length).toBe(100_000);
  giveBack(read);
  giveBack(read);
  expect([read.length, read.buffer.byteLength]).toEqual([0, 0]);
  database.close();
});

it('leaves bytes that lie in memory with others, and what all threads see', () => {
  const part = new Uint8Array(8).subarray(0, 4);
  const common = new Uint8Array(new SharedArrayBuffer(8));
  giveBack(part);
  giveBack(common);
  giveBack(Buffer.alloc(0));
  expect([part.length, common.length]).toEqual([4, 8]);
});
