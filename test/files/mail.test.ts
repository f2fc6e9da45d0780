import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../src/errors.ts';
import { kindOf } from '../../src/files/index.ts';
import { mail } from '../../src/files/mail/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { gathered } from '../doubles/gathered.ts';
import { extractOf, mutated, opened, outlineOf } from '../doubles/opened.ts';

const letter = readFileSync(join(import.meta.dirname, '../fixtures/files/letter.eml'));

function html(body: string): string {
  return `From: a@example.org\nMIME-Version: 1.0\nSubject: Page\nContent-Type: text/html\n\n${body}`;
}

describe('a mail', () => {
  it('is read with its header lines, its body in paragraphs, quoted replies as they are', async () => {
    const extract = await extractOf(mail, letter, 'letter.eml');
    expect(outlineOf(extract)).toEqual([
      '# Prisoners in Minsk',
      'From: Jane Döe <jane@example.org>',
      'To: Bob Roe <bob@example.net>, "Smith, Ann" <ann@example.net>',
      'Cc: desk@example.net',
      'Date: Mon, 17 Sep 2007 23:58:00 -0400',
      'The Ambassador called on the Minister today.\nHe asked about the café.',
      'On Sunday Bob wrote:',
      '> Will you ask him?',
      '> I would.',
    ]);
    expect(extract.text).toContain('Subject: Prisoners in Minsk\nFrom: Jane Döe');
  });

  it('states subject, sender and the day in the zone of the sender', async () => {
    const { stated } = await extractOf(mail, letter, 'letter.eml');
    expect(stated).toEqual({ title: 'Prisoners in Minsk', authors: ['Jane Döe'], date: '2007-09-17' });
  });

  it('hands on attachments under plain names of their own, mails within it as mails', async () => {
    const parts = await opened(mail, letter, 'letter.eml');
    expect(parts.map(({ name }) => name)).toEqual(['', 'notes.txt', 'notes (2).txt', 'message 3.eml']);
    const read = await gathered(readFile(fileOf('letter.eml', letter)));
    expect(read.map((each) => ('document' in each ? `${each.name}: ${each.document.title}` : each))).toEqual([
      ': Prisoners in Minsk',
      'notes.txt: Some notes of the talk.',
      'notes (2).txt: Other notes.',
      'message 3.eml: Before',
    ]);
  });

  it('says that a named picture was not read', async () => {
    const { warnings } = await extractOf(mail, letter, 'letter.eml');
    expect(warnings).toEqual(['the picture "logo.png" in the message was not read']);
  });

  it('is read from its HTML where it has nothing else, without scripts, styles and addresses of links', async () => {
    const body =
      '<html><head><title>No</title><style>p{}</style></head><body><script>alert(1)</script><p>First\nline</p>' +
      '<p>Second<br>one &amp; <a href="https://e.org">more</a></p><table><tr><td> A </td><td></td><td>B</td></tr></table>' +
      '<blockquote>Quoted</blockquote><img src="https://e.org/pixel.gif"></body></html>';
    const extract = await extractOf(mail, html(body), 'page.eml');
    expect(outlineOf(extract).slice(2)).toEqual(['First line', 'Second\none & more', 'A\tB', 'Quoted']);
  });

  it('keeps to one line what an encoded header would put on two', async () => {
    const { text } = await extractOf(mail, 'From: a@e.org\nSubject: =?utf-8?Q?A=0AFrom:_boss=00?=\n\nBody', 'a.eml');
    expect(text).toBe('Subject: A From: boss\nFrom: a@e.org\n\nBody');
  });

  it('is read as far as it goes when it is cut off or wrongly built', async () => {
    const cut = await extractOf(mail, letter.subarray(0, 1_100), 'cut.eml');
    expect(cut.text).toContain('The Ambassador called');
    const wrong = 'From: a@e.org\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nfirst\n--y\nsecond';
    expect((await extractOf(mail, wrong, 'wrong.eml')).text).toContain('first\n--y\nsecond');
  });
});

describe('a file that is no mail, or a hostile one', () => {
  it.each([
    ['', 'empty'],
    ['just words\nand more', 'no header of a mail'],
  ])('%j is refused', async (text, why) => {
    await expect(opened(mail, text, 'x.eml')).rejects.toThrow(why);
  });

  it('with parts nested without end, or more parts than a mail has, is refused', async () => {
    const nested = Array.from(
      { length: 2_000 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    ).join('');
    await expect(opened(mail, `From: a@e.org\n${nested}`, 'deep.eml')).rejects.toThrow(DocumentError);
    const many = `From: a@e.org\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(60_000)}`;
    await expect(opened(mail, many, 'many.eml')).rejects.toThrow('more lines or parts');
  });

  it('with deeply nested HTML is read', async () => {
    const extract = await extractOf(mail, html(`${'<div>'.repeat(20_000)}deep`), 'deep.eml');
    expect(outlineOf(extract).at(-1)).toBe('deep');
  });
});

describe('what is taken for a mail', () => {
  const kinds: [string, string, string][] = [
    ['a mail without a telling name', `Received: by x\nFrom: a@e.org\nDate: now\nSubject: s\n\nbody`, 'mail'],
    [
      'a header that goes on behind the first bytes',
      `Received: by x\nFrom: a@e.org\nSubject: ${'s'.repeat(5_000)}`,
      'mail',
    ],
    [
      'a telegram',
      'R 171240Z SEP 07\nFM SECSTATE WASHDC\nTO RUEHC/AMEMBASSY MINSK\nSUBJECT: BELARUS\n\n1. (C) Text',
      'text',
    ],
    ['a header that people typed', 'From: Jane\nTo: Bob\nDate: 1 May\nSubject: Lunch\n\nShall we?', 'text'],
    ['attributes of an archive', 'Draft Date: 1974\nFrom: STATE\nTo: MINSK\nSubject: x', 'text'],
    ['prose', 'From the desk of the editor\n\nDear reader, Message-ID: is a field.', 'text'],
  ];
  it.each(kinds)('%s', (_, text, kind) => {
    expect(kindOf(Buffer.from(text), 'a.txt').name).toBe(kind);
  });
});

it('whatever its bytes, a mail gives documents or a DocumentError', async () => {
  const change = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255), fc.nat(3));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const read = await gathered(readFile(fileOf('m.eml', mutated(letter, changes))));
      expect(read.length).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});

it('says nothing of a telegram that it carries: neither the date nor the sender are its own', async () => {
  const telegram =
    'C O N F I D E N T I A L PRETORIA 004410\n\nE.O. 12958: DECL: 05/11/09\nTAGS: PGOV, SF\nSUBJECT: THE CABINET\n\n1. (C) The list is done.\n\nLEWIS\n';
  const carried = `From: relay@example.org\nTo: list@example.org\nSubject: FW: 99PRETORIA4410\nDate: Wed, 12 May 2004 08:00:00 +0000\n\n${telegram}`;
  const [read] = await gathered(readFile(fileOf('m.eml', Buffer.from(carried))));
  expect(read).toMatchObject({
    document: { id: '99PRETORIA4410', title: 'THE CABINET', authors: [], date: { edtf: '1999' } },
  });
});
