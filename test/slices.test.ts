import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below, inOneGo, inSlices, type Sliced, sort } from '../src/slices.ts';

describe('work in slices', () => {
  it('lets others go on in between', async () => {
    let others = 0;
    const other = setInterval(() => {
      others += 1;
    });
    function* work(): Sliced<string> {
      while (others < 3) yield;
      return 'done';
    }
    expect(await inSlices(work())).toBe('done');
    clearInterval(other);
  });

  it('fails as the work fails', async () => {
    function* work(): Sliced<string> {
      yield;
      throw new RangeError('no');
    }
    await expect(inSlices(work())).rejects.toThrow(RangeError);
    expect(() => inOneGo(work())).toThrow(RangeError);
  });

  it('sorts as arrays do, equal ones in their order', () => {
    const weights = fc.array(fc.nat(20), { maxLength: 2_000, size: 'max' });
    fc.assert(
      fc.property(weights, (given) => {
        const compare = (one: number, other: number) => (given[one] ?? 0) - (given[other] ?? 0);
        expect([...inOneGo(sort(below(given.length), compare))]).toEqual([...given.keys()].sort(compare));
      }),
      { numRuns: 30 },
    );
  });
});
