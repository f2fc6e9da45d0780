import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document.ts';
import { cable } from '../../src/formats/cable/index.ts';

const parse = (text: string, name = 'c.txt'): Document => cable.parse({ name, sha256: '0'.repeat(64), text });
const route = 'R 171240Z SEP 07\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC\n';
const line = 'C O N F I D E N T I A L SECTION 01 OF 02 PARIS 000220\n';
const fields = 'E.O. 12958: DECL: 09/17/2017\nTAGS: PREL\nSUBJECT: TALKS\n\n';
const body = '1. (C) Words.\n\nPARIS 00000220  002 OF 002\n\n2. (U) More.\n\nBEAUMONT\n';

describe('values of a cable that disagree', () => {
  it('are none in a cable that agrees with itself', () => {
    expect(parse(route + line + fields + body, '07PARIS220.txt').warnings).toEqual([]);
  });

  it.each([
    [
      'the name of the file',
      route + line + fields + body,
      "The file is named 08PARIS220, the cable's number is 07PARIS220.",
    ],
    [
      'the sender',
      route.replace('PARIS', 'LONDON') + line + fields + body,
      'The FM line names LONDON, the message number PARIS.',
    ],
    [
      'the warning line',
      `ZNY SSSSS ZZH\n${route}${line}${fields}${body}`,
      'The warning line says SECRET, the classification line CONFIDENTIAL.',
    ],
    [
      'a second classification',
      `${route}SECRET\n${line}${fields}${body}`,
      'The header is marked SECRET as well as CONFIDENTIAL; CONFIDENTIAL stands with the message number.',
    ],
    [
      'a portion mark',
      route + line + fields + body.replace('2. (U)', '2. (S/NF)'),
      'Paragraph 2 is marked S/NF, the cable CONFIDENTIAL.',
    ],
    [
      'a second date-time group',
      `${route}R 161240Z SEP 07\n${line}${fields}${body}`,
      'The header has two date-time groups, 2007-09-17T12:40Z and 2007-09-16T12:40Z; the first counts.',
    ],
    [
      'the day for declassification',
      route + line + fields.replace('2017', '2001') + body,
      "The day for declassification, 2001-09-17, lies before the cable's date, 2007-09-17.",
    ],
    [
      'the count of sections',
      route + line + fields + body.replace('002 OF 002', '002 OF 003'),
      'The classification line counts 2 sections, a section line 3.',
    ],
    [
      'a second subject',
      route + line + fields.replace('TALKS\n', 'TALKS\nSUBJECT: OTHER TALKS\n') + body,
      'The subject stands twice: "TALKS" and "OTHER TALKS"; the first counts.',
    ],
    [
      'a paragraph number that comes again',
      route + line + fields + body.replace('2. (U) More.', '2. (U) More.\n\n1. (U) Again.'),
      'Paragraph numbers stand more than once: 1.',
    ],
  ])('are told in a sentence: %s', (what, text, sentence) => {
    expect(parse(text, what === 'the name of the file' ? '08PARIS220.txt' : 'c.txt').warnings).toContain(sentence);
  });

  it('leaves a second subject out of the body', () => {
    const text = route + line + fields.replace('TALKS\n', 'TALKS\nSUBJECT: OTHER TALKS\n') + body;
    expect(parse(text).paragraphs[0]).toMatchObject({ label: '1', heading: undefined });
  });

  it('says nothing of UNCLASSIFIED on a page that was released since', () => {
    expect(parse(`UNCLASSIFIED\n${route}${line}${fields}${body}`).warnings).toEqual([]);
  });
});

describe('captions', () => {
  const captions = (text: string) =>
    parse(`${route}C O N F I D E N T I A L PARIS 220\n\n${text}\n\n${fields}`).cable?.captions;

  it.each([
    ['SIPDIS\nSIPDIS', ['SIPDIS']],
    ['STADIS/////////////', ['STADIS']],
    ['STADIS EXDIS', ['STADIS', 'EXDIS']],
    ['RESTRICTED HANDLING', ['RESTRICTED HANDLING']],
    ['N O D I S', ['NODIS']],
    ['C O R R E C T E D  C O P Y', ['CORRECTED COPY']],
    ['C O R R E C T E D COPY (CHANGES TAGS)', ['CORRECTED COPY']],
    ['- - C O R R E C T E D  C O P Y - - CLASSIFIED BY LINE ADDED', ['CORRECTED COPY']],
    ['***CORRECTED COPY***', ['CORRECTED COPY']],
    ['EYES ONLY FOR THE SECRETARY', ['EYES ONLY']],
    ['STATE PLEASE PASS USTR', []],
  ])('are read from %j', (text, expected) => {
    expect(captions(text)).toEqual(expected);
  });

  it('are also read behind the number', () => {
    const text = `${route}S E C R E T PARIS 000220 NOFORN SIPDIS\n${fields}`;
    expect(parse(text).cable).toMatchObject({ mrn: '07PARIS220', captions: ['NOFORN', 'SIPDIS'] });
  });
});

describe('a garbled classification line', () => {
  it.each([
    'C O N F I D E N T I A L ECTION 01 OF 02 PARIS 000220',
    'C O N F I D E N T A L SCTION 01 OF 02 PARIS 000220',
    'CONFIDENTAL PARIS 220',
    'C O N F I D E N T I A L SECTION 01 OF 02 PARSI 000220',
    'CONFIDENTIAL PARIS 00220 SECTION 01 OF 02',
  ])('still tells level and number: %s', (garbled) => {
    expect(parse(`${route}${garbled}\n${fields}`).cable).toMatchObject({
      classification: 'CONFIDENTIAL',
      mrn: '07PARIS220',
    });
  });
});
