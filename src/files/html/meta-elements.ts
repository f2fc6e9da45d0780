import { authorNames } from '../author-names.ts';
import { dateValue, languageValue, urlValue, wordsValue } from '../field-values.ts';
import type { Page } from './dom.ts';
import type { StatedBy } from './stated-by.ts';

const mostElements = 1_000;

/** A page's meta elements by name or property, in small letters. */
export type Metas = ReadonlyMap<string, readonly string[]>;

export function metasOf(page: Page): Metas {
  const metas = new Map<string, string[]>();
  let count = 0;
  for (const meta of page.querySelectorAll('meta')) {
    if (++count > mostElements) break;
    const content = meta.getAttribute('content') ?? '';
    const names = [meta.getAttribute('property'), meta.getAttribute('name'), meta.getAttribute('http-equiv')];
    for (const name of names.join(' ').toLowerCase().split(/\s+/u))
      if (name !== '' && content.trim() !== '') metas.set(name, [...(metas.get(name) ?? []), content]);
  }
  return metas;
}

function firstOf(metas: Metas, names: readonly string[]): string | undefined {
  return names.map((name) => metas.get(name)?.[0]).find((value) => value !== undefined);
}

/** Open Graph and the `article:` properties beside it (source: ogp.me). */
export function statedInOpenGraph(metas: Metas): StatedBy {
  const isArticle = metas.get('og:type')?.[0]?.toLowerCase() === 'article' || metas.has('article:published_time');
  return {
    by: 'Open Graph',
    kind: isArticle ? 'article' : undefined,
    title: wordsValue(firstOf(metas, ['og:title'])),
    authors: (metas.get('article:author') ?? []).flatMap(authorNames),
    date: dateValue(firstOf(metas, ['article:published_time', 'og:article:published_time', 'og:published_time'])),
    outlet: wordsValue(firstOf(metas, ['og:site_name'])),
    url: urlValue(firstOf(metas, ['og:url'])),
    language: languageValue(firstOf(metas, ['og:locale'])),
  };
}

/** Dublin Core, Highwire's `citation_` names and the plain ones, in this order. */
export function statedInMetas(metas: Metas): StatedBy {
  const creators = [
    'citation_author',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
    'author',
    'byl',
  ];
  const authors = creators
    .map((name) => (metas.get(name) ?? []).flatMap(authorNames))
    .find((names) => names.length > 0);
  const journal = firstOf(metas, ['citation_journal_title', 'citation_publisher', 'dc.publisher', 'dcterms.publisher']);
  return {
    by: 'a meta element',
    kind: metas.has('citation_journal_title') ? 'article' : undefined,
    title: wordsValue(firstOf(metas, ['citation_title', 'dc.title', 'dcterms.title', 'parsely-title'])),
    authors,
    date: dateValue(
      firstOf(metas, [
        'citation_publication_date',
        'citation_date',
        'dc.date.issued',
        'dcterms.issued',
        'dcterms.created',
        'dc.date',
        'dcterms.date',
        'parsely-pub-date',
        'sailthru.date',
        'datepublished',
        'pubdate',
        'publishdate',
        'publish-date',
        'publication_date',
        'date',
      ]),
    ),
    outlet: wordsValue(journal),
    url: urlValue(firstOf(metas, ['dc.identifier', 'citation_public_url', 'citation_fulltext_html_url'])),
    language: languageValue(
      firstOf(metas, ['dc.language', 'dcterms.language', 'citation_language', 'content-language']),
    ),
  };
}
