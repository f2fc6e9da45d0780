import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { atMost, contentOf, fileReferences, plainName } from '../../commands/given-file.ts';

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

describe('a file that is handed in', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\list.csv', 'list.csv'],
    ['list\u202egnp.exe\u0000', 'listgnp.exe'],
    ['..', 'file'],
    ['.htaccess', 'htaccess'],
    ['a<b>|c?.txt', 'abc.txt'],
    ['', 'file'],
    [`${'x'.repeat(500)}.csv`, `${'x'.repeat(116)}.csv`],
    ['Список имён.csv', 'Список имён.csv'],
  ])('called %j is %s', (declared, name) => {
    expect(plainName(declared)).toBe(name);
  });

  it('comes whole with its hash', async () => {
    const { bytes, size, sha256 } = await contentOf({ name: 'a', chunks: atMost(pieces('ab', 'c'), 3, 'a') });
    expect(Buffer.from(bytes).toString()).toBe('abc');
    expect(size).toBe(3);
    expect(sha256).toBe(createHash('sha256').update('abc').digest('hex'));
  });

  it('ends where it is larger than it may be, and is not read on', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        read += 1;
        yield Buffer.alloc(1_000);
      }
    }
    const file = { name: 'a.csv', chunks: atMost(endless(), 10_000, 'a.csv') };
    await expect(contentOf(file)).rejects.toThrow('a.csv is too large; at most 10 kB are taken');
    expect(read).toBe(11);
  });

  it('may be one of several', () => {
    expect(fileReferences('F1\nF2\n')).toEqual(['F1', 'F2']);
  });
});
