import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatCitation } from '../../src/cite/index.ts';
import { invertedName, nameWithInitials } from '../../src/cite/person-name.ts';
import { frusPlace } from '../../src/cite/work.ts';
import type { Document } from '../../src/index.ts';
import { articleFile, cableFile, parseFile } from '../seeds/collection.ts';

const cable = parseFile(cableFile);
const article = parseFile(articleFile);
const golden = JSON.parse(readFileSync(new URL('../fixtures/citations.json', import.meta.url), 'utf8')) as Record<
  'cable' | 'article',
  Record<string, string>
>;
type Style = Parameters<typeof formatCitation>[2];

describe('the citation of ¶3 of the cable', () => {
  it.each(Object.entries(golden.cable))('in style %s', (style, text) => {
    expect(formatCitation(cable, ['3'], style as Style)).toBe(text);
  });

  it('names a range once, and nothing when the whole is cited', () => {
    expect(formatCitation(cable, ['3', '4', '5'], 'chicago')).toMatch(/, paras\. 3–5\.$/u);
    expect(formatCitation(cable, ['3', '4', '5'], 'bluebook')).toContain(' ¶¶ 3–5 (');
    expect(formatCitation(cable, [], 'chicago')).toMatch(/, September 17, 2007\.$/u);
  });
});

describe('the citation of ¶3 of the undated article', () => {
  it.each(Object.entries(golden.article))('in style %s', (style, text) => {
    expect(formatCitation(article, ['3'], style as Style)).toBe(text);
  });

  it('says where and when it was read, if it has an address', () => {
    const online: Document = { ...article, url: 'https://example.org/belarus' };
    const cited = (style: Style) => formatCitation(online, ['3'], style, '2026-03-04');
    expect(cited('chicago')).toMatch(/n\.d\., para\. 3, accessed March 4, 2026, https:\/\/example\.org\/belarus\.$/u);
    expect(cited('apa')).toMatch(/ Retrieved March 4, 2026, from https:\/\/example\.org\/belarus$/u);
    expect(cited('mla')).toMatch(/ Accessed March 4, 2026\.$/u);
    expect(cited('plain')).toMatch(/, https:\/\/example\.org\/belarus\.$/u);
  });
});

describe('a document of Foreign Relations of the United States', () => {
  it('has volume and number from its address', () => {
    const place = (path: string) => frusPlace(`https://history.state.gov/historicaldocuments/${path}`);
    expect(place('frus1969-76v38p1/d12')).toEqual({ volume: '1969–1976, Volume XXXVIII, Part 1', document: '12' });
    expect(place('frus1951v04/d9')).toEqual({ volume: '1951, Volume IV', document: '9' });
    expect(place('frus1969-76ve12/d3')).toEqual({ volume: '1969–1976, Volume E–12', document: '3' });
    expect(place('frus1969-76v12/persons')).toBeUndefined();
    expect(frusPlace('https://example.org/d1')).toBeUndefined();
  });

  it('is cited by document number, with its address', () => {
    const url = 'https://history.state.gov/historicaldocuments/frus1977-80v21/d42';
    expect(formatCitation({ ...cable, url }, ['3'], 'frus')).toBe(
      `*Foreign Relations of the United States*, 1977–1980, Volume XXI, Document 42, para. 3, ${url}.`,
    );
    expect(formatCitation({ ...cable, url }, ['3'], 'chicago')).toContain(
      'in *Foreign Relations of the United States*, 1977–1980, Volume XXI, Document 42, para. 3',
    );
  });
});

describe('a title with quotation marks of its own', () => {
  it.each([
    ['The "Harbor" Debate', '“The ‘Harbor’ Debate,”', '“The ‘Harbor’ Debate.”'],
    ['Harbor: "Not One More"', '“Harbor: ‘Not One More,’”', '“Harbor: ‘Not One More.’”'],
    ['“Not One More” Tanker', '“‘Not One More’ Tanker,”', '“‘Not One More’ Tanker.”'],
    ['Asked: “Why Now?”', '“Asked: ‘Why Now?,’”', '“Asked: ‘Why Now?’”'],
    ['The Embassy\'s 12" Guns', '“The Embassy\'s 12" Guns,”', '“The Embassy\'s 12" Guns.”'],
  ])('has them single within those of the citation: %s', (title, note, entry) => {
    const titled = { ...article, title };
    expect(formatCitation(titled, [], 'chicago')).toContain(`${note} `);
    expect(formatCitation(titled, [], 'plain')).toContain(`${note} `);
    expect(formatCitation(titled, [], 'mla')).toContain(`${entry} `);
    expect(formatCitation(titled, [], 'chicago-bibliography')).toContain(`${entry} `);
    expect(formatCitation(titled, [], 'apa')).toContain(`${title}`);
  });
});

describe('names in citations', () => {
  it.each([
    ['Joshua Keating', 'Keating, Joshua', 'Keating, J.'],
    ['Charles de Gaulle', 'de Gaulle, Charles', 'de Gaulle, C.'],
    ['Max van der Stoel', 'van der Stoel, Max', 'van der Stoel, M.'],
    ['Jean-Paul Sartre', 'Sartre, Jean-Paul', 'Sartre, J.-P.'],
    ['Martin Luther King Jr.', 'King, Martin Luther, Jr.', 'King, M. L., Jr.'],
    ['Reuters', 'Reuters', 'Reuters'],
  ])('%s', (name, inverted, initials) => {
    expect(invertedName(name)).toBe(inverted);
    expect(nameWithInitials(name)).toBe(initials);
  });
});
