import { describe, expect, it } from 'vitest';
import { readerKey } from '../../../adapters/reader/key.ts';
import { readReader } from '../../../adapters/reader-settings.ts';
import { notesInMemory } from '../../doubles/notes.ts';
import { noon } from '../../doubles/reader.ts';

describe('settings of the reader', () => {
  it('leave it off until an address or a port is set', () => {
    expect(readReader({})).toEqual({ problems: [] });
    expect(readReader({ READER_URL: '', READER_PORT: 'off' })).toEqual({ problems: [] });
    expect(readReader({ READER_PORT: '4000' }).reader).toEqual({ port: 4000, serves: true, open: false, hours: 24 });
  });

  it('take an address that another process serves', () => {
    const { reader } = readReader({ READER_URL: 'https://reader.example.org', READER_PORT: 'off', REFTEL_KEY: 'k' });
    expect(reader).toMatchObject({ url: 'https://reader.example.org', serves: false, key: 'k' });
  });

  it('are named when they are wrong, all at once', () => {
    const wrong = {
      READER_URL: 'http://example.org',
      READER_PORT: '99999',
      READER_PUBLIC: 'yes',
      READER_LINK_HOURS: '0',
    };
    const { reader, problems } = readReader(wrong);
    expect(reader).toBeUndefined();
    expect(problems.map((each) => each.split(' ')[0])).toEqual(Object.keys(wrong));
    expect(problems[1]).toBe('READER_PORT has to be a port (a number up to 65535) or off, not "99999"');
    expect(readReader({ READER_PUBLIC: 'true' }).problems).toEqual([
      'READER_PUBLIC is true; also set READER_URL or READER_PORT',
    ]);
  });
});

describe('the key of links', () => {
  it('stays the same for a collection and an operator’s key, and is another for others', async () => {
    const [notes, others] = [notesInMemory(), notesInMemory()];
    const key = (of: typeof notes, operator?: string) => readerKey(of, operator, () => noon);
    const first = await key(notes);
    expect(await key(notes)).toEqual(first);
    expect(await key(notes, 'secret')).not.toEqual(first);
    expect(await key(others)).not.toEqual(first);
    expect(await key(notes, 'secret')).toEqual(await key(notes, 'secret'));
  });

  it('is made once by all who ask at once', async () => {
    const notes = notesInMemory();
    const keys = await Promise.all(Array.from({ length: 5 }, () => readerKey(notes, undefined, () => noon)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  });
});
