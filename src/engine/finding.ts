import { folded } from '../search/folding.ts';
import { parseQuery } from '../search/language.ts';
import type { Filters, Query } from '../search/query.ts';
import { formatQuery } from '../search/query-text.ts';
import type { Weighed } from '../search/ranking.ts';
import type { Facets, SearchHit } from '../store/store.ts';
import type { FindAnswer, FindOptions } from './answers.ts';
import { climbWords, type Ground } from './climbing.ts';
import { explained } from './explaining.ts';
import { withCitations } from './hits.ts';

/** What an answer without hits has. */
export const noFacets: Facets = { year: [], origin: [], tag: [], kind: [] };

/** A question as it is to be answered. */
export interface Finding extends FindOptions {
  readonly limit: number;
  readonly offset: number;
}

/** A question whose filters are those of the store. */
export interface Asked {
  readonly question: string;
  readonly filters: Filters;
  /** Ids that were put right, as they are written. */
  readonly ids?: readonly string[];
  readonly finding: Finding;
}

/** The question as it was answered, when anything in it was put right. */
function correctedBy({ question, ids }: Asked, corrected: string | undefined) {
  if (ids === undefined) return corrected;
  const { filters, ...words } = parseQuery(corrected ?? question);
  return formatQuery({ ...words, filters: { ...filters, in: ids } });
}

/** Ranked paragraphs, cited. Needs nothing that other threads lack but the ground it stands on. */
export async function foundFor(ground: Ground, asked: Asked): Promise<FindAnswer> {
  const { store, access, documents: searched } = ground;
  const { limit, offset, exact = false, repeats = false, explain = false, added } = asked.finding;
  const parsed = parseQuery(asked.question);
  const filters = added === undefined ? asked.filters : { ...asked.filters, added };
  const facets = new Map<Query, Facets>();
  const weights = new Map<SearchHit, Weighed<unknown>>();
  const fold = (hits: readonly SearchHit[]) => folded(hits, ({ text }) => text);
  const order = { page: { limit, offset }, goesOn: true, exact, ...(repeats ? {} : { fold }) };
  const climbed = await climbWords(ground, { ...parsed, filters }, order, { weights, facets });
  const hits = await withCitations(climbed.folds, climbed.query, store, access);
  const corrected = climbed.total === 0 ? climbed.corrected : correctedBy(asked, climbed.corrected);
  return {
    hits,
    total: climbed.total,
    copies: climbed.copies,
    ...(corrected === undefined ? {} : { corrected }),
    dropped: climbed.dropped,
    facets: facets.get(climbed.query) ?? noFacets,
    plan: climbed.plan,
    searched,
    ...(explain
      ? { explanation: await explained(ground, climbed, weights, offset === 0 ? hits[0]?.citation : undefined) }
      : {}),
  };
}
