import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesIn } from '../src/matches.ts';

const patterns = [/a+/g, /\b/gu, /(?:)/gu, /(?:)/g, /x*/giu, /(?<=a)./gu, /[^a]/gu];
const texts = fc.array(fc.constantFrom('a', 'A', 'x', ' ', '𝒳', '\ud800', 'é'), { maxLength: 12 });

describe('matches of a pattern', () => {
  it('are those of matchAll, whatever stands in the text, also where one is empty', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...patterns), (parts, pattern) => {
        const text = parts.join('');
        const places = (matches: Iterable<RegExpExecArray>) =>
          Array.from(matches, ({ index, 0: found }) => [index, found]);
        expect(places(matchesIn(text, pattern))).toEqual(places(text.matchAll(pattern)));
      }),
    );
  });

  it('go on where they were when the pattern is used meanwhile', () => {
    const word = /\w+/g;
    const found: string[] = [];
    for (const [one] of matchesIn('one two', word))
      for (const [other] of matchesIn('a b', word)) found.push(one + other);
    expect(found).toEqual(['onea', 'oneb', 'twoa', 'twob']);
    expect(word.lastIndex).toBe(0);
  });
});
