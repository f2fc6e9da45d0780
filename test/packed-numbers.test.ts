import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packNumbers, unpackNumbers } from '../src/packed-numbers.ts';
import { inOneGo } from '../src/slices.ts';

it('gives back any stretch of the numbers that were packed', () => {
  const numbers = fc.integer({ min: 0, max: 31 }).chain((bits) => fc.array(fc.nat(2 ** bits - 1 + 2 ** bits)));
  fc.assert(
    fc.property(numbers, fc.nat(20), fc.nat(40), (all, start, length) => {
      const end = Math.min(all.length, start + length);
      const packed = inOneGo(packNumbers(Uint32Array.from(all)));
      expect([...unpackNumbers(packed, start, end)]).toEqual(all.slice(start, Math.max(start, end)));
    }),
  );
});

it('packs numbers of one bit into bits', () => {
  const packed = inOneGo(packNumbers(new Uint32Array(64).fill(1)));
  expect([packed.width, packed.words.length]).toEqual([1, 3]);
});
