import { instantWords } from '../../commands/instants.ts';
import type { Pin, Quotation, Run, Text } from '../../commands/reply.ts';
import { eachOnce, type LinkTo } from '../reader-links.ts';
import { escapeVisible, visible } from './escape.ts';

/** Words of one look, visible but not yet escaped: a line can be parted between any two letters. */
export interface Span {
  readonly text: string;
  readonly look?: 'strong' | 'faint';
  /** The address that the words lead to, with no letter that would end it. */
  readonly link?: string | undefined;
  /** Of a moment: seconds since 1970. Where it is shown whole, each reader sees it by his own clock. */
  readonly moment?: number;
}
export type Spans = readonly Span[];

const marks = { strong: '**', faint: '*' } as const;

function spanOf(run: Run): Span {
  if (typeof run === 'string') return { text: visible(run) };
  if ('foreign' in run) return { text: visible(run.foreign) };
  if ('strong' in run) return { ...spanOf(run.strong), look: 'strong' };
  const moment = Math.floor(Date.parse(run.instant) / 1_000);
  return { text: visible(instantWords(run)), ...(Number.isSafeInteger(moment) ? { moment } : {}) };
}

/** A line of our words and theirs. */
export function spansOf(text: Text | undefined): Spans {
  return (text ?? []).map(spanOf);
}

/** The same without any look: for labels, authors and footers, which know no Markdown. */
export function plain(text: Text | undefined): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/** Exact words in quotation marks, matches strong. */
export function quotationSpans({ quote: { foreign }, matches = [], cut }: Quotation): Spans {
  const spans: Span[] = [{ text: cut?.before === true ? '… “' : '“' }];
  let at = 0;
  for (const [start, end] of matches) {
    if (start < at || end <= start) continue;
    spans.push(
      { text: visible(foreign.slice(at, start)) },
      { text: visible(foreign.slice(start, end)), look: 'strong' },
    );
    at = end;
  }
  return [...spans, { text: visible(foreign.slice(at)) }, { text: cut?.after === true ? '” …' : '”' }];
}

/** Pin cites, each once; with links where there is a reader. */
export function pinSpans(pins: readonly Pin[], linkTo?: LinkTo): Spans {
  const shown = eachOnce(pins).filter(({ pin }) => visible(pin).trim() !== '');
  if (linkTo === undefined) {
    const text = shown.map(({ pin }) => visible(pin).trim()).join(', ');
    return text === '' ? [] : [{ text, look: 'faint' }];
  }
  return shown.flatMap((place, at): Span[] => [
    ...(at === 0 ? [] : [{ text: ', ' }]),
    { text: visible(place.pin).trim(), look: 'faint', link: linkTo(place) },
  ]);
}

/** Parts of a line with a mark between them; parts without a visible letter are left out. */
export function spanned(parts: readonly Spans[], mark = ' · '): Spans {
  return parts
    .filter((part) => lengthOf(part) > 0 && !isBlank(part))
    .flatMap((part, at) => (at === 0 ? part : [{ text: mark }, ...part]));
}

export function isBlank(spans: Spans): boolean {
  return spans.every(({ text }) => text.trim() === '');
}

/** Letters of a line, without marks and escapes. */
export function lengthOf(spans: Spans): number {
  return spans.reduce((sum, { text }) => sum + text.length, 0);
}

/** Letters [start, end) of a line. */
export function sliceOf(spans: Spans, start: number, end: number): Spans {
  const sliced: Span[] = [];
  let at = 0;
  for (const span of spans) {
    const text = span.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    const { moment: _, ...part } = span;
    if (text !== '') sliced.push({ ...(text === span.text ? span : part), text });
    at += span.text.length;
    if (at >= end) break;
  }
  return sliced;
}

/** Neighbours of one look as one, so that each escape sees the letters around it and no mark meets its like. */
function merged(spans: Spans): Spans {
  const groups: Span[] = [];
  for (const span of spans) {
    if (span.text === '') continue;
    const last = groups.at(-1);
    // Blanks take the look of what stands before them.
    const alike = last?.look === span.look && last?.link === span.link && last?.moment === span.moment;
    const same =
      last !== undefined &&
      (alike || (span.text.trim() === '' && last.link === undefined && last.moment === undefined));
    if (same) groups[groups.length - 1] = { ...last, text: last.text + span.text };
    else groups.push(span);
  }
  return groups;
}

function marked({ text, look, link, moment }: Span): string {
  // Discord's own form of a long date and time, the only markup that stands unescaped: it is made of a number.
  if (moment !== undefined) return `<t:${moment}:F>`;
  const words = text.trim();
  if ((look === undefined && link === undefined) || words === '') return escapeVisible(text);
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(text.trimEnd().length);
  const mark = look === undefined ? '' : marks[look];
  const shown = `${mark}${escapeVisible(words)}${mark}`;
  return `${before}${link === undefined ? shown : `[${shown}](${link})`}${after}`;
}

/** A line as Markdown. */
export function markdown(spans: Spans): string {
  return merged(spans).map(marked).join('').trim();
}
