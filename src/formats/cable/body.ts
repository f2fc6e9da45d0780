import type { Heading, Paragraph } from '../../document.ts';
import { isInCapitals, withoutLineHyphens } from '../hyphens.ts';
import { type Block, blocksOf, endsSentence } from './blocks.ts';
import { Composition } from './composition.ts';
import { isHeading, withHeadingsCutOff } from './headings.ts';
import type { Line } from './lines.ts';

export interface Body {
  readonly paragraphs: readonly Paragraph[];
  readonly headings: readonly Heading[];
  /** Headings below the last paragraph, which are left out. */
  readonly stray: readonly string[];
}

/** Whether a block's last line is an item of a list, or stands over one. */
function isListed(block: Block): boolean {
  const last = block.lines.at(-1)?.text ?? '';
  const short = block.kind === 'words' && last.split(' ').length < 3;
  return short || last.endsWith(':') || !endsSentence(last);
}

/** Reads the body: paragraphs with label, mark, text and offsets, and every heading. */
export function bodyOf(lines: readonly Line[], source: string): Body {
  const blocks = withHeadingsCutOff(blocksOf(lines));
  const composition = new Composition(blocks.some((block) => block.portion?.number !== undefined));
  let afterHeading = false;
  let inList = false;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'rule') continue;
    afterHeading = isHeading(blocks, index, { afterHeading, inList });
    if (!afterHeading) inList = (inList || block.portion?.number !== undefined) && isListed(block);
    if (block.kind === 'portion') composition.portion(block);
    else if (afterHeading) composition.heading(source, block);
    else composition.words(block);
  }
  const composed = composition.paragraphs(source);
  const inCapitals = isInCapitals(composed.map(({ text }) => text));
  const paragraphs = inCapitals ? withoutLineHyphens(composed, source, 'capitals') : composed;
  return { paragraphs, headings: composition.headings, stray: composition.stray };
}
