import type { types } from '@slack/bolt';
import type { Attachment, Block, Reply, Text, Tone } from '../../commands/reply.ts';
import type { LinkTo } from '../reader-links.ts';
import { boldParts, elementsOf, parts } from './blocks.ts';
import { componentsOf, componentsWeight } from './components.ts';
import { plain, visible, weight } from './escape.ts';
import type { SlackFrame } from './frame.ts';
import { limits } from './limits.ts';
import { type Element, elementWords, grouped, richText } from './rich-text.ts';

/** A block, its words for the fallback text, and what it takes of the budget. */
export interface Piece {
  readonly block: types.KnownBlock;
  readonly words: string;
  readonly weight: number;
  /** What is shown in the block's place once it is uploaded. */
  readonly picture?: Attachment;
}

/** Stands beside the word of the classification, never alone. */
const symbols: Readonly<Record<Tone, string>> = {
  unclassified: '🟩',
  limited: '🟪',
  confidential: '🟦',
  secret: '🟥',
  'top-secret': '🟧',
  article: '⬜',
  neutral: '',
  problem: '',
};
/** Reply blocks up to this many pieces keep their distance from each other; more are drawn closer together. */
const airy = 40;
/** Where the files of a private answer go, since no file can be shown to one person in a channel. */
export const inDirectMessages = 'in your direct messages';
/** A longer footer is no small print: it goes with the body, which may take several messages. */
const shortFooter = 1_000;

/** Paragraphs of rich text as pieces that each fit a block. */
function richPieces(elements: readonly Element[]): readonly Piece[] {
  return grouped(elements).map(({ elements: group, weight: own }) => ({
    block: richText(group),
    words: group.map(elementWords).join('\n'),
    weight: own,
  }));
}

/** Small print, or ordinary text where it is too long for that; nothing for an empty line. */
export function smallPieces(line: string): readonly Piece[] {
  const text = line.trim();
  if (text === '') return [];
  if (weight(text) > limits.context.text) return richPieces([{ kind: 'section', parts: [{ type: 'text', text }] }]);
  return [
    {
      block: { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] },
      words: text,
      weight: weight(text),
    },
  ];
}

function titlePieces(title: Text): readonly Piece[] {
  const text = plain(title).replace(/\s+/gu, ' ').trim();
  if (text.length > limits.header.text) return richPieces([{ kind: 'section', parts: boldParts(title) }]);
  if (text === '') return [];
  return [
    { block: { type: 'header', text: { type: 'plain_text', text, emoji: false } }, words: text, weight: weight(text) },
  ];
}

function headPieces({ lead = [], kicker = [], title, subtitle = [], tone }: Reply): readonly Piece[] {
  const small = plain(kicker);
  return [
    ...smallPieces(plain(lead)),
    ...smallPieces(small === '' ? '' : `${symbols[tone]} ${small}`),
    ...titlePieces(title),
    ...richPieces([{ kind: 'section', parts: parts(subtitle) }]),
  ];
}

function pagerWords({ from, to, total, unit, page, pages }: Extract<Block, { kind: 'pager' }>): string {
  return visible(`${from}–${to} of ${total.toLocaleString('en-GB')} ${unit} · page ${page} of ${pages}`);
}

/** Attachments that stand in the text as pictures, by the name of their file. */
export function shownPictures({ blocks, attachments }: Reply): ReadonlyMap<string, Attachment> {
  const files = new Set(
    blocks.flatMap((block) => (block.kind === 'picture' && block.file !== undefined ? block.file : [])),
  );
  return new Map(attachments.filter(({ name }) => files.has(name)).map((each) => [each.name, each]));
}

/** A picture's text, to be put in its place; what the picture says first where it has no text of its own. */
function picturePiece({ instead }: Extract<Block, { kind: 'picture' }>, picture: Attachment): readonly Piece[] {
  const { alternative = '' } = picture;
  const own = richPieces(elementsOf({ kind: 'text', text: instead }));
  const [first, ...more] = own.length > 0 ? own : smallPieces(visible(alternative.split('\n')[0] ?? ''));
  return first === undefined ? [] : [{ ...first, weight: first.weight + weight(alternative), picture }, ...more];
}

function blockPieces(reply: Reply, close: boolean, linkTo: LinkTo | undefined): readonly Piece[] {
  const pieces: Piece[] = [];
  const pictures = shownPictures(reply);
  let waiting: Element[] = [];
  const flush = () => {
    pieces.push(...richPieces(waiting));
    waiting = [];
  };
  for (const block of reply.blocks) {
    const picture = block.kind === 'picture' ? pictures.get(block.file ?? '') : undefined;
    if (block.kind === 'pager' || picture !== undefined || !close) flush();
    if (block.kind === 'picture' && picture !== undefined) pieces.push(...picturePiece(block, picture));
    else if (block.kind === 'pager') pieces.push(...smallPieces(pagerWords(block)));
    else waiting.push(...elementsOf(block, linkTo));
  }
  flush();
  return pieces;
}

/** What an answer says, in order. */
export function bodyPieces(reply: Reply, { audience, linkTo }: SlackFrame): readonly Piece[] {
  const roomy = blockPieces(reply, false, linkTo);
  const pictures = shownPictures(reply);
  const files = reply.attachments.filter(({ name }) => !pictures.has(name));
  const footer = plain(reply.footer ?? []);
  const where = audience === 'private' ? `, ${inDirectMessages}` : '';
  return [
    ...headPieces(reply),
    ...(roomy.length <= airy ? roomy : blockPieces(reply, true, linkTo)),
    ...files.flatMap(({ name, type }) => smallPieces(`File${where}: ${visible(name)} (${visible(type)})`)),
    ...(weight(footer) > shortFooter ? smallPieces(footer) : []),
  ];
}

/** What stands below an answer, on its last message: menus, buttons, small print. Always less than a message holds. */
export function tailPieces(reply: Reply, frame: SlackFrame): readonly Piece[] {
  const { blocks, said } = componentsOf(reply, frame);
  const footer = plain(reply.footer ?? []);
  return [
    ...smallPieces(said.join('; ')),
    ...blocks.map((block) => ({ block, words: '', weight: componentsWeight(block) })),
    ...(weight(footer) > shortFooter ? [] : smallPieces(footer)),
  ];
}
