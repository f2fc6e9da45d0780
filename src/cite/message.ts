import { inMarks, type MessageQuotation, mostQuotations } from './message-marks.ts';
import { wordsOf } from './quoted-words.ts';

export type { MessageQuotation } from './message-marks.ts';

const longestMessage = 40_000;
/** Fewer words in quotation marks are a term, not a quotation. */
const leastInMarks = 3;
/** Lines that quote: `>`, as Slack sends it `&gt;`, and Discord's `>>>`, which quotes all that follows. */
const quoteSign = /^[ \t]*(?:>|&gt;)+[ \t]?/u;
const restSign = /^[ \t]*(?:>>>|&gt;&gt;&gt;)[ \t]?/u;
/** Who is quoted, under a block: `— 07 MINSK 352`. */
const attribution = /^[ \t]*(?:[—–―]|--?|~)[ \t]*\S/u;

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(message: string): Line[] {
  return [...message.matchAll(/[^\n]*(?:\n|$)/gu)]
    .filter(({ 0: text }) => text !== '')
    .map(({ 0: text, index: start }) => ({ text, start }));
}

/** A block of quoted lines: what it says without its signs and the line that says who is quoted. */
function blockOf(lines: readonly Line[], sign: RegExp): MessageQuotation | undefined {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const bare = lines.map(({ text }, at) => (at === 0 || sign === quoteSign ? text.replace(sign, '') : text));
  const end = bare.findLastIndex((text) => text.trim() !== '');
  const said = end > 0 && attribution.test(bare[end] ?? '') ? bare.slice(0, end) : bare;
  const ended = lines[said.length - 1] ?? last;
  return { text: said.join('').trim(), start: first.start, end: ended.start + ended.text.trimEnd().length };
}

/**
 * The quotations of a message, in order: in quotation marks of any make, and on lines that begin with `>` (or `>>>`, which
 * quotes the rest). A block that is mostly in quotation marks holds what stands in them. `leastWords`: what has fewer is a
 * term, no quotation.
 */
export function messageQuotations(message: string, leastWords = leastInMarks): MessageQuotation[] {
  const text = message.slice(0, longestMessage);
  const lines = linesOf(text);
  const found: MessageQuotation[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    const isRest = restSign.test(line.text);
    const sign = isRest ? restSign : quoteSign;
    const quotes = sign.test(line.text);
    let next = at + 1;
    while (next < lines.length && (isRest || quoteSign.test(lines[next]?.text ?? '') === quotes)) {
      if (!quotes && restSign.test(lines[next]?.text ?? '')) break;
      next += 1;
    }
    const own = lines.slice(at, next);
    at = next;
    const block = quotes ? blockOf(own, sign) : undefined;
    if (block === undefined) {
      found.push(...inMarks(own.map((each) => each.text).join(''), line.start, leastWords));
      continue;
    }
    const within = inMarks(text.slice(block.start, block.end), block.start, leastWords);
    if (isMostly(within, block)) found.push(...within.map((each) => ({ ...each, text: unsigned(each.text) })));
    else if (wordsOf(block.text, leastWords).length >= leastWords) found.push(block);
  }
  return found.slice(0, mostQuotations);
}

/** Somebody's message is quoted that quotes in turn: its own words are fewer than those in its marks. */
function isMostly(within: readonly MessageQuotation[], block: MessageQuotation): boolean {
  const marked = within.reduce((sum, { text }) => sum + wordsOf(text).length, 0);
  return within.length > 0 && 2 * marked > wordsOf(block.text).length;
}

function unsigned(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(quoteSign, ''))
    .join('\n');
}

/** Something that a message names, with its place there. */
export interface NamedAt {
  readonly start: number;
  readonly end: number;
}

/** A new sentence, line or paragraph: what is named beyond it belongs to something else. */
const sentenceEnd = /[.!?]["”’)\]]*\s+(?=[\p{Lu}\p{N}"“„«])|\n/u;
const closelyAfter = /^[\s,.;]*(?:(?:>|&gt;)+\s*)?[([—–―~-]+\s*(?:\p{L}+\.?:?\s+){0,3}$/u;
/** Behind a block, what stands on a line of its own says where it is from. */
const lineAfter = /^\s*\n\s*$/u;

/**
 * Which of the things named stand beside a quotation: close behind it, in brackets or on a line of their own; else
 * the nearest before it in its sentence; else the nearest behind it in its sentence; else the one named for the
 * quotation before it in the same sentence. Indexes into `named`, which is in order.
 */
export function namedBeside(
  message: string,
  quotations: readonly MessageQuotation[],
  named: readonly NamedAt[],
): (number | undefined)[] {
  const beside: (number | undefined)[] = [];
  for (const [index, { start, end }] of quotations.entries()) {
    const [before, after] = [quotations[index - 1], quotations[index + 1]];
    const floor = before?.end ?? 0;
    const ceiling = after?.start ?? message.length;
    const next = named.findIndex((each) => each.start >= end && each.end <= ceiling);
    const nextAt = named[next];
    const isBlock = /^\s*(?:>|&gt;)/u.test(message.slice(start, start + 8));
    const behind = nextAt === undefined ? undefined : message.slice(end, nextAt.start);
    const alone = nextAt !== undefined && /^[^\n]{0,12}(?:\n|$)/u.test(message.slice(nextAt.end, nextAt.end + 14));
    if (behind !== undefined && (closelyAfter.test(behind) || (isBlock && alone && lineAfter.test(behind)))) {
      beside.push(next);
      continue;
    }
    const between = message.slice(floor, start);
    const last = named.findLastIndex((each) => each.start >= floor && each.end <= start);
    const lastAt = named[last];
    const lead = lastAt === undefined ? '' : message.slice(lastAt.end, start + 1);
    if (
      lastAt !== undefined &&
      (!sentenceEnd.test(lead) || (isBlock && !/\n\s*\n/u.test(lead) && /:\s*\S?$/u.test(lead)))
    ) {
      beside.push(last);
      continue;
    }
    if (nextAt !== undefined && !sentenceEnd.test(message.slice(end - 2, nextAt.start))) {
      beside.push(next);
      continue;
    }
    const inherited =
      before !== undefined && !sentenceEnd.test(message.slice(before.end - 2, start + 1)) && lastAt === undefined;
    beside.push(inherited && between.length < 400 ? beside[index - 1] : undefined);
  }
  return beside;
}
