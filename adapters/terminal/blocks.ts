import type { Block, Item, Pin, Quotation } from '../../commands/reply.ts';
import { eachOnce } from '../reader-links.ts';
import { bold, columns, dim, type Ink, inked, inkedQuote, leading, wrapped } from './ink.ts';
import { visible } from './visible.ts';

/** A label up to this many columns shares its line with the quotation. */
const shortLabel = 24;
/** Columns of typed text on each side of the place that a pointer points at. */
const around = 60;
const gap = '   ';

function pinned(pins: readonly Pin[], ink: Ink): string {
  const words = eachOnce(pins).map((place) => leading(visible(place.pin), ink.linkTo?.(place), ink));
  return dim(words.join(', '), ink);
}

function quoted(quotation: Quotation, ink: Ink): string {
  return inkedQuote(quotation, ink);
}

function itemLines(item: Item, numbers: number, labels: number, ink: Ink): readonly string[] {
  const label = item.label === undefined ? '' : inked(item.label, ink);
  const note = item.note === undefined || item.note.length === 0 ? '' : inked(item.note, ink);
  const pins = [...(item.quotation === undefined ? [] : [item.quotation.cite]), ...(item.also ?? [])];
  const number = numbers === 0 ? '  ' : `  ${(item.number ?? '').padStart(numbers)}  `;
  const indent = ' '.repeat(number.length);
  const quote = item.quotation === undefined ? '' : quoted(item.quotation, ink);
  const line = (parts: readonly string[]) => parts.filter((part) => part !== '').join(gap);
  const cites = pins.length === 0 ? '' : pinned(pins, ink);
  if (quote === '' || columns(label) <= shortLabel) {
    const padded = quote === '' ? label : label + ' '.repeat(Math.max(0, labels - columns(label)));
    return [wrapped(number + line([padded, quote, note, cites]), indent, ink)];
  }
  const inner = numbers === 0 ? `${indent}  ` : indent;
  return [wrapped(number + line([label, note]), inner, ink), wrapped(inner + line([quote, cites]), inner, ink)];
}

function listLines(items: readonly Item[], ink: Ink): readonly string[] {
  const numbers = Math.max(0, ...items.map(({ number }) => number?.length ?? 0));
  const widths = items.map(({ label }) => (label === undefined ? 0 : columns(inked(label, ink))));
  const labels = Math.max(0, ...widths.filter((width) => width <= shortLabel));
  return items.flatMap((item) => itemLines(item, numbers, labels, ink));
}

function pointerLines(text: string, at: number): readonly string[] {
  const from = Math.max(0, at - around);
  const before = `${from > 0 ? '…' : ''}${visible(text.slice(from, at))}`;
  const after = visible(text.slice(at, at + around));
  return [`  ${before}${after}${at + around < text.length ? '…' : ''}`, `  ${' '.repeat(columns(before))}^`];
}

/** One block of a reply as lines. */
export function blockLines(block: Block, ink: Ink): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [wrapped(inked(block.text, ink), '', ink)];
    case 'quotation': {
      const label = block.label === undefined ? '' : `${inked(block.label, ink)} `;
      return [wrapped(`${label}${quoted(block.quotation, ink)}${gap}${pinned([block.quotation.cite], ink)}`, ' ', ink)];
    }
    case 'fields': {
      const width = Math.max(...block.fields.map(({ name }) => name.length));
      return block.fields.map(({ name, value }) =>
        wrapped(`${bold(name.padEnd(width), ink)}${gap}${inked(value, ink)}`, ' '.repeat(width + gap.length), ink),
      );
    }
    case 'list':
      return [
        ...(block.title === undefined ? [] : [bold(inked(block.title, ink), ink)]),
        ...listLines(block.items, ink),
      ];
    case 'copy':
      return [
        ...(block.label === undefined ? [] : [bold(visible(block.label), ink)]),
        visible(block.text.foreign, 'keep'),
      ];
    case 'pointer':
      return pointerLines(block.text.foreign, block.at);
    case 'picture':
      return block.instead.length === 0 ? [] : [wrapped(inked(block.instead, ink), '', ink)];
    case 'pager':
      return [
        dim(`${block.from}–${block.to} of ${block.total} ${block.unit} · page ${block.page} of ${block.pages}`, ink),
      ];
  }
}
