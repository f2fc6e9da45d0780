import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document.ts';
import { cable } from '../../src/formats/cable/index.ts';

const seed = readFileSync(new URL('../../seeds/000_a3f0bff099e31b92.txt', import.meta.url), 'utf8');
const parse = (text: string): Document => cable.parse({ name: 'c.txt', sha256: '0'.repeat(64), text });
const header = 'R 151200Z JUN 08\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC\n';
const opening = `${header}UNCLAS PARIS 000012\nSUBJECT: THE TALKS\n\n1. (U) The Talks went well, said Jean Beaumont.\n\n`;
const signers = (text: string) => parse(text).cable?.signers;
const cutOff = (text: string) => parse(text).warnings.filter((warning) => warning.includes('may be cut off'));

describe('a cable that was cut off', () => {
  it('has no signer at any length of the seed, until the whole name stands there', () => {
    const found = new Map<string, number>();
    for (let end = 3; end <= seed.length; end += 1) {
      const name = signers(seed.slice(0, end))?.join(' ') ?? '';
      if (name !== '') found.set(name, end);
    }
    expect([...found]).toEqual([['RICE', seed.length]]);
  }, 120_000);

  it.each([
    ['a section marker', 'PARI'],
    ['a page line', 'PAGE'],
    ['a closing classification', 'UNCLASSI'],
    ['a heading of one word', 'RELEASES'],
    ['a heading in the midst of a word', 'BACKGR'],
    ['a heading of two words', 'RELEASES BEGIN\n'],
    ['a heading with its rule', 'RELEASES\n--------\n'],
    ['a heading in small letters', 'Double'],
    ['a name that the body has in full', 'BEAUM'],
    ['an abbreviation', 'NATO'],
    ['an office', 'AMBASSADOR'],
    ['three letters', 'RIC'],
  ])('does not take %s for a signature', (_, foot) => {
    expect(signers(`${opening}${foot}`)).toEqual([]);
  });

  it('does not take the first word of a sentence in capitals for a signature', () => {
    const text = `${header}UNCLAS PARIS 12\nSUBJECT: X\n\n1. THE TALKS WENT WELL. BEAUMONT`;
    for (const foot of ['', ' SAID', '\nSAID THAT', ' WAS THERE.\nTHEY', ' WAS THERE.\nTHEY WILL GO'])
      expect(signers(text + foot)).toEqual([]);
  });

  it.each(['E.', 'TAGS', 'SIPDIS', 'ZNY CCCCC ZZH', 'DEPT FOR EUR'])(
    'does not take the header word %s for one',
    (word) => {
      expect(signers(`${header}UNCLAS PARIS 000012\n\nPLEASE PASS TO USTR.\n\n${word}`)).toEqual([]);
    },
  );

  it('says so where the last paragraph has no end', () => {
    expect(cutOff(`${opening}2. (U) The minister said`)).toHaveLength(1);
    expect(cutOff(`${opening}2. (U) The minister said so.`)).toEqual([]);
    expect(cutOff(`${opening}2. (U) He said that:\n\n- all went well. End text`)).toEqual([]);
  });

  it('says so where the second of several sections is missing and nobody signed', () => {
    const sections = opening.replace('PARIS 000012', 'SECTION 01 OF 02 PARIS 000012');
    expect(cutOff(sections)).toHaveLength(1);
    expect(cutOff(`${sections}BEAUMONT\n`)).toEqual([]);
    expect(cutOff(`${sections}PARIS 00000012  002 OF 002\n\n2. (U) Words.\n\nBEAUMONT\n`)).toEqual([]);
  });

  it('leaves a heading out that nothing stands under, and says so', () => {
    const document = parse(`${opening}#### Next steps\n`);
    expect(document.headings).toEqual([]);
    expect(cutOff(`${opening}#### Next steps\n`)).toEqual([
      'Nothing stands under the heading "Next steps": the cable may be cut off.',
    ]);
  });

  it('says nothing of the whole seed', () => {
    expect(parse(seed).warnings).toEqual([]);
  });
});

describe('a whole cable', () => {
  it.each(['BEAUMONT', 'ROSE-HUGO', 'VAN DER ROSE', 'TIMKEN JR', 'HILL\n\nUNCLASSIFIED', 'YOUNG\n'])(
    'keeps its signer: %j',
    (foot) => {
      const text = opening.replace('Jean Beaumont', 'the young minister');
      expect(signers(`${text}${foot}`)).toEqual([foot.split('\n')[0]]);
    },
  );

  it('keeps a signer whom Classified By names, also in small letters or below a list', () => {
    const officer = opening.replace('\n\n1.', '\nClassified By: Ambassador Ann Pollard, reason 1.4 (b)\n\n1.');
    expect(signers(`${officer}Pollard`)).toEqual(['Pollard']);
    expect(signers(`${officer}2. (U) Present were:\n\n-- the minister\n\nPOLLARD`)).toEqual(['POLLARD']);
    expect(signers(`${officer}POLL`)).toEqual([]);
  });
});
