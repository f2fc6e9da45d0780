import type { Access } from '../access/access.ts';
import { foldWord } from '../names/index.ts';
import { Completions } from '../search/completions.ts';
import { nearest } from '../search/fuzzy.ts';
import type { Count, DocumentCard, Store } from '../store/store.ts';
import type { SuggestField, Suggestion } from './answers.ts';
import { type PeopleRegistry, resolveName } from './people.ts';
import { type DocumentTitles, titlesOf } from './suggest-documents.ts';

/** Of what begins as typed, this many of the commonest are put in order. */
const mostCandidates = 500;
/** A word typed in full outweighs a name that is this many times as common (natural logarithm). */
const wholeWord = 1.5;

/** What an option may be completed to: values of this collection that begin with, or are near to, what was typed. */
export type Suggest = (field: SuggestField, prefix: string, limit: number) => Promise<readonly Suggestion[]>;

/** Something known of one generation of the store. */
interface Known {
  readonly generation: number;
  readonly tags: Values;
  readonly origins: Values;
}

/** Values with their counts, the commonest first. */
interface Values {
  readonly counts: readonly Count[];
  /** Parallel to `counts`. */
  readonly folded: readonly string[];
  readonly completions: Completions;
}

/**
 * Suggestions for one reader. What they come from is read when it is first needed and kept until something is written:
 * a keystroke looks up sorted words and never reads through everything.
 */
export function createSuggest(store: Store, access: Access, people: () => Promise<PeopleRegistry>): Suggest {
  let known: Known | undefined;
  const titles: DocumentTitles = titlesOf(store, access);

  const values = async (): Promise<Known> => {
    const generation = await store.generation();
    if (known?.generation === generation) return known;
    const { tags, origins } = await store.stats(access);
    known = { generation, tags: valuesOf(tags), origins: valuesOf(origins) };
    return known;
  };

  return async (field, prefix, limit) => {
    const typed = prefix.trim();
    switch (field) {
      case 'id':
        return documents(store, access, titles, typed, limit);
      case 'person':
        return persons(await people(), typed, limit);
      case 'tag':
        return counted((await values()).tags, typed, limit);
      case 'from':
      case 'outlet':
        return counted((await values()).origins, typed, limit);
    }
  };
}

function valuesOf(counts: readonly Count[]): Values {
  return {
    counts,
    folded: counts.map(({ value }) => foldWord(value)),
    completions: new Completions(
      counts.map(({ value }) => [value]),
      foldWord,
    ),
  };
}

/** Those with a word that begins as typed, then those that have it inside, then those that look like it. */
function counted({ counts, folded, completions }: Values, typed: string, limit: number): Suggestion[] {
  const found = new Set<Count>();
  const add = (each: Count | undefined) => {
    if (each !== undefined && found.size < limit) found.add(each);
  };
  for (const rank of completions.beginning(typed)) {
    if (found.size >= limit) break;
    add(counts[rank]);
  }
  const wanted = foldWord(typed);
  if (found.size < limit) for (const [at, value] of folded.entries()) if (value.includes(wanted)) add(counts[at]);
  if (found.size === 0)
    for (const { item } of nearest(typed, counts.slice(0, mostCandidates), [({ value }) => value], limit)) add(item);
  return [...found].map(({ value, count }) => ({ value, label: `${value} (${count})` }));
}

/** People by the beginnings of their names, a name that was typed in full and the commonest first; else by likeness. */
function persons(registry: PeopleRegistry, typed: string, limit: number): Suggestion[] {
  const words = foldWord(typed).split(/\s+/u);
  const candidates: { readonly name: string; readonly mentions: number; readonly weight: number }[] = [];
  const names = new Set<string>();
  for (const rank of registry.completions.beginning(typed)) {
    const cluster = registry.commonest[rank];
    if (cluster === undefined || names.has(cluster.name)) continue;
    names.add(cluster.name);
    const { name, mentions } = cluster;
    const own = foldWord(name).split(/[\s-]+/u);
    const whole = words.some((word) => own.includes(word)) ? wholeWord : 0;
    candidates.push({ name, mentions, weight: Math.log(mentions + 1) + whole });
    if (candidates.length >= (typed === '' ? limit : mostCandidates)) break;
  }
  const found =
    candidates.length > 0
      ? candidates.sort((one, other) => other.weight - one.weight)
      : typed === ''
        ? []
        : resolveName(registry, typed).map(({ cluster }) => cluster);
  return found.slice(0, limit).map(({ name, mentions }) => ({ value: name, label: `${name} (${mentions})` }));
}

/** Documents by their ids, then by words of their titles, the latest first; else those with an id like it. */
async function documents(
  store: Store,
  access: Access,
  titles: DocumentTitles,
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  const found = await titles.beginning(typed, limit);
  if (found.length > 0) return found.map(ofDocument);
  const near = await store.idCandidates(typed, access, limit);
  return near.map(({ id, title }) => ({ value: id, label: id === title ? id : `${id} · ${title}` }));
}

function ofDocument(card: DocumentCard): Suggestion {
  return { value: card.id, label: card.kind === 'cable' ? `${card.id} · ${card.title}` : card.title };
}
