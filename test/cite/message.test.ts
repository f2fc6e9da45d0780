import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageQuotations, namedBeside } from '../../src/index.ts';

const texts = (message: string) => messageQuotations(message).map(({ text }) => text);

/** The name beside each quotation of a message; names are words in capitals. */
function beside(message: string): (string | undefined)[] {
  const named = [...message.matchAll(/[A-Z]{5,}/gu)].map(({ 0: text, index: start }) => ({
    text,
    start,
    end: start + text.length,
  }));
  return namedBeside(message, messageQuotations(message), named).map((at) =>
    at === undefined ? undefined : named[at]?.text,
  );
}

describe('quotations in a message', () => {
  const marked: readonly (readonly [string, string])[] = [
    ['straight', 'he said "one two three" there'],
    ['curly', 'he said “one two three” there'],
    ['low and high', 'er sagte „one two three“ und ging'],
    ['Polish', 'mówił „one two three” tam'],
    ['guillemets', 'il dit « one two three » alors'],
    ['guillemets inward', 'er sagte »one two three« da'],
    ['single guillemets', 'il dit ‹one two three› alors'],
    ['high on both sides', 'han sa ”one two three” där'],
    ['single curly', 'he said ‘one two three’ there'],
    ['single straight', "he said 'one two three' there"],
    ['corner brackets', '彼は「one two three」と'],
    ['a block', 'he said\n> one two three\nthere'],
    ['a block as Slack sends it', 'he said\n&gt; one two three\nthere'],
    ['the rest of a Discord message', 'he said\n>>> one two three'],
    ['a block that quotes in turn', '> he said "one two three".'],
    ['marks within a block', '> "one two three" (MINSK)\nthere'],
    ['a block with who is quoted', '> one two three\n> — MINSK 352'],
  ];
  it.each(marked)('are found in %s marks', (_name, message) => {
    expect(texts(message)).toEqual(['one two three']);
  });

  it('go on over the lines of a block, and over all that follows >>>', () => {
    expect(texts('> one two\n> three four\n\nno')).toEqual(['one two\nthree four']);
    expect(texts('>>> one two\nthree\n\nfour')).toEqual(['one two\nthree\n\nfour']);
  });

  it('keep apostrophes and the marks within them', () => {
    expect(texts("'the minister's own words' he said")).toEqual(["the minister's own words"]);
    expect(texts('“he said ‘now or never’ to us”')).toEqual(['he said ‘now or never’ to us']);
    expect(texts("the ministers' decision and the boys' own room")).toEqual([]);
  });

  it.each([
    ['he said "one "two three four" five" there', ['one "two three four" five']],
    ['he said "one "two" three "four five" six".', ['one "two" three "four five" six']],
    ['“one “two three” four”', ['one “two three” four']],
    ['«one «two three» four» and «five six seven»', ['one «two three» four', 'five six seven']],
    ['„one „two three“ four“', ['one „two three“ four']],
    ['"one two three "four five six" seven', ['four five six']],
    ['a 12" gun, "one two three" and "four five six"', ['one two three', 'four five six']],
    ['"one two three," he said, "four five six"', ['one two three,', 'four five six']],
  ])('hold what is quoted within them in the same marks: %s', (message, found) => {
    expect(messageQuotations(message, 1).map(({ text }) => text)).toEqual(found);
  });

  it('end soon, however many marks open and none closes', () => {
    const many = (text: string) => texts(text.repeat(40_000 / text.length)).length;
    expect([many(' "a'), many(' “a'), many(' «a'), many('" ')].every((count) => count <= 50)).toBe(true);
  });

  it('are no single terms, and none beyond a paragraph', () => {
    expect(texts('the "goal posts" moved')).toEqual([]);
    expect(texts('a 5" pipe\n\nof a 6" pipe')).toEqual([]);
  });

  it('are bounded and in order for any message', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'"“”„«»‘’\'> \nab.&gt;—'.split('')), maxLength: 300 }),
        (message) => {
          const found = messageQuotations(message);
          expect(found.length).toBeLessThanOrEqual(50);
          for (const [at, { start, end }] of found.entries()) {
            expect(start).toBeGreaterThanOrEqual(found[at - 1]?.end ?? 0);
            expect(end).toBeLessThanOrEqual(message.length);
          }
          expect(namedBeside(message, found, [])).toHaveLength(found.length);
        },
      ),
    );
  });
});

describe('what is named beside a quotation', () => {
  const cases: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    ['"one two three" (MINSK) and "four five six" (VILNIUS)', ['MINSK', 'VILNIUS']],
    ['MINSK says "one two three", while VILNIUS says "four five six".', ['MINSK', 'VILNIUS']],
    ['"one two three", says MINSK, while VILNIUS has "four five six"', ['MINSK', 'VILNIUS']],
    ['According to MINSK, "one two three". VILNIUS says "four five six".', ['MINSK', 'VILNIUS']],
    ['In MINSK: "one two three" and "four five six".', ['MINSK', 'MINSK']],
    ['> one two three\n— MINSK', ['MINSK']],
    ['> one two three\n> — MINSK', ['MINSK']],
    ['> one two three\nMINSK', ['MINSK']],
    ['See MINSK:\n> one two three', ['MINSK']],
    ['MINSK was long. "one two three" was not in it.', [undefined]],
    ['"one two three." [MINSK]', ['MINSK']],
    ['"one two three" nobody knows where', [undefined]],
  ];
  it.each(cases)('%j', (message, names) => {
    expect(beside(message)).toEqual(names);
  });
});
