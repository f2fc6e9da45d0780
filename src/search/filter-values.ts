import { levelOf } from '../access/access.ts';
import { AskError } from '../errors.ts';
import { editDistance } from '../mrn/edit-distance.ts';
import type { Token } from './lexer.ts';
import type { Filters } from './query.ts';

type FilterToken = Extract<Token, { kind: 'filter' }>;
type Change = { -readonly [Name in keyof Filters]: Filters[Name] };

/** Filters by name, each with an example. */
const examples = {
  from: 'from:MINSK',
  to: 'to:MOSCOW',
  tag: 'tag:PREL',
  person: 'person:"Kozulin"',
  kind: 'kind:article',
  class: 'class:<=C',
  after: 'after:2006-01',
  before: 'before:2008',
  in: 'in:07STATE130159',
} as const;
type FilterName = keyof typeof examples;
const names = Object.keys(examples) as FilterName[];

const kinds = ['cable', 'article', 'report'];
/** Names before a colon that belong to addresses, not to filters. */
const schemes = new Set(['http', 'https', 'ftp', 'file', 'mailto', 'urn', 'doi', 'tel']);

/** True for what only looks like a filter: an address, a heading or an abbreviation with its colon (`Re:`, `BELARUS:`). */
export function isOrdinaryText({ name, value }: FilterToken): boolean {
  if (names.includes(name.toLowerCase() as FilterName)) return false;
  return value === '' || value.startsWith('//') || schemes.has(name.toLowerCase());
}

/**
 * Adds one filter as typed to those read before; values of the same filter are alternatives.
 * @throws AskError with the place: unknown filter (with near ones), no value, a value that can't be
 */
export function addFilter(question: string, token: FilterToken, filters: Change): void {
  const fail: Fail = (message, at, suggestions = []) => {
    throw new AskError(message, { text: question, at, suggestions });
  };
  const name = names.find((each) => each === token.name.toLowerCase());
  if (name === undefined) {
    const near = nearNames(token.name.toLowerCase());
    const offer = (near.length > 0 ? near : names).map((each) => `${each}:`);
    fail(
      `There is no filter ${token.name}: (position ${token.start + 1}). ${near.length > 0 ? 'Did you mean' : 'Filters are'} ${offer.join(', ')}${near.length > 0 ? '?' : ''}`,
      token.start,
      offer,
    );
  }
  if (token.excluded)
    fail(`The filter at position ${token.start + 1} can't be excluded; only words and phrases can`, token.start);
  if (token.value === '')
    fail(
      `The filter ${name}: at position ${token.start + 1} needs its value right after the colon, as in ${examples[name]}`,
      token.start,
    );
  switch (name) {
    case 'from':
    case 'to':
    case 'tag':
    case 'person':
    case 'in':
      filters[name] = [...(filters[name] ?? []), token.value];
      return;
    case 'kind': {
      const kind = token.value.toLowerCase();
      if (!kinds.includes(kind))
        fail(
          `There is no kind "${token.value}" (position ${token.valueStart + 1}). Kinds are ${kinds.join(', ')}`,
          token.valueStart,
          kinds,
        );
      filters.kind = [...(filters.kind ?? []), kind];
      return;
    }
    case 'class':
      addLevel(token, filters, fail);
      return;
    case 'after':
    case 'before': {
      const day = firstDay(token.value);
      if (day === undefined)
        fail(
          `"${token.value}" at position ${token.valueStart + 1} is no date; write 2007, 2007-09 or 2007-09-17`,
          token.valueStart,
        );
      const known = filters[name];
      const wider = known === undefined || (name === 'after' ? day < known : day > known);
      if (wider) filters[name] = day;
      return;
    }
  }
}

type Fail = (message: string, at: number, suggestions?: readonly string[]) => never;

/** `C`, `<=C`, `<C`, `>=S`, `>S`, `=C`. Bounds all hold; single levels are alternatives and must be neighbours. */
function addLevel(token: FilterToken, filters: Change, fail: Fail): void {
  const parts = /^(<=|>=|≤|≥|<|>|=)?\s*(.+)$/u.exec(token.value);
  const sign = parts?.[1] ?? '=';
  const level = levelOf(parts?.[2] ?? '');
  if (level === undefined)
    fail(
      `"${token.value}" at position ${token.valueStart + 1} is no classification; write U, SBU, C, S or TS, with <= or >= before it if you like`,
      token.valueStart,
      ['class:<=C', 'class:S'],
    );
  const { levelAtLeast: low, levelAtMost: high } = filters;
  switch (sign) {
    case '<=':
    case '≤':
      filters.levelAtMost = Math.min(high ?? 4, level);
      return;
    case '<':
      filters.levelAtMost = Math.min(high ?? 4, level - 1);
      return;
    case '>=':
    case '≥':
      filters.levelAtLeast = Math.max(low ?? 0, level);
      return;
    case '>':
      filters.levelAtLeast = Math.max(low ?? 0, level + 1);
      return;
    default:
      if (low === undefined || high === undefined) {
        filters.levelAtLeast = Math.max(low ?? 0, level);
        filters.levelAtMost = Math.min(high ?? 4, level);
        return;
      }
      if (level < low - 1 || level > high + 1)
        fail(
          `The classes asked for leave a gap (position ${token.start + 1}); ask for neighbours or for a range, as in class:>=C class:<=S`,
          token.start,
        );
      filters.levelAtLeast = Math.min(low, level);
      filters.levelAtMost = Math.max(high, level);
  }
}

/** First calendar day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; undefined for anything else. */
function firstDay(text: string): string | undefined {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text) ?? [];
  if (year === undefined) return undefined;
  const written = `${year}-${month}-${day}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}

function nearNames(typed: string): FilterName[] {
  return names.filter((name) => {
    const most = name.length <= 3 ? 1 : 2;
    return (
      editDistance(typed, name, most) <= most ||
      (typed.length > 2 && (typed.startsWith(name) || name.startsWith(typed)))
    );
  });
}
