import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/mrn/edit-distance.ts';
import { createCorrections, leastCount } from '../../src/search/corrections.ts';

const counted = (words: Record<string, number>) => Object.entries(words).map(([value, count]) => ({ value, count }));
const dictionary = counted({
  government: 40,
  amnesty: 12,
  political: 30,
  prisoners: 20,
  release: 9,
  minsk: 25,
  put: 50,
  push: 9,
  today: 8,
  post: 30,
  climb: 4,
  kramer: 11,
  luncheon: 2,
  form: 300,
  from: 900,
  sanctions: 100,
  sanction: 9,
});
const corrections = createCorrections(dictionary, ['David Kramer', 'Andrey Klimov']);
const best = (word: string, looksLikeName = false) => corrections.correct(word, looksLikeName)[0]?.word;

describe('putting typing errors right', () => {
  it.each([
    ['goverment', 'government'],
    ['govermnet', 'government'],
    ['Goverment', 'government'],
    ['ovgernment', 'government'],
    ['amnisty', 'amnesty'],
    ['zmnesty', 'amnesty'],
    ['politcal', 'political'],
    ['prisonners', 'prisoners'],
    ['mnisk', 'minsk'],
    ['santions', 'sanctions'],
    ['kramar', 'kramer'],
  ])('reads %s as %s', (typed, meant) => {
    expect(best(typed)).toBe(meant);
  });

  it.each([
    'lukashenka',
    'putin',
    'tokayev',
    'kozlov',
    'xi',
    'bush',
    'posts',
    'amnesties',
    'klimov',
    '07state130159',
    'u.s.',
    'x'.repeat(50_000),
    '',
  ])('leaves %s alone', (typed) => {
    expect(corrections.correct(typed)).toEqual([]);
  });

  it('makes what looks like a name into another name, or into a long word that is one letter away', () => {
    expect(best('Krammer', true)).toBe('kramer');
    expect(best('Goverment', true)).toBe('government');
    expect(best('Govermnt', true)).toBeUndefined();
  });

  it('takes the commoner of two that are as near', () => {
    expect(best('fomr')).toBe('form');
    expect(best('sanctiom')).toBe('sanction');
    expect(corrections.correct('sanctiom').map((each) => each.word)).toEqual(['sanction', 'sanctions']);
  });

  it('knows words by their stems, and the words of names', () => {
    expect(corrections.knows('posting')).toBe(true);
    expect(corrections.knows('Andrey')).toBe(true);
    expect(corrections.knows('nowhere')).toBe(false);
  });

  it.each([
    [2, 1],
    [999, 1],
    [1_000, 1],
    [10_000, 4],
    [100_000, 8],
    [300_000, 8],
  ])('in %i documents counts a spelling from %i on', (documents, least) => {
    expect(leastCount(documents)).toBe(least);
  });

  it('finds every word within reach that comparing with all would find', () => {
    const letters = fc.stringMatching(/^[abc]{6,10}$/);
    fc.assert(
      fc.property(fc.uniqueArray(letters, { minLength: 1, maxLength: 5 }), letters, (words, typed) => {
        const small = createCorrections(words.map((value) => ({ value, count: 1 })));
        if (small.knows(typed)) return;
        // Two letters left out of eight leave six.
        const lacksTwo = (word: string) => typed.length === 6 && word.length === 8;
        const reach = (word: string) => (!lacksTwo(word) && (typed.length < 7 || word.length < 7) ? 1 : 2);
        const expected = words.filter((each) => editDistance(each, typed, 2) <= reach(each));
        expect(
          small
            .correct(typed)
            .map((each) => each.word)
            .sort(),
        ).toEqual(expected.sort());
      }),
      { numRuns: 400 },
    );
  });
});
