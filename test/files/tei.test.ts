import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../src/errors.ts';
import { Budget } from '../../src/files/budget.ts';
import type { Part } from '../../src/files/file-kind.ts';
import { kindOf } from '../../src/files/index.ts';
import { tei } from '../../src/files/tei/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { gathered } from '../doubles/gathered.ts';

const volume = readFileSync(join(import.meta.dirname, '../fixtures/frus/frus1977-80v21.xml'));
const opened = (xml: string | Uint8Array, name = 'v.xml') =>
  gathered(tei.open(fileOf(name, Buffer.from(xml)), new Budget()));
const inTei = (body: string, before = '') => `${before}<TEI><text><body>${body}</body></text></TEI>`;
const extractOf = (part: Part | undefined) => (part !== undefined && 'extract' in part ? part.extract : undefined);
const passagesOf = (part: Part | undefined) => {
  const extract = extractOf(part);
  return extract?.passages?.map(
    ({ kind, start, end }) => `${kind === 'heading' ? '# ' : ''}${extract.text.slice(start, end)}`,
  );
};

describe('a volume of Foreign Relations in TEI', async () => {
  const parts = await opened(volume);
  const named = (name: string) => parts.find((part) => part.name === name);

  it('gives the list of persons and each document by its id, and no contents, index or title page', () => {
    expect(parts.map((part) => part.name)).toEqual(['persons', 'd33', 'd35', 'd67', 'd68']);
  });

  it('reads head, dateline, lists, headings, tables and attachments as passages, the notes below', () => {
    expect(passagesOf(named('d33'))).toEqual([
      '# Memorandum of Conversation',
      'Washington, February 25, 1977, 11:30 a.m.',
      '# PARTICIPANTS',
      '# The United Nations',
      'Kurt Waldheim, Secretary General',
      'Roberto Guyer and',
      'The President',
      'The President welcomed the Secretary General to Washington and stated that he had a number of issues he hoped they could discuss together.',
      '# Cyprus',
      'The President commented that the Secretary General appeared to have achieved an outstanding success in Cyprus by bringing together Makarios and Denktash. He wanted to consult on:',
      '(1) events in Cyprus;',
      '(2) the role of Nicosia.',
      'Year\tAid',
      '1977\t$175 million',
      '# Tab A',
      'Ankara, December 1, 1976',
      'Talking points.',
      '# Notes',
      '1. Source: Carter Library, Donated Material, Papers of Walter F. Mondale, Box 85. Secret. Drafted by Maynes.',
      '2. See footnote 5, Document 31.',
    ]);
  });

  it('knows the printed page of each place', () => {
    const { text = '', pages = [] } = extractOf(named('d33')) ?? {};
    expect(pages.map(({ label, start }) => [label, text.slice(start, start + 8)])).toEqual([
      ['127', '33. Memo'],
      ['128', 'Makarios'],
      ['129', 'osia.\nYe'],
    ]);
  });

  it('states title, date and classification of a document, and the address of its page', () => {
    expect(extractOf(named('d33'))?.stated).toEqual({
      id: 'frus1977-80v21-d33',
      kind: 'report',
      title: 'Memorandum of Conversation',
      date: '1977-02-25',
      classification: 'SECRET',
      url: 'https://history.state.gov/historicaldocuments/frus1977-80v21/d33',
    });
  });

  it('gives a telegram its cable number, its subject as title and the Zulu day that is printed', () => {
    expect(extractOf(named('d35'))?.stated).toMatchObject({
      id: '77STATE60063',
      kind: 'cable',
      title: 'Letter to President Makarios From President Carter.',
      date: '1977-03-18',
    });
  });

  it('leaves an editorial note without a date, and says which document has no text', () => {
    expect(extractOf(named('d67'))?.stated.date).toBeUndefined();
    expect(named('d68')).toEqual({ name: 'd68', failure: 'it has no text' });
  });

  it('becomes documents without warnings, one paragraph a person', async () => {
    const read = await gathered(readFile(fileOf('v.xml', volume)));
    const documents = read.flatMap((each) => ('document' in each ? [each.document] : []));
    expect(documents.map(({ id, kind, format }) => [id, kind, format])).toEqual([
      ['frus1977-80v21-persons', 'report', 'outlined'],
      ['frus1977-80v21-d33', 'report', 'outlined'],
      ['77STATE60063', 'cable', 'outlined'],
      ['frus1977-80v21-d67', 'report', 'outlined'],
    ]);
    expect(documents.flatMap((document) => document.warnings)).toEqual([]);
    expect(documents[0]?.paragraphs.map(({ text, page }) => [text, page])).toEqual([
      ['Christopher, Warren M., Deputy Secretary of State', 'XXV'],
      ['Nimetz, Matthew, Counselor, Department of State', 'XXV'],
    ]);
  });

  it('keeps the documents that were whole where the file breaks off, and says at which line', async () => {
    const read = await gathered(readFile(fileOf('v.xml', volume.subarray(0, volume.indexOf('60063. Subject')))));
    expect(read.map((each) => ('failure' in each ? each.failure : each.document.id))).toEqual([
      'frus1977-80v21-persons',
      'frus1977-80v21-d33',
      expect.stringMatching(/^line \d+: is not well-formed XML$/u),
    ]);
  });
});

describe('other TEI', () => {
  it('is one document with the title and author of its header', async () => {
    const header =
      '<teiHeader><fileDesc><titleStmt><title>A Diary</title><author>A. Writer</author></titleStmt></fileDesc></teiHeader>';
    const [part] = await opened(
      `<TEI xml:lang="en">${header}<text><body><head>May</head><p>It rained.</p></body></text></TEI>`,
    );
    expect(part).toMatchObject({
      name: 'body',
      extract: { stated: { title: 'A Diary', authors: ['A. Writer'], language: 'en' } },
    });
    expect(passagesOf(part)).toEqual(['# May', 'It rained.']);
  });

  it('is known by its root element, in UTF-8 and UTF-16 and whatever its name is', async () => {
    expect(kindOf(volume.subarray(0, 4_096), 'a.txt').name).toBe('tei');
    expect(kindOf(Buffer.from('<html><p>TEI</p></html>'), 'a.html').name).not.toBe('tei');
    const wide = Buffer.from(`\ufeff${inTei('<p>Čeština</p>')}`, 'utf16le');
    expect(kindOf(wide, 'a.xml').name).toBe('tei');
    expect(passagesOf((await opened(wide))[0])).toEqual(['Čeština']);
  });

  it('is read in the encoding that it declares, and says of bytes that are not of it', async () => {
    const latin = Buffer.from(inTei('<p>Zürich</p>', '<?xml version="1.0" encoding="ISO-8859-1"?>'), 'latin1');
    expect(passagesOf((await opened(latin))[0])).toEqual(['Zürich']);
    const wrong = Buffer.from(inTei('<p>Zürich</p>', '<?xml version="1.0" encoding="UTF-8"?>'), 'latin1');
    expect(extractOf((await opened(wrong))[0])?.warnings).toEqual([expect.stringContaining('could not be read')]);
  });
});

describe('hostile TEI', () => {
  const bomb = `<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;

  it.each([
    ['an empty file', '', 'the file is empty'],
    ['nothing in the root', '<TEI></TEI>', 'no text in it'],
    ['an entity of its own', inTei('<p>&b;</p>', bomb), 'is not well-formed XML'],
    ['an entity from a file', inTei('<p>&f;</p>', bomb), 'is not well-formed XML'],
    ['deep nesting', inTei('<hi>'.repeat(5_000)), 'elements nested deeper than 256'],
    ['a comment without an end', inTei(`<p>a</p><!--${' '.repeat(5_000_000)}`), 'an element of it is too long'],
    [
      'an unknown encoding',
      inTei('<p>a</p>', '<?xml version="1.0" encoding="klingon"?>'),
      'the encoding that it names is unknown',
    ],
  ])('is refused: %s', async (_, xml, why) => {
    await expect(opened(xml)).rejects.toMatchObject({ name: 'DocumentError', why });
  });

  it('follows no inclusion', async () => {
    const [part] = await opened(inTei('<p>before <xi:include href="file:///etc/passwd" parse="text"/>after</p>'));
    expect(passagesOf(part)).toEqual(['before after']);
  });

  it('takes a text within a text as part of its document', async () => {
    const parts = await opened(
      inTei('<div type="document" xml:id="d1"><p>One.</p><floatingText><body><p>Two.</p></body></floatingText></div>'),
    );
    expect(parts.map((part) => part.name)).toEqual(['d1']);
    expect(passagesOf(parts[0])).toEqual(['One.', 'Two.']);
  });

  it('takes one spelling of two that are offered', async () => {
    const choice =
      'He comes <choice><sic>tommorow</sic><corr>tomorrow</corr></choice> to <choice><abbr>Wash.</abbr><expan>Washington</expan></choice> now';
    const [part] = await opened(inTei(`<div type="document" xml:id="d1"><head>1. Note</head><p>${choice}.</p></div>`));
    expect(passagesOf(part)).toEqual(['# Note', 'He comes tomorrow to Wash. now.']);
  });

  it('keeps two documents of one id apart', async () => {
    const parts = await opened(inTei('<div type="document" xml:id="d1"><p>One.</p></div>'.repeat(2)));
    expect(new Set(parts.map((part) => part.name)).size).toBe(2);
  });

  it('gives parts or a DocumentError for any mutation of a volume', async () => {
    const mutation = fc.record({
      at: fc.nat(volume.length - 1),
      length: fc.nat(40),
      put: fc.constantFrom('<', '>', '&', '"', '</div>', '<note>', '\u0000', '<div type="document">'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
        let bytes: Buffer = volume;
        for (const { at, length, put } of mutations)
          bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + length)]);
        try {
          for (const part of await opened(bytes)) {
            const { text = '', passages = [] } = extractOf(part) ?? {};
            expect(
              passages.every(
                ({ start, end }, at) => start <= end && end <= text.length && start >= (passages[at - 1]?.end ?? 0),
              ),
            ).toBe(true);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(DocumentError);
        }
      }),
      { numRuns: 100 },
    );
  });
});
