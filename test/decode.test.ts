import { describe, expect, it } from 'vitest';
import { checkShape, decode, fingerprint } from '../src/decode.ts';
import { DocumentError } from '../src/errors.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf8'));

describe('decode', () => {
  it('reads UTF-8 and changes nothing in it', () => {
    const text = 'Łukaszenka\r\n\tsaid — “no”\u00a0\r';
    expect(decode(utf8(text), 'a.txt')).toEqual({ text, warnings: [] });
  });

  it('keeps a byte order mark out of the text', () => {
    expect(decode(utf8('\ufeffMinsk'), 'a.txt').text).toBe('Minsk');
  });

  it.each([
    ['little', [0xff, 0xfe, 0x4d, 0, 0x69, 0]],
    ['big', [0xfe, 0xff, 0, 0x4d, 0, 0x69]],
  ])('reads UTF-16 with a %s-endian byte order mark', (_, values) => {
    expect(decode(bytes(...values), 'a.txt')).toEqual({ text: 'Mi', warnings: [] });
  });

  it('warns about UTF-16 that is cut in the middle of a character', () => {
    const { text, warnings } = decode(bytes(0xff, 0xfe, 0x4d, 0, 0x3d), 'a.txt');
    expect(text).toBe('M\ufffd');
    expect(warnings).toHaveLength(1);
  });

  it('reads invalid UTF-8 as Windows-1252 and says so', () => {
    const { text, warnings } = decode(latin1('\x93Caf\xe9\x94 \x96 5 \x80'), 'a.txt');
    expect(text).toBe('“Café” – 5 €');
    expect(warnings).toEqual(['not valid UTF-8: read as Windows-1252']);
  });

  it.each([
    ['an empty file', bytes(), /empty/],
    ['a PDF', latin1('%PDF-1.7\n%\xe2\xe3'), /PDF/],
    ['a Word document', latin1('PK\x03\x04\x14\x00'), /zip archive.*DOCX/],
    ['an old Word document', latin1('\xd0\xcf\x11\xe0\xa1'), /Office/],
    ['an RTF file', latin1('{\\rtf1\\ansi Hello}'), /RTF/],
    ['a PNG', latin1('\x89PNG\r\n\x1a\n'), /PNG/],
    ['a JPEG', latin1('\xff\xd8\xff\xe0'), /JPEG/],
    ['a program', latin1('\x7fELF\x02'), /program/],
    ['a database', latin1('SQLite format 3\x00'), /SQLite/],
    ['text with NULs', latin1('some text\x00more text and more text'), /binary/],
    ['UTF-16 without its mark', latin1('S\0o\0m\0e\0 \0t\0'), /UTF-16/],
    ['control characters', latin1('\x01\x02\x03\x04abc\x05\x06'), /binary/],
  ])('refuses %s and says what it looks like', (_, file, message) => {
    expect(() => decode(file, 'folder.bin')).toThrow(DocumentError);
    expect(() => decode(file, 'folder.bin')).toThrow(message);
    expect(() => decode(file, 'folder.bin')).toThrow(/^folder\.bin: /);
  });

  it('refuses a file of more than 100 MB', () => {
    expect(() => decode(new Uint8Array(100_000_001), 'big.txt')).toThrow(/101 MB; at most 100 MB/);
  });

  it('reads text that holds a page break, an escape or an end-of-file mark', () => {
    const text = 'page one\fpage two \u001b[1m bold\u001a';
    expect(decode(utf8(text), 'a.txt').text).toBe(text);
  });
});

describe('checkShape', () => {
  it('refuses a file of blanks', () => {
    expect(() => checkShape(' \n\t\ufeff\u2003\r\n', 'a.txt')).toThrow(/nothing but blanks/);
  });

  it('refuses a line of 50 MB and names it', () => {
    const text = `first\nsecond\n${'word '.repeat(10_000_000)}`;
    expect(() => checkShape(text, 'a.txt')).toThrow(/a\.txt:3: one line of 50000000 characters/);
  });

  it('refuses more line ends and gaps than memory should hold', () => {
    expect(() => checkShape('a\n\n'.repeat(3_000_000), 'a.txt')).toThrow(/line ends and wide gaps/);
  });

  it('lets a long word, a long line and any line ends pass', () => {
    expect(() => checkShape(`${'x'.repeat(50_000)}\r\n${'word '.repeat(100_000)}\rlast`, 'a.txt')).not.toThrow();
  });
});

describe('fingerprint', () => {
  it('is the SHA-256 of the bytes', () => {
    expect(fingerprint(utf8('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
