import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { alternativeText, type Picture, pictureSvg } from '../../src/draw/index.ts';
import { months } from './examples.ts';

/** Every tag and every attribute's name in the XML. @throws what is wrong with it */
function namesIn(xml: string): { readonly tags: ReadonlySet<string>; readonly attributes: ReadonlySet<string> } {
  const [tags, attributes] = [new Set<string>(), new Set<string>()];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes: own }) => {
    tags.add(name);
    for (const each of Object.keys(own)) attributes.add(each);
  });
  parser.write(xml).close();
  return { tags, attributes };
}

const ownTags = new Set(['svg', 'title', 'desc', 'g', 'rect', 'path', 'text', 'circle']);

/** Pictures of every kind with these words in all places that take words. */
function picturesOf(words: string): readonly Picture[] {
  const tallies = Array.from({ length: 30 }, (_, at) => ({ value: words, count: at }));
  return [
    {
      kind: 'timeline',
      title: words,
      months,
      total: 90,
      undated: 3,
      events: ['2007', '2007-09-12', words, '1990/..', '-0044-03-15'].map((date, at) => ({
        number: at,
        date,
        when: words,
        text: words,
        standing: 'alleged',
      })),
    },
    { kind: 'mentions', title: words, months, dates: [words, '2007', '2008-02', '2009-05-06'], undated: 1, total: 9 },
    {
      kind: 'thread',
      title: words,
      root: words,
      cut: true,
      documents: [
        { id: words, label: words, when: words, title: words },
        { id: 'b', label: words, missing: true },
      ],
      links: [
        { from: words, to: 'b' },
        { from: 'b', to: words },
        { from: words, to: words },
      ],
    },
    {
      kind: 'holdings',
      title: words,
      subtitle: words,
      months,
      years: [
        { value: words, count: 1 },
        { value: '1999', count: 2 },
        { value: '2003', count: Number.NaN },
      ],
      undated: 1,
      lists: [{ name: words, tallies }],
    },
  ];
}

const nasty: readonly (readonly [string, string])[] = [
  ['markup', '</text><script href="x">alert(1)</script><!-- --><![CDATA[ ]]> &amp; &#0; <?xml?>'],
  ['quotation marks', '"\' onload="alert(1)" \'"'],
  ['controls and halves of surrogate pairs', '\u0000\u0001\u001b[31m\ufffe\uffff\ud800 x \udc00'],
  ['controls of writing direction', '\u202egnp.exe\u202c \u2067abc\u2069 \u061c\u200f'],
  ['letters without width', 'a\u200bb\u200cc\u2060d\ufeffe\u00adf'],
  ['a word of 50,000 letters', 'ш'.repeat(50_000)],
  ['marks upon marks', `a${'\u0301'.repeat(5_000)}`],
  ['letters of other planes', '𝔘𝔫𝔦 👩‍👩‍👧‍👦 𠀀'.repeat(40)],
  ['nothing', ''],
  ['blanks and line ends', ' \n\r\n\t\u2028\u0085 '],
  ['names of what objects have', '__proto__'],
];

describe('a picture of hostile words', () => {
  it.each(nasty)('is well-formed XML of our own elements: %s', (_, words) => {
    for (const picture of picturesOf(words)) {
      const { svg, height } = pictureSvg(picture);
      const { tags, attributes } = namesIn(svg);
      expect([...tags].filter((tag) => !ownTags.has(tag))).toEqual([]);
      expect([...attributes].filter((name) => /^on|href/u.test(name))).toEqual([]);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
      expect(svg).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u061c]/u);
      expect(svg.length).toBeLessThan(60_000);
      expect(height).toBeLessThan(2_500);
    }
  });

  it.each(nasty)('says so in words that fit: %s', (_, words) => {
    for (const picture of picturesOf(words)) {
      for (const most of [1_024, 2_000]) {
        const said = alternativeText(picture, most);
        expect(said.length).toBeLessThanOrEqual(most);
        expect(said.trim()).not.toBe('');
        expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b]/u);
      }
    }
  });

  it('is well-formed whatever the words are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (words) => {
        for (const picture of picturesOf(words)) namesIn(pictureSvg(picture).svg);
      }),
      { numRuns: 25 },
    );
  });
});
