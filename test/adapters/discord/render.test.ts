import { describe, expect, it } from 'vitest';
import { cutPoint } from '../../../adapters/discord/fit.ts';
import { plainText } from '../../../adapters/discord/plain-text.ts';
import { render } from '../../../adapters/discord/render.ts';
import { reply } from '../../../commands/compose.ts';
import { type Action, type Block, foreign, type Reply } from '../../../commands/reply.ts';
import { answered, problemsOf } from './answered.ts';
import { mentions } from './hostile-texts.ts';

const asked = { command: 'cable', options: { id: '05OSLO77' } };
const cite = { pin: '05OSLO77 ¶1', document: '05OSLO77', start: 0, end: 9 };

function only(answer: Reply, cards: 'embed' | 'components' = 'embed', audience: 'private' | 'public' = 'private') {
  const messages = render(answer, { asked, audience }, { cards });
  expect(problemsOf(messages)).toEqual([]);
  expect(messages.length).toBe(1);
  const [message] = messages;
  if (message === undefined) throw new Error('there is no message');
  return message;
}

/** Labels of the buttons of a message, row by row. */
function buttons(message: { readonly components?: readonly unknown[] }): string[][] {
  const rows = (message.components ?? []) as { type: number; components: { type: number; label?: string }[] }[];
  return rows.filter(({ type }) => type === 1).map((row) => row.components.map(({ label }) => label ?? 'menu'));
}

const action = (label: string, at: number | string): Action => ({
  label: [label],
  command: 'cable',
  options: { id: `05OSLO${at}` },
});

describe('a card as an embed', () => {
  it('has lead, kicker, title, subtitle, quotation, facts and footer in their places', () => {
    const blocks: Block[] = [
      {
        kind: 'quotation',
        quotation: { quote: foreign('the harbor talks'), matches: [[4, 10]], cite },
        label: ['(C)'],
      },
      { kind: 'fields', fields: [{ name: 'TAGS', value: [{ strong: foreign('PREL') }, ' External'] }] },
    ];
    const message = only(
      reply({
        lead: ['Best match for "harbor"'],
        kicker: ['CONFIDENTIAL · cable'],
        tone: 'confidential',
        title: [foreign('HARBOR TALKS')],
        subtitle: [foreign('05 OSLO 77')],
        blocks,
        footer: ['seeds'],
      }),
    );
    expect(message.content).toBe('Best match for "harbor"');
    expect(message.embeds).toEqual([
      {
        color: 0x1565c0,
        author: { name: 'CONFIDENTIAL · cable' },
        title: 'HARBOR TALKS',
        description: '05 OSLO 77\n\n(C) “the **harbor** talks” *05OSLO77 ¶1*',
        fields: [{ name: 'TAGS', value: '**PREL** External', inline: true }],
        footer: { text: 'seeds' },
      },
    ]);
    expect(message.allowed_mentions).toEqual({ parse: [] });
  });

  it('lists items with number, words and pin cite last', async () => {
    const { embed } = await answered('/timeline');
    expect(embed[0]?.embeds?.[0]?.description).toContain(
      '**1** 2 Mar 2005 · “Anna Berg met Minister Olsen on March 2” · stated *05OSLO77 ¶1*',
    );
  });

  it('puts what is to be copied in blocks that nothing in it can end', () => {
    const copy = (text: string) =>
      only(reply({ title: ['x'], blocks: [{ kind: 'copy', text: foreign(text) }] })).embeds?.[0]?.description;
    expect(copy('a *b*\n  c https://d')).toBe('```\na *b*\n  c https://d\n```');
    expect(copy('a ``` <@1>')).toBe('a \\`\\`\\` \\<\\@1\\>');
    expect(copy('```')).toBe('\\`\\`\\`');
    expect(copy('``')).toBe('```\n``\n```');
    expect(copy('')).toBe('```\n(blank)\n```');
  });

  it('points below the place that is wrong', async () => {
    const { embed } = await answered('/find goal "posts');
    expect(embed[0]?.embeds?.[0]?.description).toBe('```\ngoal "posts\n     ^\n```');
  });

  it('keeps the order of blocks where facts stand before a list', () => {
    const blocks: Block[] = [
      { kind: 'fields', fields: [{ name: 'a', value: ['b'] }] },
      { kind: 'text', text: ['later'] },
    ];
    const { embeds } = only(reply({ title: ['x'], blocks }));
    expect(embeds?.map(({ fields, description }) => [fields?.length, description])).toEqual([
      [1, undefined],
      [undefined, 'later'],
    ]);
  });

  it('sends files beside it, under names that it can point to', () => {
    const attachments = [
      { name: 'a/b ü.png', type: 'image/png', content: 'x' },
      { name: 'a/b ü.png', type: 'image/png', content: 'y' },
    ];
    for (const cards of ['embed', 'components'] as const) {
      const message = only(reply({ title: ['x'], attachments }), cards);
      expect(message.files?.map(({ name }) => name)).toEqual(['a-b-u-.png', '2-a-b-u-.png']);
      expect(JSON.stringify(message.embeds ?? message.components)).toContain('attachment://a-b-u-.png');
    }
  });

  it('says which files are too large or too many', () => {
    const attachments = Array.from({ length: 12 }, (_, at) => ({
      name: `${at}.txt`,
      type: 'text/plain',
      content: 'x',
    }));
    const huge = { name: 'huge.csv', type: 'text/csv', content: 'x'.repeat(10 * 1024 * 1024 + 1) };
    const message = only(reply({ title: ['x'], attachments: [huge, ...attachments] }));
    expect(message.files?.length).toBe(10);
    const said = message.embeds?.[0]?.description?.replace(/\\/gu, '');
    expect(said).toContain('huge.csv is too large to be sent here');
    for (const name of ['10.txt', '11.txt']) expect(said).toContain(`${name} is one too many to be sent here`);
  });

  it('sends no more than a request may hold, and says what is left', () => {
    const attachments = [9, 9, 9].map((megabytes, at) => ({
      name: `${at}.csv`,
      type: 'text/csv',
      content: 'x'.repeat(megabytes * 1024 * 1024),
    }));
    const message = only(reply({ title: ['x'], attachments }));
    expect(message.files?.map(({ name }) => name)).toEqual(['0.csv', '1.csv']);
    expect(message.embeds?.[0]?.description?.replace(/\\/gu, '')).toContain('2.csv is one too many');
  });
});

describe('what can be pressed', () => {
  it('is shared, taken back and told to have missed, beside the answer’s own', () => {
    const answer = reply({ title: ['x'], actions: [action('Open', 1)] });
    expect(buttons(only(answer))).toEqual([['Open', 'Share to channel', 'Not what I meant']]);
    expect(buttons(only(answer, 'embed', 'public'))).toEqual([['Open', 'Delete', 'Not what I meant']]);
    expect(buttons(render(answer, { audience: 'private' })[0] ?? {})).toEqual([['Open']]);
  });

  it('is private where the answer is, and only there', () => {
    expect(only(reply({ title: ['x'] })).flags).toBe(64);
    expect(only(reply({ title: ['x'] }), 'embed', 'public').flags).toBeUndefined();
    expect(only(reply({ title: ['x'] }), 'components').flags).toBe(64 + 32_768);
  });

  it('is written out with its command where no room is left', () => {
    const actions = Array.from({ length: 60 }, (_, at) => action(`Open ${at}`, at));
    const menus = Array.from({ length: 7 }, (_, at) => ({ label: `menu ${at}`, choices: actions.slice(0, 30) }));
    for (const cards of ['embed', 'components'] as const) {
      const message = only(reply({ title: ['x'], actions, menus }), cards);
      expect(buttons(message).length).toBe(5);
      const text = JSON.stringify(message);
      expect(text).toContain('Open 3: \\\\/cable 05OSLO3');
      expect(text).toContain('menu 0, and 5 more');
      expect(text).toContain('menu 6');
      expect(text).toContain('… and 47 more');
    }
  });

  it('has an id of its own also where two do the same, and a choice once', () => {
    const same = [action('Open', 1), action('Open it', 1)];
    only(reply({ title: ['x'], actions: same, menus: [{ label: 'm', choices: same }] }));
  });

  it('has labels that can be seen and fit', () => {
    const label = (text: string) =>
      buttons(only(reply({ title: ['x'], actions: [{ ...action('', 1), label: [foreign(text)] }] })))[0]?.[0];
    expect(label('\u200b')).toBe('(blank)');
    expect(label('x'.repeat(100))).toBe(`${'x'.repeat(79)}…`);
  });

  it('stands beside the line that cites the document, where there is room for sections', async () => {
    const { components } = await answered('/find Olsen');
    expect(JSON.stringify(components[0]?.components)).toContain(
      '"accessory":{"type":2,"style":2,"label":"Open 05 OSLO 77"',
    );
  });
});

describe('cutting', () => {
  it.each([
    ['One. Two.\nThree four.', 15, 'One. Two.\n'],
    ['First sentence. Second one is long.', 25, 'First sentence. '],
    ['some words without an end', 17, 'some words '],
    [`${'x'.repeat(9)}👩‍👩‍👧👩‍👩‍👧`, 19, `${'x'.repeat(9)}👩‍👩‍👧`],
    [`a${'\u0301'.repeat(50)}`, 10, `a${'\u0301'.repeat(9)}`],
    ['👩👩', 3, '👩'],
  ])('of %j after at most %i letters', (text, most, expected) => {
    expect(text.slice(0, cutPoint(text, most))).toBe(expected);
  });
});

describe('a card that is refused', () => {
  it('has its words as plain text, still dead', () => {
    for (const text of [...mentions, 'https://a.b', 'x'.repeat(9_000), '* '.repeat(2_000)]) {
      const answer = reply({
        kicker: [foreign(text)],
        title: [foreign(text)],
        blocks: [{ kind: 'copy', text: foreign(`${text} ${text}`) }],
        footer: [foreign(text)],
      });
      for (const cards of ['embed', 'components'] as const) {
        for (const message of render(answer, { asked, audience: 'private' }, { cards })) {
          const plain = { content: plainText(message), allowed_mentions: { parse: [] as const } };
          expect(problemsOf([plain])).toEqual([]);
        }
      }
    }
  });
});
