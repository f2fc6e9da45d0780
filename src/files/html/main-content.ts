import { Readability } from '@mozilla/readability';
import type { Block } from '../laid-out.ts';
import { blocksOf } from './blocks.ts';
import { childrenOf, isElement, type Page, type PageElement, type PageNode } from './dom.ts';

/** Readability compares elements with their neighbours and ancestors: beyond these it takes seconds. */
const mostElements = 5_000;
const deepest = 120;
/** Of the page's prose the share below which what Readability took can't be the whole text. */
const leastShare = 0.4;
/** What calls itself the main part of a page is it where it holds more than this share of the prose. */
const mainShare = 0.6;
/** Shorter paragraphs may be menus, cards and captions. */
const prose = 80;
const readability = 'readability 0.6.0';
export const linkedom = 'linkedom 0.18.12';

const textless =
  '[hidden], [aria-hidden=true], [style*="display:none"], [style*="display: none"], [style*="visibility:hidden"], [style*="visibility: hidden"], img, picture, video, audio, figcaption, [class~=wp-caption-text], [class~=caption], nav, menu, dialog, [role=navigation], [role=search]';
const furniture = 'footer, aside, [role=banner], [role=contentinfo], [role=complementary]';

/** Windows that ask a reader's consent: short, for a whole page may be called after one. */
const notices = '[class*=cookie], [id*=cookie], [class*=consent], [id*=consent], [class*=gdpr], [id*=gdpr]';
const longestNotice = 600;

/** A page's own text: its blocks in order, who found them, and what may have gone wrong with it. */
export interface MainContent {
  readonly blocks: readonly Block[];
  readonly extractor: string;
  readonly warnings: readonly string[];
}

/** Takes out of a page what shows a reader no words of its text: hidden parts, pictures with their captions, menus, requests for consent. */
export function prune(page: Page): void {
  for (const element of page.querySelectorAll(textless)) {
    if (element.getAttribute('aria-hidden') === 'true' && holdsText(element)) element.removeAttribute('aria-hidden');
    else if (element !== page.body) element.remove();
  }
  for (const element of page.querySelectorAll(notices))
    if (element !== page.body && element.textContent.trim().length <= longestNotice && !holdsText(element))
      element.remove();
}

/** A page that was saved with a window open over it marks all of its text as hidden. */
function holdsText(element: PageElement): boolean {
  return element.localName === 'body' || element.querySelector('p + p') !== null;
}

/**
 * The main text of a page without the site around it, by Readability; all of its text, with a warning, where that finds
 * none or the page is too large for it. The page is used up.
 */
export function mainContent(page: Page, title: string): MainContent {
  const whole = wholeText(page);
  const small = isWithinBounds(page.body);
  const found = small ? readable(page, title) : undefined;
  const blocks = found === undefined ? [] : blocksOf(found);
  if (blocks.length > 0 && proseIn(blocks) >= proseIn(whole) * leastShare)
    return { blocks, extractor: readability, warnings: [] };
  const why = small ? 'its main text could not be told' : 'it is too large to tell its main text';
  const warnings = [`${why} from the site around it: all of it is taken`];
  return { blocks: whole.length === 0 ? blocks : whole, extractor: linkedom, warnings };
}

/** All of a page's text, or of the part that it calls its main one where that holds most of it. */
function wholeText(page: Page): readonly Block[] {
  const around = new Set(page.querySelectorAll(furniture));
  const all = blocksOf(page.body, around);
  const main = page.querySelector('main, [role=main]') ?? page.querySelector('article');
  const inMain = main === null ? [] : blocksOf(main, around);
  return proseIn(inMain) > proseIn(all) * mainShare ? inMain : all;
}

function readable(page: Page, title: string): PageNode | undefined {
  const element = page.createElement('title');
  element.textContent = title;
  page.head.textContent = '';
  page.head.append(element);
  try {
    const reader = new Readability<PageNode>(page as never, {
      disableJSONLD: true,
      serializer: (node) => node as unknown as PageNode,
    });
    return reader.parse()?.content ?? undefined;
  } catch {
    // It throws on trees that no browser would make; all of the page's text stands in for its finding.
    return undefined;
  }
}

function isWithinBounds(body: PageElement): boolean {
  let count = 0;
  let level: readonly PageElement[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    count += level.length;
    if (depth > deepest || count > mostElements) return false;
    level = level.flatMap((element) => [...childrenOf(element)].filter((node) => isElement(node)));
  }
  return true;
}

function proseIn(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, { kind, text }) => sum + (kind === 'paragraph' && text.length >= prose ? text.length : 0),
    0,
  );
}
