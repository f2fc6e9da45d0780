import { readFileSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCitation } from '../../src/cite/index.ts';
import type { Document } from '../../src/index.ts';
import { articleFile, cableFile, parseFile } from '../seeds/collection.ts';

const cable = parseFile(cableFile);
const article = parseFile(articleFile);
const schema = JSON.parse(readFileSync(new URL('../fixtures/csl-item.schema.json', import.meta.url), 'utf8')) as object;
const isCsl = new Ajv2020().compile(schema);

const exported = (document: Document, style: 'bibtex' | 'ris' | 'csl-json') =>
  formatCitation(document, ['3'], style, '2026-03-04');
const readBibtex = (document: Document) => new Cite(exported(document, 'bibtex'), { forceType: '@biblatex/text' }).data;
const readRis = (document: Document) => new Cite(exported(document, 'ris'), { forceType: '@ris/file' }).data;

/** What people and programs put into titles to break out of a field. */
const piece = fc.constantFrom(
  ...[
    '\\',
    '{',
    '}',
    '"',
    "'",
    '@',
    '#',
    '%',
    '&',
    '$',
    '_',
    '^',
    '~',
    ',',
    '=',
    '<b>',
    '\n',
    '\r\n',
    '\u2028',
    '\u0000',
  ],
  ...['\nER  - ', '\nTY  - BOOK', 'ER  - ', '  - ', '@misc{a, title={x}}', '\\input{/etc/passwd}', '\\end{document}'],
  ...['title', 'Ünïcode', 'שלום', '¶', '…', ' and ', '😀', 'a'],
);
const hostile = fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => `t ${parts.join('')} t`);
const onOneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

describe.each([
  ['BibTeX', readBibtex],
  ['RIS', readRis],
] as const)('%s', (_name, read) => {
  it('brings author, title, date and number of a cable back', () => {
    const [item, ...others] = read(cable);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      title: 'Belarus: Ambassador Hints at Political Prisoner Releases',
      issued: { 'date-parts': [[2007, 9, 17]] },
      number: '07 STATE 130159',
      type: 'report',
      note: 'Classification: Confidential. To: European Political Collective',
    });
    expect(item?.author?.map(({ family, literal }) => literal ?? family)).toEqual(['U.S. Department of State']);
  });

  it('brings an undated article back without a date', () => {
    const [item] = read(article);
    expect(item).toMatchObject({ title: 'Why talk to Belarus now?', author: [{ family: 'Keating', given: 'Joshua' }] });
    expect(item?.issued).toBeUndefined();
  });

  it('holds any title within its field', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const found = read({ ...cable, title });
        expect(found).toHaveLength(1);
        expect(found[0]?.number).toBe('07 STATE 130159');
        expect(onOneLine(found[0]?.title ?? '')).not.toBe('');
      }),
      { numRuns: 40 },
    );
  });
});

describe('RIS lines', () => {
  it('are tags with a value each, one record with one end, for any title and author', () => {
    fc.assert(
      fc.property(hostile, hostile, (title, author) => {
        const lines = exported({ ...article, title, authors: [author] }, 'ris').split('\n');
        for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\p{Cc}]*$/u);
        expect(lines.filter((line) => line.startsWith('ER'))).toEqual(['ER  - ']);
        expect(lines.filter((line) => line.startsWith('TY'))).toHaveLength(1);
        expect(lines).toContain(`TI  - ${onOneLine(title)}`);
      }),
      { numRuns: 50 },
    );
  });
});

describe('BibTeX fields', () => {
  it('have as many opening as closing braces that are not escaped, for any title and author', () => {
    fc.assert(
      fc.property(hostile, hostile, (title, author) => {
        const entry = exported({ ...article, title, authors: [author] }, 'bibtex').replace(/\\[{}]/gu, '');
        let depth = 0;
        for (const unit of entry) {
          depth += unit === '{' ? 1 : unit === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('CSL-JSON', () => {
  it('is as its schema says, for any title, author and address', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.webUrl(), fc.boolean(), (title, author, url, isCable) => {
        const document: Document = isCable ? { ...cable, title, url } : { ...article, title, url, authors: [author] };
        const item: unknown = JSON.parse(exported(document, 'csl-json'));
        expect(isCsl(item), JSON.stringify(isCsl.errors)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('makes the APA style print what is printed here', () => {
    for (const document of [cable, article, { ...article, date: cable.date }]) {
      const printed = new Cite(JSON.parse(exported(document, 'csl-json')) as unknown).format('bibliography', {
        template: 'apa',
        format: 'text',
      });
      // A cable to one addressee is a letter to that style; here its number says what it is.
      const letter = ' [Letter to European Political Collective]';
      const own = formatCitation(document, [], 'apa').replaceAll('*', '');
      expect(printed.trim().replace(letter, '')).toBe(own);
    }
  });
});
