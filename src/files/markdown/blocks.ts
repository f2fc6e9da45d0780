import type { Nodes, Parents } from 'mdast';
import type { Block } from '../laid-out.ts';
import { withoutMachinery } from '../page-source.ts';
import { untagged } from '../untagged.ts';

/** From here on a list of one item is a sentence that begins with a number ("1986. A good year."). */
const unlikelyNumber = 100;
/** The line below the header of a table (source: GitHub Flavored Markdown). */
const delimiter = /^\s{0,3}\|?\s{0,9}:?-+:?\s{0,9}(?:\|\s{0,9}:?-+:?\s{0,9}){0,200}\|?\s{0,9}$/u;

/** The words of a Markdown tree without its marks: headings, and paragraphs wherever they stand; rows of tables are one each. */
export function blocksIn(tree: Nodes): Block[] {
  const blocks: Block[] = [];
  const add = (kind: Block['kind'], text: string) => {
    const trimmed = text.replace(/^\s*\n/u, '').trimEnd();
    if (/\S/u.test(trimmed)) blocks.push({ kind, text: kind === 'heading' ? trimmed.replace(/\s+/gu, ' ') : trimmed });
  };
  const walk = (node: Nodes, number = '') => {
    if (node.type === 'heading') add('heading', inline(node));
    else if (node.type === 'paragraph') for (const text of rowsOf(`${number}${inline(node)}`)) add('paragraph', text);
    else if (node.type === 'code') for (const text of node.value.split(/\n\s*\n/u)) add('paragraph', text);
    else if (node.type === 'html') for (const text of htmlWords(node.value).split('\n\n')) add('paragraph', text);
    // A footnote whose only word is an address is read as a definition.
    else if (node.type === 'definition' && node.identifier.startsWith('^')) add('paragraph', node.url);
    else if ('children' in node)
      for (const [at, child] of node.children.entries())
        walk(child, at > 0 ? '' : node.type === 'listItem' ? number : numberOf(node));
  };
  walk(tree);
  return blocks;
}

function numberOf(node: Parents): string {
  const counted = node.type === 'list' && node.ordered === true && node.children.length === 1;
  return counted && (node.start ?? 1) >= unlikelyNumber ? `${node.start}. ` : '';
}

function inline(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return /^<br\b/iu.test(node.value) ? '\n' : '';
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? node.children.map(inline).join('') : '';
}

function htmlWords(source: string): string {
  return untagged(withoutMachinery(source).html);
}

function rowsOf(text: string): readonly string[] {
  const lines = text.split('\n');
  if (!lines[0]?.includes('|') || !delimiter.test(lines[1] ?? '') || !lines[1]?.includes('-')) return [text];
  const rows = [lines[0], ...lines.slice(2)];
  return rows.map((row) => {
    const cells = row.replace(/\s+/gu, ' ').replace(/^ ?\| ?| ?\| ?$/gu, '');
    return cells.split(/ ?\| ?/u).join('\t');
  });
}
