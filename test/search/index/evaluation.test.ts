import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/search/index/evaluation.ts';
import { Workspace } from '../../../src/search/index/found.ts';
import { Best } from '../../../src/search/index/ranking.ts';
import { soughtBy } from '../../../src/search/index/sought.ts';
import { isGone } from '../../../src/search/index/states.ts';
import { takingAll } from '../../../src/search/index/taking.ts';
import type { Node } from '../../../src/search/query.ts';
import { stem } from '../../../src/search/stem.ts';
import { wordsOf } from '../../../src/search/words.ts';
import { completing, type Indexed, joined, keptOf, lengthsOf, sourceOf, statesOf } from './memory-index.ts';

const vocabulary = ['Minsk', 'amnesty', 'amnesties', 'release', 'released', 'U.S.', 'well-known', 'Łódź', 'posts'];
const saying = (least: number, most: number) =>
  fc.array(fc.constantFrom(...vocabulary), { minLength: least, maxLength: most }).map((each) => each.join(' '));
const document = fc.record({
  title: saying(1, 3),
  tags: saying(0, 2),
  paragraphs: fc.array(
    fc.record({ text: saying(0, 9), heading: fc.option(saying(1, 3)), level: fc.integer({ min: 0, max: 4 }) }),
    { minLength: 1, maxLength: 4 },
  ),
  gone: fc.boolean(),
});
const { node } = fc.letrec<{ node: Node; word: Node; phrase: Node; and: Node; or: Node }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, withCrossShrink: true }, tie('word'), tie('phrase'), tie('and'), tie('or')),
  word: fc
    .record({ text: fc.constantFrom(...vocabulary, 're', 'am'), prefix: fc.boolean(), also: saying(1, 2) })
    .map(({ text, prefix, also }): Node => ({ kind: 'word', text, prefix, ...(prefix ? {} : { also: [also] }) })),
  phrase: fc
    .record({ words: saying(2, 4), prefix: fc.boolean() })
    .map(({ words, prefix }): Node => ({ kind: 'phrase', words: words.split(' '), prefix })),
  and: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((of): Node => ({ kind: 'and', of })),
  or: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((of): Node => ({ kind: 'or', of })),
}));

const known = vocabulary.flatMap(wordsOf);
const complete = (prefix: string) => known.filter((word) => word.startsWith(prefix));

function stands(fields: readonly string[], words: readonly string[], prefix: boolean): boolean {
  const sought = words.flatMap(wordsOf);
  return fields.some((field) => {
    const all = wordsOf(field);
    return all.some((_, at) =>
      sought.every((word, step) => {
        const here = all[at + step] ?? '';
        const begins = prefix && step === sought.length - 1;
        return stem(here) === stem(word) || (begins && complete(word).some((each) => stem(each) === stem(here)));
      }),
    );
  });
}

/** Reads the fields one after the other: no index. */
function holds(fields: readonly string[], each: Node): boolean {
  switch (each.kind) {
    case 'word':
      return (
        stands(fields, [each.text], each.prefix) || (each.also ?? []).some((word) => stands(fields, [word], false))
      );
    case 'phrase':
      return stands(fields, each.words, each.prefix);
    case 'and':
      return each.of.every((part) => holds(fields, part));
    case 'or':
      return each.of.some((part) => holds(fields, part));
  }
}

function leaves(each: Node): Node[] {
  return each.kind === 'and' || each.kind === 'or' ? each.of.flatMap(leaves) : [each];
}

function scan(paragraphs: readonly Indexed[], gone: ReadonlySet<number>, all: Node, none: Node | null, level: number) {
  return paragraphs
    .filter((each) => {
      const own = [each.text, each.heading ?? ''];
      const fields = [...own, each.title, each.tags];
      const first = paragraphs.find((other) => other.document === each.document && other.level <= level);
      return (
        !gone.has(each.document) &&
        each.level <= level &&
        holds(fields, all) &&
        (each === first || leaves(all).some((leaf) => holds(own, leaf))) &&
        (none === null || !holds(fields, none))
      );
    })
    .map(({ key }) => key);
}

describe('an index', () => {
  it('finds what a plain scan finds, in segments, joined or not, with documents that have gone', () => {
    const workspace = new Workspace();
    const documents = fc.array(document, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(documents, node, fc.option(node), fc.nat(), fc.boolean(), (made, all, none, cut, through) => {
        const paragraphs = made
          .flatMap(({ title, tags, paragraphs: own }, at) =>
            own.map((each) => ({ ...each, title, tags, document: at })),
          )
          .map((each, at): Indexed => ({ ...each, key: at + (cut % 5) }));
        const gone = new Set(made.flatMap((each, at) => (each.gone ? [at] : [])));
        const states = statesOf(paragraphs, gone);
        const middle = 1 + (cut % paragraphs.length);
        const parts = [paragraphs.slice(0, middle), paragraphs.slice(middle)].filter((part) => part.length > 0);
        const segments = parts.map(keptOf);
        const sought = soughtBy(all, completing(known, through));
        const excluded = none === null ? undefined : soughtBy(none, completing(known, through));
        if (sought === undefined) return;
        const lengths = lengthsOf(paragraphs);
        for (const source of [
          sourceOf(segments, states, lengths),
          sourceOf([joined(segments, states)], states, lengths),
        ])
          for (const level of [0, 2, 4]) {
            const found: number[] = [];
            const question = { all: sought, ...(excluded === undefined ? {} : { none: excluded }), level };
            evaluate(
              source,
              question,
              workspace,
              takingAll((each, score) => {
                expect(score).toBeGreaterThan(0);
                found.push(each);
              }),
            );
            expect(found.sort((one, other) => one - other)).toEqual(scan(paragraphs, gone, all, none, level));
          }
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same scores whatever lies above the reader', () => {
    const paragraph = (key: number, level: number, text: string): Indexed => ({
      ...{ key, level, text, document: key, heading: null, title: 'Visit', tags: '' },
    });
    const open = [paragraph(0, 0, 'amnesty in Minsk'), paragraph(1, 0, 'Minsk'), paragraph(2, 0, 'posts')];
    const secret = [paragraph(3, 3, 'amnesty amnesty'), paragraph(4, 4, 'Minsk, amnesty')];
    const all = {
      kind: 'or',
      of: ['amnesty', 'minsk'].map((text) => ({ kind: 'word', text, prefix: false }) as const),
    };
    const sought = soughtBy(all as Node, completing(known, false));
    const scores = [open, [...open, ...secret]].map((paragraphs) => {
      const states = statesOf(paragraphs);
      const found: [number, number][] = [];
      if (sought !== undefined)
        evaluate(
          sourceOf([keptOf(paragraphs)], states, lengthsOf(paragraphs)),
          { all: sought, level: 1 },
          new Workspace(),
          takingAll((key, score) => found.push([key, score])),
        );
      return found;
    });
    expect(scores[0]).toHaveLength(2);
    expect(scores[1]).toEqual(scores[0]);
    expect(isGone(statesOf(open, new Set([1]))[1] ?? 0)).toBe(true);
  });
});

/** How often the words stand there, weighted by fields, and the length of it all. */
function weighed(each: Indexed, words: readonly string[], prefix: boolean) {
  const counted = ([field, weight]: readonly [string, number]) => {
    const all = wordsOf(field);
    const sought = words.flatMap(wordsOf);
    const is = (word: string, other: string) =>
      stem(word) === stem(other) || (prefix && complete(other).some((one) => stem(one) === stem(word)));
    return weight * all.filter((_, at) => sought.every((word, step) => is(all[at + step] ?? '', word))).length;
  };
  const fields = [each.text, each.heading ?? '', each.title, each.tags];
  const frequency = counted([fields[0] ?? '', 1]) + counted([fields[1] ?? '', 2]) + counted([fields[2] ?? '', 2]);
  return {
    frequency: frequency + counted([fields[3] ?? '', 1.5]),
    length: fields.reduce((sum, field) => sum + wordsOf(field).length, 0),
  };
}

it('scores a word, the beginning of one or a phrase by BM25', () => {
  const documents = fc.array(document, { minLength: 2, maxLength: 12 });
  const leaf = node.filter(({ kind }) => kind === 'word' || kind === 'phrase');
  fc.assert(
    fc.property(documents, leaf, fc.boolean(), (made, asked, through) => {
      const paragraphs = made
        .flatMap(({ title, tags, paragraphs: own }, at) => own.map((each) => ({ ...each, title, tags, document: at })))
        .map((each, key): Indexed => ({ ...each, key }));
      if (asked.kind === 'and' || asked.kind === 'or') return;
      const words = asked.kind === 'word' ? [asked.text] : asked.words;
      const sought = soughtBy(
        asked.kind === 'word' ? { kind: 'word', text: asked.text, prefix: asked.prefix } : asked,
        completing(known, through),
      );
      if (sought?.kind !== 'sequence') return;
      const weighted = paragraphs.map((each) => weighed(each, words, asked.prefix));
      const average = weighted.reduce((sum, { length }) => sum + length, 0) / weighted.length;
      const parts = weighted.map(
        ({ frequency, length }) => frequency / (frequency + 1.2 * (0.25 + (0.75 * length) / average)),
      );
      let weight: number | undefined;
      evaluate(
        sourceOf([keptOf(paragraphs)], statesOf(paragraphs), lengthsOf(paragraphs)),
        { all: sought, level: 4 },
        new Workspace(),
        takingAll((key, score) => {
          weight ??= score / (parts[key] ?? 0);
          expect(score / (weight * (parts[key] ?? 0))).toBeCloseTo(1, 4);
        }),
      );
    }),
  );
});

describe('the best of many', () => {
  it('are those that sorting all of them puts first, equal ones by their keys', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(scores, fc.nat(12), (each, most) => {
        const best = new Best(most);
        const all = each.map((score, key) => ({ key, score }));
        for (const { key, score } of all) best.add(key, score);
        const sorted = all.sort((one, other) => other.score - one.score || one.key - other.key);
        expect(best.sorted()).toEqual(sorted.slice(0, most));
      }),
    );
  });
});
