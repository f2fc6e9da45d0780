import type { Access } from '../access/access.ts';
import { foldWord } from '../names/index.ts';
import { byCodeUnit, Completions, firstAt } from '../search/completions.ts';
import { blended, type Near } from '../search/fuzzy.ts';
import { Resemblance } from '../search/resemblance.ts';
import { below, inOneGo, inSlices, type Sliced, sort } from '../slices.ts';
import type { DocumentCard, Store } from '../store/store.ts';
import { TextNumbers, Texts } from '../texts.ts';
import { commonArray } from '../whole-pages.ts';

/** Documents by what their ids and titles are. */
export interface DocumentTitles {
  /** By the beginning of their id or of words of their titles, the latest first. */
  beginning(typed: string, limit: number): Promise<readonly DocumentCard[]>;
  /** By titles that look like what was typed, at least so much (0 to 1), the likest first. */
  like(typed: string, limit: number, least: number): Promise<readonly Near<DocumentCard>[]>;
}

/** What is known of one generation: ids by date, the latest first, and the words of their titles. */
interface Titles {
  readonly generation: number;
  readonly ids: Texts;
  /** Ranks in order of the ids in capitals. */
  readonly byId: Uint32Array;
  readonly completions: Completions;
  readonly resemblance: Resemblance;
}

/** Cards read at once: other questions come between. */
const cardsAtOnce = 500;
/** A collection up to this size is read while the first keystroke waits. */
const soon = 5_000;
/** One write in so many documents is not worth reading all titles again. */
const documentsPerWrite = 2 * soon;
/** Titles that are compared letter by letter, of those that share most with what was typed. */
const mostCompared = 50;
/** Beyond that only ids are completed, by the store, until all is read; more documents than this are not kept. */
const mostDocuments = 1_000_000;

/**
 * Titles that a reader may see, read in the background when they are first asked for. What was read stays in use while
 * something newer is read: every card is fetched as it is now, and one that no longer fits is left out.
 */
export function titlesOf(store: Store, access: Access): DocumentTitles {
  let known: Titles | undefined;
  let reading: Promise<void> | undefined;
  /** Once it is large it is taken to stay so: to count that far takes longer than a keystroke may. */
  let isLarge = false;

  const refresh = async (generation: number): Promise<void> => {
    if (known !== undefined && isFresh(known, generation)) return;
    isLarge ||= (await store.cards(access, { limit: 1, offset: soon })).length > 0;
    reading ??= readTitles(store, access, generation).then(
      (titles) => {
        known = titles;
        reading = undefined;
      },
      () => {
        reading = undefined;
      },
    );
    if (!isLarge) await reading;
  };

  return {
    async like(typed, limit, least) {
      const generation = await store.generation();
      await refresh(generation);
      if (known === undefined) await reading;
      const found = known?.resemblance.find(typed, mostCompared).filter(({ score }) => score >= least) ?? [];
      const cards = await Promise.all(found.map(({ rank }) => store.card(known?.ids.at(rank) ?? '', access)));
      const candidates = found.flatMap(({ score }, at) => {
        const item = cards[at];
        return item === undefined ? [] : [{ item, score }];
      });
      return blended(typed, candidates, [({ title }) => title], limit);
    },
    async beginning(typed, limit) {
      const generation = await store.generation();
      await refresh(generation);
      const compact = typed.replace(/\s+/gu, '');
      if (known === undefined) return store.cards(access, { limit, prefix: compact });
      const found = new Map<string, DocumentCard>();
      const add = async (rank: number, fits: (card: DocumentCard) => boolean) => {
        const id = known?.ids.at(rank) ?? '';
        if (id === '' || found.has(id)) return;
        const card = await store.card(id, access);
        if (card !== undefined && fits(card)) found.set(id, card);
      };
      const wanted = compact.toUpperCase();
      for (const rank of latest(known, wanted, limit))
        await add(rank, (card) => card.id.toUpperCase().startsWith(wanted));
      if (known.generation !== generation && wanted !== '' && found.size < limit)
        for (const card of await store.cards(access, { limit, prefix: compact }))
          if (found.size < limit) found.set(card.id, card);
      if (found.size >= limit) return [...found.values()];
      const words = foldWord(typed);
      for (const rank of known.completions.beginning(typed)) {
        if (found.size >= limit) break;
        await add(rank, (card) => hasBeginnings(card.title, words));
      }
      return [...found.values()];
    },
  };
}

/** A large collection may be written to this often before its titles are read again; new ids are found all the same. */
function isFresh({ generation, ids }: Titles, now: number): boolean {
  return Math.abs(now - generation) <= Math.floor(ids.length / documentsPerWrite);
}

/** The best ranks among the ids that begin like this, at most `limit`, in order. */
function latest({ ids, byId }: Titles, wanted: string, limit: number): number[] {
  const idAt = (at: number) => ids.at(byId[at] ?? 0).toUpperCase();
  const from = firstAt(byId.length, (at) => idAt(at) >= wanted);
  const to = firstAt(byId.length, (at) => at >= from && !idAt(at).startsWith(wanted));
  return lowest(byId.subarray(from, to), limit);
}

/** The lowest of some numbers, at most `most`, in order; the numbers stay where they are. */
function lowest(numbers: Uint32Array, most: number): number[] {
  const kept: number[] = [];
  for (const number of numbers) {
    if (kept.length >= most && number >= (kept.at(-1) ?? 0)) continue;
    const place = firstAt(kept.length, (at) => (kept[at] ?? 0) > number);
    kept.splice(place, 0, number);
    if (kept.length > most) kept.pop();
  }
  return kept;
}

async function readTitles(store: Store, access: Access, generation: number): Promise<Titles> {
  const rows: TitleRows = { ids: new Texts(), titles: new Texts(), firsts: new Texts() };
  for (let after: string | undefined; rows.ids.length < mostDocuments; ) {
    const cards = await store.cards(access, { limit: cardsAtOnce, ...(after === undefined ? {} : { after }) });
    for (const { id, title, first = '' } of cards) {
      rows.ids.push(id);
      rows.titles.push(title);
      rows.firsts.push(first);
    }
    after = cards.at(-1)?.id;
    if (cards.length < cardsAtOnce) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return inSlices(titlesFrom(rows, generation));
}

/** Documents in the order of the store: parallel lists, where an object for each would weigh many times as much. */
interface TitleRows {
  readonly ids: Texts;
  readonly titles: Texts;
  /** Their first days, empty for an undated one. */
  readonly firsts: Texts;
}

function* titlesFrom(rows: TitleRows, generation: number): Sliced<Titles> {
  const days = yield* orderOf(rows.firsts);
  const latest = yield* sort(below(rows.ids.length), (one, other) => (days[other] ?? 0) - (days[one] ?? 0));
  const ids = new Texts();
  const capitals = new Texts();
  for (const at of latest) {
    const id = rows.ids.at(at);
    ids.push(id);
    capitals.push(id.toUpperCase());
    yield;
  }
  const byId = yield* sort(below(ids.length), (one, other) => byCodeUnit(capitals.at(one), capitals.at(other)));
  function* texts(): Generator<readonly string[]> {
    for (const at of latest) yield [rows.titles.at(at)];
  }
  const completions = yield* Completions.of(texts(), foldWord);
  return { generation, ids, byId, completions, resemblance: yield* Resemblance.of(completions) };
}

/** Of each text, which it is of the different ones in order: days are few, and numbers quick to compare. */
function* orderOf(texts: Texts): Sliced<Uint32Array> {
  const different = new TextNumbers();
  const numbers = commonArray(Uint32Array, texts.length);
  for (let at = 0; at < texts.length; at += 1) {
    numbers[at] = different.add(texts.at(at));
    yield;
  }
  const { texts: met } = different;
  const sorted = yield* sort(below(met.length), (one, other) => byCodeUnit(met.at(one), met.at(other)));
  const places = new Uint32Array(met.length);
  for (const [place, number] of sorted.entries()) places[number] = place;
  for (let at = 0; at < numbers.length; at += 1) {
    numbers[at] = places[numbers[at] ?? 0] ?? 0;
    if (at % 1_024 === 0) yield;
  }
  return numbers;
}

function hasBeginnings(title: string, typed: string): boolean {
  const { done } = inOneGo(Completions.of([[title]], foldWord))
    .beginning(typed)
    .next();
  return done !== true;
}
