import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document.ts';
import { cable } from '../../src/formats/cable/index.ts';

const parse = (text: string): Document => cable.parse({ name: 'c.txt', sha256: '0'.repeat(64), text });
const top = 'FM AMEMBASSY MANILA\nTO SECSTATE WASHDC\nUNCLAS MANILA 08122\nSUBJECT: X\n';
const dated = `R 140741Z MAR 86\n${top}`;

describe('a section line of the 1980s', () => {
  it.each([
    'MANILA 08122  02 OF 02 140741Z',
    'MANILA 08122 02 OF 02',
    'MANILA 8122 SECTION 2 OF 3',
    'PORT MORESBY 01234  002 OF 003  140741Z',
  ])('is neither heading nor paragraph: %s', (line) => {
    const { paragraphs } = parse(`${dated}\n1. ONE.\n\n2. TWO.\n\n3. THREE.\n\n${line}\n\n4. FOUR.\n`);
    expect(paragraphs.map(({ label, heading, text }) => [label, heading, text])).toEqual([
      ['1', undefined, 'ONE.'],
      ['2', undefined, 'TWO.'],
      ['3', undefined, 'THREE.'],
      ['4', undefined, 'FOUR.'],
    ]);
  });

  it('leaves the line that tells classification and number', () => {
    expect(parse(dated.replace('UNCLAS MANILA 08122', 'UNCLAS MANILA 08122 SECTION 01 OF 02')).id).toBe('86MANILA8122');
  });
});

describe('reasons for classification', () => {
  it.each(['1.4 (b) an\nd (d).', '1.4 (b) a\nnd (d).', '1.4 (b) and\n(d).'])(
    'are all read where a line end cuts their words: %j',
    (text) => {
      const { cable: header } = parse(`${dated}\nClassified By: DCM Joe Smith for reasons ${text}\n\n1. (C) x.`);
      expect(header?.classifiedBy?.reasons).toEqual(['1.4(b)', '1.4(d)']);
    },
  );
});

describe('a number alone in a list of references', () => {
  const list = (header: string, references: string) =>
    parse(header.replace('SUBJECT: X\n', `SUBJECT: X\nREF: ${references}\n\n1. x.`)).references.map(
      ({ label, text, kind, id }) => [label, text, kind, id],
    );

  it('has the station of the item before it', () => {
    expect(list(dated, 'A) LIMA 3120 B) 3001')).toEqual([
      ['A', 'LIMA 3120', 'cable', '86LIMA3120'],
      ['B', '3001', 'cable', '86LIMA3001'],
    ]);
    expect(list(dated, 'A. 85 LIMA 3120, B. 3121').at(-1)?.[3]).toBe('85LIMA3121');
  });

  it('is a cable without an id where no year is known', () => {
    expect(list(top, 'A) LIMA 3120 B) 3001').at(-1)).toEqual(['B', '3001', 'cable', undefined]);
  });

  it('is nothing behind an item that names no cable', () => {
    expect(list(dated, 'A) SMITH E-MAIL OF MARCH B) 3001')).toHaveLength(1);
  });
});
