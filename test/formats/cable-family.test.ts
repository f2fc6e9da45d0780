import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document.ts';
import { cable } from '../../src/formats/cable/index.ts';
import { parseDocument } from '../../src/formats/index.ts';

const parse = (text: string): Document => cable.parse({ name: 'c.txt', sha256: '0'.repeat(64), text });
const header = (section = '') =>
  `R 151200Z JUN 08\nFM AMEMBASSY TRIPOLI\nTO SECSTATE WASHDC\nC O N F I D E N T I A L ${section}TRIPOLI 000402\n\nSUBJECT: X\n\n`;
const shape = (text: string) =>
  parse(text).paragraphs.map(({ label, mark, heading, text: words }) => [label, mark, heading, words]);

describe('a date-time group as it was typed', () => {
  it.each([
    'R 142130Z MAR 75',
    'O P 142130Z MAR 7 5',
    'R 1 4 2130Z MAR 75',
    'R 14213OZ MAR 75',
    'R 142130Z MAR75',
    'R142130Z MAR 75',
    'R 142130 MAR 75',
    'R 142130Z MARCH 1975',
  ])('dates the cable: %s', (group) => {
    const document = parse(`${group}\nFM AMEMBASSY PARIS\nTO SECSTATE\nUNCLAS PARIS 1234\nSUBJ: X\n\n1. WORDS.\n`);
    expect(document).toMatchObject({ id: '75PARIS1234', date: { edtf: '1975-03-14' } });
  });
});

describe('page and section lines', () => {
  it.each([
    'TRIPOLI 00000402 \n\n001.2 OF 003 \n',
    'TRIPOLI 00000402  001.2 OF 003\n',
    'CONFIDENTIAL\nPAGE 02        TRIPOL  00402  01 OF 03  031539Z\n',
    'CONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 03\n        TRIPOLI  00402  01 OF 03  081848Z\n',
  ])('are left out in mid sentence: %j', (line) => {
    expect(shape(`${header()}1. (C) He said that the talks with\n\n${line}\n\nLibya would go on.\n`)).toEqual([
      ['1', 'C', undefined, 'He said that the talks with Libya would go on.'],
    ]);
  });

  it('are left out where they are glued behind a paragraph', () => {
    const text = `${header()}1. (C) He said so.TRIPOLI 00000402  001.2 OF 003\n\n2. (C) More.\n`;
    expect(shape(text).map((each) => each.at(-1))).toEqual(['He said so.', 'More.']);
  });

  const again = 'E.O. 12356: DECL: OADR\nTAGS: PREL\nSUBJECT: X OF\nMANY WORDS\n\n';
  it.each([
    ['the classification line', 'C O N F I D E N T I A L SECTION 02 OF 02 TRIPOLI 000402\n\n'],
    ['labelled fields too', `C O N F I D E N T I A L SECTION 02 OF 02 TRIPOLI 000402\n\nNOFORN\n\n${again}`],
    [
      'the transmission header too',
      `R 151200Z JUN 08\nFM AMEMBASSY TRIPOLI\nTO SECSTATE WASHDC\nC O N F I D E N T I A L SECTION 02 OF 02 TRIPOLI 000402\n${again}`,
    ],
  ])('may repeat the header between two sections: %s', (_, repeated) => {
    const text = `${header('SECTION 01 OF 02 ')}1. (C) He said that the\n\n${repeated}talks went on.\n\n2. (C) More.\n\nCRETZ\n`;
    expect(shape(text)).toEqual([
      ['1', 'C', undefined, 'He said that the talks went on.'],
      ['2', 'C', undefined, 'More.'],
    ]);
    expect(parse(text).references).toEqual([]);
  });
});

describe('release stamps', () => {
  it.each([
    'Sheryl P. Walter Declassified/Released US Department of State EO Systematic Review 20 Mar 2014',
    '\nMargaret P. Grafeld\nDeclassified/Released\nUS Department of State\nEO Systematic Review\n20 Mar 2014',
    '\nDeclassified/Released US Department of State EO Systematic Review 30 JUN 2005',
    '\n*** Current Handling Restrictions *** n/a',
  ])('never come into the text: %j', (stamp) => {
    expect(shape(`${header()}1. (C) He said that ${stamp}\nit was fine.\n`)).toEqual([
      ['1', 'C', undefined, 'He said that it was fine.'],
    ]);
  });
});

describe('a list of participants', () => {
  it.each([
    [
      'U.S.\n----\n\nThe Secretary\nJane Roe (Notetaker)\n\nEthiopia\n--------\n\nPrime Minister Meles\nMr. Seyoum',
      'Ethiopia',
    ],
    ['UNITED STATES\n-------------\nThe Secretary\nJane Roe\n\nETHIOPIA\n--------\nPrime Minister Meles', 'ETHIOPIA'],
    ['U.S.\nThe Secretary\n\nEthiopia\n----\n\nPrime Minister Meles', 'Ethiopia'],
  ])('keeps the sides with their people: %j', (list, side) => {
    const document = parse(`${header()}1. (SBU) Participants:\n\n${list}\n\n2. (C) They met.\n\nDOE\n`);
    expect(document.paragraphs[0]?.text).toContain(`${side} Prime Minister Meles`);
    expect(document.headings).toEqual([]);
    expect(document.paragraphs[1]).toMatchObject({ label: '2', heading: undefined });
  });

  it('ends where a heading stands over the next paragraph', () => {
    const text = `${header()}1. (SBU) Participants:\n\nThe Secretary\nJane Roe\n\nBACKGROUND\n----------\n\n2. (C) They met.\n`;
    expect(parse(text).headings.map((each) => [each.text, each.paragraph])).toEqual([['BACKGROUND', 1]]);
  });
});

describe('words without a number', () => {
  it('open a paragraph of their own below a heading', () => {
    const text = `${header()}1. (C) He left.\n\nCOMMENT\n-------\n\nHe will be back.\n\n2. (C) More.\n`;
    expect(shape(text)).toEqual([
      ['1', 'C', undefined, 'He left.'],
      ['1a', undefined, 'COMMENT', 'He will be back.'],
      ['2', 'C', undefined, 'More.'],
    ]);
  });
});

describe('a telegram as the National Archives export it', () => {
  const attributes = `Message Attributes\n\nAutomatic Decaptioning: X\nCapture Date: 01 jan 1994\nDocument Number: 1978PARIS04410\nFrom: PARIS\nLocator: TEXT ON-LINE\nSubject: VISIT\n`;
  const message =
    'R 081843Z MAR 78\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC\n\nUNCLAS PARIS 04410\n\nSUBJECT: VISIT\n\n1. WORDS.\n\nHARTMAN\nUNCLASSIFIED\nNNNN\n';

  it('is read without its frame', () => {
    const document = parse(`Message Text\n\n\n${message}\n\n\n${attributes}`);
    expect(document).toMatchObject({ id: '78PARIS4410', title: 'VISIT', warnings: [] });
    expect(document.paragraphs.map(({ text }) => text)).toEqual(['WORDS.']);
    expect(document.cable?.signers).toEqual(['HARTMAN']);
  });

  it('has the number that it was filed under, where its own is missing', () => {
    expect(parse(`${message.replace('UNCLAS PARIS 04410', 'UNCLAS')}\n${attributes}`).id).toBe('78PARIS4410');
  });
});

describe('a cable of the 2010s, with labels', () => {
  const text =
    'UNCLASSIFIED\nSBU\n\nMRN:            13 PARIS 1234\nDate/DTG:       Mar 05, 2013 / 051234Z MAR 13\nFrom:           AMEMBASSY PARIS\nAction:         WASHDC, SECSTATE ROUTINE\nE.O.:           13526\nTAGS:           PREL, FR\nCaptions:       SENSITIVE\nReference:      A) 13 STATE 12\n                B) 12 PARIS 3400\nSubject:        Talks on trade\n\n1. (SBU) Words.\n\nComment\n\n2. (SBU) More words.\n\nSignature:      Rivkin\n\nDrafted By:     PARIS:Doe, Jane\nCleared By:     POL:Roe, Joe\nInfo:           EU MEMBER STATES COLLECTIVE ROUTINE; AMEMBASSY ROME PRIORITY\n\nUNCLASSIFIED\nSBU\n';

  it('is read with its number, addressees and signer', () => {
    const document = parse(text);
    expect(document).toMatchObject({ id: '13PARIS1234', title: 'Talks on trade', date: { edtf: '2013-03-05' } });
    expect(document.cable).toMatchObject({
      from: { name: 'AMEMBASSY PARIS' },
      to: [{ name: 'SECSTATE WASHDC', precedence: 'ROUTINE' }],
      info: [{ name: 'EU MEMBER STATES COLLECTIVE' }, { name: 'AMEMBASSY ROME', precedence: 'PRIORITY' }],
      classification: 'UNCLASSIFIED SENSITIVE',
      declassify: { order: '13526' },
      signers: ['Rivkin'],
    });
    expect(document.references.map(({ label, id }) => [label, id])).toEqual([
      ['A', '13STATE12'],
      ['B', '12PARIS3400'],
    ]);
    expect(document.warnings).toEqual([]);
  });

  it('has no drafters in its text', () => {
    expect(parse(text).paragraphs.map(({ text: words }) => words)).toEqual(['Words.', 'More words.']);
  });

  it('is known as a cable', () => {
    expect(cable.detect(text, 'c.txt')).toBeGreaterThan(0.5);
  });
});

describe('a signature', () => {
  it.each([
    ['HARTMAN\n\nUNCLASSIFIED\n\n\n2\n\nUNCLASSIFIED\n', ['HARTMAN']],
    ['HARTMAN.\n', ['HARTMAN']],
    ['***HARTMAN***\n', ['HARTMAN']],
    ['HARTMAN\n\nReleased in Full\n', ['HARTMAN']],
    ['MICHAEL SMITH\n', ['MICHAEL SMITH']],
    ['Drafted: PolOff Joe Doe\n\nHARTMAN\n', ['HARTMAN']],
    ['2. (U) HE SAID QTE YES UNQTE\n\nHARTMAN\n', ['HARTMAN']],
    ['QUOTE\n', []],
  ])('is read below: %j', (foot, signers) => {
    expect(parse(`${header()}1. (C) The talks went well.\n\n${foot}`).cable?.signers).toEqual(signers);
  });

  it('takes its year from the line that an archive prints above it', () => {
    const text =
      'Reference ID: 07MINSK353\n\nCONFIDENTIAL MINSK 000353\n\nSIPDIS\n\nSUBJECT: A\n\n1. (C) One.\n\nSTEWART';
    const document = parseDocument(text, { name: 'a.txt', format: 'cable' });
    expect(document).toMatchObject({ id: '07MINSK353', references: [] });
  });
});
