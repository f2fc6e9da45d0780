import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countLetters } from '../src/letters.ts';

it('counts the letters of any text as Unicode has them', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
  fc.assert(
    fc.property(texts, (text) => {
      const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
      expect(countLetters(text)).toEqual({
        letters: count(/\p{L}/gu),
        small: count(/\p{Ll}/gu),
        capitals: count(/\p{Lu}/gu),
      });
    }),
  );
});
