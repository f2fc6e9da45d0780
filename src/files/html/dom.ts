import { parseHTML } from 'linkedom';

/** What is used of the DOM (source: the WHATWG DOM standard). */
export interface PageNode {
  readonly nodeType: number;
  readonly parentNode: PageElement | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  textContent: string;
  remove(): void;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly className: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  getAttributeNames(): Iterable<string>;
  querySelectorAll(selectors: string): Iterable<PageElement>;
  querySelector(selectors: string): PageElement | null;
  closest(selectors: string): PageElement | null;
  matches(selectors: string): boolean;
  append(...nodes: (PageNode | string)[]): void;
  innerHTML: string;
}

export interface Page extends Pick<PageElement, 'querySelector' | 'querySelectorAll'> {
  readonly documentElement: PageElement;
  readonly childNodes: Iterable<PageNode>;
  readonly body: PageElement;
  readonly head: PageElement;
  createElement(name: string): PageElement;
}

export const textNode = 3;
export const elementNode = 1;

const inHead = new Set(['head', 'title', 'meta', 'link', 'base']);

/** The nodes below one, children only. */
export function* childrenOf(node: PageNode): Generator<PageNode> {
  for (let child = node.firstChild; child !== null; ) {
    const next = child.nextSibling;
    yield child;
    child = next;
  }
}

/**
 * Parses a page, which `isParsable` has let through. Whatever the source lacks, there is one root with a head and a body
 * that holds everything visible, and attributes have names in small letters.
 */
export function parsePage(source: string): Page {
  // Readability does not know `font` where it parts paragraphs by line breaks.
  const html = source.replace(/<(\/?)font\b/giu, '<$1span');
  const whole = /<html[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`;
  const { document } = parseHTML(whole) as unknown as { document: Page };
  for (const element of document.querySelectorAll('*')) lowerNames(element);
  const { body, head } = document;
  const strays = [
    ...[...childrenOf(head)].filter((node) => !isElement(node, inHead) && !isBlank(node)),
    ...[...childrenOf(document.documentElement)].filter((node) => node !== head && node !== body),
    ...[...document.childNodes].filter((node) => node.nodeType === elementNode && node !== document.documentElement),
  ];
  for (const stray of strays) {
    if (isElement(stray, inHead)) head.append(stray);
    else body.append(stray);
  }
  return document;
}

function lowerNames(element: PageElement): void {
  for (const name of [...element.getAttributeNames()]) {
    const lower = name.toLowerCase();
    if (lower === name) continue;
    const value = element.getAttribute(name) ?? '';
    element.removeAttribute(name);
    element.setAttribute(lower, value);
  }
}

export function isElement(node: PageNode, names?: ReadonlySet<string>): node is PageElement {
  return node.nodeType === elementNode && (names === undefined || names.has((node as PageElement).localName));
}

function isBlank(node: PageNode): boolean {
  return node.nodeType === textNode && node.textContent.trim() === '';
}

/** A value's words where it holds entities or tags ("Q&amp;A", "<em>Now</em>"). */
export function plainWords(page: Page, value: string): string {
  if (!/&[#a-z0-9]{1,10};|<[a-z/]/iu.test(value)) return value;
  const holder = page.createElement('div');
  holder.innerHTML = value;
  return holder.textContent;
}
