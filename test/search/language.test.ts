import { describe, expect, it } from 'vitest';
import { AskError } from '../../src/errors.ts';
import { parseQuery } from '../../src/search/language.ts';
import type { Filters, Node } from '../../src/search/query.ts';

const word = (text: string, prefix = false): Node => ({ kind: 'word', text, prefix });
const phrase = (text: string, prefix = false): Node => ({ kind: 'phrase', words: text.split(' '), prefix });
const and = (...of: Node[]): Node => ({ kind: 'and', of });
const or = (...of: Node[]): Node => ({ kind: 'or', of });

describe('the language of /find', () => {
  it.each<[string, Node | undefined]>([
    ['amnesty', word('amnesty')],
    ['general amnesty', and(word('general'), word('amnesty'))],
    ['"general amnesty"', phrase('general amnesty')],
    ['“general amnesty”', phrase('general amnesty')],
    ['„general amnesty“', phrase('general amnesty')],
    ['"general amnes*"', phrase('general amnes', true)],
    ['"general amnes"*', phrase('general amnes', true)],
    ['sanction*', word('sanction', true)],
    ['visa OR ban', or(word('visa'), word('ban'))],
    [
      'eu visa OR ban OR "asset freeze" list',
      and(word('eu'), or(word('visa'), word('ban'), phrase('asset freeze')), word('list')),
    ],
    ['visa or ban', and(word('visa'), word('or'), word('ban'))],
    ["well-known U.S. o'clock", and(word('well-known'), word('U.S.'), word("o'clock"))],
    ['what, (now)?', and(word('what'), word('now'))],
    ['a - b -- c', and(word('a'), word('b'), word('c'))],
    ['""', undefined],
    [
      'http://state.gov/x 12:40 Re: BELARUS: hints',
      and(word('http://state.gov/x'), word('12:40'), word('Re'), word('BELARUS'), word('hints')),
    ],
    ['Łódź 北京', and(word('Łódź'), word('北京'))],
  ])('reads %s', (text, expected) => {
    expect(parseQuery(`${text} kind:cable`).all).toEqual(expected);
  });

  it('reads what is to be absent, with any minus sign', () => {
    expect(parseQuery('-minsk −"goal posts" –visa* amnesty').none).toEqual([
      word('minsk'),
      phrase('goal posts'),
      word('visa', true),
    ]);
    expect(parseQuery('-minsk')).toMatchObject({ items: [], words: [], filters: {} });
  });

  it.each<[string, Filters]>([
    ['from:MINSK from:"SECSTATE WASHDC"', { from: ['MINSK', 'SECSTATE WASHDC'] }],
    ['TO:moscow', { to: ['moscow'] }],
    ['tag:PREL tag:BO', { tag: ['PREL', 'BO'] }],
    ['person:"Kozulin" person:“David Kramer”', { person: ['Kozulin', 'David Kramer'] }],
    ['kind:Article', { kind: ['article'] }],
    ['class:C', { levelAtLeast: 2, levelAtMost: 2 }],
    ['class:<=C', { levelAtMost: 2 }],
    ['class:<C', { levelAtMost: 1 }],
    ['class:>=S', { levelAtLeast: 3 }],
    ['class:≥sbu class:≤secret', { levelAtLeast: 1, levelAtMost: 3 }],
    ['class:C class:S', { levelAtLeast: 2, levelAtMost: 3 }],
    ['class:"LIMITED OFFICIAL USE"', { levelAtLeast: 1, levelAtMost: 1 }],
    ['after:2006-01 before:2008', { after: '2006-01-01', before: '2008-01-01' }],
    ['after:2007-02-28', { after: '2007-02-28' }],
    ['after:2007 after:2005 before:2008 before:2009', { after: '2005-01-01', before: '2009-01-01' }],
    ['in:07STATE130159', { in: ['07STATE130159'] }],
  ])('reads the filters %s', (text, filters) => {
    const parsed = parseQuery(text);
    expect(parsed.filters).toEqual(filters);
    expect(parsed.all).toBeUndefined();
  });

  it('lists the plain words in order with their places', () => {
    const parsed = parseQuery('goal "moving posts" OR minsk* from:X -visa');
    expect(parsed.words).toEqual(['goal', 'moving', 'posts', 'minsk']);
    for (const { text, start, end } of parsed.items.flatMap((item) => item.words))
      expect(parsed.text.slice(start, end)).toBe(text);
  });

  it.each<[string, number, RegExp]>([
    ['goal "posts', 5, /^The quotation mark at position 6 is never closed$/u],
    ['"unclosed', 0, /position 1 is never closed/u],
    ['person:"Kozulin', 7, /position 8 is never closed/u],
    ['OR visa', 0, /OR at position 1/u],
    ['visa OR', 5, /OR at position 6/u],
    ['visa OR OR ban', 8, /OR at position 9/u],
    ['visa OR -ban', 5, /OR at position 6/u],
    ['visa OR from:MINSK', 5, /OR at position 6/u],
    ['sanc*tion', 4, /\* at position 5/u],
    ['a frm:MINSK', 2, /no filter frm: \(position 3\)\. Did you mean from:\?/u],
    ['author:Kramer', 0, /Filters are from:, to:, tag:/u],
    ['from: MINSK', 0, /right after the colon, as in from:MINSK/u],
    ['-from:MINSK', 0, /can't be excluded/u],
    ['kind:cabel', 5, /Kinds are cable, article, report/u],
    ['class:X', 6, /no classification/u],
    ['class:U class:TS', 8, /leave a gap/u],
    ['after:2007-13', 6, /"2007-13" at position 7 is no date/u],
    ['before:2007-02-30', 7, /no date/u],
    ['after:yesterday', 6, /no date/u],
    ['?!', 0, /no word to look for/u],
    ['   ', 0, /no word to look for/u],
  ])('says where %s is wrong', (text, at, message) => {
    const reading = () => parseQuery(text);
    expect(reading).toThrow(message);
    try {
      reading();
    } catch (error) {
      expect(error).toBeInstanceOf(AskError);
      expect(error).toMatchObject({ at, text });
    }
  });

  it('offers the near filter as a suggestion', () => {
    expect(() => parseQuery('persn:X')).toThrow(expect.objectContaining({ suggestions: ['person:'] }));
  });

  it('refuses what nobody types', () => {
    expect(() => parseQuery('x'.repeat(50_000))).toThrow(/too long/u);
    expect(() => parseQuery('x '.repeat(900))).toThrow(/too many words/u);
  });
});
