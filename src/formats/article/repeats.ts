import type { Block } from './blocks.ts';

/** How much of a block's beginning and end is compared; what differs only beyond is taken as the same. */
const HEAD = 4_000;
const TAIL = 400;
/** Shorter lines may come twice on purpose ("* * *", a refrain, a speaker's name). */
const MIN_REPEAT = 40;
/** A teaser stands above the text that it is the beginning of. */
const TEASER_WITHIN = 8;
const TEASER_REACH = 12;
const MIN_TEASER = 20;
const ASCII = /^\p{ASCII}*$/u;

/** The letters and digits of a text in lower case: equal where only quotes, blanks, dashes or ellipses differ. */
export function keyOf(text: string): string {
  const whole = text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)} ${text.slice(-TAIL)}`;
  if (ASCII.test(whole))
    return whole
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return whole
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Keeps a paragraph that stands more than once (the lead, often) at its first place only. */
export function onceEach(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  return blocks.filter((block) => {
    const key = keyOf(block.text);
    if (key.length < MIN_REPEAT) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * Leaves out captions: a line and the same line again right below it, in a text that otherwise parts its paragraphs by
 * empty lines (a picture's alternative text and its caption).
 */
export function withoutCaptionPairs(blocks: readonly Block[]): Block[] {
  const apart = blocks.filter((block) => block.apart).length;
  if (apart < blocks.length * 0.6) return [...blocks];
  const keys = blocks.map((block) => keyOf(block.text));
  const pair = (at: number) => blocks[at]?.apart === false && keys[at] !== '' && keys[at] === keys[at - 1];
  return blocks.filter((_, at) => !pair(at) && !pair(at + 1));
}

/** Leaves out teasers: a block near the top that ends in an ellipsis and is the beginning of what follows. */
export function withoutTeasers(blocks: readonly Block[]): Block[] {
  return blocks.filter(
    (block, at) => at >= TEASER_WITHIN || !isTeaser(block, blocks.slice(at + 1, at + 1 + TEASER_REACH)),
  );
}

function isTeaser(block: Block, following: readonly Block[]): boolean {
  if (!/(?:\.{3,}|…)["'”’\])]{0,2}$/u.test(block.text.slice(-8)) || block.text.length > HEAD) return false;
  const stem = keyOf(block.text);
  if (stem.length < MIN_TEASER) return false;
  const keys = onceEach(following).map((each) => keyOf(each.text));
  return keys.some((_, at) => keys.slice(at).join(' ').startsWith(stem));
}
