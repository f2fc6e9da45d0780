import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AskError, ConfigError, DocumentError, StoreError } from '../../src/errors.ts';
import { packed, unpacked } from '../../src/store/threads/failures.ts';
import { Joining, piecesOf } from '../../src/store/threads/pieces.ts';

/** As a thread receives it. */
function crossed(value: unknown): { readonly value: unknown; readonly sizes: readonly number[] } {
  const joining = new Joining();
  const pieces = [...piecesOf(value)].map((piece) => structuredClone(piece));
  const sizes = pieces.map(({ items }) => JSON.stringify(items).length);
  const whole = pieces.map((piece) => joining.add(piece));
  expect(whole).toEqual([...Array(pieces.length - 1).fill(false), true]);
  return { value: joining.take(), sizes };
}

describe('values on their way to another thread', () => {
  it('arrive as they were sent, whatever they are', () => {
    fc.assert(
      fc.property(fc.object({ withMap: true, withTypedArray: true }), (value) => {
        expect(crossed(value).value).toEqual(value);
      }),
      { numRuns: 50 },
    );
  });

  it('go in one piece when they are small, in many of a bounded size when they are large', () => {
    const row = (at: number) => ({ key: `name ${at}`, mentions: at, documents: 1 });
    const names = Array.from({ length: 12_000 }, (_, at) => row(at));
    const deep = {
      view: { document: { id: 'x', paragraphs: names.map((each) => ({ ...each, spans: [each] })) } },
      names,
    };
    expect(crossed(names.slice(0, 100)).sizes).toHaveLength(1);
    for (const value of [names, deep, [[names.slice(0, 9_000)], 'between', names.slice(0, 9_000)]]) {
      const { value: arrived, sizes } = crossed(value);
      expect(arrived).toEqual(value);
      expect(Math.max(...sizes)).toBeLessThan(200_000);
    }
  });

  it('leave nothing of one that was broken off behind for the next', () => {
    const [first] = piecesOf(Array.from({ length: 20_000 }, (_, at) => at));
    const joining = new Joining();
    expect(first === undefined || joining.add(first)).toBe(false);
    for (const piece of piecesOf('next')) joining.add(piece);
    expect(joining.take()).toBe('next');
  });

  it('are undefined, empty or alone as well', () => {
    for (const value of [undefined, null, [], '', 0, new Map([['a', 1]])]) expect(crossed(value).value).toEqual(value);
  });
});

describe('errors on their way to another thread', () => {
  const crossing = (error: unknown) => unpacked(structuredClone(packed(error)));

  it('keep class, message, fields and stack', () => {
    const errors = [
      new AskError('no such word', { text: 'fom:X', at: 4, suggestions: ['from'], usage: true }),
      new AskError('ask for less'),
      new StoreError('away', { cause: new TypeError('why') }),
      new DocumentError('a.txt', 'empty', 3),
      new ConfigError(['one', 'two']),
      new TypeError('not a list'),
    ];
    for (const error of errors) {
      const arrived = crossing(error);
      expect(arrived).toEqual(error);
      expect(arrived).toBeInstanceOf(error.constructor);
      expect(arrived.stack).toBe(error.stack);
      expect(Object.entries(arrived)).toEqual(Object.entries(error));
    }
  });

  it('keep the name of a class that is known to nobody here, and what is no error becomes one', () => {
    class Odd extends Error {
      override readonly name = 'Odd';
      readonly code = 'E_ODD';
      readonly work = () => 1;
    }
    expect(crossing(new Odd('strange'))).toMatchObject({ name: 'Odd', code: 'E_ODD', message: 'strange' });
    expect(crossing('thrown').message).toBe('thrown');
  });
});
