import type { types } from '@slack/bolt';
import type { Block, Item, Pin, Quotation, Run, Text } from '../../commands/reply.ts';
import { plain, visible, weight, words } from './escape.ts';
import { cutWithin } from './fit.ts';
import { limits } from './limits.ts';

type Part = types.RichTextText;
type Style = NonNullable<Part['style']>;

/** A paragraph of rich text before it is cut to size. Its text is literal: Slack looks for no markup in it. */
export interface Element {
  readonly kind: 'section' | 'quote' | 'preformatted' | 'bullet';
  readonly parts: readonly Part[];
}

/** A label up to this many characters shares its line with the quotation. */
const shortLabel = 24;
/** Columns of typed text on each side of the place that a pointer points at. */
const around = 30;
const gap = '  ';
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/gu;

function part(text: string, style?: Style): readonly Part[] {
  if (text === '') return [];
  return [style === undefined ? { type: 'text', text } : { type: 'text', text, style }];
}

function runParts(run: Run): readonly Part[] {
  return typeof run === 'string' || 'foreign' in run ? part(words(run)) : part(words(run), { bold: true });
}

/** A line of our words and theirs as text elements. */
export function parts(text: Text): readonly Part[] {
  return text.flatMap(runParts);
}

/** Everything in bold, for titles. */
export function boldParts(text: Text): readonly Part[] {
  return part(plain(text), { bold: true });
}

/** Exact words in quotation marks, matches in bold. */
function quoted({ quote, matches = [] }: Quotation): readonly Part[] {
  const found: Part[] = [];
  let at = 0;
  for (const [start, end] of matches) {
    if (start < at || end <= start) continue;
    found.push(...part(visible(quote.foreign.slice(at, start))));
    found.push(...part(visible(quote.foreign.slice(start, end)), { bold: true }));
    at = end;
  }
  return [...part('"'), ...found, ...part(visible(quote.foreign.slice(at))), ...part('"')];
}

function pinned(pins: readonly Pin[]): readonly Part[] {
  return part([...new Set(pins.map(({ pin }) => visible(pin)))].join(', '), { italic: true });
}

function spaced(groups: readonly (readonly Part[])[], mark = gap): readonly Part[] {
  return groups.filter((group) => group.length > 0).flatMap((group, at) => [...part(at === 0 ? '' : mark), ...group]);
}

function itemElements({ number, label = [], quotation, note = [], also = [] }: Item): readonly Element[] {
  const shownNumber = number === undefined ? [] : part(visible(number), { bold: true });
  const line = number === undefined ? 'bullet' : 'section';
  const pins = pinned([...(quotation === undefined ? [] : [quotation.cite]), ...also]);
  if (quotation === undefined) {
    const said = spaced([parts(label), parts(note)], ' · ');
    return [{ kind: line, parts: spaced([shownNumber, said, pins]) }];
  }
  if (plain(label).length <= shortLabel) {
    return [{ kind: line, parts: spaced([shownNumber, parts(label), quoted(quotation), parts(note), pins]) }];
  }
  return [
    { kind: 'section', parts: spaced([shownNumber, spaced([parts(label), parts(note)], ' · ')]) },
    { kind: 'quote', parts: spaced([quoted(quotation), pins]) },
  ];
}

function columns(text: string): number {
  return (text.match(/[^\p{M}\p{Cf}]/gu)?.length ?? 0) + (text.match(wide)?.length ?? 0);
}

function pointed(text: string, at: number): string {
  const from = Math.max(0, at - around);
  const before = `${from > 0 ? '…' : ''}${visible(text.slice(from, at))}`;
  const after = visible(text.slice(at, at + around));
  return `${before}${after}${at + around < text.length ? '…' : ''}\n${' '.repeat(columns(before))}^`;
}

/** One block of a reply as paragraphs of rich text. */
export function elementsOf(block: Exclude<Block, { kind: 'pager' }>): readonly Element[] {
  switch (block.kind) {
    case 'text':
      return [{ kind: 'section', parts: parts(block.text) }];
    case 'quotation': {
      const { quotation, label = [] } = block;
      return [{ kind: 'quote', parts: spaced([parts(label), quoted(quotation), pinned([quotation.cite])]) }];
    }
    case 'fields':
      return block.fields.map(({ name, value }) => ({
        kind: 'section',
        parts: spaced([part(visible(name), { bold: true }), parts(value)]),
      }));
    case 'list':
      return [
        ...(block.title === undefined ? [] : [{ kind: 'section', parts: boldParts(block.title) } as const]),
        ...block.items.flatMap(itemElements),
      ];
    case 'copy':
      return [
        ...(block.label === undefined
          ? []
          : [{ kind: 'section', parts: part(visible(block.label), { bold: true }) } as const]),
        { kind: 'preformatted', parts: part(visible(block.text.foreign, 'keep')) },
      ];
    case 'pointer':
      return [{ kind: 'preformatted', parts: part(pointed(block.text.foreign, block.at)) }];
  }
}

export function elementWeight({ parts: own }: Element): number {
  return own.reduce((sum, { text }) => sum + weight(text), 0);
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
      last !== undefined && last.style?.bold === each.style?.bold && last.style?.italic === each.style?.italic;
    if (alike) found[found.length - 1] = { ...last, text: last.text + each.text };
    else found.push(each);
  }
  return found;
}

/** An element in pieces of at most `room`, each of its own kind; nothing is lost. Elements without text vanish. */
export function splitElement(element: Element, room: number): readonly Element[] {
  const pieces: Element[] = [];
  let current: Part[] = [];
  let left = room;
  const close = () => {
    if (current.some(({ text }) => text.trim() !== '')) pieces.push({ kind: element.kind, parts: current });
    current = [];
    left = room;
  };
  for (const { text, ...rest } of merged(element.parts)) {
    let remaining = text;
    while (remaining !== '') {
      // A little room that is left is not worth a cut inside a word.
      if (left < weight(remaining) && left < room / 4) close();
      const cut = cutWithin(remaining, left);
      current.push({ ...rest, text: remaining.slice(0, cut) });
      left -= weight(remaining.slice(0, cut));
      remaining = remaining.slice(cut);
      if (remaining !== '') close();
    }
  }
  close();
  return pieces;
}

function drawn(kind: 'section' | 'quote' | 'preformatted', own: readonly Part[]): types.RichTextBlockElement {
  if (kind === 'quote') return { type: 'rich_text_quote', elements: [...own] };
  if (kind === 'preformatted')
    return { type: 'rich_text_preformatted', elements: own.map(({ text }) => ({ type: 'text', text })) };
  return { type: 'rich_text_section', elements: [...own] };
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
    const item: types.RichTextSection = { type: 'rich_text_section', elements: [...own] };
    if (last?.type === 'rich_text_list') last.elements.push(item);
    else shown.push({ type: 'rich_text_list', style: 'bullet', elements: [item] });
  }
  return { type: 'rich_text', elements: shown };
}

/** Elements in groups that each have room in one rich text block. */
export function grouped(elements: readonly Element[]): readonly (readonly Element[])[] {
  const { text: most, elements: mostElements } = limits.richText;
  const groups: Element[][] = [];
  let used = 0;
  for (const element of elements.flatMap((each) => splitElement(each, most))) {
    const own = elementWeight(element);
    const last = groups.at(-1);
    if (last === undefined || used + own > most || last.length >= mostElements) {
      groups.push([element]);
      used = own;
    } else {
      last.push(element);
      used += own;
    }
  }
  return groups;
}
