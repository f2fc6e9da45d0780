import { createElement as h, type ReactNode } from 'react';
import { type Block, Message } from 'slack-blocks-to-jsx';
import { button, clock, file, htmlOf, linkButton, menu } from './controls.ts';
import type { PayloadFile, Shelf } from './shelf.ts';

interface PlainText {
  readonly text: string;
}

/** Of an element below a message, what ours have. */
interface Element {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: PlainText | string;
  readonly url?: string;
  readonly style?: string;
  readonly placeholder?: PlainText;
  readonly options?: readonly { readonly text: PlainText; readonly value?: string }[];
}

interface SlackBlock {
  readonly type: string;
  readonly text?: PlainText;
  readonly elements?: readonly Element[];
}

/** A message as `chat.postMessage` takes it, with its files, and the pictures that take a block's place. */
export interface SlackPayload {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly files?: readonly PayloadFile[];
  readonly pictures?: readonly { readonly at: number; readonly file: PayloadFile }[];
}

const unshare = /^r\d+:u:/u;

function textOf(text: PlainText | string | undefined): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}

function controlOf(element: Element, key: number): ReactNode {
  const { type, action_id: id = '', text, url, style, placeholder, options = [] } = element;
  if (type === 'static_select') {
    const choices = options.map((each) => ({ label: each.text.text, value: each.value ?? '' }));
    return menu({ id, label: textOf(placeholder), options: choices }, key);
  }
  if (url !== undefined) return linkButton(url, textOf(text), key);
  return button({ id, label: textOf(text), danger: style === 'danger' || unshare.test(id) }, key);
}

/** As the package draws it, without its styles of single elements, which the page's policy refuses, and its ids, which stand once a page. */
function byPackage(block: SlackBlock): string {
  const message = h(Message, {
    blocks: [block as unknown as Block],
    logo: '',
    name: 'Reftel',
    theme: 'light',
    withoutWrapper: true,
  });
  return htmlOf(message).replace(/ (?:style|id)="[^"]*"/gu, '');
}

/**
 * One block. The package takes plain text for Markdown, and its buttons and pictures for live ones: headers, small print,
 * buttons and pictures are drawn here, the rest is the package's.
 */
function blockHtml(block: SlackBlock, picture: PayloadFile | undefined, shelf: Shelf): string {
  const { type, text, elements = [] } = block;
  if (picture !== undefined) return htmlOf(file(picture, shelf, 0));
  if (type === 'header') return htmlOf(h('p', { className: 'heading first' }, textOf(text)));
  if (type === 'context') {
    const words = elements.map((each, at) => h('span', { key: at }, textOf(each.text)));
    return htmlOf(h('p', { className: 'small' }, words));
  }
  if (type === 'actions') return htmlOf(h('div', { className: 'row' }, elements.map(controlOf)));
  return byPackage(block);
}

function messageHtml({ blocks, files = [], pictures = [] }: SlackPayload, at: Date, shelf: Shelf): string {
  const drawn = blocks.map((block, place) => blockHtml(block, pictures.find((each) => each.at === place)?.file, shelf));
  const beside = files.map((each, place) => file(each, shelf, place));
  const head = h(
    'p',
    { className: 'from' },
    h('b', null, 'Reftel'),
    h('span', null, 'APP'),
    h('time', null, clock(at)),
  );
  return [
    '<div class="slack-message"><img class="avatar" src="/icon.svg" alt=""><div>',
    htmlOf(head),
    ...drawn,
    beside.length === 0 ? '' : htmlOf(h('div', { className: 'files' }, beside)),
    '</div></div>',
  ].join('');
}

/** Messages as Slack would show them, as HTML; `alone`: only the asker sees them. All that stands in a payload is text in it. */
export function slackHtml(payload: readonly SlackPayload[], at: Date, shelf: Shelf, alone: boolean): string {
  const told = alone ? '<p class="alone">Only visible to you</p>' : '';
  return told + payload.map((each) => messageHtml(each, at, shelf)).join('');
}
