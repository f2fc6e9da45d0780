import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../src/errors.ts';
import { parseDocument } from '../../src/formats/index.ts';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const cable = file('seeds/000_a3f0bff099e31b92.txt');
const press = file('seeds/002_6a6b67eeadef4280.txt');
const pages = JSON.parse(file('test/fixtures/articles/pages.json').toString('utf8')) as {
  cases: { url: string; pageText: string }[];
};

const formatOf = (text: string) => parseDocument(text, { name: 'a.txt' }).format;

describe('detection', () => {
  it('knows the seeds by their content, whatever their names', () => {
    expect(parseDocument(cable, { name: 'article.txt' }).format).toBe('cable');
    expect(parseDocument(press, { name: 'cable.txt' }).format).toBe('article');
  });

  it('knows a cable that is cut off after its header', () => {
    expect(formatOf(cable.toString('utf8').slice(0, 900))).toBe('cable');
  });

  it('knows a cable with Windows line ends', () => {
    expect(formatOf(cable.toString('utf8').replaceAll('\n', '\r\n'))).toBe('cable');
  });

  it.each(pages.cases)('takes the web page $url for an article', ({ pageText }) => {
    expect(formatOf(pageText)).toBe('article');
  });

  it.each([
    ['a note', 'Remember to buy bread.'],
    ['a numbered report', 'Annual report\n\n1. The year was quiet.\n\n2. The next will not be.'],
    [
      'an article about a cable',
      'What the cable said\n\nThe confidential telegram, sent by the embassy in 2007, was marked SIPDIS. Its subject line said little.\n\nThe ambassador had signed it.',
    ],
  ])('takes %s for an article', (_, text) => {
    expect(formatOf(text)).toBe('article');
  });
});

describe('parseDocument', () => {
  it('keeps the file name without its folder, the fingerprint of the bytes and the text as it is', () => {
    const { source } = parseDocument(press, { name: 'some/folder/story.txt' });
    expect(source.name).toBe('story.txt');
    expect(source.sha256).toBe(createHash('sha256').update(press).digest('hex'));
    expect(source.text).toBe(press.toString('utf8'));
  });

  it('takes a string as text that is decoded already', () => {
    const text = press.toString('utf8');
    expect(parseDocument(text, { name: 'a.txt' })).toEqual(parseDocument(press, { name: 'a.txt' }));
  });

  it('uses the format that is asked for', () => {
    expect(parseDocument(cable, { name: 'a.txt', format: 'article' }).format).toBe('article');
  });

  it('lists the formats there are when asked for another', () => {
    expect(() => parseDocument(press, { name: 'a.txt', format: 'docx' })).toThrow(DocumentError);
    expect(() => parseDocument(press, { name: 'a.txt', format: 'docx' })).toThrow(
      /unknown format "docx".*cable, article/,
    );
  });

  it('passes the warnings of decoding on', () => {
    const bytes = Buffer.from('A title\n\nCaf\xe9 life in Minsk.', 'latin1');
    const document = parseDocument(bytes, { name: 'a.txt' });
    expect(document.warnings).toContain('not valid UTF-8: read as Windows-1252');
    expect(document.paragraphs[0]?.text).toBe('Café life in Minsk.');
  });

  it.each([
    ['an empty string', ''],
    ['an empty file', new Uint8Array()],
    ['blanks', ' \n\n\t '],
    ['a PDF', Buffer.from('%PDF-1.7 ...')],
    ['50 MB on one line', 'x'.repeat(50_000_000)],
    ['50 MB of words on one line', Buffer.from('word '.repeat(10_000_000))],
    ['a file of a million lines', 'one line\n'.repeat(1_000_000)],
  ])('refuses %s with a DocumentError that names the file', (_, source) => {
    expect(() => parseDocument(source, { name: 'odd.txt' })).toThrow(DocumentError);
    expect(() => parseDocument(source, { name: 'odd.txt' })).toThrow(/^odd\.txt:/);
  });
});
