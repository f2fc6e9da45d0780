import type { Paragraph } from '../../src/index.ts';
import type { Range } from './addresses.ts';

/** A stretch of a paragraph's text, in or out of what was cited. */
export interface Stretch {
  readonly text: string;
  readonly cited: boolean;
}

/** Ranges in order, those that touch or overlap as one. */
function united(ranges: readonly Range[]): Range[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((one, other) => one.start - other.start)) {
    const last = found.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

/** Source offsets as offsets of the paragraph's text. A blank that stands for the source's white space goes with what surrounds it. */
export function rangesOfText({ spans, text }: Paragraph, ranges: readonly Range[]): Range[] {
  const found = ranges.flatMap((range) =>
    spans.flatMap(({ at, start, length }) => {
      const from = Math.max(range.start, start);
      const to = Math.min(range.end, start + length);
      return from < to ? [{ start: at + from - start, end: at + to - start }] : [];
    }),
  );
  const joined: Range[] = [];
  for (const range of united(found)) {
    const last = joined.at(-1);
    const blank = last !== undefined && text.slice(last.end, range.start).trim() === '';
    if (last !== undefined && blank) joined[joined.length - 1] = { start: last.start, end: range.end };
    else joined.push(range);
  }
  return joined;
}

/** A text parted where citations begin and end; `ranges` are in order and apart. */
export function stretches(text: string, ranges: readonly Range[]): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    found.push({ text: text.slice(at, start), cited: false }, { text: text.slice(start, end), cited: true });
    at = end;
  }
  found.push({ text: text.slice(at), cited: false });
  return found.filter(({ text: words }) => words !== '');
}
