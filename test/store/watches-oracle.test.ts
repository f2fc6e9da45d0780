import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../../src/access/access.ts';
import { AskError } from '../../src/errors.ts';
import type { StandingQuestion } from '../../src/search/index/standing/standing.ts';
import { parseQuery } from '../../src/search/language.ts';
import type { Query } from '../../src/search/query.ts';
import { openStore } from '../../src/store/index.ts';
import { nameKey } from '../../src/store/name-key.ts';
import type { Entry, Store } from '../../src/store/store.ts';
import { sentencesOf } from '../doubles/grammar.ts';
import { addressee, batchOf, documentOf, entryOf, mentionOf, tag } from './documents.ts';

const source = readFileSync(new URL('../../src/search/language.ts', import.meta.url), 'utf8');
const grammar = source.slice(source.indexOf('```ebnf'), source.lastIndexOf('```'));
const made = '2026-11-22T10:00:00.000Z';
const plan = { channel: 'discord:1:2', owner: 'discord:9', kind: 'query', text: '' } as const;
const limits = { channel: 1_000, store: 1_000 };
const readers: readonly Level[] = [0, 2, 4];

const vocabulary = 'Minsk relations relative related visa visas ban banned U.S. Événement the of goal posts北'.split(
  ' ',
);
const people = ['Karen Stewart', 'Kozulin'];
const some = <T>(of: readonly T[], minLength = 1, maxLength = 4) =>
  fc.array(fc.constantFrom(...of), { minLength, maxLength });
const words = (minLength: number, maxLength: number) => some([...vocabulary, ...people], minLength, maxLength);
const marks = ['U', 'U', 'SBU', 'C', 'S'];
const paragraph = fc.record(
  { text: words(1, 8), heading: words(1, 2), mark: fc.constantFrom(...marks) },
  { requiredKeys: ['text', 'mark'] },
);

const entries = fc
  .array(
    fc.record({
      title: words(1, 3),
      paragraphs: fc.array(paragraph, { maxLength: 4 }),
      tags: fc.subarray([tag('PREL', 'External Relations'), tag('BO', 'Belarus'), tag('ÉCON')]),
      to: fc.subarray(['SECSTATE WASHDC', 'AMEMBASSY MINSK']),
      article: fc.boolean(),
      edtf: fc.constantFrom('2005-12-31', '2006', '2006-01', undefined),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => all.map((each, at) => entryBy(`${at + 1}`, each)));

function entryBy(
  number: string,
  each: {
    title: string[];
    paragraphs: { text: string[]; heading?: string[]; mark: string }[];
    tags: ReturnType<typeof tag>[];
    to: string[];
    article: boolean;
    edtf: string | undefined;
  },
): Entry {
  const { title, tags, to, article, edtf } = each;
  const paragraphs = each.paragraphs.map(({ text, heading, mark }) => ({
    text: `${text.join(' ')}.`,
    mark,
    ...(heading === undefined ? {} : { heading: heading.join(' ') }),
  }));
  const cable = {
    mrn: `07STATE${number}`,
    classification: 'CONFIDENTIAL',
    from: addressee('AMEMBASSY MINSK'),
    to: to.map(addressee),
    tags,
  };
  const document = documentOf({
    ...(article ? { id: `Report-${number}`, outlet: 'Foreign Policy' } : { id: `07STATE${number}`, cable }),
    title: title.join(' '),
    header: `${number} ${JSON.stringify([tags, to, edtf])}`,
    paragraphs,
    ...(edtf === undefined ? {} : { edtf }),
  });
  const named = people.filter((name) => document.paragraphs.some(({ text }) => text.includes(name)));
  return entryOf(document, { mentions: named.flatMap((name) => mentionsOf(document, name)) }, `/in/${number}`);
}

/** One in each paragraph that has the name. */
function mentionsOf(document: Entry['document'], name: string) {
  return document.paragraphs.flatMap(({ text, start }) => {
    const at = text.indexOf(name);
    if (at < 0) return [];
    const mention = mentionOf(document, name, name);
    const citation = { ...mention.citation, start: start + at, end: start + at + name.length };
    const its = document.paragraphs.find((each) => each.start === start);
    return [{ ...mention, citation: { ...citation, ...(its === undefined ? {} : { paragraph: its.index }) } }];
  });
}

const asked = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...vocabulary, ...people) },
  fc.constantFrom(
    'relat*',
    'm*',
    'vis*',
    'ban*',
    '"visa ban"',
    '"goal posts"',
    '"u.s. rel*"',
    '"of the"',
    '"minsk goal"*',
    'évén*',
  ),
);
const filter = fc.constantFrom(
  ...'from:minsk from:policy to:washdc tag:prel tag:Belarus tag:écon kind:cable kind:article in:07state1 in:Report-2'.split(
    ' ',
  ),
  ...'class:<=C class:U class:>=S after:2006 before:2006-01 person:Kozulin'.split(' '),
  'person:"Karen Stewart"',
);
const question = fc.oneof(
  { weight: 3, arbitrary: asked },
  fc.tuple(asked, asked).map((each) => each.join(' ')),
  fc.tuple(asked, asked).map((each) => each.join(' OR ')),
  fc.tuple(asked, asked, asked).map(([one, other, third]) => `${one} OR ${other} ${third}`),
  fc.tuple(asked, asked).map(([one, other]) => `${one} -${other}`),
  fc.tuple(asked, filter).map((each) => each.join(' ')),
  fc.tuple(filter, filter, asked).map(([one, other, absent]) => `${one} ${other} -${absent}`),
  filter,
  sentencesOf(grammar, 'question', Array.from('aeimnskORABCZ<=>-–,;()[]{} \'."“”北é')),
);

/** The question as it stands, and as it is put to the store: of people, every name that is there is one of its own. */
function bothOf(text: string, of: readonly Entry[]): { standing: StandingQuestion; query: Query } | undefined {
  try {
    const { all, none, filters } = parseQuery(text);
    const { person, ...others } = filters;
    const words = { ...(all === undefined ? {} : { all }), none };
    if (person === undefined) return { standing: { query: { ...words, filters } }, query: { ...words, filters } };
    const keys = person.flatMap((name) => of.map(({ document }) => nameKey(name, document.id)));
    const sought = person.map((name) => ({ name, keys: [], best: 2 }));
    return {
      standing: { query: { ...words, filters: others }, people: sought },
      query: { ...words, filters: { ...others, person: keys } },
    };
  } catch (error) {
    if (error instanceof AskError) return undefined;
    throw error;
  }
}

async function watched(store: Store, number: number, level: Level) {
  const { items } = await store.watches.hits(number, { level }, { limit: 1_000 });
  return items.map(({ hit }) => ({ id: hit.card.id, place: `${hit.card.id} ${hit.paragraph}` }));
}

describe('watches', () => {
  it('find in what comes just what each question finds when it is put to the store, for every reader', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.array(question, { minLength: 15, maxLength: 30 }), async (all, texts) => {
        const store = await openStore('sqlite::memory:');
        const questions = texts.flatMap((text) => bothOf(text, all) ?? []);
        const numbers: number[] = [];
        for (const { standing } of questions)
          numbers.push(Number(await store.watches.create({ ...plan, question: standing }, made, limits)));
        await store.put(batchOf(...all), '');
        while ((await store.watches.match(made)).more);
        for (const [at, { query }] of questions.entries())
          for (const level of readers) {
            const { hits } = await store.search(query, { level }, { limit: 1_000 });
            const places = hits.map(({ card, paragraph: index }) => `${card.id} ${index}`);
            const found = await watched(store, numbers[at] ?? 0, level);
            expect(found.map(({ id }) => id).toSorted()).toEqual(
              [...new Set(hits.map(({ card }) => card.id))].toSorted(),
            );
            for (const { place } of found) expect(places).toContain(place);
          }
        await store.close();
      }),
      { numRuns: 5 },
    );
  });
});
