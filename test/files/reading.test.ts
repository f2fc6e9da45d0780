import { expect, it } from 'vitest';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { gathered } from '../doubles/gathered.ts';

it('reads a text file into one document, and says of another why it can not be read', async () => {
  const read = await gathered(readFile(fileOf('a.txt', Buffer.from('A title\n\nSome words that are text.\n'))));
  expect(read).toMatchObject([{ name: '', document: { kind: 'article' } }]);
  const failed = await gathered(readFile(fileOf('b.txt', Buffer.from('\u0000\u0001\u0002'))));
  expect(failed).toEqual([{ name: '', failure: expect.stringContaining('binary data') }]);
});
