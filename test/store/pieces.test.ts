import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '../../src/access/access.ts';
import { piecesOf, rowsOf } from '../../src/store/pieces.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { seeded } from '../doubles/seeded.ts';
import { batchOf, documentOf, entryOf, mentionOf } from './documents.ts';

const random = seeded(11);
const pick = (most: number) => Math.floor(random() * most);
const letters = 'abcdefghij';
const wordOf = (number: number) =>
  `w${String(number)
    .split('')
    .map((digit) => letters.charAt(Number(digit)))
    .join('')}`;
const open: Access = { level: 0 };
const all: Access = { level: 4 };

/** Forty documents, every other one secret, with 1,200 names and 5,000 words between them. */
const drafts = Array.from({ length: 40 }, (_, number) => ({
  mark: number % 2 === 0 ? 'U' : 'S',
  edtf: `20${10 + (number % 7)}-01-01`,
  names: Array.from({ length: 60 }, () => `Name ${wordOf(pick(1_200))}`),
  words: Array.from({ length: 300 }, () => wordOf(pick(5_000))),
}));
const entries = drafts.map(({ mark, edtf, names, words }, number) => {
  const text = `${names.join(', ')}. ${words.join(' ')}.`;
  const document = documentOf({ id: `text-${number}`, edtf, paragraphs: [{ text, mark }] });
  const mentions = [...new Set(names)].map((name, at) => mentionOf(document, name, at % 10 === 0 ? 'Name' : name));
  const others = [...new Set(names)].map((name) => mentionOf(document, name, words[0] ?? ''));
  return entryOf(document, { mentions: [...mentions, ...others] });
});

describe('lists that come in pieces', () => {
  const store = openSqliteStore(':memory:');
  beforeAll(() => store.put(batchOf(...entries), ''));
  afterAll(() => store.close());

  it.each([open, all])('are whole and in order for $level', async (access) => {
    const seen = drafts.filter(({ mark }) => access.level > 0 || mark === 'U');
    const byName = new Map<string, string[]>();
    for (const { names, edtf } of seen)
      for (const name of new Set(names)) byName.set(name, [...(byName.get(name) ?? []), edtf].sort());
    const names = await rowsOf((from) => store.names(access, from));
    expect(names.map(({ key }) => key)).toEqual([...byName.keys()].sort());
    for (const { key, documents, earliest, latest, mentions, exact } of names) {
      const dates = byName.get(key) ?? [];
      expect({ documents, earliest, latest }).toEqual({
        documents: dates.length,
        earliest: dates[0],
        latest: dates.at(-1),
      });
      expect(mentions).toBe(2 * documents);
      expect(exact).toBeLessThanOrEqual(documents);
    }
    const forms = await rowsOf((from) => store.otherForms(access, from));
    const expected = seen.flatMap(({ names: own, words }) =>
      own.filter((key) => !key.includes(words[0] ?? '')).map((key) => `${words[0]} ${key}`),
    );
    expect(forms.map(({ text, key }) => `${text} ${key}`)).toEqual([...new Set(expected)].sort());
    const words = await rowsOf((from) => store.dictionary(access, 1, from));
    const known = new Set(
      seen.flatMap((each) => [...each.words, ...each.names.map((name) => name.slice('Name '.length))]),
    );
    const told = words.map(({ value }) => value).filter((value) => value.startsWith('w'));
    expect(told).toEqual([...known].sort());
    let pieces = 0;
    for await (const _ of piecesOf((from) => store.names(access, from))) pieces += 1;
    expect(pieces).toBeGreaterThan(1);
  });
});
