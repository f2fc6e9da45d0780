import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Addresses, readerLinks, readPlace } from '../../../adapters/reader/addresses.ts';
import { signerWith } from '../../../adapters/reader/grant.ts';
import { everything } from '../../../src/index.ts';
import { noon } from '../../doubles/reader.ts';

const base = 'https://reader.example.org/docs';
const signer = signerWith(Buffer.alloc(32, 1), base, () => noon);
const addresses = new Addresses(base, signer);
const links = readerLinks(addresses, { now: () => noon, lasting: 3_600, open: false });
const place = { pin: '07STATE130159 ¶2', document: '07STATE130159', paragraph: 1, start: 10, end: 20 };

describe('a link', () => {
  it('names document, version and words, and carries a token', () => {
    expect(links.linkTo(place, everything)).toMatch(
      /^https:\/\/reader\.example\.org\/docs\/d\/07STATE130159\?v=1&w=10-20&k=[\w-]{30}#cited$/u,
    );
  });

  it('for good carries none', () => {
    expect(links.permalink({ ...place, version: 2 })).toBe(
      'https://reader.example.org/docs/d/07STATE130159?v=2&w=10-20#cited',
    );
  });

  it('of an open collection carries none either', () => {
    const open = readerLinks(addresses, { now: () => noon, lasting: 3_600, open: true });
    expect(open.linkTo(place, everything)).toBe(open.permalink(place));
  });

  it('has no letter that ends an address in Markdown or in chat, whatever the document is called, and is read back', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), (document) => {
        fc.pre(document !== '.' && document !== '..');
        const link = links.linkTo({ ...place, document }, everything);
        expect(link).toMatch(/^https:[\w/.%?&=#-]+$/u);
        expect(links.documentOf(link)).toBe(document);
      }),
    );
  });

  it('of another place names no document', () => {
    for (const other of [
      'https://reader.example.org/d/07STATE130159',
      'https://reader.example.org.evil.test/docs/d/07STATE130159',
      'http://reader.example.org/docs/d/07STATE130159',
      'https://reader.example.org/docs/d/07STATE130159/other',
      'https://reader.example.org/docs/d/%E0%A4%A',
      'https://reader.example.org/docs/d/',
      'no address',
    ]) {
      expect(links.documentOf(other), other).toBeUndefined();
    }
  });
});

describe('what stands behind the question mark', () => {
  it('names several ranges, paragraphs and a part', () => {
    expect(readPlace(new URLSearchParams('v=2&w=1-5,9-12&w=20-30&p=3,4a&part=2'))).toEqual({
      version: 2,
      ranges: [
        { start: 1, end: 5 },
        { start: 9, end: 12 },
        { start: 20, end: 30 },
      ],
      labels: ['3', '4a'],
      part: 2,
    });
  });

  it('is passed over where it makes no sense, and bounded', () => {
    const hostile = `v=-1&w=5-1,a-b,1-99999999999,3&p=${'<b>,'.repeat(2_000)}&part=0&w=${'1-2,'.repeat(5_000)}`;
    const { version, ranges, labels, part } = readPlace(new URLSearchParams(hostile));
    expect([version, labels, part]).toEqual([undefined, [], undefined]);
    expect(ranges.length).toBeLessThanOrEqual(50);
    fc.assert(fc.property(fc.string(), (text) => void readPlace(new URLSearchParams(text))));
  });
});
