import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document.ts';
import { cable } from '../../src/formats/cable/index.ts';

const parse = (text: string, year = '08'): Document =>
  cable.parse({
    name: 'c.txt',
    sha256: '0'.repeat(64),
    text: `R 151200Z JUN ${year}\nFM AMEMBASSY PARIS\n\n${text}`,
  });

describe('a subject line', () => {
  it.each([
    ['SUJECT: VISIT', 'VISIT'],
    ['SBUJECT: VISIT', 'VISIT'],
    ['S U B J E C T: VISIT', 'VISIT'],
    ['SUBJECT: (C/REL NATO) VISIT', 'VISIT'],
    ['SUBJECT: [U] VISIT', 'VISIT'],
    ['SUBJECT: (UNCLAS) VISIT', 'VISIT'],
    ['SUBJECT: VISIT 1. (C) Summary: He came.', 'VISIT'],
    ['SUBJECT: VISIT\n(U) He came.', 'VISIT'],
    ['SUBJECT: VISIT\nSIPDIS\nREF: STATE 1', 'VISIT'],
    ['SUBJECT: VISIT\nC O N F I D E N T I A L SECTION 02 OF 02 PARIS 000012\n', 'VISIT'],
    ['SUBJECT: VISIT\nDEPT FOR EUR/WE', 'VISIT'],
    ['SUBJECT: VISIT\n(REF: STATE 1)', 'VISIT'],
    ['SUBJECT: VISIT\nTO PARIS PARIS 00000954 001.2 OF 004\nOF A MAN\n', 'VISIT TO PARIS OF A MAN'],
    ['SUBJECT: VISIT\nUNCLASSIFIED    PAGE 02        ROME  03280  01 OF 04  031539Z\nTO ROME\n', 'VISIT TO ROME'],
    ['SUBJECT: THE U.S.-\nCHINA TALKS', 'THE U.S.-CHINA TALKS'],
    ['SUBJECT: PART 2 OF 3: THE VISIT', 'PART 2 OF 3: THE VISIT'],
  ])('is read from %j', (text, subject) => {
    expect(parse(text).title).toBe(subject);
  });
});

describe('tags', () => {
  it.each([
    ['TAGS: PREL; PGOV; FR', 'PREL PGOV FR'],
    ['TAGS: PREL/PGOV/FR', 'PREL PGOV FR'],
    ['TAGS: PREL-PGOV-FR', 'PREL PGOV FR'],
    ['TAGS: PREL.PGOV.FR.', 'PREL PGOV FR'],
    ['TAGS: PREL\nPGOV\nFR\nSUBJECT: X', 'PREL PGOV FR'],
    ['TAGS. PREL', 'PREL'],
    ['TAGA: PREL', 'PREL'],
    ['T A G S: PREL', 'PREL'],
    ['TAGS: PREL\nTAGS: PGOV', 'PREL PGOV'],
    ['TAGS: PREL PGVO 0EXC', 'PREL PGOV OEXC'],
    ['TAGS: PRELL PGOOV', 'PREL PGOV'],
    ['TAGS: PREL [Foreign Relations], FR [France]', 'PREL FR'],
    ['TAGS: PREL - External Political Relations | FR - France', 'PREL FR'],
    ['TAGS: PREL PGOV 1. (C) Words', 'PREL PGOV'],
    ['TAGS: G8, ECON', 'G8 ECON'],
    ['TAGS: "PREL", \'FR\', (S/NF)', 'PREL FR'],
    ['TAGS: MARRNATO UNSCPREL PRELEUN', 'MARR NATO UNSC PREL EUN'],
    ['TAGS: ETRDKIPRWTOCH', 'ETRD KIPR WTO CH'],
    ['TAGS: PREL\nPARIS 00000954 001.2 OF 004\nFR\nSUBJECT: X', 'PREL FR'],
    ['TAGS: NONE', ''],
  ])('are read from %j', (text, codes) => {
    expect(
      parse(text)
        .cable?.tags.map(({ code }) => code)
        .join(' '),
    ).toBe(codes);
  });

  it.each([
    ['TAGS: OVIP (RICE, CONDOLEEZZA) FR', ['OVIP', 'RICE, CONDOLEEZZA', 'FR']],
    ['TAGS: OVIP (VAN DER STOEL, MAX), PREL', ['OVIP', 'VAN DER STOEL, MAX', 'PREL']],
    ['TAGS: OVIP RICE CONDOLEEZZA OBAMA BARACK', ['OVIP', 'RICE, CONDOLEEZZA', 'OBAMA, BARACK']],
    ['TAGS: OVIP, CLINTON, HILLARY, PREL', ['OVIP', 'CLINTON, HILLARY', 'PREL']],
    ['TAGS: OVIP (GATES, ROBERT M.) (MULLEN, MICHAEL)', ['OVIP', 'GATES, ROBERT M.', 'MULLEN, MICHAEL']],
  ])('keep persons whole: %j', (text, codes) => {
    expect(parse(text).cable?.tags.map(({ code }) => code)).toEqual(codes);
  });
});

describe('references', () => {
  it.each([
    ['REF: STATE (07) 123', '- 07STATE123'],
    ["REF: STATE '07 123", '- 07STATE123'],
    ['REF: STATE 07-12345', '- 07STATE12345'],
    ['REF: STATE 123 OF 2007', '- 07STATE123'],
    ['REF: STATE NO. 123', '- 08STATE123'],
    ['REF: PORT-AU-PRINCE 77', '- 08PORTAUPRINCE77'],
    ['REF: ZAGREB 12 SARAJEVO 13', '- 08ZAGREB12, - 08SARAJEVO13'],
    ['REF: A STATE 123 B LONDON 7', 'A 08STATE123, B 08LONDON7'],
    ['REF: A - STATE 123\n     B - LONDON 7', 'A 08STATE123, B 08LONDON7'],
    ['REF: A. LONDON 1\n--B. ROME 2', 'A 08LONDON1, B 08ROME2'],
    ['REF: 1) PARIS 5 2) LONDON 6', '1 08PARIS5, 2 08LONDON6'],
    ['REF (A): PARIS 5', 'A 08PARIS5'],
    ['RFE: PARIS 5', '- 08PARIS5'],
    ['REF: (A) STATE 12 (NOTAL) (B) PARIS 5 AND PREVIOUS (EXDIS)', 'A 08STATE12, B 08PARIS5'],
    ['REF: A. PARIS 22 C. LONDON 12 B. ROME 5', 'A 08PARIS22, C 08LONDON12, B 08ROME5'],
    ['REF: UNSC RES. 1701; PARIS 5', '- 08PARIS5'],
    ['REF: LONDON 12, 13, 14 AND 15', '- 08LONDON12, - 08LONDON13, - 08LONDON14, - 08LONDON15'],
    ['REF: (A)STATE 12345(B)LONDON 4', 'A 08STATE12345, B 08LONDON4'],
    ['REF: A. STATE 12 (C) B. LONDON 4 (D) C. ROME 9', 'A 08STATE12, B 08LONDON4, C 08ROME9'],
    ['REF: A. 9 FAM APPENDIX K, 105(D)\nB. LONDON 12, SMITH EMAIL', 'A book, B 08LONDON12, B email'],
    ['REF: BAKU O123', '- 08BAKU123'],
  ])('are read from %j', (text, references) => {
    const found = parse(text).references.map(({ label, id, kind }) => `${label ?? '-'} ${id ?? kind}`);
    expect(found.join(', ')).toBe(references);
  });
});

describe('the order line', () => {
  it.each([
    ['E.O. 11652: GDS', '75', '11652', undefined],
    ['E.O. 11652:  ADS, DECLAS 12-31-75', '74', '11652', '1975-12-31'],
    ['E.O. 12065: GDS 11/15/85 (VEST, GEORGE S.)', '79', '12065', '1985-11-15'],
    ['E.O. 12065: RDS-4, 9/10/99 (NAME) OR-A', '79', '12065', '1999-09-10'],
    ['E.O. 12356: DECL: OADR', '90', '12356', undefined],
    ['E.O. 12958: DECL: 17 SEP 2017', '08', '12958', '2017-09-17'],
    ['EXECUTIVE ORDER 12958: DECL: SEPTEMBER 17, 2017', '08', '12958', '2017-09-17'],
    ['E.O. 12958: DECL: 20170917', '08', '12958', '2017-09-17'],
    ['E.O. 12958: DECL: 02/30/2017', '08', '12958', undefined],
    ['DEPT FOR WHA/BSC E.O. 12958: DECL: 01/02/2017', '08', '12958', '2017-01-02'],
    ['E.O. 12958: DECL: AFTER KOREAN UNIFICATION', '08', '12958', undefined],
    ['E.O. 13526: DECL: 2020/02/23', '10', '13526', '2020-02-23'],
  ])('tells order and day: %j', (text, year, order, on) => {
    expect(parse(text, year).cable?.declassify).toEqual({ order, on });
  });
});

describe('the classifying officer', () => {
  it.each([
    ['Classified By: DCM John Doe and POL Jane Roe, reasons 1.4 (b)', 'John Doe', 'DCM', '1.4(b)'],
    ['Classified By: DCM John Doe per E.O. 12958 1.4 (b)', 'John Doe', 'DCM', '1.4(b)'],
    ['Classified By: DCM John Doe, reasons: 1.4 (b) and 1.4 (d)', 'John Doe', 'DCM', '1.4(b) 1.4(d)'],
    ['Classified By: DCM John Doe for reasons 1.4 B AND D', 'John Doe', 'DCM', '1.4(b) 1.4(d)'],
    ['CLASSIFIED BY: John Doe, Ambassador, Reason 1.5 (b) (d)', 'John Doe', 'Ambassador', '1.5(b) 1.5(d)'],
    ['CLASSIFED BY: DCM John Doe', 'John Doe', 'DCM', ''],
    ['Classified By: Iran Watcher Jane Roe', 'Jane Roe', 'Iran Watcher', ''],
    ['Classified By: Jane Roe/DCM; Reason 1.4 (b)', 'Jane Roe', 'DCM', '1.4(b)'],
    ['Classified By: John Robert Post, P/E Chief; Reason 1.4 (b)', 'John Robert Post', 'P/E Chief', '1.4(b)'],
    ['Classified By: Ambassador John Doe for E.O. Section 1.4 Reasons (b)', 'John Doe', 'Ambassador', '1.4(b)'],
    ['Classified By: Coordinator for Counternarcotics Jane Roe', 'Jane Roe', 'Coordinator for Counternarcotics', ''],
    ['Classified By: B. ADANA 222 (C) Principal Officer John Doe, 1.4 (b)', 'John Doe', expect.any(String), '1.4(b)'],
  ])('is read from %j', (text, name, title, reasons) => {
    const found = parse(`${text}\n\n1. (C) Words.`).cable?.classifiedBy;
    expect([found?.name, found?.title, found?.reasons.join(' ')]).toEqual([name, title, reasons]);
  });
});
