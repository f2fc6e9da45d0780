import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normOf } from '../../../src/search/index/bm25.ts';
import { evaluate } from '../../../src/search/index/evaluation.ts';
import { Workspace } from '../../../src/search/index/found.ts';
import { foursOf, sightsOf, Worth } from '../../../src/search/index/fours.ts';
import { PairLimits, placeOf } from '../../../src/search/index/pair-limits.ts';
import { soughtBy } from '../../../src/search/index/sought.ts';
import { goneState, stateOf } from '../../../src/search/index/states.ts';
import { BestTaker, sightOf, takingAll } from '../../../src/search/index/taking.ts';
import type { Node } from '../../../src/search/query.ts';
import { seeded } from '../../doubles/seeded.ts';
import { completing, type Indexed, keptOf, lengthsOf, sourceOf, statesOf } from './memory-index.ts';

const level = fc.integer({ min: 0, max: 4 });
const state = fc.oneof(
  fc.tuple(level, fc.integer({ min: 0, max: 5 })).map(([own, before]) => stateOf(own, before)),
  fc.constant(goneState),
);
const mark = fc.oneof(fc.constant(0), fc.integer({ min: 2, max: 255 }));

describe('four paragraphs at once', () => {
  it('are found, and worth being looked at, as each of them is by itself', () => {
    const paragraphs = fc.array(fc.record({ state, mark }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(paragraphs, level, fc.boolean(), fc.nat(260), (made, reader, everywhere, least) => {
        const room = (made.length + 3) & ~3;
        const [states, marks] = [new Uint8Array(room), new Uint8Array(room)];
        for (const [key, each] of made.entries()) [states[key], marks[key]] = [each.state, each.mark];
        const sight = sightOf(reader, everywhere);
        const seen = made.flatMap((each, key) =>
          each.mark > 0 && ((sight[each.state] ?? 0) >> (1 - (each.mark & 1))) & 1 ? [{ key, mark: each.mark }] : [],
        );
        const worth = new Worth(room >> 2);
        const swept = { states: foursOf(states), sights: sightsOf(reader, everywhere), from: 0, to: made.length - 1 };
        worth.sweep(foursOf(marks), swept, least);
        expect(worth.found).toBe(seen.length);
        const fours = seen.flatMap((each) => (each.mark >= Math.min(least, 127) ? [each.key >> 2] : []));
        expect([...worth.fours.subarray(0, worth.count)]).toEqual([...new Set(fours)]);
      }),
    );
  });
});

describe('the limits of two words', () => {
  it('leave out no paragraph that scores enough', () => {
    const weight = fc.double({ min: 1e-6, max: 30, noNaN: true });
    const frequency = fc.nat(20);
    const length = fc.integer({ min: 1, max: 3_000 });
    const share = fc.double({ min: 1e-3, max: 1, noNaN: true });
    fc.assert(
      fc.property(weight, weight, frequency, frequency, length, share, (one, other, its, others, words, part) => {
        fc.pre(its + others > 0);
        const norm = normOf(1_000, 140_000);
        const long = norm.base + norm.slope * words;
        const score = (one * its) / (its + long) + (other * others) / (others + long);
        const limits = new PairLimits([one, other], norm, Math.fround(score * part));
        expect(limits.longest[placeOf(its, others)]).toBeGreaterThanOrEqual(words);
        if (others === 0) expect(limits.leastMark).toBeLessThanOrEqual(2 * its);
      }),
    );
  });
});

const words = ['and', 'amnesty', 'amnesties', 'arms', 'army', 'of', 'visit', 'embassy'];

/** One segment of many short paragraphs, and some that say a word hundreds of times. */
function paragraphs(count: number): Indexed[] {
  const random = seeded(11);
  return Array.from({ length: count }, (_, key) => {
    const times = key % 500 === 7 ? 300 : 1 + Math.floor(random() * 6);
    const text = Array.from({ length: times }, () => words[Math.floor(words.length * random() ** 2)]).join(' ');
    const document = Math.floor(key / 3);
    const title = document % 4 === 0 ? 'army visit' : 'cable';
    return { key, document, text, heading: null, title, tags: document % 5 === 0 ? 'and' : '', level: key % 4 };
  });
}

const word = (text: string, prefix = false): Node => ({ kind: 'word', text, prefix });
const questions: Readonly<Record<string, Node>> = {
  'the beginning of most': word('a', true),
  'the beginning of some': word('am', true),
  'one of two words': { kind: 'or', of: [word('and'), word('visit')] },
  'one of two words that titles have': { kind: 'or', of: [word('army'), word('visit')] },
  'one of three words': { kind: 'or', of: [word('and'), word('visit'), word('embassy')] },
  'a phrase or one of two words': {
    kind: 'or',
    of: [{ kind: 'phrase', words: ['and', 'amnesty'], prefix: false }, word('visit'), word('and')],
  },
  'two words': { kind: 'and', of: [word('and'), word('army')] },
};

it('a beginning counts with all its words, however often a paragraph says them', () => {
  const of = (key: number, text: string): Indexed => ({
    ...{ key, text, document: key, heading: null, title: '', tags: '', level: 0 },
  });
  const made = [of(0, 'army arms amnesty '.repeat(100)), of(1, 'army visit'), of(2, 'visit'), of(3, 'visit')];
  const sought = soughtBy(word('a', true), completing(words, true));
  if (sought === undefined) throw new Error('nothing to look for');
  const scores = new Map<number, number>();
  evaluate(
    sourceOf([keptOf(made)], statesOf(made), lengthsOf(made)),
    { all: sought, level: 0 },
    new Workspace(),
    takingAll((key, score) => scores.set(key, score)),
  );
  const { base, slope } = normOf(4, 304);
  // Frequencies are kept in halves, and of one word up to 127 of these.
  const share = (frequency: number, length: number) => frequency / (frequency + base + slope * length);
  expect((scores.get(0) ?? 0) / (scores.get(1) ?? 0)).toBeCloseTo(share(3 * 127, 300) / share(2, 2), 5);
});

it('segments of any size are answered in the memory of smaller ones', () => {
  const workspace = new Workspace();
  const sought = soughtBy(word('a', true), completing(words, true));
  if (sought === undefined) throw new Error('nothing to look for');
  for (let size = 1; size < 30; size += 1) {
    const made = paragraphs(size).map((each) => ({ ...each, text: 'arms army', level: 0 }));
    const found: number[] = [];
    const take = takingAll((key) => found.push(key));
    evaluate(sourceOf([keptOf(made)], statesOf(made), lengthsOf(made)), { all: sought, level: 0 }, workspace, take);
    expect(found).toEqual(made.map(({ key }) => key));
  }
});

describe('the best of a large segment', () => {
  const made = paragraphs(12_000);
  const source = sourceOf([keptOf(made)], statesOf(made), lengthsOf(made));
  const workspace = new Workspace();

  it.each(Object.entries(questions))('are, for %s, those that scoring all of them puts first', (_, node) => {
    const sought = soughtBy(node, completing(words, true));
    if (sought === undefined) throw new Error('nothing to look for');
    for (const reader of [0, 3]) {
      const all: { key: number; score: number }[] = [];
      const take = takingAll((key, score) => all.push({ key, score }));
      evaluate(source, { all: sought, level: reader }, workspace, take);
      all.sort((one, other) => other.score - one.score || one.key - other.key);
      // A second time with what is best known from the beginning: as in the segments that come after the first.
      for (const least of [Number.NEGATIVE_INFINITY, all[9]?.score ?? 0]) {
        const best = new BestTaker(10);
        best.least = least;
        evaluate(source, { all: sought, level: reader }, workspace, best);
        expect(best.found).toBe(all.length);
        expect(best.sorted()).toEqual(all.slice(0, 10));
      }
    }
  });
});
