import { folded } from '../search/folding.ts';
import { parseQuery } from '../search/language.ts';
import type { Filters, Query } from '../search/query.ts';
import type { Weighed } from '../search/ranking.ts';
import type { Facets, SearchHit } from '../store/store.ts';
import type { FindAnswer } from './answers.ts';
import { climbWords, type Knowledge } from './climbing.ts';
import { explained, filteredOut } from './explaining.ts';
import { withCitations } from './hits.ts';
import { identify } from './open.ts';
import { peopleNamed } from './people.ts';

const mostMeant = 20;
const noFacets: Facets = { year: [], origin: [], tag: [], kind: [] };

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

/** A question as it is to be answered. */
export interface Finding {
  readonly limit: number;
  readonly offset: number;
  readonly exact?: boolean;
  readonly repeats?: boolean;
  readonly explain?: boolean;
}

/**
 * Ranked paragraphs for a question in the query language.
 * @throws AskError with the place where the question can't be read
 */
export async function findParagraphs(knowledge: Knowledge, question: string, finding: Finding): Promise<FindAnswer> {
  const { store, access, documents: searched } = knowledge;
  const { limit, offset, exact = false, repeats = false, explain = false } = finding;
  const parsed = parseQuery(question);
  const filters = await resolved(parsed.filters, knowledge);
  if (filters === undefined) {
    const none = { hits: [], total: 0, copies: 0, dropped: [], facets: noFacets, plan: 'all words', searched } as const;
    return explain ? { ...none, explanation: filteredOut(knowledge) } : none;
  }
  const facets = new Map<Query, Facets>();
  const weights = new Map<SearchHit, Weighed<unknown>>();
  const fold = (hits: readonly SearchHit[]) => folded(hits, ({ text }) => text);
  const order = { page: { limit, offset }, goesOn: true, exact, ...(repeats ? {} : { fold }) };
  const climbed = await climbWords(knowledge, { ...parsed, filters }, order, { weights, facets });
  const hits = await withCitations(climbed.folds, climbed.query, store, access);
  return {
    hits,
    total: climbed.total,
    copies: climbed.copies,
    ...(climbed.corrected === undefined ? {} : { corrected: climbed.corrected }),
    dropped: climbed.dropped,
    facets: facets.get(climbed.query) ?? noFacets,
    plan: climbed.plan,
    searched,
    ...(explain
      ? { explanation: await explained(knowledge, climbed, weights, offset === 0 ? hits[0]?.citation : undefined) }
      : {}),
  };
}
