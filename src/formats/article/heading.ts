import type { Block } from './blocks.ts';
import { readByline } from './byline.ts';
import { lookAt } from './prose.ts';
import { keyOf } from './repeats.ts';
import { holdsDay, statedDate } from './stated-date.ts';

/** A longer first line is a paragraph. */
const LONGEST_TITLE = 200;
/** How far above a page's body its title is looked for, in blocks. */
const TITLE_REACH = 30;

/** Whether a block can be a title: short, no sentence, neither date nor byline. */
export function isTitle(block: Block): boolean {
  if (block.text.length > LONGEST_TITLE || /[^.]\.$/u.test(block.text)) return false;
  if (/^(?:published|posted|updated)\b/iu.test(block.text)) return false;
  return statedDate(block.text) === undefined && readByline(block) === undefined;
}

/**
 * The index of the title above a web page's body: a short line of several words, rather near the body, rather one that
 * stands elsewhere on the page too (path, footer) or right above a byline or date. Undefined where nothing looks like it.
 */
export function titleAbove(blocks: readonly Block[], first: number): number | undefined {
  const counts = new Map<string, number>();
  for (const block of blocks) if (block.text.length <= LONGEST_TITLE) count(counts, keyOf(withoutMarker(block)));
  let best: { at: number; score: number } | undefined;
  for (let at = first - 1; at >= Math.max(0, first - TITLE_REACH); at--) {
    const block = blocks[at];
    if (block === undefined || block.bullet || !isTitle(block)) continue;
    const look = lookAt(block);
    const words = block.text.split(' ').length;
    if (
      words < 2 ||
      holdsDay(block.text) ||
      look.furniture ||
      look.aftermath ||
      look.related ||
      look.credit ||
      look.legalese ||
      look.pointer
    )
      continue;
    const below = blocks.slice(at + 1, at + 5);
    const signed = below.some((each) => readByline(each) !== undefined || statedDate(each.text) !== undefined);
    const again = (counts.get(keyOf(block.text)) ?? 0) > 1;
    const score = Math.min(words, 8) / 4 + (signed ? 2 : 0) + (again ? 1 : 0) - (first - at) / 8 - (look.prose ? 1 : 0);
    if (best === undefined || score > best.score) best = { at, score };
  }
  return best?.at;
}

function withoutMarker(block: Block): string {
  return block.bullet ? block.text.slice(2) : block.text;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
