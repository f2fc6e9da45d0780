import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import { cable } from '../../src/formats/cable/index.ts';

const parse = (text: string): Document =>
  cable.parse({
    name: 'variant.txt',
    sha256: '0'.repeat(64),
    text: `R 151200Z JUN 08\nFM AMEMBASSY PARIS\n\n${text}`,
  });

describe('a header field in one of its spellings', () => {
  it.each([
    ['SUBJECT: SUBJECT: DOUBLED LABEL', 'DOUBLED LABEL'],
    ['SUBJ: (U) SHORT LABEL\n\n1. x', 'SHORT LABEL'],
    ['SUBJECT: S) BRACKET MISSING\nREF: STATE 1', 'BRACKET MISSING'],
    ['TAGS: PREL SUBJECT: ON ONE LINE REF: STATE 12', 'ON ONE LINE'],
    ['SUBJECT: A VISIT IN\nREFERENCE TO NOTHING\n\n', 'A VISIT IN REFERENCE TO NOTHING'],
    ['SUBJECT: FOO US-\nCHINA BAR\n\n', 'FOO US-CHINA BAR'],
    ['SUBJECT: FOO BAR SENSITIVE BUT UNCLASSIFIED', 'FOO BAR'],
    ['SUBJECT: WITH RULE\n------\nSUMMARY', 'WITH RULE'],
  ])('reads the subject of %j', (text, subject) => {
    expect(parse(text).title).toBe(subject);
  });

  it.each([
    ['TAGS: PREL, PGOV, SENV, UNGA/C-6', 'PREL PGOV SENV UNGA/C-6'],
    ['TAGS: KFRDKIRFCVISCMGTKOCIASECPHUMSMIGEG', 'KFRD KIRF CVIS CMGT KOCI ASEC PHUM SMIG EG'],
    ['TAGS: <a href="x">PREL</a>, [IT](#)', 'PREL IT'],
    ['TAGS: PREL KDEM\nKPAO, IT\nSUBJECT: X', 'PREL KDEM KPAO IT'],
    ['TAGS: (U) PREL PHUM', 'PREL PHUM'],
    ['EFIN, ECON, IT\nSUBJECT: X', 'EFIN ECON IT'],
  ])('reads the tags of %j', (text, codes) => {
    expect(parse(text).cable?.tags.map(({ code }) => code)).toEqual(codes.split(' '));
  });

  it.each([
    ['REF: A. STATE 23076 07', 'A 07STATE23076'],
    ['REF: (A) 05 STATE 1234, 1235 (B) KABUL 12 (2007)', 'A 05STATE1234, A 05STATE1235, B 07KABUL12'],
    ['REF: USUN NEW YORK 345; USEU BRUSSELS 12', '- 08USUNNEWYORK345, - 08USEUBRUSSELS12'],
    ['REF: 03ANKARA: A) 6307 B) 6308', 'A 03ANKARA6307, B 03ANKARA6308'],
    ['REF: A. (C) STATE 123 B. (S/NF) LONDON 456', 'A 08STATE123, B 08LONDON456'],
    ['REF: A. STATE 12345\n\nB. LIMA 12\n\nSummary', 'A 08STATE12345, B 08LIMA12'],
    ['REF: STATE 1234/5678', '- 08STATE1234, - 08STATE5678'],
    ['REF: 9 FAM APPENDIX K', '- book'],
    ['REF: A. FBIS REPORT EUP20080707950031 B. PARIS 1', 'A report, B 08PARIS1'],
    ['REF: UNSCR 1737', ''],
    ['REF: STATE 071234Z', ''],
  ])('reads the references of %j', (text, references) => {
    const found = parse(text).references.map(({ label, id, kind }) => `${label ?? '-'} ${id ?? kind}`);
    expect(found.join(', ')).toBe(references);
  });

  it.each([
    ['Ambassador Jane van der Berg, Reasons 1.4 (b), (d)', 'Jane van der Berg', 'Ambassador', '1.4(b) 1.4(d)'],
    ['CDA, Mark J. Smith, for reasons 1.4 (b)', 'Mark J. Smith', 'CDA', '1.4(b)'],
    ['MARK SMITH, DCM, EMBASSY KIGALI, REASON: 1.5 (B/D)', 'MARK SMITH', 'DCM, EMBASSY KIGALI', '1.5(b) 1.5(d)'],
    ['This was classified by DCM Joe Smith', 'Joe Smith', 'DCM', ''],
    ['Consul General Hong Kong Joe Roe', 'Joe Roe', 'Consul General Hong Kong', ''],
    [
      'Political Officer Jean-Paul Le Blanc Jr., Reason 1.5 (b,d)',
      'Jean-Paul Le Blanc Jr.',
      'Political Officer',
      '1.5(b) 1.5(d)',
    ],
    ["Robert P. Roe, Charge d'Affaires, for 1.4 b", 'Robert P. Roe', "Charge d'Affaires", '1.4(b)'],
    ['Reasons 1.4 (b) and (d)', undefined, undefined, '1.4(b) 1.4(d)'],
  ])('tells officer, office and reasons apart in %j', (text, name, title, reasons) => {
    const found = parse(`Classified By: ${text}\n\n1. (C) x.`).cable?.classifiedBy;
    expect([found?.name, found?.title, found?.reasons.join(' ')]).toEqual([name, title, reasons]);
  });

  it.each([
    ['BROWN\n====CABLE ENDS====', 'BROWN'],
    ['TIMKEN JR', 'TIMKEN JR'],
    ["O'DONOHUE#", "O'DONOHUE"],
    ['SMITH/JONES\n\n#', 'SMITH JONES'],
    ['HILL NNNN', 'HILL'],
    ['END TEXT', ''],
  ])('reads who signed %j', (foot, signers) => {
    const { cable: header, paragraphs } = parse(`1. (C) Text of it.\n\n${foot}`);
    expect(header?.signers.join(' ')).toBe(signers);
    if (signers !== '') expect(paragraphs.map(({ text }) => text)).toEqual(['Text of it.']);
  });
});

describe('hostile headers', () => {
  const pieces = [
    ' '.repeat(50_000),
    ', '.repeat(9_000),
    'REF: '.repeat(4_000),
    'A. STATE '.repeat(2_000),
    '('.repeat(9_000),
  ];
  const labels = ['REF: ', 'TAGS: ', 'SUBJECT: ', 'Classified By: ', 'E.O. 12958: ', 'FM X\nTO ', '1. (C) ', ''];

  it('end, whatever stands behind a label', () => {
    for (const label of labels)
      for (const piece of pieces)
        for (const rest of ['', 'b', '\nSMITH\n'])
          try {
            expect(parse(label + piece + rest).format).toBe('cable');
          } catch (error) {
            expect(error).toBeInstanceOf(DocumentError);
          }
  });
});
