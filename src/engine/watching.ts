import type { Access } from '../access/access.ts';
import { AskError, StoreError } from '../errors.ts';
import { canonicalId } from '../mrn/index.ts';
import { meant } from '../search/index/standing/people.ts';
import type { SoughtPerson, StandingQuestion } from '../search/index/standing/standing.ts';
import { meaningful } from '../search/ladder.ts';
import { allOf, parseQuery } from '../search/language.ts';
import type { Node } from '../search/query.ts';
import { documentOfKey } from '../store/name-key.ts';
import type { Store } from '../store/store.ts';
import type { WatchHit } from '../store/watches.ts';
import { withCitations } from './hits.ts';
import { identify } from './open.ts';
import { type PeopleRegistry, resolveName } from './people.ts';
import {
  type AlreadyThere,
  type CollectionWatches,
  mostWatches,
  type WatchFound,
  type WatchWanted,
} from './watches.ts';

/** What is looked through to count the documents that are there already. */
const mostCounted = 1_000;
const mostMeant = 20;
const mostKeys = 500;
const mostNames = 10;
const mostIds = 20;
const longestName = 200;
/** Nothing was added for so long: then what was found is posted. However much is added, nothing waits longer. Milliseconds. */
const pace = { quiet: 60_000, longest: 15 * 60_000 };
/** Documents between two steps of matching while an ingest writes. */
const documentsAtOnce = 500;

/** What watches lean on. */
export interface WatchMeans {
  readonly store: Store;
  readonly access: Access;
  readonly people: () => Promise<PeopleRegistry>;
  /** ISO instant, empty where nobody knows the time. */
  readonly now: () => string;
}

export function collectionWatches(means: WatchMeans): CollectionWatches {
  const { store, access, now } = means;
  return {
    async add(wanted) {
      const { channel, owner, kind } = wanted;
      const text = wanted.text.trim();
      const { question, people } = await understood(means, { ...wanted, text });
      const there = await alreadyThere(means, question, people);
      const number = await store.watches.create({ channel, owner, kind, text, question }, now(), mostWatches);
      if (number === 'channel')
        throw new AskError(
          `this channel has ${mostWatches.channel} watches, as many as there may be; remove one first`,
        );
      if (number === 'store')
        throw new AskError(
          `there are ${mostWatches.store.toLocaleString('en-GB')} watches, as many as there may be in all`,
        );
      const watch = await store.watches.get(number);
      if (watch === undefined) throw new AskError('somebody has taken the watch out at once');
      return { watch, there };
    },
    get: (number) => store.watches.get(number),
    list: (prefix, page) => store.watches.list(prefix, page),
    pause: (number, why) => store.watches.pause(number, why),
    remove: (number) => store.watches.remove(number),
    async found(of, page) {
      const watch = await store.watches.get(of.watch);
      if (watch === undefined) return { items: [], total: 0, beyond: 0 };
      const only = 'post' in of ? { post: of.post } : {};
      const { items, total } = await store.watches.hits(of.watch, access, { ...page, ...only });
      const found: WatchFound[] = [];
      for (const item of items) found.push(...(await cited(means, watch.question, item)));
      return { items: found, total, beyond: 'beyond' in of ? (of.beyond[access.level] ?? 0) : 0 };
    },
    match: async () => (await store.watches.match(now())).more,
    post: () => store.watches.post(now(), pace),
    takeBack: (post) => store.watches.takeBack(post),
    forget: (prefix) => store.watches.forget(prefix),
  };
}

interface Understood {
  readonly question: StandingQuestion;
  /** Keys of the people's names that are known, and their names. */
  readonly people?: { readonly keys: readonly string[]; readonly names: readonly string[] };
}

/** A question as `/find` asks it with all its words; who is asked for, by name, in any spelling. */
async function understood(means: WatchMeans, { kind, text }: WatchWanted): Promise<Understood> {
  const isPerson = kind === 'person';
  if (isPerson && (text === '' || text.length > longestName || !/\p{L}/u.test(text)))
    throw new AskError(`a name has letters, and at most ${longestName} characters`);
  const parsed = isPerson ? undefined : parseQuery(text);
  const all = allOf(meaningful(parsed?.items ?? []).map(({ node }) => node));
  const { person, in: ids, ...filters } = parsed?.filters ?? {};
  const named = ids === undefined ? {} : { in: await idsOf(means, ids) };
  const query = { ...(all === undefined ? {} : { all }), none: parsed?.none ?? [], filters: { ...filters, ...named } };
  const names = isPerson ? [text] : person;
  if (all === undefined && names === undefined && Object.keys(query.filters).length === 0)
    throw new AskError('say what has to be there: words that say something, a name or a filter', {
      suggestions: ['/watch add "visa ban" -tourist', '/watch add from:MINSK'],
    });
  if (names === undefined) return { question: { query } };
  const sought = await Promise.all(names.map((name) => soughtBy(means, name)));
  return {
    question: { query, people: sought.map(({ person: each }) => each) },
    people: { keys: sought.flatMap(({ keys }) => keys), names: sought.flatMap((each) => each.names) },
  };
}

/** Documents that are there, by any way of writing their ids; one that is not there yet is waited for. */
async function idsOf({ store, access }: WatchMeans, typed: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const each of typed) {
    const identified = await identify(store, access, each, mostIds);
    if (identified?.how === 'id') ids.push(...identified.cards.map(({ id }) => id));
    else ids.push(canonicalId(each) ?? each);
  }
  return ids;
}

async function soughtBy({ people }: WatchMeans, name: string) {
  const resolved = await resolveName(await people(), name);
  const likely = resolved.filter(({ tier }) => tier === 'likely');
  const best = likely[0]?.score ?? 0;
  const person: SoughtPerson = { name, keys: [], best };
  const those = resolved
    .filter(({ tier, cluster }) => tier === 'same' || (tier === 'likely' && meant(person, cluster.name) !== undefined))
    .slice(0, mostMeant);
  const keys = those.flatMap(({ cluster }) => cluster.names.map(({ key }) => key));
  // A bare surname is known in one document only: it says nothing of those that come.
  const lasting = keys.filter((key) => documentOfKey(key) === undefined).slice(0, mostKeys);
  return { person: { ...person, keys: lasting }, keys, names: those.map(({ cluster }) => cluster.name) };
}

async function alreadyThere(
  { store, access }: WatchMeans,
  { query }: StandingQuestion,
  people: Understood['people'],
): Promise<AlreadyThere> {
  const names = [...new Set(people?.names ?? [])].slice(0, mostNames);
  if (people?.keys.length === 0) return { paragraphs: 0, documents: 0, more: false, people: names };
  const filters = people === undefined ? query.filters : { ...query.filters, person: people.keys };
  const { hits, total } = await store.search({ ...query, filters }, access, { limit: mostCounted });
  const documents = new Set(hits.map(({ card }) => card.id)).size;
  return { paragraphs: total, documents, more: total > hits.length, people: names };
}

/** A hit with the words that answer, cited; of people, where they are named. */
async function cited(
  { store, access }: WatchMeans,
  { query, people }: StandingQuestion,
  { hit, names, seen }: WatchHit,
): Promise<WatchFound[]> {
  const known = 'known by this name when the watch was made';
  const named = names.flatMap(({ name, text }) => {
    const whys = (people ?? []).map((person) =>
      person.keys.includes(name) ? (meant(person, name) ?? known) : (meant(person, name) ?? meant(person, text)),
    );
    const why = whys.find((each) => each !== undefined);
    return why === undefined ? [] : [{ name, text, why }];
  });
  const mentions = named.map(({ text }): Node => ({ kind: 'phrase', words: [text], prefix: false }));
  const nodes = [...(query.all === undefined ? [] : [query.all]), ...mentions];
  const words = nodes.length === 0 ? {} : { all: { kind: 'or', of: nodes } as const };
  const hits = await withCitations([{ hit, copies: [] }], { ...query, ...words }, store, access);
  return hits.map((each) => ({ hit: each, people: named, seen }));
}

/** Puts the watches to what an ingest writes, now and then while it goes on, and to the rest at its end. */
export class MatchingBehind {
  readonly #store: Store;
  readonly #now: () => string;
  #documents = 0;

  constructor(store: Store, now: () => string) {
    this.#store = store;
    this.#now = now;
  }

  async written(documents: number): Promise<void> {
    this.#documents += documents;
    if (this.#documents < documentsAtOnce) return;
    this.#documents = 0;
    await this.#step();
  }

  /** What is left undone is done by whoever matches next: nothing is lost. */
  async rest(signal: AbortSignal | undefined): Promise<void> {
    while (signal?.aborted !== true && (await this.#step()));
  }

  /** An ingest does not fail for it. */
  async #step(): Promise<boolean> {
    try {
      return (await this.#store.watches.match(this.#now())).more;
    } catch (error) {
      if (error instanceof StoreError) return false;
      throw error;
    }
  }
}
