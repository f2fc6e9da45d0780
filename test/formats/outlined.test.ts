import { describe, expect, it } from 'vitest';
import { citePieces } from '../../src/citation.ts';
import { DocumentError } from '../../src/errors.ts';
import type { Extract } from '../../src/extract.ts';
import { documentsOf } from '../../src/formats/index.ts';

const text = 'The title\n\nFirst words\nover two lines.\n\nA heading\n\nLast words.\n';
const place = (words: string, kind: 'heading' | 'paragraph') => {
  const start = text.indexOf(words.slice(0, 8));
  return { kind, start, end: start + words.length };
};
const extract: Extract = {
  text,
  extractor: 'by hand',
  stated: {},
  passages: [
    place('The title', 'heading'),
    place('First words\nover two lines.', 'paragraph'),
    place('A heading', 'heading'),
    place('Last words.', 'paragraph'),
  ],
  pages: [
    { label: 'iv', start: 0 },
    { label: '5', start: text.indexOf('A heading') },
  ],
  warnings: [],
};
const origin = { name: 'a.pdf', sha256: '00' };

describe('a text that marks its own paragraphs', () => {
  const [document] = documentsOf(extract, origin);

  it('keeps them, with headings above and pages beside', () => {
    expect(document?.title).toBe('The title');
    expect(document?.paragraphs.map(({ text: words, heading, page }) => [words, heading, page])).toEqual([
      ['First words over two lines.', 'The title', 'iv'],
      ['Last words.', 'A heading', '5'],
    ]);
  });

  it('is cited with the page', () => {
    const last = document?.paragraphs[1];
    const [citation] = document === undefined || last === undefined ? [] : citePieces(document, last);
    expect(citation).toMatchObject({ quote: 'Last words.', pin: 'The title ¶2, p. 5' });
  });

  it('takes title, date, authors and the rest from what is stated beside it, and says so', () => {
    const stated = {
      title: 'Another',
      date: '2007-09',
      authors: ['A. Writer'],
      classification: 'SECRET',
      language: 'en',
    };
    const [read] = documentsOf({ ...extract, stated }, origin);
    expect(read).toMatchObject({
      id: 'another',
      title: 'Another',
      date: { edtf: '2007-09', precision: 'month', basis: 'metadata' },
      authors: ['A. Writer'],
      classification: 'SECRET',
      fromMetadata: ['title', 'authors', 'date', 'classification', 'language'],
    });
    expect(read?.warnings).toEqual([]);
  });

  it('takes no date that is none', () => {
    const [read] = documentsOf({ ...extract, stated: { date: '2007-13-45' } }, origin);
    expect(read?.date.basis).toBe('unknown');
    expect(read?.warnings).toHaveLength(1);
  });

  it('reads a word that a line end parts as one, and keeps the hyphen that belongs to it', () => {
    const parted = 'The infor-\nmation was well-\nknown to Anglo-\nSaxon readers.';
    const passages = [{ kind: 'paragraph' as const, start: 0, end: parted.length }];
    const [read] = documentsOf({ text: parted, stated: {}, passages, warnings: [] }, origin);
    const [paragraph] = read?.paragraphs ?? [];
    expect(paragraph?.text).toBe('The information was well-known to Anglo- Saxon readers.');
    if (read === undefined || paragraph === undefined) return;
    expect(citePieces(read, paragraph).map(({ start, end }) => [start, end])).toEqual([[0, parted.length]]);
  });

  it('is refused without any words', () => {
    expect(() => documentsOf({ ...extract, passages: [] }, origin)).toThrow(DocumentError);
  });
});
