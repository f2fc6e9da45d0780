import { describe, expect, it } from 'vitest';
import type { Stated } from '../../src/extract.ts';
import { documentsOf } from '../../src/formats/index.ts';

const read = (text: string, stated: Stated = {}) =>
  documentsOf({ text, stated, warnings: [] }, { name: 'c.txt', sha256: '0'.repeat(64) })[0];
const body = `E.O. 12958: DECL: 06/09/2014
TAGS: PREL, SG
SUBJECT: VISIT OF THE MINISTER

REF: A. 03 DAKAR 1210
     B. DAKAR 1339

1. (C) The minister said on June 7 that he would come.

ROTH
`;
const cable = `C O N F I D E N T I A L SECTION 01 OF 02 DAKAR 001422\n\nSIPDIS\n\n${body}`;

describe('what stands above a cable', () => {
  it.each([
    [
      '04DAKAR1422 (original)\nRef ID: 04DAKAR1422\nDate: 6/9/2004 16:20\nOrigin: Embassy Dakar\nClassification: CONFIDENTIAL',
    ],
    [
      'Subject: FW: [cable] 04DAKAR1422\nFrom: relay@example.org\nTo: list@example.org\nDate: Wed, 12 May 2010 08:00:00 +0000',
    ],
    ['# 04DAKAR1422\n\n**Classification:** CONFIDENTIAL\n**Origin:** Embassy Dakar'],
    ['Reference: 04DAKAR1422\nDestination: 03DAKAR1210|04DAKAR1339'],
  ])('gives it its year and none of its fields: %s', (above) => {
    const document = read(`${above}\n\n${cable}`);
    expect(document).toMatchObject({
      id: '04DAKAR1422',
      title: 'VISIT OF THE MINISTER',
      cable: { classification: 'CONFIDENTIAL', captions: ['SIPDIS'] },
    });
    expect(document?.references.map(({ id }) => id)).toEqual(['03DAKAR1210', '04DAKAR1339']);
    expect(document?.date.edtf).toBe('2004');
  });

  it.each(['Wednesday, 09 June 2004, 16:20', 'Date: 2004-06-09 16:20:00'])('dates it by the day: %s', (day) => {
    const document = read(`${day}\n${cable}`);
    expect(document).toMatchObject({ id: '04DAKAR1422', date: { edtf: '2004-06-09', basis: 'stated' } });
    expect(document?.warnings.join()).not.toMatch(/undated|year/u);
  });

  it('is not looked for where the parts of the header stand in another order', () => {
    const document = read(`Classification: CONFIDENTIAL\n${body.replace('ROTH\n', '')}\nUNCLAS DAKAR 1422\n`);
    expect(document?.title).toBe('VISIT OF THE MINISTER');
  });
});

describe('what is stated beside a cable without a date-time group', () => {
  it('tells the year of its number, of its references, and its day', () => {
    const document = read(cable, { date: '2004-06-09' });
    expect(document).toMatchObject({ id: '04DAKAR1422', date: { edtf: '2004-06-09', basis: 'metadata' } });
    expect(document?.references.map(({ id }) => id)).toEqual(['03DAKAR1210', '04DAKAR1339']);
    expect(document?.warnings.join()).not.toMatch(/undated|year/u);
  });

  it('tells the year by an id, and no title that is only the number', () => {
    const document = read(cable, { id: '04DAKAR1422', title: 'Cable 04DAKAR1422' });
    expect(document).toMatchObject({ id: '04DAKAR1422', title: 'VISIT OF THE MINISTER' });
    expect(document?.warnings.join()).not.toContain('title');
  });
});

describe('a file that holds a later section of a cable', () => {
  const section = `R 201220Z SEP 74\nFM AMEMBASSY NAIROBI\nTO SECSTATE WASHDC 3319\n\nUNCLAS SECTION 2 OF 2 NAIROBI 7719\n\n4. WE RECOMMEND A TALK.\nMARSHALL\n`;

  it('is a document of its own, that does not take the place of the first', () => {
    const document = read(section);
    expect(document).toMatchObject({ id: '74NAIROBI7719-SECTION-2', cable: { mrn: '74NAIROBI7719' } });
    expect(document?.title).toBe('74NAIROBI7719, section 2 of 2');
    expect(document?.warnings).toEqual(['The text begins with section 2 of 2: those before it are not in it.']);
  });

  it('is part of the cable where the first section stands above it', () => {
    const distribution =
      'LIMITED OFFICIAL USE\n\nNNN\n\n44\nACTION AF-10\nINFO OCT-01 ISO-00 /074 W\n---------------- 041301\n';
    const first = section.replace('SECTION 2', 'SECTION 1').replace('4. WE', '3. WE').replace('MARSHALL\n', '');
    const document = read(`${first}\n${distribution}${section}`);
    expect(document?.id).toBe('74NAIROBI7719');
    expect(document?.paragraphs.map(({ label, heading, text }) => [label, heading, text])).toEqual([
      ['3', undefined, 'WE RECOMMEND A TALK.'],
      ['4', undefined, 'WE RECOMMEND A TALK.'],
    ]);
  });
});

describe('a telegram in capitals', () => {
  const telegram = (end: string) =>
    `O 221440Z NOV 76\nFM AMEMBASSY ANKARA\nTO SECSTATE WASHDC\n\nUNCLAS ANKARA 8812\n\nTAGS: PFOR, TU\nSUBJECT: BALANCE OF PAYMENTS OUT-\nLOOK, US-\nCHINA TRADE\n\n1. I SAID I WOULD REPORT THIS AT ONCE. ${end}\n`;

  it('is signed behind its last sentence where the message ends there', () => {
    const signed = read(telegram('MACOMBER\n\nUNCLASSIFIED\n\nNNNN'));
    expect(signed).toMatchObject({ cable: { signers: ['MACOMBER'] }, warnings: [] });
    expect(signed?.paragraphs[0]?.text).toBe('I SAID I WOULD REPORT THIS AT ONCE.');
    expect(read(telegram('MACOMB'))?.cable?.signers).toEqual([]);
    expect(read(telegram('MEETINGS\n\nNNNN'))?.cable?.signers).toEqual([]);
  });

  it('has the words of its subject whole', () => {
    expect(read(telegram('END'))?.title).toBe('BALANCE OF PAYMENTS OUTLOOK, US-CHINA TRADE');
  });
});
