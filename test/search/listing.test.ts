import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCorrections } from '../../src/search/corrections.ts';
import type { Fold } from '../../src/search/folding.ts';
import { climb } from '../../src/search/ladder.ts';
import { parseQuery } from '../../src/search/language.ts';
import type { Candidates } from '../../src/search/listing.ts';
import type { Node } from '../../src/search/query.ts';

interface Kept {
  readonly id: number;
  readonly words: readonly string[];
  /** Equal for copies. */
  readonly told: number;
}

function has(words: readonly string[], node: Node): boolean {
  if (node.kind === 'word') return words.includes(node.text);
  if (node.kind === 'phrase') return node.words.every((word) => words.includes(word));
  return node.kind === 'and' ? node.of.every((each) => has(words, each)) : node.of.some((each) => has(words, each));
}

function candidatesOf(kept: readonly Kept[]): Candidates<Kept> {
  return {
    search: async ({ all, none }, { limit, offset }) => {
      const hits = kept.filter(
        ({ words }) => (all === undefined || has(words, all)) && !none.some((each) => has(words, each)),
      );
      return { hits: hits.slice(offset, offset + limit), total: hits.length };
    },
    wordCounts: async (words) =>
      new Map(words.map((word) => [word, kept.filter((each) => each.words.includes(word)).length])),
  };
}

function foldedByTold(hits: readonly Kept[]): Fold<Kept>[] {
  const folds = new Map<number, Kept[]>();
  for (const hit of hits) folds.set(hit.told, [...(folds.get(hit.told) ?? []), hit]);
  return [...folds.values()].flatMap(([hit, ...copies]) => (hit === undefined ? [] : [{ hit, copies }]));
}

/** Shuffled, the same way for the same hits in the same order. */
function shuffled(hits: readonly Kept[]): Kept[] {
  return [...hits].sort((one, other) => ((one.id * 7919) % 211) - ((other.id * 7919) % 211) || one.id - other.id);
}

const words = ['amnesty', 'border', 'treaty', 'mission', 'talks'];
const dictionary = async () => createCorrections([]);

describe('the pages of an answer', () => {
  it('side by side neither repeat a hit nor lose one, whatever is folded and however it is put in order', async () => {
    const paragraph = fc.record({ words: fc.subarray(words, { minLength: 1, maxLength: 4 }), told: fc.nat(60) });
    const many = fc.array(paragraph, { minLength: 1, maxLength: 330, size: 'max' });
    const complete = fc.array(fc.nat(300), { maxLength: 12 });
    const collection = fc
      .tuple(many, complete)
      .map(([list, whole]) =>
        list.map((each, id) => ({ ...each, id, words: whole.includes(id) ? words : each.words })),
      );
    const question = fc.constantFrom(
      words.join(' '),
      'amnesty',
      'amnesty border',
      words.join(' '),
      '-talks',
      'talks OR treaty mission',
    );
    const orders = fc.record({ rank: fc.boolean(), fold: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        collection,
        question,
        orders,
        fc.integer({ min: 7, max: 100 }),
        async (kept, text, how, limit) => {
          const order = {
            goesOn: true,
            ...(how.rank ? { rank: shuffled } : {}),
            ...(how.fold ? { fold: foldedByTold } : {}),
          };
          const candidates = candidatesOf(kept);
          const pageAt = (offset: number) =>
            climb(parseQuery(text), candidates, dictionary, { ...order, page: { limit, offset } });
          const { total, copies, query } = await pageAt(0);
          const listed: Fold<Kept>[] = [];
          for (let offset = 0; offset < total - copies; offset += limit) {
            const { folds } = await pageAt(offset);
            expect(folds).toHaveLength(Math.min(limit, total - copies - offset));
            listed.push(...folds);
          }
          expect((await pageAt(total - copies)).folds).toEqual([]);
          const ids = listed.flatMap(({ hit, copies: beneath }) => [hit.id, ...beneath.map(({ id }) => id)]);
          const found = await candidates.search(query, { limit: kept.length, offset: 0 });
          expect([...ids].sort((one, other) => one - other)).toEqual(found.hits.map(({ id }) => id));
          expect(ids).toHaveLength(total);
        },
      ),
      { numRuns: 100 },
    );
  });
});
