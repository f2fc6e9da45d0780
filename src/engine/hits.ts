import type { Access } from '../access/access.ts';
import { cite, citeSource } from '../citation.ts';
import type { Citation, Document, Paragraph } from '../document.ts';
import { type Fold, sameLetters } from '../search/folding.ts';
import type { Query } from '../search/query.ts';
import { cutsOf, holds, snippet } from '../search/snippet.ts';
import { type Term, termsOf } from '../search/terms.ts';
import type { SearchHit, Store } from '../store/store.ts';
import type { Hit } from './find-answer.ts';

const snippetLength = 240;
/** Copies of one paragraph that are cited; the others are counted. */
const mostCited = 3;

/** Where the words of a hit stand that the paragraph's text has none of: in the heading above it, else in the document's title. */
function placeOf(hit: SearchHit, document: Document, paragraph: Paragraph, terms: readonly Term[]) {
  const heading = document.headings.find((each) => each.paragraph === hit.paragraph && each.text === paragraph.heading);
  if (heading !== undefined && holds(heading.text, terms))
    return { start: heading.start, end: heading.end, title: false };
  const { titleAt } = document;
  return titleAt !== undefined && holds(document.title, terms) ? { ...titleAt, title: true } : undefined;
}

/** The words around the matches, cited. */
function hitOf(hit: SearchHit, document: Document, terms: readonly Term[]): Hit | undefined {
  const paragraph = document.paragraphs.find(({ index }) => index === hit.paragraph);
  if (paragraph === undefined) return undefined;
  const { text } = paragraph;
  const window = snippet(text, terms, snippetLength);
  const inText = window.matches.length > 0 || holds(text, terms);
  const place = inText ? undefined : placeOf(hit, document, paragraph, terms);
  const anchor = window.start + (window.matches[0]?.[0] ?? 0);
  const citation =
    place === undefined
      ? cite(document, paragraph, window.start, window.end, anchor)
      : citeSource(document, place.start, place.end, place.title ? undefined : paragraph);
  const shift = place === undefined ? Math.max(0, text.indexOf(citation.quote, window.start) - window.start) : 0;
  const matches = (place === undefined ? window : snippet(citation.quote, terms, citation.quote.length)).matches
    .map(([start, end]) => [start - shift, end - shift] as const)
    .filter(([start, end]) => start >= 0 && end <= citation.quote.length);
  return {
    documentId: document.id,
    card: hit.card,
    paragraph: hit.paragraph,
    label: hit.label,
    snippet: citation.quote,
    matches,
    inHeading: place?.title === false,
    inTitle: place?.title === true,
    cut:
      place === undefined
        ? cutsOf(text, window.start + shift, window.start + shift + citation.quote.length)
        : { before: false, after: false },
    score: hit.score,
    citation,
  };
}

/** Paragraphs with the words around the matches and with their first copies, each cited. */
export async function withCitations(
  folds: readonly Fold<SearchHit>[],
  query: Query,
  store: Store,
  access: Access,
): Promise<Hit[]> {
  const terms = termsOf(query.all);
  const documents = new Map<string, Promise<Document | undefined>>();
  const paragraphs = new Map<string, number[]>();
  for (const { hit, copies } of folds)
    for (const { card, paragraph } of [hit, ...copies.slice(0, mostCited)])
      paragraphs.set(card.id, [...(paragraphs.get(card.id) ?? []), paragraph]);
  const cited = async (found: SearchHit): Promise<Hit | undefined> => {
    const { id } = found.card;
    const read = documents.get(id) ?? store.passages(id, access, paragraphs.get(id) ?? []);
    documents.set(id, read);
    const document = await read;
    return document === undefined ? undefined : hitOf(found, document, terms);
  };
  const hits: Hit[] = [];
  for (const { hit: found, copies } of folds) {
    const hit = await cited(found);
    if (hit === undefined) continue;
    const citations: Citation[] = [];
    for (const copy of copies.slice(0, mostCited)) citations.push(...[(await cited(copy))?.citation ?? []].flat());
    const identical = copies.every(({ text }) => sameLetters(text, found.text));
    hits.push(copies.length === 0 ? hit : { ...hit, copies: { total: copies.length, identical, citations } });
  }
  return hits;
}
