import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PDFHexString, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../src/errors.ts';
import { kindOf } from '../../src/files/index.ts';
import { pdf } from '../../src/files/pdf/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { gathered } from '../doubles/gathered.ts';
import { extractOf, mutated, opened, outlineOf } from '../doubles/opened.ts';
import { Printed } from '../doubles/printed.ts';

const prose = [
  'The Ambassador called on the Foreign Minister to speak of the men',
  'who were taken from their homes after the election, and asked him',
  'when their families would hear from the courts of the capital city.',
];
const outlined = async (printed: Printed) => outlineOf(await extractOf(pdf, await printed.bytes(), 'a.pdf'));

describe('the text of a PDF', () => {
  it('keeps lines as lines and parts paragraphs by gaps, indents and short last lines', async () => {
    const [a, b, c] = prose;
    const printed = (await Printed.begin())
      .page()
      .lines(`${a}\n${b}\nhe said.\n${b}\n${c}\n\n${a}\n${c}\n  ${b}\n${c}`);
    expect(await outlined(printed)).toEqual([`${a}\n${b}\nhe said.`, `${b}\n${c}`, `${a}\n${c}`, `${b}\n${c}`]);
  });

  it('has headings where letters are larger or bold, and hyphens at line ends as printed', async () => {
    const printed = (await Printed.begin())
      .page()
      .lines('Prisoners in Minsk', { size: 18 })
      .lines('What happened', { bold: true })
      .lines(`${prose[0]}\nwho were taken from their homes after the infor-\nmation came.`)
      .lines('\nA sentence in bold is no heading.', { bold: true })
      .lines(`\n${prose.join('\n')}`);
    expect(await outlined(printed)).toEqual([
      '# Prisoners in Minsk',
      '# What happened',
      `${prose[0]}\nwho were taken from their homes after the infor-\nmation came.`,
      'A sentence in bold is no heading.',
      prose.join('\n'),
    ]);
  });

  it('is put together from words that are set piece by piece', async () => {
    const printed = (await Printed.begin()).page();
    for (const [words, x] of [
      ['Lu', 72],
      ['kashenko', 84.2],
      ['spoke', 135],
    ] as const)
      printed.lines(words, { x, y: 100 });
    printed.lines('C O N F I D E N T I A L', { y: 120, mono: true });
    expect((await extractOf(pdf, await printed.bytes(), 'a.pdf')).text).toBe(
      'Lukashenko spoke\nC O N F I D E N T I A L',
    );
  });

  it('reads a list item by item, a hanging indent with its item', async () => {
    const list = `1. The first point goes on to the end of the line and is then\n   carried on below.\n2. The second.\n• A third.`;
    expect(await outlined((await Printed.begin()).page().lines(list))).toEqual([
      '1. The first point goes on to the end of the line and is then\ncarried on below.',
      '2. The second.',
      '• A third.',
    ]);
  });

  it('reads two columns one after the other, with a title across both, and a table row by row', async () => {
    const column = (mark: string) =>
      Array.from({ length: 8 }, (_, at) => `${mark}${at} of the words in a column go`).join('\n');
    const printed = (await Printed.begin())
      .page()
      .lines('A title across both of the columns', { size: 16 })
      .lines(column('left'), { y: 130, x: 72 })
      .lines(`${column('right')}\nat last.`, { y: 132, x: 320 });
    expect(await outlined(printed)).toEqual([
      '# A title across both of the columns',
      `${column('left')}\n${column('right')}\nat last.`,
    ]);
    const table = (await Printed.begin()).page();
    for (let row = 0; row < 8; row++)
      table.lines(`Year ${2000 + row}`, { y: 100 + row * 14 }).lines(`${row * 7}`, { y: 100 + row * 14, x: 320 });
    expect((await extractOf(pdf, await table.bytes(), 'a.pdf')).text).toContain('Year 2003  21\nYear 2004  28');
  });
});

async function book(): Promise<Printed> {
  const printed = await Printed.begin();
  for (const [page, day] of ['Monday', 'Tuesday', 'Wednesday', 'Thursday'].entries()) {
    printed.page().lines('Papers on Minsk', { y: 30, size: 9 });
    printed.lines(`On ${day} ${prose.join('\n')}`, { y: 60 });
    printed.lines(`${day} in the small print of a note.`, { y: 690, size: 8 });
    printed.lines(page % 2 === 0 ? `${page + 7}  ${day}` : `${day}  ${page + 7}`, { y: 740, size: 9 });
  }
  return printed;
}

describe('the pages of a PDF', () => {
  it('are told for every passage; one that runs over a page is one, and begins on the first', async () => {
    const printed = (await Printed.begin())
      .page()
      .lines(`${prose[0]}\n${prose[1]}`)
      .lines('1 A note.', { y: 700, size: 8 });
    printed.page().lines(`${prose[2]}\n\n${prose[0]}`);
    const extract = await extractOf(pdf, await printed.bytes(), 'a.pdf');
    expect(outlineOf(extract)).toEqual([`${prose[0]}\n${prose[1]}\n${prose[2]}`, '1 A note.', prose[0]]);
    const [document] = await gathered(readFile(fileOf('a.pdf', await printed.bytes())));
    const paragraphs = document !== undefined && 'document' in document ? document.document.paragraphs : [];
    expect(paragraphs.map(({ page }) => page)).toEqual(['1', '1', '2']);
  });

  it('bear the labels that the file gives them', async () => {
    const printed = (await Printed.begin()).page().lines('One.').page().lines('Two.').page().lines('Three.');
    const { context, catalog } = printed.file;
    catalog.set(
      PDFName.of('PageLabels'),
      context.obj({ Nums: [0, { S: 'r', St: 4 }, 2, { S: 'D', P: PDFHexString.fromText('A-') }] }),
    );
    const { pages } = await extractOf(pdf, await printed.bytes(), 'a.pdf');
    expect(pages?.map(({ label }) => label)).toEqual(['iv', 'v', 'A-1']);
  });

  it('lose their running heads and whatever stands beside their numbers, but for the head of the first, which is no passage', async () => {
    const extract = await extractOf(pdf, await (await book()).bytes(), 'a.pdf');
    expect(extract.text.match(/Papers on Minsk/gu)).toHaveLength(1);
    expect(extract.text).not.toMatch(/^\d|\d$/mu);
    expect(outlineOf(extract)).toHaveLength(8);
    expect(outlineOf(extract)[6]).toBe(`On Thursday ${prose.join('\n')}`);
  });

  it('without text are named', async () => {
    const printed = (await Printed.begin()).page().lines('One.').page().page().page().lines('Four.').page();
    const { warnings } = await extractOf(pdf, await printed.bytes(), 'a.pdf');
    expect(warnings).toEqual(['pages 2–3, 5 have no text: scanned images are not read']);
  });
});

describe('a cable printed as a PDF', () => {
  it('is read as a cable, with pages', async () => {
    const lines = [
      'VZCZCXRO9309\nRR RUEHDBU\nDE RUEHC #0159/01 2601254\nZNY CCCCC ZZH\nR 171240Z SEP 07\nFM SECSTATE WASHDC',
      'TO RUEHSK/AMEMBASSY MINSK 0352\nC O N F I D E N T I A L STATE 130159\nSIPDIS\nE.O. 12958: DECL: 09/17/2017',
      'TAGS: PREL PGOV KHUM BO\nSUBJECT: BELARUS: AMBASSADOR HINTS AT RELEASES\n\n1. (C) The Ambassador called.\n\n2. (C) He left.\n\nRICE',
    ].join('\n');
    const printed = (await Printed.begin()).page().lines(lines, { mono: true });
    const [read] = await gathered(readFile(fileOf('a.pdf', await printed.bytes())));
    expect(read).toMatchObject({
      document: { id: '07STATE130159', kind: 'cable', paragraphs: [{ mark: 'C' }, { mark: 'C' }] },
    });
  });
});

describe('what a PDF states of itself', () => {
  it('counts where it is sensible; its date is not that of the document', async () => {
    const printed = (await Printed.begin()).page().lines('Text.');
    printed.file.setTitle('Prisoners in Minsk');
    printed.file.setAuthor('Jane Doe; Bob Roe');
    printed.file.setLanguage('en-GB');
    const { stated, extractor } = await extractOf(pdf, await printed.bytes(), 'a.pdf');
    expect(stated).toEqual({ title: 'Prisoners in Minsk', authors: ['Jane Doe', 'Bob Roe'], language: 'en-GB' });
    expect(extractor).toMatch(/^unpdf \d/u);
  });

  it('does not count where a program put it there', async () => {
    const printed = (await Printed.begin()).page().lines('Text.');
    printed.file.setTitle('Microsoft Word - minsk.doc');
    printed.file.setAuthor('jsmith');
    expect((await extractOf(pdf, await printed.bytes(), 'a.pdf')).stated).toEqual({});
  });
});

describe('a PDF that can not be read', () => {
  it('says why: no text, damaged, or locked', async () => {
    const scan = await (await Printed.begin()).page().page().bytes();
    await expect(opened(pdf, scan, 'a.pdf')).rejects.toThrow('scanned images are not read');
    for (const bytes of ['%PDF-1.7', '%PDF-1.7\n1 0 obj\n<<', ''])
      await expect(opened(pdf, bytes, 'a.pdf')).rejects.toThrow(DocumentError);
    const printed = (await Printed.begin()).page().lines('Secret.');
    const { context } = printed.file;
    const key = PDFHexString.of('00'.repeat(32));
    context.trailerInfo.Encrypt = context.obj({ Filter: 'Standard', V: 1, R: 2, O: key, U: key, P: -4 });
    context.trailerInfo.ID = context.obj([key, key]);
    await expect(opened(pdf, await printed.bytes(), 'a.pdf')).rejects.toThrow('needs a password');
  });

  it('is refused when a little unpacks to very much, also packed twice over', async () => {
    const once = deflateSync(Buffer.alloc(80_000_000, ' '));
    for (const [packed, filter] of [
      [once, ['FlateDecode']],
      [deflateSync(once), ['FlateDecode', 'FlateDecode']],
    ] as const) {
      const printed = (await Printed.begin()).page().lines('Text.');
      const { context } = printed.file;
      const bomb = context.register(context.stream(packed, { Filter: [...filter] }));
      printed.file.getPage(0).node.set(PDFName.of('Contents'), bomb);
      await expect(opened(pdf, await printed.bytes(), 'bomb.pdf')).rejects.toThrow(/unpacks to more/u);
    }
  });

  it('is told from text that speaks of one', () => {
    expect(kindOf(Buffer.from('%PDF-1.4\n...'), 'scan').name).toBe('pdf');
    expect(kindOf(Buffer.from('A file that starts with %PDF-1.4 is a PDF.'), 'a.txt').name).toBe('text');
  });

  it('whatever its bytes gives documents or a DocumentError', async () => {
    const whole = await (await book()).bytes();
    const change = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255), fc.nat(3));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const read = await gathered(readFile(fileOf('m.pdf', mutated(whole, changes))));
        expect(read.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});
