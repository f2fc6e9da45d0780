import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AskError } from '../../src/errors.ts';
import { type ParsedQuery, parseQuery } from '../../src/search/language.ts';
import { formatQuery } from '../../src/search/query-text.ts';
import { sentencesOf } from '../doubles/grammar.ts';

const source = readFileSync(new URL('../../src/search/language.ts', import.meta.url), 'utf8');
const grammar = source.slice(source.indexOf('```ebnf'), source.lastIndexOf('```'));
const alphabet = [
  ...Array.from('aORZéß9北ﺱم½\'’‘“”„«"()[]{}<=>≤*.,:;!?/-−–#@_$…¿ \t\n\u00a0\u200f\u0301😀'),
  '\ud800',
  '\udc00',
];
const sentences = sentencesOf(grammar, 'question', alphabet);
const hostile = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 30 });
const bits = fc.oneof(
  hostile,
  fc.constantFrom(
    'OR',
    ' OR ',
    ' ',
    '"',
    '-',
    '-"',
    'from:',
    'person:"',
    'class:<',
    'class:',
    'kind:cable',
    'after:2007',
  ),
);

/** What a question asks for, wherever it stands in the text. */
const meaning = ({ items, all, none, filters, words }: ParsedQuery) => ({
  items: items.map(({ node, words: typed }) => ({ node, words: typed.map(({ text, prefix }) => ({ text, prefix })) })),
  all,
  none,
  filters,
  words,
});

/** Reads a text, or tells why it can't be read; anything but an `AskError` with a place in the text fails the test. */
function read(text: string): ParsedQuery | AskError {
  try {
    return parseQuery(text);
  } catch (error) {
    if (!(error instanceof AskError)) throw error;
    expect(error.at).toBeGreaterThanOrEqual(0);
    expect(error.at).toBeLessThan(Math.max(1, text.length));
    expect(text.startsWith(error.text ?? '?')).toBe(true);
    return error;
  }
}

function comesBack(parsed: ParsedQuery): void {
  const written = formatQuery(parsed);
  expect(meaning(parseQuery(written))).toEqual(meaning(parsed));
  expect(formatQuery(parseQuery(written))).toBe(written);
}

describe('the grammar of questions', () => {
  it('tells what is read: every sentence of it is, but for days that no month has and gaps between classes', () => {
    fc.assert(
      fc.property(sentences, (text) => {
        const parsed = read(text);
        if (parsed instanceof AskError)
          expect(parsed.message).toMatch(/leave a gap|-(?:29|3[01])" at position \d+ is no date/u);
        else comesBack(parsed);
      }),
      { numRuns: 300 },
    );
  });

  it('tells what each part asks for', () => {
    const part = (name: string) => sentencesOf(grammar, name, alphabet);
    const kinds = fc.record({
      words: fc.array(fc.oneof(part('word'), part('phrase')), { maxLength: 3 }),
      without: fc.array(part('exclusion'), { maxLength: 2 }),
      filters: fc.array(fc.oneof(part('text'), part('kind')), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(kinds, ({ words, without, filters }) => {
        fc.pre(words.length + without.length + filters.length > 0);
        const parsed = parseQuery([...filters, ...words, ...without].join(' '));
        expect(parsed.items).toHaveLength(words.length);
        expect(parsed.none).toHaveLength(without.length);
        expect(Object.values(parsed.filters).flat()).toHaveLength(filters.length);
        for (const [at, { node }] of parsed.items.entries())
          expect(node.kind).toBe(/^["“”„‟«»]/u.test(words[at] ?? '') ? 'phrase' : 'word');
      }),
    );
  });
});

describe('a question written anew', () => {
  it('asks for the same, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 12 }), (parts) => {
        const parsed = read(parts.join(''));
        if (!(parsed instanceof AskError)) comesBack(parsed);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['(OR) (from:MINSK), Re: http://a.b/c -(OR)', '(OR) (from:MINSK) Re http://a.b/c -(OR)'],
    [
      'before:2008 tag:prel -“goal posts”* VISA OR ban* U.S.*',
      'VISA OR ban* U.S.* -"goal posts*" tag:prel before:2008-01-01',
    ],
    ['class:C class:<U class:S', 'class:>=C class:<U'],
    ['class:>TS', 'class:>TS'],
    ['class:C class:S class:<=TS', 'class:>=C class:<=S'],
    ['class:=C person:" David  Kramer "', 'person:"David  Kramer" class:C'],
  ])('%s is %s', (typed, written) => {
    expect(formatQuery(parseQuery(typed))).toBe(written);
  });
});

describe('questions that nobody would ask', () => {
  const valid = sentences.filter((text) => !(read(text) instanceof AskError));

  it('are read or refused at a place when a sentence is spoiled', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(4), hostile), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(valid, edits, (text, changes) => {
        const spoiled = changes.reduce((each, [at, length, put]) => {
          const from = at % (each.length + 1);
          return each.slice(0, from) + put + each.slice(from + length);
        }, text);
        const parsed = read(spoiled);
        if (!(parsed instanceof AskError)) comesBack(parsed);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a word of 50,000 characters', 'x'.repeat(50_000)],
    ['50,000 quotation marks', '"'.repeat(50_000)],
    ['quotations in quotations', '"a “b „c« '.repeat(400)],
    ['an open quotation', `"${'a '.repeat(3_900)}`],
    ['stars', `"${'* '.repeat(3_900)}a"`],
    ['stars without blanks', `"a${'*'.repeat(7_900)}"`],
    ['blanks before a star', `"a${' '.repeat(7_900)}*"`],
    ['marks after a word', `a${'.'.repeat(7_900)}`],
    ['marks around marks', `${'(.'.repeat(3_900)}a${'.)'.repeat(50)}`],
    ['minus signs', '-'.repeat(8_000)],
    ['ORs', 'OR '.repeat(2_000)],
    ['right to left', '\u202eوزارة\u202c OR "الخارجية"* -\u200fمينسك from:مينسك'],
    ['emoji', '👩‍👩‍👧‍👦* -"🏳️‍🌈 a" kind:🦜'],
    ['halves of characters', '\ud800a\udc00* \udc00"\ud800"'],
    ['a name without an end', `${'a'.repeat(7_990)}:x`],
    ['a class without an end', `class:${'<='.repeat(3_900)}`],
  ])('are read or refused: %s', (_, text) => {
    const parsed = read(text);
    if (!(parsed instanceof AskError)) comesBack(parsed);
  });
});
