import { describe, expect, it } from 'vitest';
import { examplesOf } from '../../../commands/examples.ts';
import { commands } from '../../../commands/index.ts';
import type { Collection, Explanation, Hit, Person, TimelineEvent } from '../../../src/index.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { articleOf, cableOf, cardOf, citing } from '../../doubles/documents.ts';
import { asking, chunks, long } from './hostile-texts.ts';

/** Lines that show every part of an answer once, where a command's examples show the same again and again. */
const lines: Readonly<Record<string, readonly string[]>> = {
  cable: [
    '/cable 05OSLO77',
    '/cable 05OSLO77 page:1',
    '/cable 05OSLO77 page:2',
    '/cable 05OSLO77 page:3',
    '/cable 05OSLO77 show:people',
    '/cable 05OSLO77 2',
    '/cable no-such-thing',
  ],
  find: ['/find words explain:true'],
  who: ['/who one', '/who both', '/who none'],
  timeline: ['/timeline words', '/timeline words as:csv'],
};

/** A collection whose documents, people and events say these words wherever they may; it answers the same to everything. */
function saying(words: readonly string[]): Collection {
  const folded = words.map((each) => each.replace(/\s+/gu, ' ').trim());
  const given = folded.map((each) => ({ text: `${each}.`, heading: `${each}:` }));
  const [first = ''] = folded;
  const cable = { ...cableOf(given, `${first}.`), warnings: words };
  const documents = [cable, { ...articleOf(given, `${first}.`), authors: words, outlet: first }];
  const quoted = given.map(({ text }) => citing(cable, text));
  const counts = folded.map((value) => ({ value, count: 1 }));
  const mentions = quoted.map((citation) => ({ ...citation, date: cable.date, documentTitle: cable.title }));
  const person: Person = {
    name: `${first} Olsen`,
    variants: folded.map((text) => ({ text, count: 1, citations: quoted.slice(0, 2) })),
    roles: folded.map((title) => ({ title, citations: quoted.slice(0, 1), judgement: title })),
    mentions,
    with: folded.map((name) => ({ name, paragraphs: 1 })),
    documents: 2,
    total: mentions.length + 3,
    tier: 'same',
    why: 'surname',
  };
  const events = quoted.map((citation): TimelineEvent => {
    const date = { edtf: '2005-03-04', precision: 'day', basis: 'stated' } as const;
    return { date, text: citation.quote, status: 'stated', citation, rule: 'test' };
  });
  const hits = quoted.map((citation): Hit => {
    const place = { documentId: cable.id, paragraph: citation.paragraph ?? 0, label: '1', citation };
    return {
      ...place,
      card: cardOf(cable),
      snippet: citation.quote,
      matches: [[0, 3]],
      inHeading: true,
      inTitle: false,
      cut: { before: false, after: false },
      score: 1,
      copies: { total: 4, identical: false, citations: quoted },
    };
  });
  const parts = words.map((text) => {
    const completed = { words: 2, commonest: [{ value: text, count: 1 }] };
    return { text, paragraphs: 1, spellings: words, left: 'not with the rest', completed } as const;
  });
  const explanation: Explanation = {
    steps: [
      { plan: 'all words', parts: words, total: 0 },
      { plan: 'words left out', parts: words, total: 1 },
    ],
    parts,
    more: 1,
    filtered: { left: 1, of: 2 },
    ranked: 1,
    ...(quoted[0] === undefined
      ? {}
      : {
          first: {
            citation: quoted[0],
            parts: words.map((part) => ({ part, text: 1, heading: 1, title: 1 })),
            score: 1,
            made: { words: 1, coverage: 1, nearness: 0, document: 0 },
          },
        }),
  };
  return collectionOf(
    {
      find: async () => ({
        hits,
        total: hits.length + 4,
        copies: 4,
        corrected: first,
        dropped: words,
        facets: { year: counts, origin: counts, tag: [], kind: [] },
        plan: 'words left out',
        searched: 2,
        explanation,
      }),
      who: async (name) => ({
        people: name === 'both' ? [person, { ...person, name: `${first} Berg` }] : name === 'none' ? [] : [person],
        more: 3,
        near: folded.map((each) => ({ name: each, mentions: 1 })),
        searched: 2,
      }),
      timeline: async () => ({ events, undated: events, total: events.length, searched: 2, person: first }),
      onThisDay: async (day) => ({ day, documents: documents.map(cardOf), events, searched: 2 }),
      stats: async () => ({ ...(await collectionOf().stats()), origins: counts, tags: counts, kinds: counts }),
    },
    documents,
  );
}

describe('hostile words in documents', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'are only words where /%s shows them',
    async (name, command) => {
      const asked = lines[name] ?? examplesOf(command, { id: '05OSLO77', person: 'Per Olsen', tag: 'PREL' });
      for (const words of [...chunks(15), ...long.map((each) => [each])]) {
        const collection = saying(words);
        for (const line of asked) expect(await asking(line, collection), line).toEqual([]);
      }
    },
  );
});
