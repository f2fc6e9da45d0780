import { describe, expect, it } from 'vitest';
import { buttonId, keyOf, readButtonId } from '../../../adapters/buttons.ts';
import type { SlackFrame } from '../../../adapters/slack/frame.ts';
import { render, type SlackMessage } from '../../../adapters/slack/render.ts';
import { reply } from '../../../commands/compose.ts';
import { type Action, type Block, foreign, type Reply } from '../../../commands/reply.ts';
import { scanMessage } from '../../doubles/slack-scan.ts';
import { checkMessage } from '../../doubles/slack-schema.ts';

const asked = { command: 'find', options: { query: 'harbor' } };
const alone: SlackFrame = { asked, audience: 'private' };
const cite = { pin: '05OSLO77 ¶2', document: '05OSLO77', paragraph: 1, start: 0, end: 9 };
const open = (label: string): Action => ({ label: [foreign(label)], command: 'cable', options: { id: label } });

/** Messages without their files, judged. */
function drawn(parts: Partial<Reply>, frame = alone): readonly SlackMessage[] {
  const messages = render(reply({ title: ['Title'], ...parts }), frame);
  for (const { files: _, ...body } of messages) {
    expect(checkMessage(body)).toEqual([]);
    expect(scanMessage(body)).toEqual([]);
  }
  return messages;
}

function only(parts: Partial<Reply>, frame = alone): SlackMessage {
  const [message, ...more] = drawn(parts, frame);
  expect(more).toEqual([]);
  if (message === undefined) throw new Error('no message');
  return message;
}

function rich(block: Block): unknown {
  return only({ blocks: [block] }, { audience: 'private' }).blocks.find(({ type }) => type === 'rich_text');
}

const text = (words: string, style?: object) => ({
  type: 'text',
  text: words,
  ...(style === undefined ? {} : { style }),
});

describe('an answer in Slack', () => {
  it('has lead, classification, title, subtitle, blocks, menus, buttons and footer in this order', () => {
    const message = only({
      tone: 'confidential',
      lead: ['Best match'],
      kicker: ['CONFIDENTIAL'],
      subtitle: ['5 March 2005'],
      blocks: [{ kind: 'pager', page: 1, pages: 2, from: 1, to: 5, total: 1_234, unit: 'paragraphs' }],
      menus: [{ label: 'year', choices: [open('2005')] }],
      actions: [open('Read')],
      footer: ['Searched 2 documents.'],
    });
    expect(message.blocks.map(({ type }) => type)).toEqual(
      'context context header rich_text context actions actions context'.split(' '),
    );
    expect(message.text).toBe(
      'Best match\n🟦 CONFIDENTIAL\nTitle\n5 March 2005\n1–5 of 1,234 paragraphs · page 1 of 2\nSearched 2 documents.',
    );
  });

  it('quotes with matches in bold and the pin cite last', () => {
    const quotation = { quote: foreign('the harbor talks'), matches: [[4, 10]] as const, cite };
    expect(rich({ kind: 'quotation', quotation, label: ['(C)'] })).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_quote',
          elements: [
            text('(C)  "the '),
            text('harbor', { bold: true }),
            text(' talks"  '),
            text('05OSLO77 ¶2', { italic: true }),
          ],
        },
      ],
    });
  });

  it('names fields in bold', () => {
    expect(rich({ kind: 'fields', fields: [{ name: 'TAGS', value: [foreign('PREL')] }] })).toMatchObject({
      elements: [{ elements: [text('TAGS', { bold: true }), text('  PREL')] }],
    });
  });

  it('makes bullets of items without number, and keeps numbers', () => {
    const items = [{ label: ['a'] }, { label: ['b'], note: ['c'] }, { number: '7', label: ['d'] }];
    expect(rich({ kind: 'list', items })).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            { type: 'rich_text_section', elements: [text('a')] },
            { type: 'rich_text_section', elements: [text('b · c')] },
          ],
        },
        { type: 'rich_text_section', elements: [text('7', { bold: true }), text('  d')] },
      ],
    });
  });

  it('keeps what is to be copied, and marks a place of what was typed', () => {
    expect(rich({ kind: 'copy', text: foreign('*a*\n<b>'), label: 'bibtex' })).toMatchObject({
      elements: [{ type: 'rich_text_section' }, { type: 'rich_text_preformatted', elements: [text('*a*\n<b>')] }],
    });
    expect(rich({ kind: 'pointer', text: foreign('goal "posts'), at: 5 })).toMatchObject({
      elements: [{ type: 'rich_text_preformatted', elements: [text('goal "posts\n     ^')] }],
    });
  });

  it('has a section for a title that is longer than a header', () => {
    const message = only({ title: [foreign('word '.repeat(40))] });
    expect(message.blocks[0]).toMatchObject({ type: 'rich_text' });
  });

  it('always has a fallback text', () => {
    expect(only({ title: [foreign('\u200b')] }, { audience: 'private' })).toMatchObject({ text: 'Reftel', blocks: [] });
  });
});

describe('what can be pressed', () => {
  const elements = (message: SlackMessage) =>
    message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));

  it('is a button for each action, with the key of what it asks', () => {
    const [read, share, missed, ...more] = elements(only({ actions: [open('Read')] }));
    expect(read).toMatchObject({ value: keyOf(open('Read')), action_id: buttonId('run', keyOf(open('Read'))) });
    expect(share).toMatchObject({ text: { text: 'Share to channel' }, action_id: buttonId('share', keyOf(asked)) });
    expect(missed).toMatchObject({ text: { text: 'Not what I meant' }, value: keyOf(asked) });
    expect(more).toEqual([]);
  });

  it('takes a shared answer back, and has nothing to press where nothing was asked', () => {
    const [first] = elements(only({}, { asked, audience: 'public' }));
    expect(first).toMatchObject({ text: { text: 'Delete' }, action_id: buttonId('unshare', keyOf(asked)) });
    const [shared] = elements(only({}, { asked, audience: 'public', share: 'one-of-many' }));
    expect(shared).toMatchObject({ text: { text: 'Delete' }, action_id: buttonId('unshare', 'one-of-many') });
    expect(elements(only({}, { audience: 'public' }))).toEqual([]);
  });

  it('has no id twice, though two buttons ask the same', () => {
    const ids = elements(only({ actions: [open('a'), open('a'), open('a')] })).map((each) => each.action_id ?? '');
    expect(new Set(ids).size).toBe(5);
    for (const id of ids) expect(readButtonId(id)?.key).toMatch(/^[\w-]{12}$/u);
  });

  it('offers choices by key, once each, and says how many it leaves out', () => {
    const choices = Array.from({ length: 150 }, (_, at) => open(`${at}`));
    const message = only({ menus: [{ label: 'origin', choices: [...choices, open('0')] }] });
    const menu = elements(message).find(({ type }) => type === 'static_select');
    expect(menu).toMatchObject({ placeholder: { text: 'origin' }, options: { length: 100 } });
    expect(message.text).toContain('origin: the first 100 of 150 choices');
  });

  it('shortens labels between graphemes and says so', () => {
    const [button] = elements(only({ actions: [open('👩‍🚀'.repeat(40))] }));
    expect(button).toMatchObject({ text: { text: `${'👩‍🚀'.repeat(14)}…` } });
  });

  it('leaves out buttons beyond two rows, and says so', () => {
    const actions = Array.from({ length: 60 }, (_, at) => open(`${at}`));
    expect(only({ actions }).text).toContain('12 more buttons are not shown');
  });
});

describe('files', () => {
  it('go with the last message, and are named in it', () => {
    const file = { name: 'timeline.csv', type: 'text/csv', content: 'date\n2007' };
    const message = only({ attachments: [file] });
    expect(message.files).toEqual([file]);
    expect(message.text).toContain('File, in your direct messages: timeline[.]csv (text/csv)');
    expect(only({ attachments: [file] }, { audience: 'public' }).text).toContain('File: timeline[.]csv (text/csv)');
  });
});
