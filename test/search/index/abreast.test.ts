import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abreast } from '../../../src/search/index/abreast.ts';
import { BlockWriter, ListCursor } from '../../../src/search/index/blocks.ts';
import { ByteWriter } from '../../../src/search/index/bytes.ts';
import { joinedRuns, readCounts, sumOfRuns, writeCounts } from '../../../src/search/index/word-counts.ts';

const letters = fc.array(fc.constantFrom('a', 'b', 'é', '\ud7ff', '\ue000', '\uffff', '𝒳', '𐀀'), { maxLength: 4 });
const words = fc.uniqueArray(
  letters.map((each) => each.join('')),
  { maxLength: 12 },
);

/** A run of words, each with this count. */
function runOf(of: readonly string[], count: number): ListCursor {
  const bodies: Uint8Array[] = [];
  const writer = new BlockWriter(({ body }) => bodies.push(body));
  for (const word of [...of].sort()) {
    const list = new ByteWriter();
    writeCounts([count, 0, 0, 0, 0], list);
    writer.add(word, list);
  }
  writer.close();
  return new ListCursor(() => bodies.shift());
}

describe('rows of lists side by side', () => {
  it('come in the order of UTF-16 units, those of one stem in their own order', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), (runs) => {
        const cursors = runs.map((of, number) => ({ number, cursor: runOf(of, 1) }));
        const met = Array.from(
          abreast(
            cursors,
            ({ cursor }) => cursor,
            ({ cursor }) => cursor.next(),
          ),
          (items) => [items[0]?.cursor.stem, items.map(({ number }) => number)],
        );
        const all = [...new Set(runs.flat())].sort();
        const having = (word: string) => runs.flatMap((of, number) => (of.includes(word) ? [number] : []));
        expect(met).toEqual(all.map((word) => [word, having(word)]));
      }),
    );
  });

  it('begin at any stem, whether it is among them or not', () => {
    fc.assert(
      fc.property(words, letters, (of, first) => {
        const run = runOf(of, 1);
        run.passTo(first.join(''));
        const left: string[] = [];
        while (run.next()) left.push(run.stem);
        expect(left).toEqual([...of].sort().filter((word) => word >= first.join('')));
      }),
    );
  });

  it('are added up alike for reading and for writing, without words that no paragraph has any more', () => {
    fc.assert(
      fc.property(words, words, words, (one, other, gone) => {
        const runs = () => [runOf(one, 2), runOf(other, 3), runOf(gone, -2)];
        const read = Array.from(sumOfRuns(runs()), ({ word, counts }) => [word, counts]);
        const written = Array.from(joinedRuns(runs()), ({ word, list }) => [word.stem, readCounts(list.taken())]);
        expect(written).toEqual(read);
        expect(read.some(([, counts]) => (counts as number[])[0] === 0)).toBe(false);
      }),
    );
  });
});
