import { describe, expect, it } from 'vitest';
import { articleFile, parseFile } from './collection.ts';

const document = parseFile(articleFile);
const text = document.paragraphs.map((paragraph) => paragraph.text).join('\n');

describe('the seed article', () => {
  it('knows its title, author and outlet, and that it is undated', () => {
    expect(document.title).toBe('Why talk to Belarus now?');
    expect(document.authors).toEqual(['Joshua Keating']);
    expect(document.outlet).toBe('Foreign Policy');
    expect(document.date).toEqual({ edtf: undefined, precision: 'unknown', basis: 'unknown' });
  });

  it('has seven paragraphs labelled from 1, the lead once', () => {
    expect(document.paragraphs.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(text.match(/Back in April/gu)).toHaveLength(1);
  });

  it('drops the teaser, the byline and the author note, and keeps a paragraph with an ellipsis', () => {
    expect(text).not.toContain('to ask for ...');
    expect(text).not.toContain('former associate editor');
    expect(text).not.toContain('Twitter');
    expect(text).toContain('the way forward…. Lukashenko already knows');
    expect(document.paragraphs[0]?.text).toMatch(/^Back in April, former Assistant Secretary/u);
    expect(document.paragraphs[6]?.text).toMatch(/^Phil should take a firm line/u);
  });

  it('has nothing of the outlet’s other stories', () => {
    expect(text).not.toMatch(/Putin|Tokayev|\bXi\b|Kurdistan/u);
  });
});
