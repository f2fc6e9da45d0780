import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippet } from '../../src/search/snippet.ts';
import type { Term } from '../../src/search/terms.ts';

const term = (text: string, prefix = false): Term => ({ words: text.split(' '), prefix });
const filler = 'Nothing of note was said here at all. '.repeat(20);

/** The snippet with its matches in brackets. */
function shown(text: string, terms: readonly Term[], most?: number): string {
  const { start, end, matches } = snippet(text, terms, most);
  const window = text.slice(start, end);
  return matches.reduceRight(
    (each, [from, to]) => `${each.slice(0, from)}[${each.slice(from, to)}]${each.slice(to)}`,
    window,
  );
}

describe('a snippet', () => {
  it.each([
    ['a word in any form', 'The goal posts moved.', [term('post')], 'The goal [posts] moved.'],
    ['a phrase as one', 'Moving the goal posts.', [term('goal post')], 'Moving the [goal posts].'],
    ['a beginning', 'Improved relations now.', [term('relati', true)], 'Improved [relations] now.'],
    ['an abbreviation', 'The U.S. embassy', [term('u s')], 'The [U.S]. embassy'],
    ['a word with diacritics', 'In Łódź, émigrés met.', [term('emigre')], 'In Łódź, [émigrés] met.'],
    ['the longer of two at one place', 'the goal posts', [term('goal'), term('goal post')], 'the [goal posts]'],
    ['nothing in other words', 'goalkeeper', [term('goal')], 'goalkeeper'],
  ])('marks %s', (_, text, terms, expected) => {
    expect(shown(text, terms)).toBe(expected);
  });

  it('shows where most of the words are, from the beginning of a sentence', () => {
    const text = `${filler}Sanctions came. ${filler}The visa sanctions hit Minsk. ${filler}`;
    expect(shown(text, [term('sanction'), term('minsk')], 90)).toContain('The visa [sanctions] hit [Minsk].');
    expect(shown(text, [term('sanction'), term('minsk')], 90)).toMatch(/^(?:The|Nothing)/u);
  });

  it('shows the beginning when nothing matches', () => {
    expect(shown(filler, [term('absent')], 40)).toBe('Nothing of note was said here at all.');
  });

  it('ends at the end of the text', () => {
    expect(shown(`${filler}Last word`, [term('word')], 60)).toMatch(/Last \[word\]$/u);
  });

  it('cuts a word that is longer than the window', () => {
    const { start, end } = snippet('x'.repeat(50_000), [term('y')], 100);
    expect([start, end]).toEqual([0, 100]);
  });

  it('stays within its room, on word boundaries, with matches inside and in order', () => {
    const word = fc.constantFrom('goal', 'posts', 'Minsk', 'a', 'restrictions.', '“visa”', 'É');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), fc.integer({ min: 20, max: 120 }), (words, most) => {
        const text = words.join(' ');
        const { start, end, matches } = snippet(text, [term('goal'), term('post minsk'), term('vis', true)], most);
        expect(end - start).toBeLessThanOrEqual(most);
        for (const edge of [start, end]) expect(text.slice(Math.max(0, edge - 1), edge + 1)).not.toMatch(/^\p{L}{2}$/u);
        let last = 0;
        for (const [from, to] of matches) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(text.slice(start + from, start + to)).toMatch(/^(?:goal|posts Minsk|visa)$/u);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(end - start);
        if (/\b(?:goal|visa)\b/u.test(text)) expect(matches.length).toBeGreaterThan(0);
      }),
    );
  });
});
