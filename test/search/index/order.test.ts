import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOf } from '../../../src/search/index/order.ts';

const letters = fc.array(fc.constantFrom('a', 'b', 'z', '0', 'é', 'è', '\u007f', '\u0000', '￿', '𝒳'), { maxLength: 9 });
const name = fc.oneof(
  letters.map((each) => each.join('')),
  fc.string({ unit: 'binary' }),
);

describe('the order of names', () => {
  it('is that of their UTF-16 units', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 200 }), (names) => {
        expect(Array.from(orderOf(names), (at) => names[at])).toEqual([...names].sort());
      }),
    );
  });

  it('is right for many as for few', () => {
    const names = Array.from({ length: 70_000 }, (_, number) => `word${(number * 7_919) % 70_000}`);
    expect(Array.from(orderOf(names), (at) => names[at])).toEqual([...names].sort());
    expect([...orderOf([])]).toEqual([]);
  });
});
