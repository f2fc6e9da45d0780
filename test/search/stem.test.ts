import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stem } from '../../src/search/stem.ts';
import { wordsOf } from '../../src/search/words.ts';

const database = new Database(':memory:');
database.exec(`CREATE VIRTUAL TABLE t USING fts5(text, tokenize = 'porter unicode61 remove_diacritics 2');
  CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)`);
const clear = database.prepare('DELETE FROM t');
const insert = database.prepare('INSERT INTO t(text) VALUES (?)');
const select = database.prepare<[], string>('SELECT term FROM v ORDER BY offset').pluck();

/** The terms SQLite's own tokenizer makes of a text. */
function indexed(text: string): string[] {
  clear.run();
  insert.run(text);
  return select.all();
}

const beginnings = [
  's',
  'st',
  'tr',
  'rel',
  'oper',
  'gover',
  'hop',
  'agr',
  'fall',
  'y',
  'ey',
  'sky',
  'conform',
  'vil',
  'log',
];
const middles = [
  '',
  'a',
  'at',
  'ional',
  'iz',
  'iv',
  'bl',
  'ous',
  'ful',
  'al',
  'ic',
  'ent',
  'ss',
  'tt',
  'll',
  'e',
  'w',
  'x',
];
const ends = [
  '',
  's',
  'es',
  'ies',
  'ed',
  'eed',
  'ing',
  'y',
  'ation',
  'ness',
  'ement',
  'ion',
  'sion',
  'li',
  'iti',
  'ism',
  'e',
];

it('stems as the index does, over words put together from what the rules look at', () => {
  const word = fc.tuple(fc.constantFrom(...beginnings), fc.constantFrom(...middles), fc.constantFrom(...ends));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (parts) => {
      const words = parts.map((each) => each.join(''));
      expect(words.map(stem)).toEqual(indexed(words.join(' ')));
    }),
    { numRuns: 300 },
  );
});

it('stems as the index does, over any letters', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => {
      expect([stem(word)]).toEqual(indexed(word));
    }),
    { numRuns: 300 },
  );
});

it.each([
  'The U.S. and the E.U.: well-known, co-operation',
  'Émigré, naïve, Łódź, Kraków, Zürich, façade',
  'Лукашенко Минск Αθήνα',
  "Belarus' people’s 07STATE130159 3.5% a_b",
  'x'.repeat(70),
])('splits and folds %s as the index does', (text) => {
  expect(wordsOf(text).map(stem)).toEqual(indexed(text));
});
