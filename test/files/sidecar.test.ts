import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DocumentError } from '../../src/errors.ts';
import { readSidecar } from '../../src/files/sidecar.ts';
import { describedBy, sidecarName } from '../../src/files/sidecar-names.ts';

const read = (value: unknown) => readSidecar(Buffer.from(JSON.stringify(value)), 'a.txt.meta.json');

it('belongs to the file whose name it carries', () => {
  expect(describedBy(sidecarName('a.txt'))).toBe('a.txt');
  expect(describedBy('a.txt')).toBeUndefined();
  expect(describedBy('.meta.json')).toBeUndefined();
});

it('reads what is stated of a text', () => {
  const stated = {
    id: '07MINSK352',
    kind: 'article',
    title: 'A title',
    authors: ['Anna Hal', 'Jan Berg'],
    date: '2007-09',
    outlet: 'The Post',
    url: 'https://example.org/a',
    classification: 'CONFIDENTIAL//NOFORN',
    language: 'pt-BR',
  };
  expect(read(stated)).toEqual({ stated, warnings: [] });
  expect(read({ author: ' Anna Hal ' }).stated).toEqual({ authors: ['Anna Hal'] });
  expect(readSidecar(Buffer.from('\ufeff{}'), 'x')).toEqual({ stated: {}, warnings: [] });
});

it('warns of fields that nobody knows', () => {
  expect(read({ title: 'A', '\u001b[31mshelf': 1, tags: [] }).warnings).toEqual([
    'fields of the sidecar that are not known: "??31mshelf", "tags"',
  ]);
});

it.each([
  [{ date: 'last week' }, 'date is no date'],
  [{ date: 5 }, 'date is of the wrong type'],
  [{ url: 'javascript:alert(1)' }, 'url is no web address'],
  [{ language: 'klingonish!' }, 'language is no language tag'],
  [{ kind: 'poem' }, 'kind is none of cable, article, report'],
  [{ authors: [] }, 'authors are none'],
  [{ authors: {} }, 'authors is neither a name nor a list of names'],
  [{ title: '' }, 'title is empty'],
  [{ title: 'x'.repeat(2_001) }, 'title is too long'],
  [{ title: '', date: 'x' }, 'title is empty; date is no date'],
  [[], 'it is of the wrong type'],
  ['text', 'it is of the wrong type'],
])('says what can not be right and never repeats it: %j', (value, why) => {
  expect(() => read(value)).toThrow(DocumentError);
  expect(() => read(value)).toThrow(why);
});

it('refuses what is no JSON, or too much of it', () => {
  for (const bytes of [
    Buffer.from(''),
    Buffer.from('{'),
    Buffer.from([0xff, 0xfe, 0x7b]),
    Buffer.from('['.repeat(60_000)),
  ])
    expect(() => readSidecar(bytes, 'x')).toThrow('the sidecar is no JSON in UTF-8');
  expect(() => readSidecar(Buffer.alloc(70_000, 0x20), 'x')).toThrow('larger than 65536 bytes');
});

it('gives fields or a reason for any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      try {
        read(value);
      } catch (error) {
        if (!(error instanceof DocumentError)) throw error;
      }
    }),
    { numRuns: 100 },
  );
});
