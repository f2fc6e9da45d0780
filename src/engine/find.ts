import { folded } from '../search/folding.ts';
import { parseQuery } from '../search/language.ts';
import type { Filters, Query } from '../search/query.ts';
import { formatQuery } from '../search/query-text.ts';
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

/** Filters as the store knows them, and ids that were put right, as they are written. */
interface Resolved {
  readonly filters: Filters;
  readonly ids?: readonly string[];
}

/**
 * People by their kept names, documents by their ids; undefined when one names nobody. An id with a mistake is put right,
 * unless the question is `exact`.
 */
async function resolved(filters: Filters, knowledge: Knowledge, exact: boolean): Promise<Resolved | undefined> {
  const { store, access } = knowledge;
  let result = filters;
  let mistaken = false;
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
      const identified = await identify(store, access, typed, mostMeant);
      if (identified === undefined || (exact && identified.how === 'typo')) continue;
      mistaken ||= identified.how === 'typo';
      ids.push(...identified.cards.map(({ id }) => id));
    }
    if (ids.length === 0) return undefined;
    result = { ...result, in: ids };
  }
  return { filters: result, ...(mistaken && result.in !== undefined ? { ids: result.in } : {}) };
}

/** The question as it was answered, when anything in it was put right. */
function correctedBy(question: string, corrected: string | undefined, ids: readonly string[] | undefined) {
  if (ids === undefined) return corrected;
  const { filters, ...words } = parseQuery(corrected ?? question);
  return formatQuery({ ...words, filters: { ...filters, in: ids } });
}

/** A question as it is to be answered. */
export interface Finding {
  readonly limit: number;
  readonly offset: number;
  readonly exact?: boolean;
  readonly repeats?: boolean;
  readonly explain?: boolean;
  readonly added?: Filters['added'];
}

/**
 * Ranked paragraphs for a question in the query language.
 * @throws AskError with the place where the question can't be read
 */
export async function findParagraphs(knowledge: Knowledge, question: string, finding: Finding): Promise<FindAnswer> {
  const { store, access, documents: searched } = knowledge;
  const { limit, offset, exact = false, repeats = false, explain = false } = finding;
  const parsed = parseQuery(question);
  const known = await resolved(parsed.filters, knowledge, exact);
  if (known === undefined) {
    const none = { hits: [], total: 0, copies: 0, dropped: [], facets: noFacets, plan: 'all words', searched } as const;
    return explain ? { ...none, explanation: filteredOut(knowledge) } : none;
  }
  const { ids } = known;
  const filters = finding.added === undefined ? known.filters : { ...known.filters, added: finding.added };
  const facets = new Map<Query, Facets>();
  const weights = new Map<SearchHit, Weighed<unknown>>();
  const fold = (hits: readonly SearchHit[]) => folded(hits, ({ text }) => text);
  const order = { page: { limit, offset }, goesOn: true, exact, ...(repeats ? {} : { fold }) };
  const climbed = await climbWords(knowledge, { ...parsed, filters }, order, { weights, facets });
  const hits = await withCitations(climbed.folds, climbed.query, store, access);
  const corrected = climbed.total === 0 ? climbed.corrected : correctedBy(question, climbed.corrected, ids);
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
      ? { explanation: await explained(knowledge, climbed, weights, offset === 0 ? hits[0]?.citation : undefined) }
      : {}),
  };
}
