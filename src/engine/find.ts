import { parseQuery } from '../search/language.ts';
import type { Filters } from '../search/query.ts';
import type { FindAnswer } from './answers.ts';
import type { Knowledge } from './climbing.ts';
import { filteredOut } from './explaining.ts';
import { type Asked, type Finding, noFacets } from './finding.ts';
import { foundNearby, type SharedGround } from './nearby.ts';
import { identify } from './open.ts';
import { peopleNamed } from './people.ts';

const mostMeant = 20;

/**
 * People by their kept names, documents by their ids; undefined when one names nobody. An id with a mistake is put right,
 * unless the question is `exact`.
 */
async function resolved(
  filters: Filters,
  knowledge: Knowledge,
  exact: boolean,
): Promise<Pick<Asked, 'filters' | 'ids'> | undefined> {
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

/**
 * Ranked paragraphs for a question in the query language.
 * @throws AskError with the place where the question can't be read
 */
export async function findParagraphs(
  knowledge: Knowledge & SharedGround,
  question: string,
  finding: Finding,
): Promise<FindAnswer> {
  const { filters } = parseQuery(question);
  const known = await resolved(filters, knowledge, finding.exact === true);
  if (known !== undefined) return foundNearby(knowledge, { question, finding, ...known });
  const none = { hits: [], total: 0, copies: 0, dropped: [], facets: noFacets, plan: 'all words' } as const;
  const answer = { ...none, searched: knowledge.documents };
  return finding.explain === true ? { ...answer, explanation: filteredOut(knowledge) } : answer;
}
