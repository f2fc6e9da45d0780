import { AskError } from '../errors.ts';
import { type ParsedQuery, parseQuery } from './language.ts';
import { tokensOf } from './lexer.ts';
import type { Filters, Node } from './query.ts';

const levels = ['U', 'SBU', 'C', 'S', 'TS'];
const highest = levels.length - 1;

/**
 * The question as it would be typed: read again it asks for the same, and is written the same. Words first, then what is to
 * be absent, then filters.
 */
export function formatQuery({ items, none, filters }: Pick<ParsedQuery, 'items' | 'none' | 'filters'>): string {
  return [
    ...items.map(({ node }) => nodeText(node)),
    ...none.map((node) => `-${nodeText(node)}`),
    ...filterTexts(filters),
  ].join(' ');
}

/**
 * The question with a filter more, as it is typed (`after:2006 before:2007`). Two of one name would be alternatives: so dates
 * are drawn closer, and any other filter takes the place of those of its name; but a document has many TAGS, and what has
 * one of those asked for and this one can't be asked: undefined, as for a filter that can't be read.
 * @throws AskError where the question can't be read
 */
export function narrowed(question: string, filter: string): string | undefined {
  const asked = parseQuery(question);
  const more = filtersIn(filter);
  const { after, before } = asked.filters;
  if (more === undefined || (asked.filters.tag !== undefined && more.tag !== undefined)) return undefined;
  if (!Object.keys(more).some((name) => Object.hasOwn(asked.filters, name))) return `${question} ${filter}`;
  const closer = {
    ...(after !== undefined && more.after !== undefined && after > more.after ? { after } : {}),
    ...(before !== undefined && more.before !== undefined && before < more.before ? { before } : {}),
  };
  return formatQuery({ ...asked, filters: { ...asked.filters, ...more, ...closer } });
}

/** What documents state may be no value: of quotation marks alone, or too long. */
function filtersIn(filter: string): Filters | undefined {
  try {
    return parseQuery(filter).filters;
  } catch (error) {
    if (error instanceof AskError) return undefined;
    throw error;
  }
}

function nodeText(node: Node): string {
  switch (node.kind) {
    case 'word':
      return wordText(`${node.text}${node.prefix ? '*' : ''}`);
    case 'phrase':
      return `"${node.words.join(' ')}${node.prefix ? '*' : ''}"`;
    case 'or':
      return node.of.map(nodeText).join(' OR ');
    case 'and':
      return node.of.map(nodeText).join(' ');
  }
}

/** In brackets what would not be read as a word without them. */
function wordText(word: string): string {
  return tokensOf(word).every(({ kind }) => kind === 'word') ? word : `(${word})`;
}

function filterTexts(filters: Filters): string[] {
  const texts: string[] = [];
  for (const name of ['from', 'to', 'tag', 'person', 'kind', 'in'] as const)
    for (const value of filters[name] ?? []) texts.push(`${name}:${/\s/u.test(value) ? `"${value}"` : value}`);
  const { levelAtLeast: low, levelAtMost: high, after, before } = filters;
  if (low !== undefined && low === high) texts.push(`class:${levels[low]}`);
  else {
    if (low !== undefined) texts.push(low > highest ? `class:>${levels[highest]}` : `class:>=${levels[low]}`);
    if (high !== undefined) texts.push(high < 0 ? `class:<${levels[0]}` : `class:<=${levels[high]}`);
  }
  if (after !== undefined) texts.push(`after:${after}`);
  if (before !== undefined) texts.push(`before:${before}`);
  return texts;
}
