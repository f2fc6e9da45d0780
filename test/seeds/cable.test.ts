import { describe, expect, it } from 'vitest';
import { cableFile, parseFile } from './collection.ts';

const document = parseFile(cableFile);
const { cable } = document;
const names = (list: readonly { readonly name: string }[] | undefined) => list?.map(({ name }) => name);

describe('the seed cable', () => {
  it('has the number, day and minute of its header', () => {
    expect(document.id).toBe('07STATE130159');
    expect(document.kind).toBe('cable');
    expect(cable?.mrn).toBe('07STATE130159');
    expect(cable?.sentAt).toBe('2007-09-17T12:40Z');
    expect(document.date).toEqual({ edtf: '2007-09-17', precision: 'day', basis: 'header' });
  });

  it('goes from the Department to the collective, with three for information', () => {
    expect(cable?.from?.name).toBe('SECSTATE WASHDC');
    expect(names(cable?.to)).toEqual(['EUROPEAN POLITICAL COLLECTIVE']);
    expect(names(cable?.info)).toEqual(['USDOC WASHINGTON DC', 'NSC WASHINGTON DC', 'TREASURY DEPT WASHINGTON DC']);
    expect(cable?.info.map(({ route, serial }) => [route, serial])).toEqual([
      ['RUCPDOC', '3369'],
      ['RHEHNSC', '8650'],
      ['RUEATRS', '8877'],
    ]);
  });

  it('is CONFIDENTIAL, SIPDIS once, to be declassified on 17 September 2017', () => {
    expect(cable?.classification).toBe('CONFIDENTIAL');
    expect(cable?.captions).toEqual(['SIPDIS']);
    expect(cable?.declassify).toEqual({ order: '12958', on: '2017-09-17' });
  });

  it('carries four TAGS, BO being Belarus in that era', () => {
    expect(cable?.tags.map(({ code }) => code)).toEqual(['PREL', 'PGOV', 'KHUM', 'BO']);
    expect(cable?.tags.at(3)?.name).toBe('Belarus');
    expect(cable?.tags.at(2)?.unconfirmed).toBe(true);
  });

  it('refers to one cable', () => {
    expect(document.references.map(({ id, kind }) => [id, kind])).toEqual([['07MINSK352', 'cable']]);
  });

  it('was classified by the Deputy Assistant Secretary and signed RICE', () => {
    expect(cable?.classifiedBy).toMatchObject({
      name: 'David J. Kramer',
      title: 'Deputy Assistant Secretary',
      reasons: ['1.4(b)', '1.4(d)'],
    });
    expect(cable?.signers).toEqual(['RICE']);
  });

  it('has exactly six paragraphs, all (C), under five headings', () => {
    expect(document.paragraphs.map(({ label, mark, index }) => [label, mark, index])).toEqual(
      ['1', '2', '3', '4', '5', '6'].map((label, index) => [label, 'C', index]),
    );
    expect(document.headings.map(({ text, paragraph }) => [text, paragraph])).toEqual([
      ['SUMMARY', 0],
      ['Possible Release of Political Prisoners', 1],
      ['Minsk Going in Exactly the Wrong Direction', 2],
      ['Double Standards and Moving the Goal Posts', 3],
      ['"If it weren\'t for those pesky kids. . ."', 5],
    ]);
  });

  it('reads paragraphs 3 and 5 across their breaks, without the page marker', () => {
    expect(document.paragraphs[2]?.text).toContain('asked Khvostov to inform Minsk of the USG');
    expect(document.paragraphs[4]?.text).toContain('respond to improve relations if Belarus took these steps');
    expect(document.paragraphs.some(({ text }) => text.includes('OF 002'))).toBe(false);
    expect(document.paragraphs[5]?.text.endsWith("infringes on people's human rights.")).toBe(true);
  });

  it('has its first paragraph as summary', () => {
    expect(cable?.summary).toMatch(/^In a September 12 meeting .* U\.S\. and EU sanctions\.$/u);
    expect(cable?.summaryParagraphs).toEqual([0]);
  });

  it('agrees with its own DE line: no warnings', () => {
    expect(document.warnings).toEqual([]);
  });
});
