import { authorNames } from '../author-names.ts';
import { dateValue, languageValue, urlValue, wordsValue } from '../field-values.ts';
import type { StatedBy } from './stated-by.ts';

const mostScripts = 50;
const longestScript = 2_000_000;
const mostNodes = 5_000;
const articleTypes =
  /^(?:https?:\/\/schema\.org\/)?(?:Article|\w{0,30}NewsArticle|AdvertiserContentArticle|SatiricalArticle|\w{0,30}ScholarlyArticle|TechArticle|Report|SocialMediaPosting|BlogPosting|LiveBlogPosting|DiscussionForumPosting)$/u;
/** Where the thing that a page is about stands in what describes the page. */
const inward = ['@graph', 'mainEntity', 'mainEntityOfPage'];

type Thing = Readonly<Record<string, unknown>>;

/**
 * What a page's JSON-LD states of the article it holds (source: schema.org). Of several articles the one whose headline
 * the page itself shows is taken, otherwise the first.
 * @param shown the page's own titles
 */
export function statedInLinkedData(
  scripts: readonly string[],
  shown: readonly string[],
): { readonly stated: StatedBy | undefined; readonly warnings: readonly string[] } {
  const roots: unknown[] = [];
  let broken = 0;
  for (const script of scripts.slice(0, mostScripts)) {
    const value = parsed(script);
    if (value === undefined) broken += 1;
    else roots.push(value);
  }
  const things = thingsIn(roots);
  const named = new Map(things.flatMap((thing) => (typeof thing['@id'] === 'string' ? [[thing['@id'], thing]] : [])));
  const articles = things.filter((thing) => typesOf(thing).some((type) => articleTypes.test(type)));
  const titles = shown.map(bare);
  const article = articles.find((each) => titles.includes(bare(text(each['headline']) ?? ''))) ?? articles[0];
  const warnings = broken === 0 ? [] : [`${broken} of its JSON-LD blocks could not be read`];
  return { stated: article === undefined ? undefined : statedOf(article, named), warnings };
}

function statedOf(article: Thing, named: ReadonlyMap<string, Thing>): StatedBy {
  const of = (value: unknown) => listOf(value).map((each) => resolved(each, named));
  const publishers = of(article['publisher']).map(nameOf);
  const outlet = publishers.find((name) => name !== undefined);
  const authors = of(article['author'] ?? article['creator'])
    .flatMap((each) => authorNames(nameOf(each)))
    .filter((name) => name !== outlet);
  const report = typesOf(article).some((type) => type.endsWith('Report'));
  return {
    by: 'JSON-LD',
    kind: report ? 'report' : 'article',
    title: text(article['headline']) ?? text(article['name']),
    authors: [...new Set(authors)],
    date: dateValue(text(article['datePublished']) ?? text(article['dateCreated'])),
    outlet,
    url: [article['url'], article['mainEntityOfPage'], article['@id']].map(addressOf).find((url) => url !== undefined),
    language: languageValue(text(listOf(article['inLanguage']).map(languageOf)[0])),
  };
}

function parsed(script: string): unknown {
  if (script.length > longestScript) return undefined;
  const bareScript = script
    .replace(/^\s*(?:\/\*)?\s*(?:\/\/)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*\/)?/u, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trimEnd()
    .replace(/(?:\/\/|\/\*)?\s{0,9}(?:\]\]>|-->)\s{0,9}(?:\*\/)?$/u, '')
    .replace(/;\s{0,9}$/u, '');
  try {
    return JSON.parse(bareScript) as unknown;
  } catch {
    return undefined;
  }
}

/** The things that are described, in order, within bounds: lists and graphs are opened, other properties are not. */
function thingsIn(roots: readonly unknown[]): readonly Thing[] {
  const waiting: unknown[] = [...roots];
  const things: Thing[] = [];
  for (let at = 0; at < waiting.length && at < mostNodes; at++) {
    const value = waiting[at];
    if (Array.isArray(value)) waiting.push(...(value as unknown[]).slice(0, mostNodes));
    else if (isThing(value)) {
      things.push(value);
      for (const name of inward) if (typeof value[name] === 'object') waiting.push(value[name]);
    }
  }
  return things;
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]).slice(0, 100) : value === undefined ? [] : [value];
}

function resolved(value: unknown, named: ReadonlyMap<string, Thing>): unknown {
  const id = isThing(value) && nameOf(value) === undefined ? value['@id'] : undefined;
  return typeof id === 'string' ? (named.get(id) ?? value) : value;
}

function typesOf(thing: Thing): readonly string[] {
  return listOf(thing['@type']).filter((type) => typeof type === 'string');
}

function nameOf(value: unknown): string | undefined {
  if (!isThing(value)) return text(value);
  const given = [value['givenName'], value['familyName']].map(text).filter((part) => part !== undefined);
  return text(value['name']) ?? wordsValue(given.join(' '));
}

function languageOf(value: unknown): unknown {
  return isThing(value) ? (value['alternateName'] ?? value['name']) : value;
}

function addressOf(value: unknown): string | undefined {
  return urlValue(text(isThing(value) ? (value['@id'] ?? value['url']) : value));
}

/** A text value; some sites leave tags and entities in it, which `plainOf` of the caller takes out. */
function text(value: unknown): string | undefined {
  const [first] = listOf(isThing(value) ? value['@value'] : value);
  return typeof first === 'string' ? wordsValue(first, 2_000) : typeof first === 'number' ? String(first) : undefined;
}

/** Letters and digits only: equal where only case, quotes and blanks differ. */
export function bare(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
