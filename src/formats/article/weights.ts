import type { Block } from './blocks.ts';
import { type Look, lookAt } from './prose.ts';

/** A block of a web page, how it looks and how far it is to be believed. */
export interface Seen {
  readonly block: Block;
  readonly look: Look;
  /** What prose is worth here: less after each heading that announces comments or other articles. */
  readonly trust: number;
}

/** Indents this near to the main one still belong to it; text indented this far beyond it is an aside or a caption. */
export const NEAR = 2;
export const FAR = 6;
/** Prose, in characters, before headings like "Comments" are taken to end the article. */
const ARTICLE_SEEN = 300;
const TRUST_AFTER_AFTERMATH = 0.3;
const TRUST_AFTER_RELATED = 0.9;
const LEAST_TRUST = 0.1;
/** What a paragraph is worth by being one, beside its length, in hundreds of characters. */
const PARAGRAPH = 1;
/** What a paragraph without a neighbour counts for. */
const ALONE = 0.4;

/** Looks at every block of a page in its order. */
export function survey(blocks: readonly Block[]): Seen[] {
  let trust = 1;
  let prose = 0;
  return blocks.map((block) => {
    const seen = lookAt(block);
    if (seen.prose && !seen.legalese && !seen.credit) prose += seen.length;
    if (prose > ARTICLE_SEEN && seen.aftermath) trust = Math.max(LEAST_TRUST, trust * TRUST_AFTER_AFTERMATH);
    if (prose > ARTICLE_SEEN && seen.related) trust = Math.max(LEAST_TRUST, trust * TRUST_AFTER_RELATED);
    return { block, look: seen, trust };
  });
}

/** Whether a block is the page's and not the article's, wherever it stands. */
export function isJunk(look: Look): boolean {
  if (look.aftermath || look.related || look.furniture || look.pointer || look.legalese) return true;
  return look.credit && look.length <= 300;
}

/** The indent at which most running text stands; a paragraph by itself, as an excerpt under its headline, counts less. */
export function mainIndent(seen: readonly Seen[]): number {
  const mass = new Map<number, number>();
  let best = 0;
  seen.forEach(({ block, look, trust }, at) => {
    if (!look.prose || look.legalese || look.credit || block.bullet) return;
    const beside = [seen[at - 1], seen[at + 1]];
    const alone = !beside.some((other) => other?.look.prose && other.block.indent === block.indent);
    const sum = (mass.get(block.indent) ?? 0) + Math.min(look.length, 600) * trust * (alone ? ALONE : 1);
    mass.set(block.indent, sum);
    if (sum > (mass.get(best) ?? 0)) best = block.indent;
  });
  return best;
}

/**
 * What each block speaks for (more than 0) or against being part of the article, in hundreds of characters of prose.
 * @param indent the main indent
 * @param nested whether the page's indents tell anything: it has several
 */
export function valuesOf(seen: readonly Seen[], indent: number, nested: boolean): number[] {
  let idle = 0;
  return seen.map(({ block, look, trust }) => {
    idle = look.prose && !isJunk(look) ? 0 : idle + 1;
    if (look.aftermath) return -3;
    if (look.legalese) return -2;
    if (look.related) return -1;
    const off = Math.abs(block.indent - indent);
    const share = off === 0 ? 1 : off <= NEAR ? 0.67 : off < FAR ? 0.25 : 0.1;
    if (idle === 0) return (PARAGRAPH + Math.min(look.length, 400) / 100) * share * trust;
    return -idleness(block, look, off, nested) / Math.sqrt(idle);
  });
}

/** What a single block that is no prose says against the article; a table, list or menu says less with each line. */
function idleness(block: Block, look: Look, off: number, nested: boolean): number {
  if (isJunk(look)) return 0.6;
  if (block.bullet) return 0.4;
  if (!nested) return 0.25;
  return off === 0 ? 0 : off <= NEAR ? 0.3 : 0.6;
}
