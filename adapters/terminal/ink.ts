import { instantWords } from '../../commands/instants.ts';
import type { Quotation, Run, Text, Tone } from '../../commands/reply.ts';
import type { LinkTo } from '../reader-links.ts';
import { visible } from './visible.ts';

/** How a line is drawn. `width` wraps lines, in columns; without it nothing is wrapped. */
export interface Ink {
  readonly colour: boolean;
  readonly width?: number;
  /** Where citations can be read; drawn only where there is colour, as what a terminal makes a link of. */
  readonly linkTo?: LinkTo | undefined;
}

const codes = { bold: '1', dim: '2' } as const;
const toneCodes: Readonly<Record<Tone, string>> = {
  unclassified: '32',
  limited: '35',
  confidential: '34',
  secret: '31',
  'top-secret': '38;5;208',
  article: '90',
  neutral: '0',
  problem: '31',
};
/** Our own sequences: everything foreign has lost its escapes before it gets here. */
const [introducer, bell] = [String.fromCharCode(27), String.fromCharCode(7)];
const ownSequence = new RegExp(`${introducer}(?:\\[[0-9;]*m|\\]8;;[^${bell}]*${bell})`, 'gu');

function drawn(text: string, code: string, { colour }: Ink): string {
  return colour && text !== '' ? `${introducer}[${code}m${text}${introducer}[0m` : text;
}

export function bold(text: string, ink: Ink): string {
  return drawn(text, codes.bold, ink);
}

export function dim(text: string, ink: Ink): string {
  return drawn(text, codes.dim, ink);
}

/** Words that lead somewhere (OSC 8); an address has no blanks and no controls. */
export function leading(text: string, address: string | undefined, { colour }: Ink): string {
  return colour && address !== undefined ? `${introducer}]8;;${address}${bell}${text}${introducer}]8;;${bell}` : text;
}

export function toned(text: string, tone: Tone, ink: Ink): string {
  return tone === 'neutral' ? text : drawn(text, toneCodes[tone], ink);
}

function inkedRun(run: Run, ink: Ink): string {
  if (typeof run === 'string') return run;
  if ('foreign' in run) return visible(run.foreign);
  if ('instant' in run) return visible(instantWords(run));
  return bold(inkedRun(run.strong, ink), ink);
}

/** A line of our words and theirs. */
export function inked(text: Text, ink: Ink): string {
  return text.map((run) => inkedRun(run, ink)).join('');
}

/** Exact words in quotation marks, matches in bold. */
export function inkedQuote({ quote, matches = [], cut }: Quotation, ink: Ink): string {
  let text = '';
  let at = 0;
  for (const [start, end] of matches) {
    if (start < at || end <= start) continue;
    text += visible(quote.foreign.slice(at, start)) + bold(visible(quote.foreign.slice(start, end)), ink);
    at = end;
  }
  const [before, after] = [cut?.before === true ? '… ' : '', cut?.after === true ? ' …' : ''];
  return `${before}"${text}${visible(quote.foreign.slice(at))}"${after}`;
}

const seen = /[^\p{M}\p{Cf}]/gu;
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/gu;

/** Columns that a line takes, our own sequences not counted: marks take none, East Asian letters and emoji two (Unicode TR 11). */
export function columns(line: string): number {
  const text = line.replace(ownSequence, '');
  return (text.match(seen)?.length ?? 0) + (text.match(wide)?.length ?? 0);
}

/** Lines of at most `ink.width` columns, continued with `indent`; a longer word stays whole. */
export function wrapped(line: string, indent: string, ink: Ink): string {
  if (ink.width === undefined || columns(line) <= ink.width) return line;
  const lines: string[] = [];
  const start = /^ */u.exec(line)?.[0] ?? '';
  let current = start;
  let used = start.length;
  let empty = true;
  for (const word of line.slice(start.length).split(' ')) {
    const length = columns(word);
    if (!empty && used + 1 + length > ink.width) {
      lines.push(current);
      current = indent + word;
      used = indent.length + length;
    } else {
      current += empty ? word : ` ${word}`;
      used += length + (empty ? 0 : 1);
    }
    empty = false;
  }
  lines.push(current);
  return lines.join('\n');
}
