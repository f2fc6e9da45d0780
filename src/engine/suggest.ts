import type { Access } from '../access/access.ts';
import { foldWord } from '../names/index.ts';
import type { DocumentCard, Store } from '../store/store.ts';
import type { SuggestField, Suggestion } from './answers.ts';
import { type PeopleRegistry, resolveName } from './people.ts';

function ofDocument(card: DocumentCard): Suggestion {
  return { value: card.id, label: card.kind === 'cable' ? `${card.id} · ${card.title}` : card.title };
}

function people(registry: PeopleRegistry, prefix: string, limit: number): Suggestion[] {
  const wanted = foldWord(prefix);
  const commonest = [...registry.clusters].sort((a, b) => b.mentions - a.mentions || a.name.localeCompare(b.name));
  const starting = commonest.filter((cluster) =>
    cluster.names.some(
      ({ name }) =>
        foldWord(name)
          .split(' ')
          .some((word) => word.startsWith(wanted)) || foldWord(name).startsWith(wanted),
    ),
  );
  const found = starting.length > 0 ? starting : resolveName(registry, prefix).map(({ cluster }) => cluster);
  return found.slice(0, limit).map(({ name, mentions }) => ({ value: name, label: `${name} (${mentions})` }));
}

/** What an option may be completed to: values of this collection that begin with, or are near to, what was typed. */
export async function suggestionsFor(
  store: Store,
  access: Access,
  registry: () => Promise<PeopleRegistry>,
  field: SuggestField,
  prefix: string,
  limit: number,
): Promise<readonly Suggestion[]> {
  const typed = prefix.trim();
  switch (field) {
    case 'id': {
      const starting = await store.cards(access, { limit, prefix: typed.replace(/\s+/gu, '') });
      if (starting.length > 0) return starting.map(ofDocument);
      const near = await store.idCandidates(typed, access, limit);
      return near.map(({ id, title }) => ({ value: id, label: id === title ? id : `${id} · ${title}` }));
    }
    case 'person':
      return people(await registry(), typed, limit);
    case 'tag':
    case 'from':
    case 'outlet': {
      const { tags, origins } = await store.stats(access);
      const wanted = typed.toLowerCase();
      return (field === 'tag' ? tags : origins)
        .filter(({ value }) => value.toLowerCase().includes(wanted))
        .slice(0, limit)
        .map(({ value, count }) => ({ value, label: `${value} (${count})` }));
    }
  }
}
