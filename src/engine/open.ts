import type { Access } from '../access/access.ts';
import { mrnText, parseMrn, stationOf } from '../mrn/index.ts';
import { nearest, withinOneMistake } from '../search/fuzzy.ts';
import type { DocumentCard, SearchHit, Store } from '../store/store.ts';
import type { Opened } from './answers.ts';
import { typedId } from './typed-id.ts';

const mostCandidates = 500;

interface Identified {
  readonly how: 'id' | 'typo';
  readonly cards: readonly DocumentCard[];
}

function compact(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '')
    .replace(/^(?:19|20)(?=\d\d[A-Z])/u, '')
    .replace(/(?<=[A-Z])0+(?=\d)/u, '');
}

/** Cables whose serial was typed with or without a station, but without a year. */
async function bySerial(store: Store, access: Access, typed: string, limit: number): Promise<Identified | undefined> {
  const parts = /^([A-Z]*)0*(\d{1,8})$/u.exec(compact(typed));
  if (parts === null) return undefined;
  const [, letters = '', serial = ''] = parts;
  const cards = await store.cardsBySerial(serial, access, mostCandidates);
  if (letters === '') return cards.length === 0 ? undefined : { how: 'id', cards: cards.slice(0, limit) };
  const station = stationOf(letters);
  const fitting = cards.filter(({ id }) => {
    const own = parseMrn(id)?.station ?? /^([A-Z]+)\d+$/u.exec(id)?.[1];
    return own === letters || (station !== undefined && own === station.station);
  });
  const how = station === undefined || station.match === 'typo' ? 'typo' : 'id';
  return fitting.length === 0 ? undefined : { how, cards: fitting.slice(0, limit) };
}

/** Which documents an id names, as typed in any spelling; then with one mistake. */
export async function identify(
  store: Store,
  access: Access,
  text: string,
  limit: number,
): Promise<Identified | undefined> {
  const typed = typedId(text);
  for (const id of new Set([text.trim(), typed, typed.toUpperCase(), typed.toLowerCase()])) {
    const card = id === '' ? undefined : await store.card(id, access);
    if (card !== undefined) return { how: 'id', cards: [card] };
  }
  if (!/\d/u.test(typed) || typed.length > 120) return undefined;
  const mrn = parseMrn(typed);
  if (mrn !== undefined) {
    const card = await store.card(mrnText(mrn), access);
    const written = compact(typed).replace(/^\d+|\d+$/gu, '');
    if (card !== undefined) return { how: stationOf(written)?.match === 'typo' ? 'typo' : 'id', cards: [card] };
  }
  const serial = await bySerial(store, access, typed, limit);
  if (serial !== undefined) return serial;
  const candidates = (await store.idCandidates(typed, access, mostCandidates)).filter(({ id }) =>
    withinOneMistake(compact(typed), compact(id)),
  );
  const near: DocumentCard[] = [];
  for (const { item } of nearest(compact(typed), candidates, [({ id }) => id], limit)) {
    const card = await store.card(item.id, access);
    if (card !== undefined) near.push(card);
  }
  return near.length === 0 ? undefined : { how: 'typo', cards: near };
}

/** Documents by their best paragraph, best first; before them those whose title looks like what was typed. */
function documentsOf(hits: readonly SearchHit[], typed: string): DocumentCard[] {
  const best = new Map<string, { card: DocumentCard; score: number }>();
  for (const { card, score } of hits) {
    const known = best.get(card.id);
    if (known === undefined || known.score < score) best.set(card.id, { card, score });
  }
  const ranked = [...best.values()].sort((a, b) => b.score - a.score).map(({ card }) => card);
  const titled = nearest(typed, ranked, [({ title }) => title], ranked.length).map(({ item }) => item);
  return [...new Set([...titled, ...ranked])];
}

/** What words found: paragraphs that have them, else documents whose titles look like them. */
export interface FoundByWords {
  readonly hits: readonly SearchHit[];
  readonly titled: readonly DocumentCard[];
  /** Whether there are more than these. */
  readonly more: boolean;
}

/**
 * Opens one document: by id, by id with one mistake, or by words. A well-formed id that is not here opens nothing: the
 * documents that refer to it come as `others`.
 */
export async function openDocument(
  store: Store,
  access: Access,
  text: string,
  limit: number,
  search: (words: string) => Promise<FoundByWords>,
): Promise<Opened> {
  const opened = async (how: Opened['how'], cards: readonly DocumentCard[]): Promise<Opened> => {
    const [first, ...others] = cards;
    const view = first === undefined ? undefined : await store.view(first.id, access);
    return view === undefined
      ? { how: 'none', others: cards, total: 0 }
      : { how, view, others: others.slice(0, limit), total: cards.length };
  };
  const identified = await identify(store, access, text, limit + 1);
  if (identified !== undefined) return opened(identified.how, identified.cards);
  const mrn = parseMrn(typedId(text));
  if (mrn !== undefined) {
    const citing = await store.citedBy(mrnText(mrn), access, limit);
    const cards = new Map(citing.map(({ from }) => [from.id, from]));
    return { how: 'none', others: [...cards.values()], total: 0 };
  }
  const { hits, titled, more } = await search(text);
  const found = await opened('words', hits.length > 0 ? documentsOf(hits, text) : titled);
  return more ? { ...found, atLeast: true } : found;
}
