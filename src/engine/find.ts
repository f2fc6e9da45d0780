import type { Access } from '../access/access.ts';
import { cite, citeSource } from '../citation.ts';
import type { Document, Paragraph } from '../document.ts';
import type { Corrections } from '../search/corrections.ts';
import { type Candidates, type Climbed, climb } from '../search/ladder.ts';
import { type ParsedQuery, parseQuery } from '../search/language.ts';
import type { Filters, Node, Query } from '../search/query.ts';
import { type Passage, ranked } from '../search/ranking.ts';
import { cutsOf, holds, snippet } from '../search/snippet.ts';
import { type Term, termsOf } from '../search/terms.ts';
import type { Facets, SearchHit, Store } from '../store/store.ts';
import type { FindAnswer, Hit } from './answers.ts';
import { identify } from './open.ts';
import { type PeopleRegistry, peopleNamed } from './people.ts';

const snippetLength = 240;
const mostMeant = 20;
const noFacets: Facets = { year: [], origin: [], tag: [], kind: [] };

/** What finding leans on: everything of one generation of the store that one reader may see. */
export interface Knowledge {
  readonly store: Store;
  readonly access: Access;
  readonly people: () => Promise<PeopleRegistry>;
  readonly corrections: () => Promise<Corrections>;
  readonly documents: number;
  readonly paragraphs: number;
}

/** Filters as the store knows them: people by their kept names, documents by their ids; undefined when one names nobody. */
async function resolved(filters: Filters, knowledge: Knowledge): Promise<Filters | undefined> {
  const { store, access } = knowledge;
  let result = filters;
  if (filters.person !== undefined) {
    const people = await knowledge.people();
    const named = await Promise.all(filters.person.map((name) => peopleNamed(people, name)));
    const meant = named.flatMap((each) => each.slice(0, mostMeant));
    if (meant.length === 0) return undefined;
    result = { ...result, person: meant.flatMap(({ cluster }) => cluster.names.map((row) => row.key)) };
  }
  if (filters.in !== undefined) {
    const ids: string[] = [];
    for (const typed of filters.in) {
      for (const card of (await identify(store, access, typed, mostMeant))?.cards ?? []) ids.push(card.id);
    }
    if (ids.length === 0) return undefined;
    result = { ...result, in: ids };
  }
  return result;
}

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

async function withCitations(found: readonly SearchHit[], query: Query, { store, access }: Knowledge): Promise<Hit[]> {
  const terms = termsOf(query.all);
  const documents = new Map<string, Document | undefined>();
  const hits: Hit[] = [];
  for (const each of found) {
    const id = each.card.id;
    if (!documents.has(id)) documents.set(id, (await store.view(id, access))?.document);
    const document = documents.get(id);
    const hit = document === undefined ? undefined : hitOf(each, document, terms);
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}

/**
 * Ranked paragraphs for a question in the query language.
 * @throws AskError with the place where the question can't be read
 */
export async function findParagraphs(
  knowledge: Knowledge,
  question: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<FindAnswer> {
  const parsed = parseQuery(question);
  const facets = new Map<Query, Facets>();
  const filters = await resolved(parsed.filters, knowledge);
  if (filters === undefined) {
    return { hits: [], total: 0, dropped: [], facets: noFacets, plan: 'all words', searched: knowledge.documents };
  }
  const climbed = await climbWords(knowledge, { ...parsed, filters }, page, true, facets);
  return {
    hits: await withCitations(climbed.hits, climbed.query, knowledge),
    total: climbed.total,
    ...(climbed.corrected === undefined ? {} : { corrected: climbed.corrected }),
    dropped: climbed.dropped,
    facets: facets.get(climbed.query) ?? noFacets,
    plan: climbed.plan,
    searched: knowledge.documents,
  };
}

/**
 * Climbs the ladder of plans for a parsed question; `page` is taken of whichever plan answers. With `goesOn`, a long
 * question goes on behind the few paragraphs that have all its words. The facets of every question that is put to the
 * store are written to `facets`, when it is there.
 */
export async function climbWords(
  knowledge: Knowledge,
  parsed: ParsedQuery,
  page: { readonly limit: number; readonly offset: number },
  goesOn = false,
  facets?: Map<Query, Facets>,
): Promise<Climbed<SearchHit>> {
  const { store, access, documents } = knowledge;
  const candidates: Candidates<SearchHit> = {
    search: async (query, stretch) => {
      const found = await store.search(query, access, { ...stretch, facets: facets !== undefined });
      if (found.facets !== undefined) facets?.set(query, found.facets);
      return found;
    },
    wordCounts: (words) => store.wordCounts(words, access),
  };
  const rank = (hits: readonly SearchHit[], parts: readonly Node[], counts: readonly number[]) =>
    ranked(hits.map(passageOf), parts, { documents, paragraphs: knowledge.paragraphs, counts }).map(({ hit }) => hit);
  const keyOf = ({ card, paragraph }: SearchHit) => `${card.id} ${paragraph}`;
  return climb(parsed, candidates, knowledge.corrections, { page, rank, keyOf, goesOn });
}

function passageOf(hit: SearchHit): Passage & { readonly hit: SearchHit } {
  const { card, text, heading, score } = hit;
  const document = { document: card.id, paragraphs: card.paragraphs, title: card.title };
  return { ...document, text, ...(heading === undefined ? {} : { heading }), score, hit };
}
