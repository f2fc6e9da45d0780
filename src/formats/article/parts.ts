import { withoutAftermath } from './aftermath.ts';
import { type Block, withoutBullet } from './blocks.ts';
import { readByline } from './byline.ts';
import { isTitle, titleAbove } from './heading.ts';
import { isMasthead } from './masthead.ts';
import { bodyOf } from './page.ts';
import { withoutCaptionPairs } from './repeats.ts';
import { statedDate } from './stated-date.ts';

/** Byline and date stand within so many blocks of the title. */
export const HEAD = 8;
/** On a page whose menus are gone, subheadings and lists must not pass for cards: so many of those are headlines. */
const PAGE_HEADLINES = 0.7;

/** A text's parts: what stands above the body, and the body. */
export interface Parts {
  readonly title: Block | undefined;
  /** The outlet that stands above the title. */
  readonly outlet?: string;
  /** What stands right under the title. */
  readonly under?: Block | undefined;
  readonly head: readonly Block[];
  readonly body: readonly Block[];
}

/** A plain text's parts: the title is its first line that can be one, or the line under the outlet's name. */
export function partsOfText(blocks: readonly Block[]): Parts {
  const clear = withoutCaptionPairs(blocks);
  const top = clear.slice(0, HEAD).findIndex(isTitle);
  const above = clear[top];
  const masthead = above !== undefined && isMasthead(above, clear[top + 1], clear.slice(top + 2, HEAD));
  const at = masthead ? top + 1 : top;
  const dated = clear
    .slice(0, Math.max(0, top))
    .every((block) => statedDate(block.text) !== undefined || readByline(block));
  if (at < 0 || !dated) return { title: undefined, head: clear.slice(0, HEAD), body: clear };
  const body = [...clear.slice(0, top), ...clear.slice(at + 1)];
  const parts = { title: clear[at], under: clear[at + 1], head: body.slice(0, HEAD), body };
  return masthead ? { ...parts, outlet: above.text } : parts;
}

/** A web page's parts: the body is the page's run of prose, the title a line above it. */
export function partsOfPage(source: string, blocks: readonly Block[]): Parts {
  const { first, kept } = bodyOf(blocks);
  const at = titleAbove(blocks, first);
  const run = blocks.slice(first, (kept.at(-1) ?? -1) + 1);
  const own = new Set(withoutCaptionPairs(withoutAftermath(run, PAGE_HEADLINES).blocks));
  const body = kept.flatMap((index) => {
    const block = blocks[index];
    if (block === undefined || !own.has(block) || statedDate(block.text) !== undefined) return [];
    return [withoutBullet(source, block)];
  });
  const above = at === undefined ? [] : blocks.slice(Math.max(0, at - 2), Math.min(first, at + 3 * HEAD));
  return {
    title: at === undefined ? undefined : blocks[at],
    under: at === undefined ? undefined : blocks[at + 1],
    head: [...above.map((block) => withoutBullet(source, block)), ...body.slice(0, HEAD / 2)],
    body,
  };
}
