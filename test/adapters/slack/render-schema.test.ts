import { createGenerator } from 'ts-json-schema-generator';
import { describe, expect, it } from 'vitest';
import { checkMessage, checkView } from '../../doubles/slack-schema.ts';

const source =
  'Made from the types of npm @slack/types 3.2.0 (MIT, Slack Technologies) by ts-json-schema-generator 2.4.0; vitest -u makes it anew.';

const text = (words: string) => ({ type: 'plain_text', text: words, emoji: false });
const button = (id: string, words = 'Read') => ({ type: 'button', action_id: id, text: text(words), value: 'x' });
const section = { type: 'section', text: text('words') };
const rich = (element: object) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [element] }],
});
const select = (count: number, value = '') => ({
  type: 'static_select',
  action_id: 's',
  options: Array.from({ length: count }, (_, at) => ({ text: text(`${at}`), value: `${at}${value}` })),
});

const accepted: Readonly<Record<string, readonly object[]>> = {
  'a header, a section and buttons': [
    { type: 'header', text: text('Title') },
    section,
    { type: 'actions', elements: [button('a'), button('b'), select(100)] },
  ],
  'rich text with styles': [rich({ type: 'text', text: 'bold', style: { bold: true } })],
  'a picture': [{ type: 'image', alt_text: 'chart', slack_file: { id: 'F1' } }],
};

const refused: Readonly<Record<string, readonly object[]>> = {
  'an unknown type': [{ type: 'sections', text: text('x') }],
  'an unknown property': [{ ...section, colour: 'red' }],
  'a long header': [{ type: 'header', text: text('x'.repeat(151)) }],
  'an empty header': [{ type: 'header', text: text('') }],
  'a header of markup': [{ type: 'header', text: { type: 'mrkdwn', text: 'x', verbatim: true } }],
  'markup that is not verbatim': [{ type: 'section', text: { type: 'mrkdwn', text: 'x' } }],
  'a long section': [{ type: 'section', text: text('x'.repeat(3_001)) }],
  'a button outside of actions': [button('a')],
  'a long button': [{ type: 'actions', elements: [button('a', 'x'.repeat(76))] }],
  'an id twice': [{ type: 'actions', elements: [button('a'), button('a')] }],
  'no elements': [{ type: 'actions', elements: [] }],
  '26 elements': [{ type: 'actions', elements: Array.from({ length: 26 }, (_, at) => button(`${at}`)) }],
  '101 choices': [{ type: 'actions', elements: [select(101)] }],
  'a long value of a choice': [{ type: 'actions', elements: [select(1, 'x'.repeat(150))] }],
  'an empty text element': [rich({ type: 'text', text: '' })],
  'a style that rich text has not': [rich({ type: 'text', text: 'x', style: { loud: true } })],
  '51 blocks': Array.from({ length: 51 }, () => section),
  'more text than a message holds': Array.from({ length: 5 }, () => ({
    type: 'section',
    text: text('x'.repeat(2_900)),
  })),
  'half of a surrogate pair': [{ type: 'section', text: text('\ud83d') }],
};

describe('the judge of Slack messages', () => {
  it('judges by shapes that are those of @slack/types today', async () => {
    const made = createGenerator({
      path: 'node_modules/@slack/types/dist/index.d.ts',
      type: 'View',
      skipTypeCheck: true,
      jsDoc: 'none',
      sortProps: true,
    }).createSchema('View');
    const schema = `${JSON.stringify({ $comment: source, ...made }, null, 1)}\n`;
    await expect(schema).toMatchFileSnapshot('../../fixtures/slack/block-kit.schema.json');
  });

  it.each(Object.keys(accepted))('takes %s', (name) => {
    expect(checkMessage({ channel: 'C1', text: 'words', blocks: accepted[name] })).toEqual([]);
    expect(checkMessage({ text: 'words', blocks: JSON.stringify(accepted[name]) })).toEqual([]);
  });

  it.each(Object.keys(refused))('refuses %s', (name) => {
    expect(checkMessage({ text: 'words', blocks: refused[name] })).not.toEqual([]);
  });

  it('refuses messages without fallback, with long ones, and those that would ping', () => {
    for (const body of [
      { blocks: [section] },
      { text: ' ', blocks: [section] },
      { text: 'x'.repeat(4_000) },
      { text: 'words', parse: 'full' },
      { text: 'words', link_names: true },
      { text: 'words', files: [] },
    ]) {
      expect(checkMessage(body), JSON.stringify(body).slice(0, 60)).not.toEqual([]);
    }
  });

  it('takes modals and home tabs, and refuses what is no view', () => {
    const modal = { type: 'modal', title: text('Find'), submit: text('Ask'), blocks: [section] };
    expect(checkView(modal)).toEqual([]);
    expect(checkView({ type: 'home', blocks: Array.from({ length: 100 }, () => section) })).toEqual([]);
    for (const view of [
      { ...modal, title: text('x'.repeat(25)) },
      { ...modal, blocks: Array.from({ length: 101 }, () => section) },
      { ...modal, colour: 'red' },
      { type: 'modal', blocks: [section] },
      { type: 'page', blocks: [section] },
    ]) {
      expect(checkView(view)).not.toEqual([]);
    }
  });
});
