import type { types } from '@slack/bolt';
import { lettersWithin, weight } from './escape.ts';
import { cutWithin } from './fit.ts';
import { limits } from './limits.ts';

/** Some words in one style, or words that lead somewhere. Their text is literal: Slack looks for no markup in it. */
export type Part = (types.RichTextText & Moment) | (types.RichTextLink & Moment & { readonly text: string });

/** Seconds since 1970 of words that name a moment: shown whole, each reader sees it by his own clock. */
interface Moment {
  readonly moment?: number;
}

/** A paragraph of rich text before it is cut to size. */
export interface Element {
  readonly kind: 'section' | 'quote' | 'preformatted' | 'bullet';
  readonly parts: readonly Part[];
}

/** A paragraph that has room, and what it takes of the budget. */
interface Measured extends Element {
  readonly weight: number;
}

/** Paragraphs that have room in one block together, and what they take of the budget. */
export interface Group {
  readonly elements: readonly Element[];
  readonly weight: number;
}

/** The words of an element, for the fallback text. */
export function elementWords({ kind, parts: own }: Element): string {
  return `${kind === 'bullet' ? '• ' : ''}${own.map(({ text }) => text).join('')}`;
}

/** Neighbours of one style are one text element: a payload of words, not of scraps. */
function merged(own: readonly Part[]): readonly Part[] {
  const found: Part[] = [];
  for (const each of own) {
    const last = found.at(-1);
    const alike =
      last?.type === 'text' &&
      each.type === 'text' &&
      last.moment === undefined &&
      each.moment === undefined &&
      last.style?.bold === each.style?.bold &&
      last.style?.italic === each.style?.italic;
    if (alike) found[found.length - 1] = { ...last, text: last.text + each.text };
    else found.push(each);
  }
  return found;
}

/** What an address takes of the budget, beside its words. */
function linkWeight(part: object): number {
  return 'url' in part ? weight(String(part.url)) : 0;
}

/** An element in pieces of at most `room`, each of its own kind; nothing is lost. Elements without text vanish. */
function split(element: Element, room: number): readonly Measured[] {
  const pieces: Measured[] = [];
  let current: Part[] = [];
  let used = 0;
  const close = () => {
    if (current.some(({ text }) => text.trim() !== ''))
      pieces.push({ kind: element.kind, parts: current, weight: used });
    current = [];
    used = 0;
  };
  for (const { text, ...rest } of merged(element.parts)) {
    let remaining = text;
    while (remaining !== '') {
      // A little room that is left is not worth a cut inside a word.
      const narrow = room - used < room / 4;
      if (narrow && lettersWithin(remaining, room - used).letters < remaining.length) close();
      const cut = cutWithin(remaining, room - used);
      const shown = remaining.slice(0, cut);
      const { moment: _, ...words } = rest;
      current.push({ ...(shown === text ? rest : words), text: shown });
      used += weight(shown) + linkWeight(rest);
      remaining = remaining.slice(cut);
      if (remaining !== '') close();
    }
  }
  close();
  return pieces;
}

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#date-element-type */
function element({ moment, ...part }: Part): types.RichTextElement {
  if (moment === undefined) return part;
  const style = part.style === undefined ? {} : { style: part.style };
  return { type: 'date', timestamp: moment, format: '{date_long} at {time}', fallback: part.text, ...style };
}

function drawn(kind: 'section' | 'quote' | 'preformatted', own: readonly Part[]): types.RichTextBlockElement {
  if (kind === 'quote') return { type: 'rich_text_quote', elements: own.map(element) };
  if (kind === 'preformatted')
    return { type: 'rich_text_preformatted', elements: own.map(({ text }) => ({ type: 'text', text })) };
  return { type: 'rich_text_section', elements: own.map(element) };
}

/** Elements as one rich text block; bullets that follow each other are one list. They have to have room together. */
export function richText(elements: readonly Element[]): types.RichTextBlock {
  const shown: types.RichTextBlockElement[] = [];
  for (const { kind, parts: own } of elements) {
    if (kind !== 'bullet') {
      shown.push(drawn(kind, own));
      continue;
    }
    const last = shown.at(-1);
    const item: types.RichTextSection = { type: 'rich_text_section', elements: own.map(element) };
    if (last?.type === 'rich_text_list') last.elements.push(item);
    else shown.push({ type: 'rich_text_list', style: 'bullet', elements: [item] });
  }
  return { type: 'rich_text', elements: shown };
}

/** Elements in groups that each have room in one rich text block. */
export function grouped(elements: readonly Element[]): readonly Group[] {
  const { text: most, elements: mostElements } = limits.richText;
  const groups: { elements: Element[]; weight: number }[] = [];
  for (const element of elements.flatMap((each) => split(each, most))) {
    const last = groups.at(-1);
    if (last === undefined || last.weight + element.weight > most || last.elements.length >= mostElements) {
      groups.push({ elements: [element], weight: element.weight });
    } else {
      last.elements.push(element);
      last.weight += element.weight;
    }
  }
  return groups;
}
