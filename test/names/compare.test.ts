import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from '../../src/names/index.ts';
import { distance } from '../../src/names/similarity.ts';
import { people } from './people.ts';

describe('two names', () => {
  it.each([
    ['David Kramer', 'David Kramer', 'same'],
    ['Alexander Lukashenko', 'Aleksandr Lukashenka', 'same'],
    ['DAVID KRAMER', 'David Kramer', 'same'],
    ['David Kremer', 'David Kramer', 'likely'],
    ['lukashenko', 'Aleksandr Lukashenka', 'likely'],
    ['A. Lukashenka', 'Aleksandr Lukashenka', 'likely'],
    ['Mao Tse-tung', 'Mao Zedong', 'likely'],
    ['Qaddafi', 'Kadhafi', 'likely'],
    ['John Smith Jr.', 'John Smith Sr.', 'possible'],
    ['Donald Kramer', 'David Kramer', 'possible'],
    ['Vladimir Putin', 'Vladimir Goncharik', undefined],
    ['Putin', 'Aleksandr Kozulin', undefined],
    ['', 'David Kramer', undefined],
  ])('%s and %s: %s', (a, b, tier) => expect(compareNames(a, b).tier).toBe(tier));

  it('score 1 only when they are the same string', () => {
    const name = fc.oneof(fc.constantFrom(...people), fc.string({ unit: 'binary', maxLength: 30 }));
    fc.assert(
      fc.property(name, name, (a, b) => {
        const { score } = compareNames(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score === 1).toBe(a === b);
      }),
    );
  });
});

describe('the distance of two words', () => {
  it.each([
    ['kazulin', 'kozulin', 'kezzulin', 'a vowel for a vowel is nearer than two changes'],
    ['gaddafi', 'kaddafi', 'laddafi', 'a voiced for a voiceless consonant is nearer than another one'],
    ['obama', 'oabma', 'oxyma', 'swapped neighbours are nearer than two other letters'],
  ])('from %s to %s is less than to %s: %s', (from, near, far) => {
    expect(distance(from, near)).toBeLessThan(distance(from, far));
  });

  it('is the same in both directions, and nothing to itself', () => {
    const word = fc.stringMatching(/^[a-z]{0,60}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, a)).toBe(0);
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 4);
      }),
    );
  });

  it('is what it is, or no less than the limit where it is beyond', () => {
    const word = fc.stringMatching(/^[a-e]{0,12}$/);
    fc.assert(
      fc.property(word, word, fc.double({ min: 0, max: 6, noNaN: true }), (a, b, limit) => {
        const [whole, cut] = [distance(a, b), distance(a, b, limit)];
        if (whole <= limit) expect(cut).toBe(whole);
        else expect(cut).toBeGreaterThan(limit);
      }),
    );
  });
});
