import type { Block } from './blocks.ts';
import { SITE } from './phrases.ts';
import { type Look, lookAt } from './prose.ts';

/**
 * Finds the article in the text of a whole web page. Each block gets a value from its look and its indentation (a page's
 * nesting leaves the paragraphs of one article at one indent); the article is the contiguous run with the greatest sum
 * (Kadane 1984), from which what belongs to the page is then taken out.
 */

/** Where a page's body lies: first block of the run and the blocks kept, by index. */
export interface Body {
  readonly first: number;
  readonly kept: readonly number[];
}

interface Seen {
  readonly block: Block;
  readonly look: Look;
  /** What prose is worth here: less after each heading that announces comments or other articles. */
  readonly trust: number;
}

/** Prose, in characters, before headings like "Comments" are taken to end the article. */
const ARTICLE_SEEN = 300;
const TRUST_AFTER_AFTERMATH = 0.3;
const TRUST_AFTER_RELATED = 0.9;
const LEAST_TRUST = 0.1;
/** So many short lines of one indent in a row are a table or a list, not captions. */
const TABLE_ROWS = 4;
/** Indents this near to the main one still belong to it; text indented this far beyond it is an aside or a caption. */
const NEAR = 2;
const FAR = 6;
/** So many paragraphs at another indent are a passage of the article. */
const PASSAGE = 3;
/** What a paragraph without a neighbour counts for. */
const ALONE = 0.4;

/** Whether the text shows the menus, share bars and footers of a web page. A text that does not is left whole. */
export function isWebPage(blocks: readonly Block[]): boolean {
  let site = 0;
  let bullets = 0;
  for (const block of blocks) {
    const text = block.bullet ? block.text.slice(2) : block.text;
    if (text.length <= 40 && SITE.test(text)) site++;
    if (block.bullet && text.length <= 30 && !/[.;,:]$/u.test(text)) bullets++;
  }
  return site >= 3 || (site >= 1 && bullets >= 8);
}

/** The article's blocks in a web page; nothing kept where no run of prose is found. */
export function bodyOf(blocks: readonly Block[]): Body {
  const seen = look(blocks);
  const indent = mainIndent(seen);
  const nested = new Set(blocks.filter((block) => !block.bullet).map((block) => block.indent)).size >= 3;
  const [first, last] = bestRun(valuesOf(seen, indent, nested));
  const kept: number[] = [];
  let rows: number[] = [];
  let aside = false;
  for (let at = first; at <= last; at++) {
    const here = seen[at];
    if (here === undefined) continue;
    const off = here.block.indent - indent;
    if (here.look.aftermath || here.look.related) aside = true;
    else if (off === 0) aside = false;
    const row = off !== 0 && !here.block.bullet && !here.look.prose && !aside && !isJunk(here.look);
    if (row && (rows.length === 0 || here.block.indent === seen[at - 1]?.block.indent)) rows.push(at);
    else {
      if (rows.length >= TABLE_ROWS) kept.push(...rows);
      rows = row ? [at] : [];
    }
    if (!row && !aside && !isJunk(here.look) && off < FAR) kept.push(at);
  }
  if (rows.length >= TABLE_ROWS) kept.push(...rows);
  return { first, kept: trim(kept, seen, indent) };
}

/** Leaves out what stands at another indent at either end of the body, unless it is several paragraphs. */
function trim(kept: readonly number[], seen: readonly Seen[], indent: number): number[] {
  const level = (at: number) => Math.abs((seen[at]?.block.indent ?? 0) - indent) <= NEAR;
  const from = kept.findIndex(level);
  const to = kept.findLastIndex(level) + 1;
  const prose = (part: readonly number[]) => part.filter((at) => seen[at]?.look.prose).length;
  const head = kept.slice(0, Math.max(0, from));
  const tail = kept.slice(to);
  return kept.slice(prose(head) < PASSAGE ? head.length : 0, prose(tail) < PASSAGE ? to : undefined);
}

function look(blocks: readonly Block[]): Seen[] {
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

function isJunk(look: Look): boolean {
  if (look.aftermath || look.related || look.furniture || look.pointer || look.legalese) return true;
  return look.credit && look.length <= 300;
}

/** The indent at which most running text stands; a paragraph by itself, as an excerpt under its headline, counts less. */
function mainIndent(seen: readonly Seen[]): number {
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

function valuesOf(seen: readonly Seen[], indent: number, nested: boolean): number[] {
  let plain = 0;
  return seen.map(({ block, look, trust }) => {
    plain = look.prose || isJunk(look) || block.bullet ? 0 : plain + 1;
    if (look.aftermath) return -3;
    if (look.legalese) return -2;
    if (look.related) return -1;
    if (look.furniture || look.credit || look.pointer) return -0.7;
    const off = Math.abs(block.indent - indent);
    const share = off === 0 ? 1 : off <= NEAR ? 0.67 : off < FAR ? 0.25 : 0.1;
    if (look.prose) return (Math.min(look.length, 400) / 100) * share * trust;
    if (block.bullet) return -0.4;
    // A table's rows or a list's items weigh little more than one of them.
    if (nested) return off === 0 ? 0 : (off <= NEAR ? -0.3 : -0.6) / plain;
    return -0.25;
  });
}

/** First and last index of the run with the greatest sum; of equal runs the longest. */
function bestRun(values: readonly number[]): readonly [number, number] {
  let best = { sum: 0, first: 0, last: -1 };
  let sum = 0;
  let first = 0;
  values.forEach((value, at) => {
    if (sum <= 0) {
      sum = 0;
      first = at;
    }
    sum += value;
    if (sum > best.sum || (sum === best.sum && first === best.first)) best = { sum, first, last: at };
  });
  return [best.first, best.last];
}
