import type { Stated } from '../../extract.ts';
import { isTelegram, isTelegramInProse, telegramSigns } from '../telegram.ts';
import { statedInTables } from './archive-table.ts';
import { blocksOf } from './blocks.ts';
import { childrenOf, elementNode, isElement, type Page, type PageElement, type PageNode, textNode } from './dom.ts';

const deepestDescent = 24;
const preNames = 'pre, xmp, listing';
/** A mark by which a line can be linked to, where no paragraph begins. */
const anchorMark = /^¶(?! ?[\d(])/gmu;
const apart: ReadonlySet<string> = new Set(['p', 'div', 'blockquote', 'li', 'table', 'pre', 'xmp', 'listing']);

/** A page of a cable archive: the cable's own text, and what the page around it says of it. */
export interface CablePage {
  readonly text: string;
  readonly stated: Stated;
}

/**
 * Reads a page that holds a cable: by its preformatted blocks, otherwise by an element whose lines are those of a
 * telegram. Undefined for any other page, and for one whose own prose is longer than the telegram that it quotes.
 * The cable is taken out of the page.
 */
export function readCablePage(page: Page): CablePage | undefined {
  const pres = preformatted(page);
  const text = joined(pres.map(rawText));
  if (isTelegram(text)) {
    if (proseAround(page) > text.length) return undefined;
    for (const pre of pres) pre.remove();
    return { text, stated: statedInTables(page) };
  }
  const holder = telegramHolder(page.body);
  if (holder === undefined) return undefined;
  const lines = linesOf(holder);
  holder.textContent = '';
  return { text: lines, stated: statedInTables(page) };
}

/** In order, and none within another. */
function preformatted(page: Page): readonly PageElement[] {
  return [...page.querySelectorAll(`${preNames}, code`)].filter((each) =>
    each.localName === 'code'
      ? each.closest(`${preNames}, p, li`) === null && each.querySelector(preNames) === null
      : each.parentNode?.closest(preNames) === null,
  );
}

/** Preformatted text with its line breaks; a break that a converter wrote in both ways (`<br>` and a line end) is one. */
function rawText(element: PageElement): string {
  if (element.localName === 'code' && element.querySelector('br') !== null) return linesOf(element);
  const pieces: string[] = [];
  const walk = (node: PageNode) => {
    if (node.nodeType === textNode) {
      const text = node.textContent.replace(/\r\n?/gu, '\n').replaceAll('\u00a0', ' ');
      pieces.push(pieces.at(-1) === '\n' && text.startsWith('\n') ? text.slice(1) : text);
    } else if (node.nodeType === elementNode) {
      if (isElement(node) && node.localName === 'br') return pieces.push('\n');
      const gap = isElement(node, apart) ? '\n\n' : '';
      pieces.push(gap);
      for (const child of childrenOf(node)) walk(child);
      pieces.push(gap);
    }
    return undefined;
  };
  for (const child of childrenOf(element)) walk(child);
  return pieces
    .join('')
    .replace(/^\s*\n/u, '')
    .replace(anchorMark, '')
    .trimEnd();
}

function linesOf(element: PageElement): string {
  return joined(blocksOf(element).map(({ text }) => text));
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

/** The innermost element that has all of the telegram's signs. */
function telegramHolder(body: PageElement): PageElement | undefined {
  const lines = linesOf(body);
  if (!isTelegramInProse(lines)) return undefined;
  const signs = telegramSigns(lines);
  let holder = body;
  for (let depth = 0; depth < deepestDescent; depth++) {
    const inner = [...childrenOf(holder)].find(
      (child): child is PageElement => isElement(child) && telegramSigns(linesOf(child)) >= signs,
    );
    if (inner === undefined) break;
    holder = inner;
  }
  return holder;
}

function proseAround(page: Page): number {
  let length = 0;
  for (const paragraph of page.querySelectorAll('p'))
    if (paragraph.closest(`${preNames}, code`) === null) length += paragraph.textContent.trim().length;
  return length;
}
