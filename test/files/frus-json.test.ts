import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import { Budget } from '../../src/files/budget.ts';
import { frusJson } from '../../src/files/frus-json.ts';
import { kindOf } from '../../src/files/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { gathered } from '../doubles/gathered.ts';
import { teiOf } from '../doubles/tei-writer.ts';

const bytesOf = (volume: string) => readFileSync(join(import.meta.dirname, `../fixtures/frus/${volume}.json`));
const documentsIn = async (name: string, bytes: Uint8Array) =>
  new Map(
    (await gathered(readFile(fileOf(name, bytes)))).map((each): [string, Document | string] => [
      each.name,
      'failure' in each ? each.failure : each.document,
    ]),
  );
const opened = (text: string) => gathered(frusJson.open(fileOf('v.json', Buffer.from(text)), new Budget()));

const expected: readonly (readonly [
  volume: string,
  place: string,
  id: string,
  date: string | undefined,
  title: string,
])[] = [
  ['frus1969-76v12', 'd3', 'frus1969-76v12-d3', undefined, 'Editorial Note'],
  ['frus1969-76v12', 'd34', '69MOSCOW1447', '1969-04-07', 'Initial Call on Gromyko.'],
  [
    'frus1969-76v12',
    'd55',
    '69STATE96244',
    '1969-06-12',
    'Telegram From the Department of State to the Embassy in France',
  ],
  ['frus1969-76v38p1', 'd26', 'frus1969-76v38p1-d26', '1974-01-24', 'Minutes of a National Security Council Meeting'],
  [
    'frus1969-76v38p1',
    'd58',
    '75STATE113000',
    '1975-05-15',
    'The US Response to Recent Developments in Southeast Asia and Elsewhere.',
  ],
  ['frus1977-80v21', 'd33', 'frus1977-80v21-d33', '1977-02-25', 'Memorandum of Conversation'],
  ['frus1977-80v21', 'd35', '77STATE60063', '1977-03-18', 'Letter to President Makarios From President Carter.'],
  [
    'frus1977-80v21',
    'd53',
    '78SECTO6005',
    '1978-05-25',
    'Secretary’s Meeting With Turkish Cypriot Leader Denktash, May 24.',
  ],
];

describe('a volume of Foreign Relations as JSON', () => {
  it.each(expected)('reads %s %s as %s of %s', async (volume, place, id, date, title) => {
    const document = (await documentsIn(`${volume}.json`, bytesOf(volume))).get(place);
    expect(document).toMatchObject({ id, title, date: { edtf: date }, format: 'outlined' });
  });

  it('tells of a telegram number that the text contradicts, and takes the printed one', async () => {
    const document = (await documentsIn('v.json', bytesOf('frus1969-76v12'))).get('d55');
    expect(document).toMatchObject({
      warnings: ['the file states the telegram number 2; the text prints 96244/Todel 2840'],
    });
  });

  it.each(['frus1969-76v12', 'frus1969-76v38p1', 'frus1977-80v21'])(
    'reads %s written back as TEI into the same documents',
    async (volume) => {
      const bytes = bytesOf(volume);
      const json = await documentsIn('v.json', bytes);
      const tei = await documentsIn('v.xml', Buffer.from(teiOf(JSON.parse(bytes.toString('utf8')))));
      const fields = (document: Document | string | undefined) =>
        typeof document === 'object'
          ? {
              id: document.id,
              title: document.title,
              date: document.date,
              text: document.source.text,
              paragraphs: document.paragraphs,
            }
          : document;
      expect([...tei.keys()]).toEqual([...json.keys()]);
      for (const [name, document] of tei) expect(fields(document)).toEqual(fields(json.get(name)));
    },
  );

  it('gives the persons and the terms as documents of their own', async () => {
    const read = await documentsIn('v.json', bytesOf('frus1977-80v21'));
    const persons = read.get('persons');
    expect(persons).toMatchObject({
      kind: 'report',
      paragraphs: [{ text: expect.stringContaining('Aaron, David L., Deputy') }, {}, {}],
    });
    expect(read.get('terms')).toMatchObject({ id: 'frus1977-80v21-terms' });
  });

  it('is known by its first keys; other JSON is not taken', () => {
    expect(kindOf(bytesOf('frus1977-80v21'), 'x').name).toBe('frus-json');
    expect(kindOf(Buffer.from('{"volume": "11", "unit": "dB"}'), 'a.json').name).not.toBe('frus-json');
  });

  it.each([
    ['nothing', '', 'the file is empty'],
    ['half a volume', '{"volume": "v", "documents": [{"id"', 'is not valid JSON'],
    ['no volume', '{"documents": []}', 'is not a volume as JSON: volume and documents are missing'],
    ['deep nesting', `{"volume": "v", "documents": ${'['.repeat(200_000)}`, 'is not valid JSON'],
  ])('refuses %s', async (_, text, why) => {
    await expect(opened(text)).rejects.toMatchObject({ name: 'DocumentError', why });
  });

  it('sets a document aside that is none, and one without text, and goes on', async () => {
    const documents = [{ id: 1 }, { id: 'd2', title: 'T', body: '' }, { id: 'd3', title: 'T', body: 'Words.' }];
    expect(await opened(JSON.stringify({ volume: 'v', documents }))).toMatchObject([
      { name: 'document 1', failure: 'it is not a document as volumes have them' },
      { name: 'd2', failure: 'it has no text' },
      { name: 'd3', extract: { stated: { id: 'v-d3' } } },
    ]);
  });

  it('reads numbers that are no strings, and goes on without lists, titles and entries that are none', async () => {
    const documents = [{ id: 'd1', n: 1, title: null, body: 'Words.', footnotes: null }, 'no document'];
    const parts = await opened(JSON.stringify({ volume: 'v1', persons: [{ name: 'A' }, 3], terms: null, documents }));
    expect(parts.map(({ name }) => name)).toEqual(['persons', 'd1', 'document 2']);
  });

  it('gives parts or a DocumentError for any mutation', async () => {
    const text = bytesOf('frus1977-80v21').toString('utf8');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('"', '{', ']', 'null', ',', '\\u0000', '1e999'),
        async (at, put) => {
          try {
            await opened(text.slice(0, at) + put + text.slice(at + put.length));
          } catch (error) {
            expect(error).toBeInstanceOf(DocumentError);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
