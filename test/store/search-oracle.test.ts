import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { AskError } from '../../src/errors.ts';
import { parseQuery } from '../../src/search/language.ts';
import type { Node, Query } from '../../src/search/query.ts';
import { stem } from '../../src/search/stem.ts';
import { wordsOf } from '../../src/search/words.ts';
import { openStore } from '../../src/store/index.ts';
import { batchOf, documentOf, entryOf, tag, type Wanted } from './documents.ts';

const vocabulary = [
  'Minsk',
  'amnesty',
  'amnesties',
  'release',
  'released',
  'U.S.',
  'well-known',
  'Łódź',
  'post',
  'posts',
  'and',
  'OR',
];
const words = (most: number) =>
  fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: most }).map((each) => each.join(' '));

const paragraph = fc.record(
  { text: words(8), heading: words(3), mark: fc.constantFrom('U', 'C', 'S') },
  { requiredKeys: ['text', 'mark'] },
);
const collection = fc
  .array(fc.record({ title: words(3), tagName: words(1), paragraphs: fc.array(paragraph, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((each): Wanted[] =>
    each.map(({ title, tagName, paragraphs }, index) => ({
      id: `doc-${index}`,
      title,
      paragraphs,
      cable: { classification: 'CONFIDENTIAL', tags: [tag('X', tagName)] },
    })),
  );

const { node } = fc.letrec<{ node: Node; word: Node; phrase: Node; and: Node; or: Node }>((tie) => ({
  node: fc.oneof({ maxDepth: 2, withCrossShrink: true }, tie('word'), tie('phrase'), tie('and'), tie('or')),
  word: fc.constantFrom(...vocabulary).map((text): Node => ({ kind: 'word', text, prefix: false })),
  phrase: words(3).map((text): Node => ({ kind: 'phrase', words: text.split(' '), prefix: false })),
  and: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((of): Node => ({ kind: 'and', of })),
  or: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((of): Node => ({ kind: 'or', of })),
}));

/** Reads the fields of a paragraph one after the other: no index, no SQL. */
function holds(fields: readonly (readonly string[])[], each: Node): boolean {
  switch (each.kind) {
    case 'word':
    case 'phrase': {
      const sought = wordsOf(each.kind === 'word' ? each.text : each.words.join(' ')).map(stem);
      return fields.some((field) => field.some((_, at) => sought.every((word, step) => field[at + step] === word)));
    }
    case 'and':
      return each.of.every((part) => holds(fields, part));
    case 'or':
      return each.of.some((part) => holds(fields, part));
  }
}

/** Every word and phrase of a question. */
function leaves(each: Node): Node[] {
  return each.kind === 'and' || each.kind === 'or' ? each.of.flatMap(leaves) : [each];
}

function scan(documents: readonly Wanted[], query: Query, levels: readonly string[]): string[] {
  return documents.flatMap(({ id, title = '', paragraphs, cable }) =>
    paragraphs.flatMap((each, index) => {
      const { text, heading = '', mark = '' } = typeof each === 'string' ? { text: each } : each;
      const tags = (cable?.tags ?? []).map(({ code, name }) => `${code} ${name}`).join(' ');
      const fields = [text, heading, title, tags].map((field) => wordsOf(field).map(stem));
      const fits = query.all === undefined || holds(fields, query.all);
      const first = paragraphs.findIndex((other) => typeof other === 'string' || levels.includes(other.mark ?? ''));
      const own = query.all === undefined || leaves(query.all).some((leaf) => holds(fields.slice(0, 2), leaf));
      const here = fits && (own || index === first);
      const seen = levels.includes(mark) && here && !query.none.some((part) => holds(fields, part));
      return seen ? [`${id} ${index}`] : [];
    }),
  );
}

describe('searching a store', () => {
  it('finds what a plain scan of the collection finds, for every reader', async () => {
    await fc.assert(
      fc.asyncProperty(collection, fc.option(node), fc.array(node, { maxLength: 2 }), async (documents, all, none) => {
        const store = await openStore('sqlite::memory:');
        await store.put(batchOf(...documents.map((wanted) => entryOf(documentOf(wanted)))), '2026-01-01T00:00:00Z');
        const query: Query = { ...(all === null ? {} : { all }), none, filters: {} };
        for (const [level, marks] of [
          [4, ['U', 'C', 'S']],
          [2, ['U', 'C']],
          [0, ['U']],
        ] as const) {
          const { hits, total } = await store.search(query, { level }, { limit: 100 });
          const found = hits.map((hit) => `${hit.card.id} ${hit.paragraph}`).sort();
          expect(found).toEqual(scan(documents, query, marks).sort());
          expect(total).toBe(found.length);
        }
        await store.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('hostile questions', async () => {
  const store = await openStore('sqlite::memory:');
  afterAll(() => store.close());
  await store.put(
    batchOf(entryOf(documentOf({ id: 'doc', paragraphs: ['Amnesty in Minsk.'] }))),
    '2026-01-01T00:00:00Z',
  );

  const syntax = [
    '"',
    '""',
    '*',
    '^',
    '(',
    ')',
    '{',
    '}',
    ':',
    '+',
    '-',
    'AND',
    'OR',
    'NOT',
    'NEAR',
    'NEAR(',
    ', 2)',
    'text:',
    "'",
    ';',
    '\\',
  ];
  const piece = fc.oneof(
    fc.constantFrom(...syntax, '\u0000', '\ud800', '“', '”', 'from:', '%', '_', '\u{10FFFF}', '𞤀', 'é', 'a'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));

  it('never reach the index as syntax, as words, phrases, beginnings or exclusions', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, fc.boolean(), async (text, prefix) => {
        const nodes: Node[] = [
          { kind: 'word', text, prefix, also: [text] },
          { kind: 'phrase', words: text.split(' '), prefix },
        ];
        for (const each of nodes) {
          const query: Query = { all: { kind: 'or', of: [each] }, none: [], filters: {} };
          await store.search(query, everything, { limit: 5 });
          await store.search({ all: each, none: nodes, filters: {} }, everything, { limit: 5 });
          await store.search({ none: [each], filters: {} }, everything, { limit: 5 });
          await store.events({ about: each, names: [text], dated: true }, everything, { limit: 5 });
        }
        const filters = { from: [text], to: [text], tag: [text], person: [text], kind: [text], in: [text] };
        await store.search({ none: [], filters }, everything, { limit: 5, facets: true });
        await store.wordCounts([text], everything);
        await store.idCandidates(text, everything, 5);
        await store.cards(everything, { limit: 5, prefix: text });
      }),
      { numRuns: 300 },
    );
  });

  it('are answered or refused with a reason, never with a fault', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        try {
          const parsed = parseQuery(text);
          await store.search(parsed, everything, { limit: 5 });
        } catch (error) {
          expect(error).toBeInstanceOf(AskError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('may be deep or long: then they are refused in words', async () => {
    let deep: Node = { kind: 'word', text: 'a', prefix: false };
    for (let depth = 0; depth < 300; depth++) deep = { kind: 'and', of: [deep] };
    const many = Array.from({ length: 5000 }, (_, at): Node => ({ kind: 'word', text: `w${at}`, prefix: false }));
    for (const all of [deep, { kind: 'or', of: many } as const])
      await expect(store.search({ all, none: [], filters: {} }, everything, { limit: 5 })).rejects.toThrow(AskError);
    const wide = { kind: 'or', of: many.slice(0, 1500) } as const;
    expect((await store.search({ all: wide, none: [], filters: {} }, everything, { limit: 5 })).total).toBe(0);
  });
});
