import type { Block, Item, Pin, Quotation, Run, Text } from '../../commands/reply.ts';
import { eachOnce, type LinkTo } from '../reader-links.ts';
import { plain, visible, words } from './escape.ts';
import type { Element, Part } from './rich-text.ts';

/** A label up to this many characters shares its line with the quotation. */
const shortLabel = 24;
/** Columns of typed text on each side of the place that a pointer points at. */
const around = 30;
const gap = '  ';
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/gu;

function part(text: string, style?: Part['style']): readonly Part[] {
  if (text === '') return [];
  return [style === undefined ? { type: 'text', text } : { type: 'text', text, style }];
}

function runParts(run: Run): readonly Part[] {
  if (typeof run === 'string' || 'foreign' in run) return part(words(run));
  if ('strong' in run) return part(words(run), { bold: true });
  const moment = Math.floor(Date.parse(run.instant) / 1_000);
  return part(words(run)).map((each) => (Number.isSafeInteger(moment) ? { ...each, moment } : each));
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
function quoted({ quote, matches = [], cut }: Quotation): readonly Part[] {
  const found: Part[] = [];
  let at = 0;
  for (const [start, end] of matches) {
    if (start < at || end <= start) continue;
    found.push(...part(visible(quote.foreign.slice(at, start))));
    found.push(...part(visible(quote.foreign.slice(start, end)), { bold: true }));
    at = end;
  }
  const [open, close] = [cut?.before === true ? '… "' : '"', cut?.after === true ? '" …' : '"'];
  return [...part(open), ...found, ...part(visible(quote.foreign.slice(at))), ...part(close)];
}

/** Pin cites, each once; with links where there is a reader. */
function pinned(pins: readonly Pin[], linkTo: LinkTo | undefined): readonly Part[] {
  const once = eachOnce(pins);
  if (linkTo === undefined) return part(once.map(({ pin }) => visible(pin)).join(', '), { italic: true });
  return once.flatMap((place, at): Part[] => [
    ...part(at === 0 ? '' : ', '),
    { type: 'link', url: linkTo(place), text: visible(place.pin), style: { italic: true } },
  ]);
}

function spaced(groups: readonly (readonly Part[])[], mark = gap): readonly Part[] {
  return groups.filter((group) => group.length > 0).flatMap((group, at) => [...part(at === 0 ? '' : mark), ...group]);
}

function itemElements(
  { number, label = [], quotation, note = [], also = [] }: Item,
  linkTo: LinkTo | undefined,
): readonly Element[] {
  const shownNumber = number === undefined ? [] : part(visible(number), { bold: true });
  const line = number === undefined ? 'bullet' : 'section';
  const pins = pinned([...(quotation === undefined ? [] : [quotation.cite]), ...also], linkTo);
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
export function elementsOf(block: Exclude<Block, { kind: 'pager' }>, linkTo?: LinkTo): readonly Element[] {
  switch (block.kind) {
    case 'text':
      return [{ kind: 'section', parts: parts(block.text) }];
    case 'quotation': {
      const { quotation, label = [] } = block;
      return [{ kind: 'quote', parts: spaced([parts(label), quoted(quotation), pinned([quotation.cite], linkTo)]) }];
    }
    case 'fields':
      return block.fields.map(({ name, value }) => ({
        kind: 'section',
        parts: spaced([part(visible(name), { bold: true }), parts(value)]),
      }));
    case 'list':
      return [
        ...(block.title === undefined ? [] : [{ kind: 'section', parts: boldParts(block.title) } as const]),
        ...block.items.flatMap((item) => itemElements(item, linkTo)),
      ];
    case 'copy':
      return [
        ...(block.label === undefined
          ? []
          : [{ kind: 'section', parts: part(visible(block.label), { bold: true }) } as const]),
        { kind: 'preformatted', parts: part(visible(block.text.foreign, 'keep')) },
      ];
    case 'picture':
      return block.instead.length === 0 ? [] : [{ kind: 'section', parts: parts(block.instead) }];
    case 'pointer':
      return [{ kind: 'preformatted', parts: part(pointed(block.text.foreign, block.at)) }];
  }
}
