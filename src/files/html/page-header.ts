import { authorNames, isByline } from '../author-names.ts';
import { dateValue, languageValue, urlValue, wordsValue } from '../field-values.ts';
import type { Page, PageElement } from './dom.ts';
import type { StatedBy } from './stated-by.ts';

/** A paragraph of so many characters begins the text: what stands above it is the header, which may hold a standfirst. */
const prose = 160;
const standfirst = 80;
const longestLabel = 160;
const mostInHeader = 40;
/** Parts of a page that are about other matters. */
export const aside = 'nav, aside, footer, [role=navigation], [class*=related], [class*=sidebar]';
const published = /publi|post|date|time|byline|meta/iu;
const revised = /updat|modif|revis/iu;
const byline = /(?:^|[\s_-])(?:by-?line|authors?|writer)(?:$|[\s_-])/iu;

/** What a page prints above its text, and the elements that print nothing else. */
export interface PageHeader {
  readonly headline: string | undefined;
  readonly stated: readonly StatedBy[];
  readonly apparatus: readonly PageElement[];
}

/** Reads dates and authors that the header of the article shows, and what the page says of itself by link and root. */
export function readHeader(page: Page, headline: PageElement | undefined): PageHeader {
  const header = headerElements(page, headline);
  const times = header.filter((each) => isTime(each) && dateValue(dateText(each)) !== undefined);
  const time = times.find((each) => published.test(marks(each)) && each.localName === 'time') ?? times[0];
  const bylines = header.filter((each) => isBylineElement(each) && namesIn(each).length > 0);
  const authors = bylines.filter((each) => each.querySelector('[rel~=author]') === null).flatMap(namesIn);
  const canonical = page.querySelector('link[rel~=canonical]')?.getAttribute('href');
  return {
    headline: wordsValue(headline?.textContent, 500),
    stated: [
      { by: 'the article’s header', date: time === undefined ? undefined : dateValue(dateText(time)) },
      { by: 'the canonical link', url: urlValue(canonical) },
      {
        by: 'the page',
        language: languageValue(
          page.documentElement.getAttribute('lang') ?? page.documentElement.getAttribute('xml:lang'),
        ),
      },
      { by: 'the byline', authors: [...new Set(authors)] },
    ],
    apparatus: [...times, ...bylines],
  };
}

/** The elements from the headline, or what it shares a header with, to the first long paragraph. */
function headerElements(page: Page, headline: PageElement | undefined): readonly PageElement[] {
  const root =
    headline?.closest('article, main') ??
    page.querySelector('article') ??
    (headline === undefined ? undefined : page.body);
  if (root === undefined) return [];
  const shared = headline?.closest('header') ?? headline;
  const found: PageElement[] = [];
  let sawStandfirst = false;
  let begun = root.localName === 'article' || shared === undefined;
  for (const element of root.querySelectorAll('*')) {
    if (element === shared) begun = true;
    if (!begun) continue;
    const length = element.localName === 'p' ? element.textContent.trim().length : 0;
    if (length >= prose || (length >= standfirst && sawStandfirst)) break;
    if (length >= standfirst) sawStandfirst = true;
    if (isTimeElement(element) || isBylineElement(element)) found.push(element);
    if (found.length === mostInHeader) break;
  }
  return found.filter((element) => element.closest(aside) === null);
}

function marks(element: PageElement): string {
  return [
    element.className,
    ...['id', 'itemprop', 'rel', 'pubdate'].map((name) => element.getAttribute(name) ?? ''),
  ].join(' ');
}

function isTimeElement(element: PageElement): boolean {
  if (element.localName === 'time' || element.getAttribute('itemprop')?.toLowerCase() === 'datepublished') return true;
  return /(?:^|[\s_-])(?:date(?:line)?|pub-?date|published|timestamp|posted(?:-on)?)(?:$|[\s_-])/iu.test(
    element.className,
  );
}

/** An element that shows nothing but when the article was published. */
function isTime(element: PageElement): boolean {
  return (
    isTimeElement(element) &&
    !revised.test(marks(element)) &&
    element.textContent.length <= longestLabel &&
    !isRevision(element)
  );
}

/** "Updated" printed right before a time. */
function isRevision(time: PageElement): boolean {
  const around = time.parentNode?.textContent.slice(0, 500) ?? '';
  const before = around.slice(0, Math.max(0, around.indexOf(time.textContent)));
  return /(?:updated|modified|revised)\W{0,9}(?:on|at)?\W{0,9}$/iu.test(before);
}

function dateText(element: PageElement): string {
  return element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent;
}

function isBylineElement(element: PageElement): boolean {
  const rel = element.getAttribute('rel')?.toLowerCase().split(/\s+/u) ?? [];
  return rel.includes('author') || element.getAttribute('itemprop') === 'author' || byline.test(element.className);
}

/** The names of a byline that holds nothing else but, perhaps, a date. */
function namesIn(element: PageElement): readonly string[] {
  const words = wordsValue(element.textContent, longestLabel) ?? '';
  return isByline(words) ? authorNames(words) : [];
}
