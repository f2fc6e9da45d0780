import { DocumentError } from '../../errors.ts';

/** A stretch of source text that reads as one paragraph, heading or menu item. Offsets are UTF-16 units into the source. */
export interface Block {
  readonly pieces: readonly { readonly start: number; readonly end: number }[];
  /** White space folded, list marker included. */
  readonly text: string;
  /** How far its first line is indented, in blanks; a tab counts for four. */
  readonly indent: number;
  /** Begins with a list marker (`*`, `+`, `•`, `o`). */
  readonly bullet: boolean;
  /** An empty line stands above it. */
  readonly apart: boolean;
  /** Markdown's heading sign stands before it. */
  readonly marked: boolean;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly bullet: boolean;
  /** Begins a list item of any style; the lines under it may be indented further. */
  readonly item: boolean;
  readonly apart: boolean;
}

/** Lines that are not empty: about forty thick books. */
const MAX_LINES = 300_000;
const LINE = /([^\n\r\u2028\u2029]*)(?:\r\n|[\n\r\u2028\u2029]|$)/gu;
const BULLET = /^[*+•·▪◦‣●]\s|^o\s(?=\S)/u;
const ITEM = /^(?:[-–—*+•·▪]|\d{1,2}[.)]|\([a-z\d]{1,3}\))\s/u;
/** Lines of hard-wrapped text are no longer than this; typewriters and mail stop at 72 to 80. */
const MAX_WRAP = 100;
/** A shorter line may be a menu's, a title or a table's. */
const LONG_LINE = 70;
/** A line shorter than this share of the wrap width ends its paragraph. */
const FULL_LINE = 0.6;

/**
 * Cuts a text into blocks: by line, or by empty line and short last line where the text is hard-wrapped.
 * @throws DocumentError naming `file` when there are more lines than any article or report has
 */
export function blocksOf(source: string, file: string): Block[] {
  const lines = linesOf(source, file);
  const width = wrapWidth(source, lines);
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const [first, previous] = [group?.[0], group?.at(-1)];
    if (group && first && previous && continues(source, first, previous, line, width)) group.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group) => {
    const first = group[0];
    if (first === undefined) return [];
    const text = group.map((line) => source.slice(line.start, line.end).replace(/\s+/gu, ' ')).join(' ');
    const { indent, bullet, apart } = first;
    const pieces = group.map(({ start, end }) => ({ start, end }));
    return [withoutMarks({ pieces, text, indent, bullet, apart, marked: false })];
  });
}

/** The block without its list marker. */
export function withoutBullet(source: string, block: Block): Block {
  const first = block.pieces[0];
  if (!block.bullet || first === undefined) return block;
  const marker = /^\S+\s+/u.exec(source.slice(first.start, Math.min(first.end, first.start + 20)))?.[0] ?? '';
  const pieces = [{ start: first.start + marker.length, end: first.end }, ...block.pieces.slice(1)];
  return { ...block, pieces, text: block.text.slice(2), bullet: false };
}

/** The block without Markdown's heading sign before it and stars or underlines around it. */
function withoutMarks(block: Block): Block {
  const sign = /^#{1,6}\s+(?=\S)/u.exec(block.text.slice(0, 40))?.[0].length ?? 0;
  const bare = sign === 0 ? block : { ...cut(block, sign, 0), marked: true };
  const mark = /^(?:\*{1,3}|_{1,3})(?=[^\s*_])/u.exec(bare.text.slice(0, 4))?.[0] ?? '';
  const inner = bare.text.slice(mark.length, bare.text.length - mark.length);
  if (mark === '' || !bare.text.endsWith(mark) || inner === '' || inner.includes(mark.charAt(0))) return bare;
  return cut(bare, mark.length, mark.length);
}

/** Takes so many characters off a block's first and last piece; undone where a piece would be left empty. */
function cut(block: Block, from: number, to: number): Block {
  const last = block.pieces.length - 1;
  const pieces = block.pieces.map(({ start, end }, at) => ({
    start: at === 0 ? start + from : start,
    end: at === last ? end - to : end,
  }));
  if (pieces.some(({ start, end }) => start >= end)) return block;
  return { ...block, pieces, text: block.text.slice(from, block.text.length - to) };
}

function linesOf(source: string, file: string): Line[] {
  const lines: Line[] = [];
  let apart = false;
  for (const match of source.matchAll(LINE)) {
    const raw = match[1] ?? '';
    const lead = raw.length - raw.trimStart().length;
    const length = raw.trim().length;
    // A list marker with nothing behind it says no more than an empty line.
    if (length === 0 || (length === 1 && /[*+•·|]/u.test(raw.charAt(lead)))) {
      apart = true;
      continue;
    }
    if (lines.length === MAX_LINES)
      throw new DocumentError(file, `more than ${MAX_LINES} lines of text; split the file`);
    const start = match.index + lead;
    const indent = raw.slice(0, Math.min(lead, 200)).replaceAll('\t', '    ').length;
    const opening = raw.slice(lead, lead + 6);
    const [bullet, item] = [BULLET.test(opening), ITEM.test(opening)];
    lines.push({ start, end: start + length, indent, bullet, item, apart });
    apart = false;
  }
  return lines;
}

/** The column at which the text was hard-wrapped; undefined where its lines are whole paragraphs. */
function wrapWidth(source: string, lines: readonly Line[]): number | undefined {
  const lengths = lines.map((line) => line.end - line.start).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.98)] ?? 0;
  if (width > MAX_WRAP || width < 40) return undefined;
  let full = 0;
  let open = 0;
  let broken = 0;
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at];
    const previous = lines[at - 1];
    if (line === undefined || previous === undefined || line.apart || line.item) continue;
    if (previous.end - previous.start < width * FULL_LINE) continue;
    const word = /^\S*/u.exec(source.slice(line.start, Math.min(line.end, line.start + 80)))?.[0] ?? '';
    if (previous.end - previous.start + 1 + word.length <= width - 3) broken++;
    else {
      full++;
      if (!/[.!?:;]["'”’)]?$/u.test(source.slice(previous.end - 2, previous.end))) open++;
    }
  }
  // Wrapped lines end in mid sentence mostly; lines that are paragraphs do not.
  return full >= 2 && full >= broken && open * 2 >= full ? width : undefined;
}

/** Whether a sentence runs on from a long line into the next, where few lines are wrapped or the widths differ. */
function isMidSentence(source: string, previous: Line, line: Line): boolean {
  return (
    previous.end - previous.start >= LONG_LINE &&
    line.indent === previous.indent &&
    /[\p{Ll},]$/u.test(source.slice(previous.end - 1, previous.end)) &&
    /^\p{Ll}{2}/u.test(source.slice(line.start, line.start + 3))
  );
}

/** Whether a line goes on with the paragraph whose first line is `first` and last line so far is `previous`. */
function continues(source: string, first: Line, previous: Line, line: Line, width: number | undefined): boolean {
  if (line.apart || line.bullet || line.item) return false;
  if (width === undefined) return isMidSentence(source, previous, line);
  const length = previous.end - previous.start;
  if (length >= width * FULL_LINE) return line.indent <= previous.indent || (first.item && previous === first);
  // A short line goes on only in mid sentence, as where a link or a long word was carried over.
  return length >= width / 3 && /^\p{Ll}/u.test(source.slice(line.start, line.start + 2));
}
