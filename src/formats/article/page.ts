import type { Block } from './blocks.ts';
import { SITE } from './phrases.ts';
import { FAR, isJunk, mainIndent, NEAR, type Seen, survey, valuesOf } from './weights.ts';

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

/** So many short lines of one indent in a row are a table or a list, not captions. */
const TABLE_ROWS = 4;
/** So many paragraphs at another indent are a passage of the article. */
const PASSAGE = 3;
/**
 * Whether the text shows the menus, share bars and footers of a web page: several of the words that sites put there, or
 * one beside a menu of short list items. A text that does not is left whole.
 */
export function isWebPage(blocks: readonly Block[]): boolean {
  const words = new Set<string>();
  let items = 0;
  for (const block of blocks) {
    const text = block.bullet ? block.text.slice(2) : block.text;
    if (text.length <= 40 && SITE.test(text)) words.add(text.toLowerCase());
    if (block.bullet && text.length <= 30 && !/[.;,:]$/u.test(text)) items++;
  }
  return words.size >= 3 || (words.size >= 1 && items >= 12);
}

/** The article's blocks in a web page; nothing kept where no run of prose is found. */
export function bodyOf(blocks: readonly Block[]): Body {
  const seen = survey(blocks);
  const indent = mainIndent(seen);
  const nested = new Set(blocks.filter((block) => !block.bullet).map((block) => block.indent)).size >= 3;
  const [first, last] = bestRun(valuesOf(seen, indent, nested));
  const rows = tableRows(seen, indent);
  const kept: number[] = [];
  let aside = false;
  for (let at = first; at <= last; at++) {
    const here = seen[at];
    if (here === undefined) continue;
    const off = here.block.indent - indent;
    if (here.look.aftermath || here.look.related) aside = true;
    else if (off === 0) aside = false;
    if (aside || isJunk(here.look) || (off >= FAR && !rows.has(at))) continue;
    if (off === 0 || here.block.bullet || here.look.prose || rows.has(at)) kept.push(at);
  }
  return { first, kept: trim(kept, seen, indent) };
}

/** The short lines off the main indent that stand in a row at one indent: a table's. */
function tableRows(seen: readonly Seen[], indent: number): ReadonlySet<number> {
  const tables = new Set<number>();
  let row: number[] = [];
  const close = () => {
    if (row.length >= TABLE_ROWS) for (const at of row) tables.add(at);
    row = [];
  };
  seen.forEach(({ block, look }, at) => {
    const line = block.indent !== indent && !block.bullet && !look.prose && !isJunk(look);
    if (!line || block.indent !== seen[at - 1]?.block.indent) close();
    if (line) row.push(at);
  });
  close();
  return tables;
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
