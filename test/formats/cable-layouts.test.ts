import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document.ts';
import { cable } from '../../src/formats/cable/index.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/cables/${name}`, import.meta.url), 'utf8');
const parse = (text: string, name = 'cable.txt'): Document => cable.parse({ name, sha256: 'abcdef0123456789', text });
const labels = (document: Document) => document.paragraphs.map(({ label, mark }) => [label, mark]);

interface Telegram {
  readonly mrn: string;
  readonly text: string;
  readonly expected: {
    readonly subject: string;
    readonly para1?: string;
    readonly sentAt: string;
    readonly paragraphMarks?: [number, string | null][];
  };
}
const telegrams = (JSON.parse(fixture('telegrams-1970s.json')) as { cases: Telegram[] }).cases;

describe('a cable with page lines, as kept in the 1990s', () => {
  const document = parse(fixture('page-lines.txt'));

  it('rejoins the sentence that a page broke, and keeps the page line out', () => {
    expect(document.paragraphs[1]?.text).toBe(
      'SUMMARY. IN A JULY 19 MEETING THE FOREIGN SECRETARY SAID THAT THE TALKS WOULD RESUME IN OCTOBER, AND THAT THE DELEGATION WOULD BE SMALL. END SUMMARY.',
    );
    expect(document.paragraphs[2]?.text).toContain('THE AGENDA HAD 7 POINTS AND WAS AGREED.');
  });

  it('takes the officer from the first numbered paragraph, and the summary from the second', () => {
    expect(document.cable?.classifiedBy).toMatchObject({
      name: 'JOHN Q. SAMPLE, JR.',
      title: 'AMBASSADOR',
      reasons: ['1.5(b)', '1.5(c)', '1.5(d)'],
    });
    expect(document.cable?.summaryParagraphs).toEqual([1]);
  });

  it('reads headings with rules that stand right under the text', () => {
    expect(document.headings.map(({ text, paragraph }) => [text, paragraph])).toEqual([
      ['THE TALKS', 2],
      ['COMMENT', 3],
    ]);
  });

  it('lists references of the list and of the body', () => {
    expect(document.references.map(({ id }) => id)).toEqual(['96STATE144567', '95NEWDELHI6789', '96ISLAMABAD5432']);
  });
});

describe('other layouts', () => {
  it('reads a copy that has everything on one line', () => {
    const document = parse(fixture('one-line.txt'));
    expect(document.id).toBe('07MADRID869');
    expect(labels(document)).toEqual([
      ['1', 'C'],
      ['2', 'C'],
    ]);
    expect(document.paragraphs[1]?.text).toBe('The minister said that it was fine.');
    expect(document.cable).toMatchObject({ sentAt: '2007-07-16T12:54Z', signers: ['SAMPLE'], captions: ['SIPDIS'] });
    expect(document.warnings).toEqual([]);
  });

  it('counts paragraphs that have no numbers', () => {
    const document = parse(fixture('unnumbered.txt'));
    expect(labels(document)).toEqual([
      ['1', undefined],
      ['2', undefined],
    ]);
    expect(document.cable?.signers).toEqual(['SAMPLE']);
  });

  it('keeps lists inside their paragraph, and reads framed headings, exemptions and small signatures', () => {
    const document = parse(fixture('lists-and-frames.txt'));
    expect(labels(document)).toEqual([
      ['1', 'U'],
      ['2', 'SBU'],
      ['3', 'S/NF'],
      ['4', 'S'],
      ['4a', 'C'],
      ['5', 'S'],
    ]);
    expect(document.headings.map(({ text }) => text)).toEqual(['Iran; Russia']);
    expect(document.cable?.info[0]?.excluded).toEqual(['AMEMBASSY SOFIA']);
    expect(document.cable?.signers).toEqual(['Sample']);
    expect(document.references.map(({ label, id, kind }) => [label, id ?? kind])).toEqual([
      ['A', '09LONDON2600'],
      ['B', '08LONDON3100'],
      ['C', 'email'],
      [undefined, '09STATE71234'],
    ]);
  });

  it.each(telegrams)('reads the opening of $mrn', ({ mrn, text, expected }) => {
    const document = parse(text);
    expect(document.id).toBe(mrn.slice(2).replace(/(?<=[A-Z])0+/u, ''));
    expect(document.title).toBe(expected.subject);
    expect(document.cable?.sentAt).toBe(expected.sentAt);
    if (expected.para1 !== undefined) expect(document.paragraphs[0]?.text).toBe(expected.para1);
    const marks = document.paragraphs.map((each) => [Number(each.label), each.mark ?? null]);
    if (expected.paragraphMarks !== undefined) expect(marks).toEqual(expected.paragraphMarks);
    expect(JSON.stringify(document.paragraphs)).not.toContain('Walter');
  });
});

describe('what is missing or disagrees', () => {
  const opening = 'DE RUEHMK #0492/01 2601254\nR 171240Z SEP 07\nFM AMEMBASSY MINSK\nTO SECSTATE\n';

  it('is told in sentences', () => {
    const document = parse(`${opening}UNCLAS SECTION 02 OF 02 MINSK 000352\nSUBJECT: X\n\n1. Words.\n`);
    expect(document.warnings).toEqual([
      'The DE line ends in 0492, the message number is 352.',
      'The DE line says section 1, the classification line section 2.',
    ]);
  });

  it('tells a day of the year that is not the date', () => {
    const document = parse(`${opening.replace('2601254', '2001254')}UNCLAS MINSK 000492\nSUBJECT: X\n\n1. Words.\n`);
    expect(document.warnings).toEqual(['The DE line says day 200 of the year, the date-time group day 260.']);
  });

  it('takes the number from a file named for it', () => {
    expect(parse('SUBJECT: X\n\n1. Words.\n', '07MINSK352.txt')).toMatchObject({
      id: '07MINSK352',
      date: { edtf: '2007', precision: 'year', basis: 'metadata' },
    });
  });

  it('is filed under station and serial where nothing tells the year', () => {
    const text =
      'UNCLAS SECTION 01 OF 02 NEW DELHI 005012\n\nSUBJECT: X\nREFS: (A) ANKARA 4877, (B) 03 ISTANBUL 1212\n';
    const document = parse(`${text}      (C) ANKARA 4901\n\n1. Words.\n\nNEW DELHI 00005012  002 OF 002\n\n2. More.\n`);
    expect(document.id).toBe('NEWDELHI5012');
    expect(document.date.edtf).toBeUndefined();
    expect(document.cable).toMatchObject({ mrn: undefined, from: { name: 'NEW DELHI', excluded: [] } });
    expect(document.warnings).toEqual([
      'No date-time group was found: the cable is undated.',
      'The year of NEWDELHI 5012 is unknown: its id is without one.',
    ]);
    expect(document.references.map(({ label, kind, text: words, id }) => [label, kind, words, id])).toEqual([
      ['A', 'cable', 'ANKARA 4877', undefined],
      ['B', 'cable', '03 ISTANBUL 1212', '03ISTANBUL1212'],
      ['C', 'cable', 'ANKARA 4901', undefined],
    ]);
  });

  it('makes an id from title and hash where there is no number', () => {
    expect(parse('SUBJECT: Hard Times\n\n1. Words.\n').id).toBe('hard-times-abcdef01');
  });

  it('dates an earlier reference of the same post to the year before', () => {
    const text = `${opening}UNCLAS MINSK 000492\nSUBJECT: X\nREF: A. MINSK 1200 B. MINSK 12\n\n1. Words.\n`;
    expect(parse(text).references.map(({ id }) => id)).toEqual(['06MINSK1200', '07MINSK12']);
  });

  it('refuses an empty file', () => {
    expect(() => parse(' \n ')).toThrow(/cable.txt: is empty/u);
  });
});
