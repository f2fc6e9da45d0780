import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { DocumentError } from '../../src/errors.ts';
import { docx } from '../../src/files/docx/index.ts';
import { kindOf } from '../../src/files/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { gathered } from '../doubles/gathered.ts';
import { extractOf, mutated, opened, outlineOf } from '../doubles/opened.ts';

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
const bold = (text: string) => new Paragraph({ children: [new TextRun({ text, bold: true })] });

const report = await Packer.toBuffer(
  new Document({
    title: 'Prisoners in Minsk',
    creator: 'Jane Doe; Bob Roe',
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }],
        },
      ],
    },
    footnotes: { 1: { children: [new Paragraph('Minsk 352.')] } },
    sections: [
      {
        children: [
          new Paragraph({ text: 'Prisoners in Minsk', heading: HeadingLevel.TITLE }),
          new Paragraph({ text: 'What happened', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [
              new TextRun('The Ambassador called'),
              new FootnoteReferenceRun(1),
              new TextRun({ text: ' on the ', bold: true }),
              new ExternalHyperlink({ link: 'file:///etc/passwd', children: [new TextRun('Minister')] }),
              new TextRun({ text: 'today.', break: 1 }),
            ],
          }),
          bold('A line in bold'),
          bold('A sentence in bold is none.'),
          new Paragraph({ text: 'First point', numbering: { reference: 'points', level: 0 } }),
          new Paragraph(''),
          new Table({
            rows: [
              new TableRow({ children: [cell('Year'), cell('Prisoners')] }),
              new TableRow({ children: [cell('2007'), cell('14')] }),
              new TableRow({ children: [cell(''), cell('In all, few.')] }),
            ],
          }),
        ],
      },
    ],
  }),
);

async function zipped(entries: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(entries)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return Buffer.concat(await gathered(archive.outputStream as AsyncIterable<Buffer>));
}

const relationships = (target: string, more = '') =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/>${more}</Relationships>`;
const body = (xml: string, before = '') =>
  `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${xml}</w:body></w:document>`;
const packed = (xml: string | Buffer, more: Record<string, string> = {}) =>
  zipped({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships('word/document.xml'),
    'word/document.xml': xml,
    ...more,
  });
const core = (fields: string) =>
  `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${fields}</cp:coreProperties>`;

describe('a Word document', () => {
  it('is read with headings, paragraphs, items, rows of tables and its notes at the end', async () => {
    expect(kindOf(report, 'report').name).toBe('docx');
    expect(outlineOf(await extractOf(docx, report, 'report.docx'))).toEqual([
      '# Prisoners in Minsk',
      '# What happened',
      'The Ambassador called[1] on the Minister\ntoday.',
      '# A line in bold',
      'A sentence in bold is none.',
      'First point',
      'Year\tPrisoners',
      '2007\t14',
      'In all, few.',
      '[1] Minsk 352.',
    ]);
  });

  it('states title and authors as the file does, and no date', async () => {
    const { stated, extractor } = await extractOf(docx, report, 'report.docx');
    expect(stated).toEqual({ title: 'Prisoners in Minsk', authors: ['Jane Doe', 'Bob Roe'] });
    expect(extractor).toMatch(/^mammoth \d/u);
  });

  it.each([
    ['Microsoft Word - minsk.doc', 'user', 'x-none', {}],
    ['minsk', 'Microsoft Office User', '', {}],
    ['Untitled 1', 'JSMITH', 'zz zz', {}],
    ['Minsk in May', 'Jane Doe', 'en-gb', { title: 'Minsk in May', authors: ['Jane Doe'], language: 'en-GB' }],
  ])('states %j by %j in %j only where that makes sense', async (title, creator, language, stated) => {
    const fields = `<dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator><dc:language>${language}</dc:language>`;
    const file = await packed(body('<w:p><w:r><w:t>Text</w:t></w:r></w:p>'), { 'docProps/core.xml': core(fields) });
    expect((await extractOf(docx, file, 'minsk.docx')).stated).toEqual(stated);
  });

  it('becomes a document with its title and paragraphs', async () => {
    const [read] = await gathered(readFile(fileOf('report.docx', report)));
    expect(read).toMatchObject({ document: { title: 'Prisoners in Minsk', authors: ['Jane Doe', 'Bob Roe'] } });
  });
});

describe('a Word document that is hostile or damaged', () => {
  it('is refused when it is empty, cut off, encrypted or of another kind', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      report.subarray(0, 3_000),
      Buffer.from('PK\u0003\u0004'),
      await zipped({ a: 'b' }),
    ])
      await expect(opened(docx, bytes, 'x.docx')).rejects.toThrow(DocumentError);
    const container = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(kindOf(container, 'x.docx').name).toBe('docx');
    await expect(opened(docx, container, 'x.docx')).rejects.toThrow('encrypted');
  });

  it('is refused when a little unpacks to very much', async () => {
    const bomb = await packed(body('<w:p><w:r><w:t>x</w:t></w:r></w:p>'), {
      'word/media/a.bin': '0'.repeat(30_000_000),
    });
    await expect(opened(docx, bomb, 'bomb.docx')).rejects.toThrow('200 times its size');
  });

  it('expands no entities and opens no other file', async () => {
    const declared =
      '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>';
    const xml = body('<w:p><w:r><w:t>start &b; &c; end</w:t></w:r></w:p>', declared);
    const result = await extractOf(docx, await packed(xml), 'x.docx').catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toBeInstanceOf(DocumentError);
    else expect(JSON.stringify(result)).not.toContain('aaaaaaaaaa');
  });

  it('is refused when it is nested without end', async () => {
    const xml = body('<w:tbl><w:tr><w:tc>'.repeat(20_000) + '</w:tc></w:tr></w:tbl>'.repeat(20_000));
    await expect(opened(docx, await packed(xml), 'deep.docx')).rejects.toThrow(DocumentError);
  });

  it('whatever its bytes gives documents or a DocumentError', async () => {
    const change = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255), fc.nat(3));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const xml = Buffer.from(body('<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>Some text</w:t></w:r></w:p>'));
        const inside = await packed(mutated(xml, changes).toString());
        for (const bytes of [mutated(report, changes), inside])
          expect(await gathered(readFile(fileOf('m.docx', bytes)))).not.toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
