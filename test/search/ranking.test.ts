import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/search/language.ts';
import { type Passage, ranked } from '../../src/search/ranking.ts';
import { eachWordFrom, wordsOf } from '../../src/search/words.ts';

type Told = Partial<Passage> & Pick<Passage, 'text'>;

/** The texts in order; each is of a document of its own unless one is named. */
function order(question: string, passages: readonly Told[], counts?: readonly number[]): string[] {
  const parts = parseQuery(question).items.map((item) => item.node);
  const hits = passages.map((each, at) => ({ document: `d${at}`, paragraphs: 1, title: '', score: 1, ...each }));
  const of = { documents: 1_000, paragraphs: 10_000, counts: counts ?? parts.map(() => 10) };
  return ranked(hits, parts, of).map(({ hit }) => hit.text);
}

describe('the order of what was found', () => {
  it('puts what has more of the question first', () => {
    const passages = [{ text: 'arms and arms' }, { text: 'the embargo on arms' }];
    expect(order('arms embargo', passages)[0]).toBe('the embargo on arms');
  });

  it('weighs a rare word more than a common one', () => {
    const passages = [{ text: 'about Turkey' }, { text: 'about Varosha' }];
    expect(order('Turkey Varosha', passages, [5_000, 3])).toEqual(['about Varosha', 'about Turkey']);
  });

  it('puts neighbours of the question that stand together before those that stand apart', () => {
    const passages = [
      { text: 'an embargo, it was said by some of them, and arms' },
      { text: 'arms embargo, it was said' },
    ];
    expect(order('arms embargo', passages)[0]).toBe('arms embargo, it was said');
  });

  it('looks at everything that was found of a document', () => {
    const passages = [
      { text: 'the arms', document: 'one' },
      { text: 'more arms', document: 'two' },
      { text: 'an embargo', document: 'two' },
    ];
    expect(order('arms embargo', passages).at(-1)).toBe('the arms');
  });

  it('counts what the title and the heading say', () => {
    const passages = [
      { text: 'one arms' },
      { text: 'two arms', title: 'The embargo' },
      { text: 'three arms', heading: 'Embargo' },
    ];
    expect(order('arms embargo', passages).at(-1)).toBe('one arms');
  });

  it('compares words by their stems, beginnings by their letters, and phrases word for word', () => {
    const passages = [{ text: 'no such thing' }, { text: 'they negotiated on the general amnesty of prisoners' }];
    for (const question of ['negotiating', 'pris*', '"general amnesty"', '"the gen*"'])
      expect(order(question, passages)[0]).toMatch(/^they/u);
    expect(order('"amnesty general"', passages)[0]).toBe('no such thing');
  });

  it('leaves equals in the order they came in, and nothing out', () => {
    const passages = ['b arms', 'a arms', 'c arms'].map((text) => ({ text }));
    expect(order('arms', passages)).toEqual(['b arms', 'a arms', 'c arms']);
    expect(order('arms', [])).toEqual([]);
    expect(order('embargo', passages)).toEqual(['b arms', 'a arms', 'c arms']);
  });
});

describe('words that begin with one of some letters', () => {
  it('are those of all words, each with its number', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'A', 'bé', 'B1', '. ', '-', '–', '’', 'é', 'İ', 'K', '\u00a0', 'Ł') }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (each) => {
        const letters = new Set(['a', 'b', '1', 'é', 'k'].map((letter) => letter.charCodeAt(0)));
        const found: [number, string][] = [];
        eachWordFrom(each, letters, (word, place) => found.push([place, word]));
        expect(found).toEqual([...wordsOf(each).entries()].filter(([, word]) => letters.has(word.charCodeAt(0))));
      }),
      { numRuns: 200 },
    );
  });
});
