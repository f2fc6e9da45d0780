import type { Access } from '../access/access.ts';
import type { Corrections } from '../search/corrections.ts';
import { type Climbed, climb } from '../search/ladder.ts';
import type { ParsedQuery } from '../search/language.ts';
import type { Candidates, Order } from '../search/listing.ts';
import type { Node, Query } from '../search/query.ts';
import { type Passage, ranked, type Weighed } from '../search/ranking.ts';
import type { Facets, SearchHit, Store } from '../store/store.ts';
import { ownTurn } from '../turns.ts';
import type { PeopleRegistry } from './people.ts';

/** What searching leans on: everything of one generation of the store that one reader may see. */
export interface Ground {
  readonly store: Store;
  readonly access: Access;
  readonly corrections: () => Promise<Corrections>;
  readonly documents: number;
  readonly paragraphs: number;
}

/** What finding leans on besides. */
export interface Knowledge extends Ground {
  readonly people: () => Promise<PeopleRegistry>;
}

/** What is written down on the way, where it is wanted. */
export interface Noted {
  readonly weights?: Map<SearchHit, Weighed<unknown>>;
  readonly facets?: Map<Query, Facets>;
}

/**
 * Climbs the ladder of plans for a parsed question, and takes what is wanted of whichever plan answers. What is put in
 * order is written to `weights`, and the facets of every question that is put to the store to `facets`, where they are there.
 */
export async function climbWords(
  ground: Ground,
  parsed: ParsedQuery,
  order: Omit<Order<SearchHit>, 'rank' | 'keyOf' | 'turn'>,
  { weights, facets }: Noted = {},
): Promise<Climbed<SearchHit>> {
  const { store, access, documents, paragraphs } = ground;
  const candidates: Candidates<SearchHit> = {
    search: async (query, stretch) => {
      const found = await store.search(query, access, { ...stretch, facets: facets !== undefined });
      if (found.facets !== undefined) facets?.set(query, found.facets);
      return found;
    },
    wordCounts: (words) => store.wordCounts(words, access),
  };
  const rank = (hits: readonly SearchHit[], parts: readonly Node[], counts: readonly number[]) => {
    const weighed = ranked(hits.map(passageOf), parts, { documents, paragraphs, counts });
    for (const each of weighed) weights?.set(each.hit.hit, each);
    return weighed.map(({ hit }) => hit.hit);
  };
  const keyOf = ({ card, paragraph }: SearchHit) => `${card.id} ${paragraph}`;
  return climb(parsed, candidates, ground.corrections, { ...order, rank, keyOf, turn: ownTurn });
}

/** A hit as it is weighed. */
export function passageOf(hit: SearchHit): Passage & { readonly hit: SearchHit } {
  const { card, text, heading, score } = hit;
  const document = { document: card.id, paragraphs: card.paragraphs, title: card.title };
  return { ...document, text, ...(heading === undefined ? {} : { heading }), score, hit };
}
