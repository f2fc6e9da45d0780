import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordTable } from '../../../src/search/index/word-table.ts';
import { stem } from '../../../src/search/stem.ts';
import { wordsOf } from '../../../src/search/words.ts';

function read(table: WordTable, text: string): { words: string[]; stems: string[] } {
  const count = table.read(text);
  const found = [...table.found.subarray(0, count)];
  return {
    words: found.map((word) => table.words[word] ?? ''),
    stems: found.map((word) => table.stems[table.stemOf(word)] ?? ''),
  };
}

const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    ' ',
    '\n',
    '\u00a0',
    '’',
    '—',
    'U.S.',
    'Talks',
    'TALKS',
    'é',
    'e\u0301',
    '\u0301',
    'ΑΣ',
    'ß',
    'İ',
    '\u212a',
  ),
);

describe('a table of words', () => {
  it('reads the words of any text as they are read one by one, with their stems', () => {
    const table = new WordTable();
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const words = wordsOf(text);
        expect(read(table, text)).toEqual({ words, stems: words.map(stem) });
      }),
      { numRuns: 300 },
    );
  });

  it('reads a long text piece by piece, also where no blank stands in it', () => {
    const table = new WordTable();
    const long = 'Talks in Zürich, e\u0301t U.S. views — '.repeat(1_000);
    for (const text of [long, `${'x'.repeat(40_000)} ${long}`, 'y,'.repeat(20_000), ' '.repeat(40_000)])
      expect(read(table, text).words).toEqual(wordsOf(text));
  });

  it('gives a word one number in whatever letters it is written, also when there are many', () => {
    const table = new WordTable();
    const many = Array.from({ length: 20_000 }, (_, at) => `word${at}`);
    expect(table.read(many.join(' '))).toBe(many.length);
    expect(table.read(many.join(' ').toUpperCase())).toBe(many.length);
    expect(table.words).toEqual(many);
    expect(table.read('é naïve WORD19999')).toBe(3);
    expect(table.found[2]).toBe(19_999);
  });
});
