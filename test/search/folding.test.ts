import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { becomes, folded, sameLetters } from '../../src/search/folding.ts';

/** Levenshtein's distance, by its definition. */
function distance(one: string, other: string): number {
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [row, letter] of one.split('').entries()) {
    const next = [row + 1];
    for (const [column, its] of other.split('').entries())
      next.push(
        Math.min((last[column] ?? 0) + (letter === its ? 0 : 1), (last[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1),
      );
    last = next;
  }
  return last[other.length] ?? 0;
}

const text =
  'Khvostov said that the 14 prisoners would be released in October and that the mission could visit them before that.';
const copiesOf = (other: string) => folded([text, other], (each) => each)[0]?.copies ?? [];

describe('copies of a paragraph', () => {
  it.each([
    ['white space', text.replaceAll(' ', '\n  ')],
    ['case', text.toUpperCase()],
    ['punctuation', text.replace('.', ' ..')],
    ['portion marks', `(C/NF) ${text}`],
    ['diacritics', text.replace('Khvostov', 'Khvostóv')],
  ])('differ in %s and are the same letters', (_what, other) => {
    expect(copiesOf(other)).toEqual([other]);
    expect(sameLetters(text, other)).toBe(true);
  });

  it('may have a few letters garbled', () => {
    const other = text.replace('mission', 'rnission');
    expect(copiesOf(other)).toEqual([other]);
    expect(sameLetters(text, other)).toBe(false);
  });

  it.each([
    ['another figure', text.replace('14', '15')],
    ['a figure more', `${text} 3`],
    ['a negation', text.replace('would', 'would not')],
    ['a clause more', `${text} He added that visas were another matter.`],
    ['another word in each place', text.replace('prisoners', 'diplomats').replace('October', 'Vilnius')],
  ])('are none with %s', (_what, other) => {
    expect(copiesOf(other)).toEqual([]);
  });

  it('are never short: "Comment." says nothing', () => {
    expect(folded(['End of comment.', 'End of comment.'], (each) => each)).toHaveLength(2);
  });

  it('stand beneath the first of them, and nothing is lost or told twice', () => {
    const word = fc.constantFrom(
      'the',
      'mission',
      'border',
      'amnesty',
      'not',
      '7',
      'talks',
      'Minsk',
      'treaty',
      'press',
    );
    const texts = fc.array(
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(texts, (list) => {
        const hits = list.map((each, at) => ({ at, text: each }));
        const folds = folded(hits, (hit) => hit.text);
        expect(folds.flatMap(({ hit, copies }) => [hit, ...copies]).sort((one, other) => one.at - other.at)).toEqual(
          hits,
        );
        expect(folds.map(({ hit }) => hit.at)).toEqual(
          folds.map(({ hit }) => hit.at).sort((one, other) => one - other),
        );
        for (const { hit, copies } of folds) for (const copy of copies) expect(copy.at).toBeGreaterThan(hit.at);
        expect(folded(hits, (hit) => hit.text)).toEqual(folds);
      }),
      { numRuns: 200 },
    );
  });

  it('are told in bounded time however alike hostile texts are', () => {
    const hostile = Array.from(
      { length: 200 },
      (_, at) => `${'aaaa '.repeat(900)}${'ab '.repeat(at)}${'ba '.repeat(200 - at)}`,
    );
    expect(folded(hostile, (each) => each).reduce((sum, { copies }) => sum + 1 + copies.length, 0)).toBe(200);
  });
});

describe('one text becoming another by a few letters', () => {
  it('agrees with the distance by its definition', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(short, short, fc.nat(6), (one, other, most) => {
        expect(becomes(one, other, most)).toBe(distance(one, other) <= most);
      }),
      { numRuns: 2_000 },
    );
  });
});
