import type { Block, Item, Pin, Reply } from '../../commands/reply.ts';
import type { LinkTo } from '../reader-links.ts';
import { visible } from './escape.ts';
import { copyPart, type Part } from './fit.ts';
import {
  isBlank,
  lengthOf,
  pinSpans,
  plain,
  quotationSpans,
  type Span,
  type Spans,
  spanned,
  spansOf,
} from './spans.ts';

/** A label of up to so many letters stands on one line with the words quoted. */
const shortLabel = 24;
/** Letters shown on either side of the place that a pointer marks. */
const around = 40;
/** Letters that take two columns in a fixed font (Unicode TR 11), and those that take any. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/gu;
const seen = /[^\p{M}\p{Cf}]/gu;

function columns(text: string): number {
  return (text.match(seen)?.length ?? 0) + (text.match(wide)?.length ?? 0);
}

function line(spans: Spans, more: Partial<Extract<Part, { kind: 'line' }>> = {}): Part {
  return { kind: 'line', spans, gap: false, ...more };
}

/** Parts with a space between them. */
function beside(parts: readonly Spans[]): Spans {
  return spanned(parts, ' ');
}

function itemParts({ number, label, quotation, note, also }: Item, linkTo: LinkTo | undefined): readonly Part[] {
  const numbered: Spans = number === undefined ? [] : [{ text: visible(number), look: 'strong' }];
  const labelled = spansOf(label);
  const noted = spansOf(note);
  const pins: readonly Pin[] = [...(quotation === undefined ? [] : [quotation.cite]), ...(also ?? [])];
  const cites = pinSpans(pins, linkTo);
  const opens = pins[0] === undefined ? {} : { opens: pins[0].document };
  if (quotation === undefined) return [line(beside([numbered, spanned([labelled, noted]), cites]), opens)];
  const quoted = quotationSpans(quotation);
  if (lengthOf(labelled) <= shortLabel) {
    return [line(beside([numbered, spanned([labelled, quoted, noted]), cites]), opens)];
  }
  return [line(beside([numbered, spanned([labelled, noted])])), line(beside([quoted, cites]), opens)];
}

function pointerText(text: string, at: number): string {
  const from = Math.max(0, at - around);
  const before = `${from > 0 ? '…' : ''}${visible(text.slice(from, at))}`;
  const after = visible(text.slice(at, at + around));
  return `${before}${after}${at + around < text.length ? '…' : ''}\n${' '.repeat(columns(before))}^`;
}

function withGap(parts: readonly Part[]): readonly Part[] {
  return parts.map((part, at) => (at === 0 && part.kind === 'line' ? { ...part, gap: true } : part));
}

function strong(text: string): Span {
  return { text: visible(text), look: 'strong' };
}

function blockParts(block: Block, linkTo: LinkTo | undefined): readonly Part[] {
  switch (block.kind) {
    case 'text':
      return [line(spansOf(block.text))];
    case 'quotation': {
      const { quotation, label } = block;
      const spans = beside([spansOf(label), quotationSpans(quotation), pinSpans([quotation.cite], linkTo)]);
      return [line(spans, { opens: quotation.cite.document })];
    }
    case 'fields':
      return block.fields.map(({ name, value }) => ({
        kind: 'field',
        name: visible(name).trim() || '–',
        value: spansOf(value),
      }));
    case 'list': {
      const title: Part[] = block.title === undefined ? [] : [line([strong(plain(block.title))])];
      return [...title, ...block.items.flatMap((item) => itemParts(item, linkTo))];
    }
    case 'copy': {
      const label: Part[] = block.label === undefined ? [] : [line([strong(block.label)])];
      return [...label, copyPart(visible(block.text.foreign, 'keep'))];
    }
    case 'pointer':
      return [copyPart(pointerText(block.text.foreign, block.at))];
    case 'picture':
      return block.file !== undefined || block.instead.length === 0 ? [] : [line(spansOf(block.instead))];
    case 'pager': {
      const { from, to, total, unit, page, pages } = block;
      const shown = `${from.toLocaleString('en-GB')}–${to.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`;
      return [line([{ text: `${shown} ${unit} · page ${page} of ${pages}` }], { size: 'small' })];
    }
  }
}

/** The blocks of a reply as parts, each block set off from the one before. */
export function partsOf(reply: Reply, linkTo?: LinkTo): readonly Part[] {
  return reply.blocks.flatMap((block) => withGap(blockParts(block, linkTo)));
}

/** A line of our own or theirs as a part; none when nothing of it can be seen. */
export function linePart(spans: Spans, more: Partial<Extract<Part, { kind: 'line' }>> = {}): readonly Part[] {
  return isBlank(spans) ? [] : [line(spans, more)];
}
