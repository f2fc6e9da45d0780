import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Completions } from '../../src/search/completions.ts';
import { foldWord } from '../../src/search/words.ts';
import { inOneGo } from '../../src/slices.ts';

const of = (...texts: (string | string[])[]) =>
  inOneGo(
    Completions.of(
      texts.map((text) => [text].flat()),
      foldWord,
    ),
  );
const people = of(
  'David Kramer',
  "Peter O'Keefe",
  'Günther Kraft',
  ['Muammar al-Qadhafi', 'Moammar Gaddafi'],
  'Dan Kramsky',
);

describe('completions', () => {
  it.each([
    ['kram', [0, 4]],
    ['KRA', [0, 2, 4]],
    ['da', [0, 4]],
    ['d kram', [0, 4]],
    ['kramer da', [0]],
    ['gunt', [2]],
    ['qadh', [3]],
    ['gadd', [3]],
    ['okee', [1]],
    ["o'k", [1]],
    ['', [0, 1, 2, 3, 4]],
    ['  ', [0, 1, 2, 3, 4]],
    ['amer', []],
    ['?!', []],
    ['x'.repeat(50_000), []],
  ])('%s', (typed, ranks) => {
    expect([...people.beginning(typed)]).toEqual(ranks);
  });

  it('are those that reading everything finds', () => {
    const text = fc.array(fc.stringMatching(/^[abé]{1,4}$/), { maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 70 }), text, (texts, typed) => {
        const asked = foldWord(typed).split(' ');
        const expected = texts.flatMap((each, rank) => {
          const words = foldWord(each).split(' ');
          return asked.every((word) => words.some((own) => own.startsWith(word))) ? [rank] : [];
        });
        expect([...of(...texts).beginning(typed)]).toEqual(expected);
      }),
    );
  });
});
