import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../src/facts/people/tokens.ts';

/** What a token is, by one pattern alone. */
const pattern =
  /S\.p\.A\b|(?:\p{Lu}\.){1,4}|(?<![\p{L}/])[ADPU]\/S(?![\p{L}/])|[\p{L}\p{M}]+(?:['’ʼ`-][\p{L}\p{M}]+)*|\d+|\S/gu;
const pieces = fc.constantFrom(
  ...['U.S.', 'S.p.A', 'A/S', 'x/A/S', 'U', 'I', 'Haig', 'McCloy', 'al-Assad', "d'Estaing", 'É', 'e\u0301', '\u0301'],
  ...['ʼ', '`', '-', ' ', '\n', '\t', '\u00a0', '\ufeff', '7th', '1977', '٣', '𝒳', '\ud800', '.', ',', '(', '/', 'ß'],
);

describe('tokens', () => {
  it('are the same where plain words are read letter by letter', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const found = Array.from(text.matchAll(pattern), (match) => [match.index, match[0]]);
        expect(tokensOf(text, 0, text.length).map((token) => [token.start, token.text])).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });

  it('leave a possessive ending out', () => {
    const tokens = tokensOf("Haig's talks, Nimetz’ testimony, EGYPT'S reply", 0, 46);
    expect(tokens.filter(({ possessive }) => possessive).map(({ text }) => text)).toEqual(['Haig', 'Nimetz', 'EGYPT']);
  });
});
