import { describe, expect, it } from 'vitest';
import { completeLine } from '../../commands/completion.ts';
import { editDistance, nearestWords } from '../../commands/nearest.ts';
import { contextOf } from '../doubles/asking.ts';

describe('completion of a line that is being typed', () => {
  it.each([
    ['/wh', ['/who ', '/whois '], '/wh'],
    ['ti', ['/timeline '], 'ti'],
    ['/who ols', ['Per Olsen'], 'ols'],
    ['/cable 05', ['05OSLO77'], '05'],
    ['/find harbor person:"ol', ['harbor person:"Per Olsen"'], 'harbor person:"ol'],
    ['/find harbor person:"per ol', ['harbor person:"Per Olsen"'], 'harbor person:"per ol'],
    ['/find tag:pr', ['tag:PREL'], 'tag:pr'],
    ['/cite 05OSLO77 style:c', ['chicago', 'chicago-bibliography', 'csl-json'], 'c'],
    ['/stats share:t', ['true'], 't'],
    ['/help ti', ['timeline'], 'ti'],
    ['/nothing x', [], '/nothing x'],
  ])('%s', async (line, values, replaces) => {
    expect(await completeLine(line, contextOf())).toEqual({ values, replaces });
  });
});

describe('the nearest words', () => {
  it.each([
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['style', 'stile', 1],
    ['timelien', 'timeline', 1],
    ['kitten', 'sitting', 3],
  ])('%s and %s are %i edits apart', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
    expect(editDistance(b, a)).toBe(edits);
  });

  it('are none for a word of 50,000 letters', () => {
    expect(nearestWords('x'.repeat(50_000), ['who', 'find'])).toEqual([]);
  });
});
