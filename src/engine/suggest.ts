import type { Access } from '../access/access.ts';
import { foldWord } from '../names/index.ts';
import { placesLike, placesOf } from '../places/index.ts';
import { blended } from '../search/fuzzy.ts';
import type { Count, DocumentCard, Store } from '../store/store.ts';
import type { SuggestField, Suggestion } from './answers.ts';
import type { LevelKnowledge } from './knowledge.ts';
import type { KnownPeople } from './known-people.ts';
import { type PeopleRegistry, resolveName } from './people.ts';
import type { Values } from './values.ts';

/** Of what begins as typed, this many of the best known are put in order. */
const mostCandidates = 500;
/** A word typed in full outweighs a name that is this many times as common (natural logarithm). */
const wholeWord = 1.5;
/** How much an id or title must look like what was typed, 0 to 1. */
const leastLike = 0.5;

/** What an option may be completed to: values of this collection that begin with, or are near to, what was typed. */
export type Suggest = (field: SuggestField, prefix: string, limit: number) => Promise<readonly Suggestion[]>;

/** Suggestions for one reader: a keystroke looks up sorted words and never reads through everything. */
export function createSuggest(store: Store, access: Access, knowledge: () => LevelKnowledge): Suggest {
  return async (field, prefix, limit) => {
    const typed = prefix.trim();
    const { people, values } = knowledge();
    switch (field) {
      case 'id':
        return documents(store, access, knowledge(), typed, limit);
      case 'person':
        return persons(await people.value(), typed, limit);
      case 'tag':
        return (await values.value()).tags.find(typed, limit).map(ofCount);
      case 'place':
        return places(await values.value(), typed, limit);
      case 'from':
      case 'outlet':
        return (await values.value()).origins.find(typed, limit).map(ofCount);
    }
  };
}

function ofCount({ value, count }: Count): Suggestion {
  return { value, label: `${value} (${count})` };
}

/** Countries of the collection's TAGS and posts, by their names, codes and posts; where none fits, any that looks so. */
function places({ tags, origins }: Values, typed: string, limit: number): Suggestion[] {
  const counts = new Map<string, number>();
  const wanted = foldWord(typed);
  for (const { value, count } of [...tags.find('', mostCandidates), ...origins.find('', mostCandidates)])
    for (const name of placesOf(value)) {
      const texts = [name, ...name.split(/[\s-]+/u), value].map(foldWord);
      if (texts.some((text) => text.startsWith(wanted))) counts.set(name, Math.max(count, counts.get(name) ?? 0));
    }
  if (counts.size === 0) return placesLike(typed, limit).map((name) => ({ value: name, label: name }));
  return [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, limit)
    .map(([value, count]) => ofCount({ value, count }));
}

/** Names that are near to what was typed, of which people are looked up. */
const mostMeant = 5;

/**
 * People by the beginnings of their names; else those whose names begin with one that is near. A bare surname is kept for
 * each document apart: it leads to those who have a name of their own, and is offered once.
 */
async function persons(people: PeopleRegistry, typed: string, limit: number): Promise<Suggestion[]> {
  const known = await people.known();
  const begun = beginning(people, known, typed, limit);
  if (begun.length > 0 || typed === '') return begun;
  const names = new Set((await resolveName(people, typed)).map(({ cluster }) => cluster.name));
  const found = [...names].slice(0, mostMeant).flatMap((name) => beginning(people, known, name, limit));
  return [...new Map(found.map((each) => [each.value, each])).values()].slice(0, limit);
}

/** A name that was typed in full and the best known of late first. */
function beginning(
  people: PeopleRegistry,
  { completions, ranks, weights }: KnownPeople,
  typed: string,
  limit: number,
): Suggestion[] {
  const words = foldWord(typed).split(/\s+/u);
  const candidates: { readonly number: number; readonly weight: number }[] = [];
  const names = new Set<string>();
  for (const rank of completions.beginning(typed)) {
    const number = ranks[rank] ?? 0;
    const name = people.nameOf(number);
    if (names.has(name)) continue;
    names.add(name);
    const own = foldWord(name).split(/[\s-]+/u);
    const whole = words.some((word) => own.includes(word)) ? wholeWord : 0;
    candidates.push({ number, weight: (weights[number] ?? 0) + whole });
    if (candidates.length >= (typed === '' ? limit : mostCandidates)) break;
  }
  return candidates
    .sort((one, other) => other.weight - one.weight)
    .slice(0, limit)
    .map(({ number }) => people.cluster(number))
    .map(({ name, mentions }) => ({ value: name, label: `${name} (${mentions})` }));
}

/** Documents by their ids, then by words of their titles, the latest first; else those with an id or a title like it. */
async function documents(
  store: Store,
  access: Access,
  { titles }: LevelKnowledge,
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  const found = await titles.beginning(typed, limit);
  if (found.length > 0) return found.map(ofDocument);
  const near = (await store.idCandidates(typed, access, mostCandidates)).map((item, at, all) => ({
    item,
    score: 1 - at / all.length,
  }));
  const ids = blended(typed, near, [({ id }) => id], limit).filter(({ score }) => score >= leastLike);
  const likes = await titles.like(typed, limit, leastLike);
  const both = [
    ...ids.map(({ item: { id, title }, score }) => ({ suggestion: ofDocument({ id, title }), score })),
    ...likes.map(({ item, score }) => ({ suggestion: ofDocument(item), score })),
  ].sort((one, other) => other.score - one.score);
  return [...new Map(both.map(({ suggestion }) => [suggestion.value, suggestion])).values()].slice(0, limit);
}

function ofDocument({
  id,
  title,
  kind,
}: Pick<DocumentCard, 'title'> & { readonly id: string; readonly kind?: string }): Suggestion {
  const titled = id === title || (kind !== undefined && kind !== 'cable');
  return { value: id, label: titled ? title : `${id} · ${title}` };
}
