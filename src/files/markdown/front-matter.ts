import { parseDocument } from 'yaml';
import type { Stated } from '../../extract.ts';
import { canonicalId } from '../../mrn/index.ts';
import { authorNames } from '../author-names.ts';
import { classificationValue, dateValue, languageValue, urlValue, wordsValue } from '../field-values.ts';

const longest = 32_000;
const mostAliases = 50;
const mostAuthors = 100;
const kinds = ['cable', 'article', 'report'] as const;
const latestYear = 2100;
const fence = /^\ufeff?---[ \t]*\r?\n((?:[^\n]*\n){0,500}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;

/** The names under which writers state a field, in small letters and without marks; the first that is there counts. */
const names = {
  title: ['title', 'headline'],
  authors: ['authors', 'author', 'byline', 'by', 'creator'],
  date: ['date', 'published', 'datepublished', 'publishdate', 'pubdate', 'publicationdate', 'publishedat', 'sent'],
  outlet: ['outlet', 'publication', 'publisher', 'source', 'newspaper', 'journal', 'site', 'website'],
  url: ['url', 'link', 'canonical', 'canonicalurl', 'sourceurl', 'source', 'permalink'],
  classification: ['classification'],
  language: ['language', 'lang', 'locale'],
  kind: ['kind', 'type'],
  id: ['mrn', 'cable', 'referenceid', 'id'],
} as const;

/** What stands between the two `---` at the head of a file, and where the text after it begins. */
export interface FrontMatter {
  readonly stated: Stated;
  readonly warnings: readonly string[];
  /** Offset of the text; 0 without front matter. */
  readonly end: number;
}

/**
 * Reads YAML front matter (YAML 1.2 core schema: no tags of its own, few aliases). Fields of other names are no concern of
 * ours; one of a wrong kind is left out with a warning.
 */
export function readFrontMatter(text: string): FrontMatter {
  const none = { stated: {}, warnings: [], end: 0 };
  const [whole = '', source = ''] = fence.exec(text.slice(0, longest)) ?? [];
  if (whole === '') return none;
  const fields = fieldsOf(source);
  // A rule across the page begins a text, too: without any `name:` there is no front matter.
  if (fields === undefined) {
    if (!/^[\w-]{1,40}:(?:\s|$)/mu.test(source)) return none;
    return { stated: {}, warnings: ['its front matter could not be read'], end: whole.length };
  }
  return { ...statedIn(fields), end: whole.length };
}

function fieldsOf(source: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const document = parseDocument(source, { schema: 'core', logLevel: 'silent', uniqueKeys: false });
    if (document.errors.length > 0) return undefined;
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const entries = Object.entries(value).reverse();
    return new Map(entries.map(([name, field]) => [name.toLowerCase().replace(/[^a-z]/gu, ''), field as unknown]));
  } catch {
    return undefined;
  }
}

type Fields = ReadonlyMap<string, unknown>;
type Result = Pick<FrontMatter, 'stated' | 'warnings'>;

function statedIn(fields: Fields): Result {
  const warnings: string[] = [];
  const first = <Value>(field: keyof typeof names, read: (words: string) => Value | undefined, strict = false) => {
    for (const name of names[field]) {
      const given = fields.get(name);
      // `published: true` says that a page is no draft; an empty field says nothing.
      if (given === undefined || given === null || given === '' || typeof given === 'boolean') continue;
      const scalar = typeof given === 'string' || typeof given === 'number';
      const value = scalar ? read(String(given)) : undefined;
      if (value !== undefined) return value;
      if (!scalar || strict) warnings.push(`front matter: what stands as "${name}" is no ${field}`);
    }
    return undefined;
  };
  const authors = authorsIn(fields, warnings);
  const kind = first('kind', (words) => kinds.find((each) => each === words.trim().toLowerCase()));
  const outlet = first('outlet', (words) => (urlValue(words) === undefined ? wordsValue(words) : undefined));
  const stated = {
    id: first('id', (words) => canonicalId(words, { year: latestYear })),
    kind: kind ?? (outlet === undefined ? undefined : 'article'),
    title: first('title', wordsValue),
    authors,
    date: first('date', (words) => dateValue(words)?.edtf, true),
    outlet,
    url: first('url', urlValue),
    classification: first('classification', classificationValue),
    language: first('language', languageValue, true),
  };
  const present = Object.entries(stated).filter(([, value]) => value !== undefined);
  return { stated: Object.fromEntries(present) as Stated, warnings };
}

/** One name, a list of names, or of things that have a name. */
function authorsIn(fields: Fields, warnings: string[]): readonly string[] | undefined {
  for (const name of names.authors) {
    const given = fields.get(name);
    if (given === undefined || given === null) continue;
    const each: readonly unknown[] = Array.isArray(given) ? given.slice(0, mostAuthors) : [given];
    const found = each.flatMap((one) => {
      const words = typeof one === 'object' && one !== null && 'name' in one ? one.name : one;
      return typeof words === 'string' ? authorNames(words) : [];
    });
    if (found.length > 0) return [...new Set(found)];
    warnings.push(`front matter: what stands as "${name}" is no author`);
  }
  return undefined;
}
