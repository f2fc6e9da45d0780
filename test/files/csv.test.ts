import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError, DocumentError } from '../../src/errors.ts';
import { Budget } from '../../src/files/budget.ts';
import { csvMapping } from '../../src/files/csv/columns.ts';
import { csvKind } from '../../src/files/csv/index.ts';
import { kindOf } from '../../src/files/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { gathered } from '../doubles/gathered.ts';
import { generatedCable } from '../doubles/generated-cable.ts';

const opened = (text: string | Uint8Array, setting = '') =>
  gathered(csvKind(csvMapping(setting)).open(fileOf('rows.csv', Buffer.from(text)), new Budget()));
const textsOf = async (text: string | Uint8Array, setting = '') =>
  (await opened(text, setting)).map((part) =>
    'extract' in part ? part.extract.text : 'failure' in part ? part.failure : '',
  );
const stated = async (text: string, setting = '') =>
  (await opened(text, setting)).map((part) => ('extract' in part ? part.extract.stated : undefined));

/** As the public table has them: every value quoted, quotation marks within behind a backslash. */
const header = 'VZCZCXYZ0001\nRR RUEHC\nR 041200Z MAR 07\nFM AMEMBASSY MINSK\nTO RUEHC/SECSTATE WASHDC 0001';
const body = (serial: string) =>
  `C O N F I D E N T I A L MINSK 000${serial}\n\nSIPDIS\n\nE.O. 12958: DECL: 03/04/2017\nTAGS: PREL, BO\nSUBJECT: A \\"FREE\\" VOTE\n\n1. (C) Nobody said \\"yes\\", they said; no.\n\nSTEWART`;
const publicRow = (at: number, serial: string) =>
  ['3/4/2007 12:00', `07MINSK${serial}`, 'Embassy Minsk', 'CONFIDENTIAL', '06MINSK1', header, body(serial)].reduce(
    (row, value) => `${row},"${value}"`,
    `"${at}"`,
  );

describe('a table of documents', () => {
  it.each([',', ';', '\t', '|'])(
    'finds text, title, date and address by the names of columns, separated by "%s"',
    async (sign) => {
      const rows = [
        ['Doc ID', 'Sent Date', 'SUBJECT', 'Full-Text', 'Original Classification', 'URL', 'Author'],
        [
          '07MINSK352',
          '2007-03-04 10:00',
          'A vote',
          '"One, two;\nthree|four\tfive"',
          'secret',
          'https://a.example/1',
          '"A. One; B. Two"',
        ],
        ['', '16 DEC 1974', 'Another', 'Said ""so""', '', 'javascript:alert(1)', ''],
      ];
      expect(await opened(rows.map((row) => row.join(sign)).join('\r\n'))).toMatchObject([
        {
          name: 'row 1',
          extract: {
            text: 'One, two;\nthree|four\tfive',
            stated: {
              id: '07MINSK352',
              kind: 'cable',
              title: 'A vote',
              date: '2007-03-04',
              classification: 'SECRET',
              url: 'https://a.example/1',
              authors: ['A. One', 'B. Two'],
            },
          },
        },
        { name: 'row 2', extract: { stated: { title: 'Another', date: '1974-12-16' } } },
      ]);
    },
  );

  it('takes the columns that a setting names, or numbers in a table without names', async () => {
    expect(await textsOf('doc,words\n1,Hello there\n', 'body=words')).toEqual(['Hello there']);
    expect(await stated('07MINSK352,Hello there,2007-03-04\n', 'body=2,id=1,date=3')).toEqual([
      { id: '07MINSK352', kind: 'cable', date: '2007-03-04' },
    ]);
    expect(() => csvMapping('body=a,nonsense=b,id')).toThrow(ConfigError);
  });

  it('says which row has no text and goes on', async () => {
    expect(await textsOf('id,body\n1,\n2,Words\n')).toEqual(['row 1 has no text', 'Words']);
  });

  it('takes no date that may be two, and says so', async () => {
    const [part] = await opened('body,date\nWords,03/04/2007\n');
    expect(part).toMatchObject({ extract: { stated: {}, warnings: ["its date can't be read as one: 03/04/2007"] } });
    expect(await stated('body,date\nWords,23/04/2007\n')).toEqual([{ date: '2007-04-23' }]);
  });

  it('is read in Windows-1252 and UTF-16 too', async () => {
    expect(await textsOf(Buffer.from('id;body\n1;Zürich “x”\n'.replace(/[“”]/gu, '"'), 'latin1'))).toEqual([
      'Zürich "x"',
    ]);
    expect(await textsOf(Buffer.from('\ufeffid,body\n1,Zürich\n', 'utf16le'))).toEqual(['Zürich']);
  });
});

describe('the public table of cables, without names', () => {
  const table = [publicRow(1, '352'), publicRow(2, '353')].join('\n');

  it('is known by its first row, whatever the file is called', () => {
    expect(kindOf(Buffer.from(table), 'cables.txt').name).toBe('csv');
    expect(kindOf(Buffer.from('A sentence, with commas, in a text.'), 'a.txt').name).toBe('text');
  });

  it('gives cables with header and body, quotation marks as they were', async () => {
    const read = await gathered(readFile(fileOf('cables.csv', Buffer.from(table))));
    const documents = read.flatMap((each) => ('document' in each ? [each.document] : []));
    expect(documents.map(({ id, title, format, date }) => [id, title, format, date.edtf])).toEqual([
      ['07MINSK352', 'A "FREE" VOTE', 'cable', '2007-03-04'],
      ['07MINSK353', 'A "FREE" VOTE', 'cable', '2007-03-04'],
    ]);
    expect(documents[0]?.cable?.from?.name).toBe('AMEMBASSY MINSK');
    expect(documents[0]?.paragraphs[0]?.text).toBe('Nobody said "yes", they said; no.');
    expect(documents[0]?.warnings).toEqual([]);
  });

  it('reads generated cables back as they were written', async () => {
    const quoted = (text: string) => `"${text.replace(/["\\]/gu, '\\$&')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(generatedCable, { minLength: 1, maxLength: 4 }), async (cables) => {
        const rows = cables.map(({ id, text }, at) => {
          const cut = text.indexOf('C O N F');
          const values = [text.slice(0, cut).trimEnd(), text.slice(cut)].map(quoted).join(',');
          return `"${at + 1}","1/2/2003 4:05","${id}","Embassy","CONFIDENTIAL","",${values}`;
        });
        const texts = await textsOf(rows.join('\n'));
        expect(texts.map((text) => text.replace(/\s+/gu, ' '))).toEqual(
          cables.map(({ text }) => text.replace(/\s+/gu, ' ')),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('a table that can not be read', () => {
  it.each([
    ['', 'the file is empty'],
    ['id,body\n', 'there is no row in this table'],
    ['name,age\nA,3\n', 'no column of this table is known to hold text: name one (body=COLUMN)'],
    [
      `id,body\n1,"${'a'.repeat(100)}`,
      "record 2 has a quotation mark that is never closed: what follows can't be read",
    ],
    [`id,body\n1,"${'a'.repeat(5_100_000)}`, "record 2 is too long: what follows can't be read"],
  ])('says why (%#)', async (text, why) => {
    await expect(opened(text)).rejects.toMatchObject({ name: 'DocumentError', why });
  });

  it('gives parts or a DocumentError for any mutation', async () => {
    const table = Buffer.from([publicRow(1, '352'), publicRow(2, '353')].join('\n'));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(table.length - 1),
        fc.constantFrom('"', '\\', '\n', ',', '\u0000', '";"'),
        async (at, put) => {
          try {
            await opened(Buffer.concat([table.subarray(0, at), Buffer.from(put), table.subarray(at + put.length)]));
          } catch (error) {
            expect(error).toBeInstanceOf(DocumentError);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
