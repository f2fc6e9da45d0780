import type { Block } from '../laid-out.ts';
import { childrenOf, elementNode, isElement, type PageNode, textNode } from './dom.ts';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const blockNames = names(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul xmp listing plaintext',
);
const headingNames = names('h1 h2 h3 h4 h5 h6');
const preformatted = names('pre xmp listing plaintext');
/** What shows no words of the text: controls, pictures and what is written below them. */
const wordless = names(
  'audio button canvas embed figcaption figure-caption head iframe img input map math-annotation meta link noscript object option picture script select source style svg template textarea title video wbr',
);
const cells = names('td th');

/**
 * The running text of a part of a page, cut into blocks as a browser would. Recursion is as deep as the page.
 * @param without elements that are passed over with all they hold
 */
export function blocksOf(root: PageNode, without: ReadonlySet<PageNode> = new Set()): Block[] {
  const builder = new BlockBuilder(without);
  builder.walk(root);
  builder.flush();
  return builder.blocks;
}

class BlockBuilder {
  readonly blocks: Block[] = [];
  #line: string[] = [];
  #heading = 0;
  #inLink = 0;
  #links = 0;
  #unlinked = false;
  #preformatted = 0;
  readonly #without: ReadonlySet<PageNode>;

  constructor(without: ReadonlySet<PageNode>) {
    this.#without = without;
  }

  walk(node: PageNode): void {
    if (this.#without.has(node)) return;
    if (node.nodeType === textNode) this.#text(node.textContent);
    if (node.nodeType !== elementNode || isElement(node, wordless)) return;
    const name = isElement(node) ? node.localName : '';
    if (name === 'br') this.#line.push('\n');
    else if (name === 'tr') this.#row(node);
    else if (name === 'q') this.#within(node, '“', '”');
    else if (name === 'a') this.#link(node);
    else if (blockNames.has(name)) this.#block(node, name);
    else this.#within(node);
  }

  /**
   * Ends the running block. Two line breaks with nothing between them part two paragraphs. Several links and no other
   * word are a menu.
   */
  flush(): void {
    const isMenu = this.#links > 1 && !this.#unlinked && this.#heading === 0;
    const text = isMenu ? '' : this.#line.join('').replace(/[\u00ad\u200b\ufeff]/gu, '');
    this.#line = [];
    this.#links = 0;
    this.#unlinked = false;
    const kind = this.#heading > 0 ? 'heading' : 'paragraph';
    for (const piece of text.split(/\n[^\S\n]*\n\s*/u)) {
      const lines = piece
        .split('\n')
        .map((line) => (this.#preformatted > 0 ? line.trimEnd() : line.replace(/ {2,}/gu, ' ').trim()));
      const trimmed = lines.join('\n').replace(/^\n+/u, '').trimEnd();
      if (trimmed !== '')
        this.blocks.push({ kind, text: kind === 'heading' ? trimmed.replaceAll('\n', ' ') : trimmed });
    }
  }

  #text(text: string): void {
    if (this.#inLink === 0 && /[\p{L}\p{N}]/u.test(text)) this.#unlinked = true;
    this.#line.push(this.#preformatted > 0 ? text : spaced(text));
  }

  #link(node: PageNode): void {
    this.#links += 1;
    this.#inLink += 1;
    this.#within(node);
    this.#inLink -= 1;
  }

  #within(node: PageNode, before = '', after = ''): void {
    this.#line.push(before);
    for (const child of childrenOf(node)) this.walk(child);
    this.#line.push(after);
  }

  #block(node: PageNode, name: string): void {
    this.flush();
    if (headingNames.has(name)) this.#heading += 1;
    if (preformatted.has(name)) this.#preformatted += 1;
    this.#within(node);
    this.flush();
    if (headingNames.has(name)) this.#heading -= 1;
    if (preformatted.has(name)) this.#preformatted -= 1;
  }

  /** A row of a table is one paragraph, unless its cells hold several each: then the table only lays out the page. */
  #row(row: PageNode): void {
    this.flush();
    const before = this.blocks.length;
    let single = true;
    for (const child of childrenOf(row)) {
      const start = this.blocks.length;
      this.walk(child);
      this.flush();
      if (isElement(child, cells) && this.blocks.length - start > 1) single = false;
    }
    const inRow = this.blocks.slice(before);
    if (!single || inRow.length < 2 || inRow.some(({ kind }) => kind === 'heading')) return;
    this.blocks.length = before;
    this.blocks.push({ kind: 'paragraph', text: inRow.map(({ text }) => text.replaceAll('\n', ' ')).join('\t') });
  }
}

function spaced(text: string): string {
  return text.replace(/[\s\u00a0]+/gu, ' ');
}
