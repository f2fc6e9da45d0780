import type { Page, PageElement } from './dom.ts';
import { bare } from './linked-data.ts';
import { aside } from './page-header.ts';

const mostHeadings = 50;
/** Shorter words may begin a title by chance. */
const shortestAlike = 10;

/**
 * The headline: a top heading that is the page's stated title or a part of it ("Headline | Section | Site"), otherwise the
 * first that is not the site's own name.
 */
export function headlineOf(page: Page, titles: readonly string[], outlet: string | undefined): PageElement | undefined {
  const site = bare(outlet ?? '');
  const headings = [...page.body.querySelectorAll('h1, h2')]
    .slice(0, mostHeadings)
    .filter(
      (each) => each.closest(aside) === null && ![site, ''].includes(bare(each.textContent)) && !isHomeLink(each),
    );
  const parts = titleParts(titles);
  const inArticle = headings.filter((each) => each.closest('article, main') !== null);
  for (const some of [inArticle, headings]) {
    const named = some.find((each) => parts.has(bare(each.textContent))) ?? some.find((each) => isAlike(each, titles));
    const found = named ?? some.find(({ localName }) => localName === 'h1');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Titles and what they are put together from ("Headline | Section | Site"), as `bare` writes them. */
export function titleParts(titles: readonly string[]): ReadonlySet<string> {
  const parts = titles.flatMap((title) => [title, ...title.split(/ [|«»–—:·-]{1,3} /u)]);
  return new Set(parts.map(bare).filter((part) => part !== ''));
}

function isAlike(heading: PageElement, titles: readonly string[]): boolean {
  const words = bare(heading.textContent);
  const known = titles.map(bare).filter((title) => title !== '');
  return words.length >= shortestAlike && known.some((title) => title.startsWith(words) || words.startsWith(title));
}

/** The site's name, which leads to its front page. */
function isHomeLink(heading: PageElement): boolean {
  const address = heading.querySelector('a[href]')?.getAttribute('href') ?? heading.closest('a')?.getAttribute('href');
  return (
    address !== undefined && address !== null && /^(?:\/|\.\/|(?:https?:)?\/\/[^/]+\/?|\/?index\.\w+)$/iu.test(address)
  );
}
