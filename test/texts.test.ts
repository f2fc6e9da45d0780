import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashOf, Numbers } from '../src/flat-lists.ts';
import { TextNumbers, Texts } from '../src/texts.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', 'Zubov', 'Łódź', 'é', '\ud800', 'a'.repeat(70_000), 'ш'.repeat(33_000)),
);

it('gives every text back as it came, whatever its letters and however long', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), (given) => {
      const texts = new Texts();
      expect(given.map((each) => texts.push(each))).toEqual([...given.keys()]);
      expect([...texts]).toEqual(given);
      expect(given.every((each, place) => texts.is(place, each))).toBe(true);
      expect(given.some((each, place) => texts.is(place, `${each}x`) || texts.is(given.length, each))).toBe(false);
    }),
    { numRuns: 50 },
  );
});

it('numbers different texts in the order in which they come', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 200 }), (given) => {
      const numbers = new TextNumbers();
      const different = [...new Set(given)];
      expect(given.map((each) => numbers.add(each))).toEqual(given.map((each) => different.indexOf(each)));
      expect(different.map((each) => numbers.get(each))).toEqual([...different.keys()]);
      expect(numbers.get('not there')).toBeUndefined();
    }),
    { numRuns: 50 },
  );
});

it('keeps numbers as they were pushed, beyond one part of the list', () => {
  const numbers = new Numbers();
  const expected = Array.from({ length: 10_000 }, (_, at) => hashOf(String(at)));
  for (const each of expected) numbers.push(each);
  expect([...numbers.trimmed()]).toEqual(expected);
  expect(expected.every((each, at) => numbers.at(at) === each)).toBe(true);
});
