import type { Access } from '../access/access.ts';
import type { EventItem, ExportItem, PersonItem } from '../export/item.ts';
import type { Store } from '../store/store.ts';
import type { PeopleRegistry, PersonCluster } from './people.ts';
import { personOf } from './who.ts';

const documentsAtOnce = 200;
const eventsAtOnce = 500;

async function* ids(store: Store, access: Access): AsyncGenerator<string> {
  let after: string | undefined;
  for (;;) {
    const cards = await store.cards(access, { limit: documentsAtOnce, ...(after === undefined ? {} : { after }) });
    for (const { id } of cards) yield id;
    after = cards.at(-1)?.id;
    if (cards.length < documentsAtOnce) return;
  }
}

async function* documents(store: Store, access: Access): AsyncGenerator<ExportItem> {
  for await (const id of ids(store, access)) {
    const view = await store.view(id, access);
    if (view === undefined) continue;
    const { text: _, ...source } = view.document.source;
    yield { type: 'document', document: { ...view.document, source } };
  }
}

async function personItem(
  store: Store,
  access: Access,
  people: PeopleRegistry,
  cluster: PersonCluster,
): Promise<PersonItem> {
  const person = await personOf(store, access, people, { cluster, tier: 'same', why: '', score: 1 });
  const { name, variants, roles, mentions, total } = person;
  return {
    type: 'person',
    // Names of one person are kept together by the rule that made them one: the first of them stands for all.
    id: [...cluster.names.map(({ key }) => key)].sort()[0] ?? name,
    name,
    variants: variants.map(({ text, count }) => ({ text, count })),
    roles,
    mentions: mentions.map((mention) => {
      const { date: _, documentTitle: __, ...citation } = mention;
      return citation;
    }),
    total,
  };
}

async function* events(store: Store, access: Access): AsyncGenerator<EventItem> {
  for await (const document of ids(store, access)) {
    for (const dated of [true, false]) {
      for (let offset = 0; ; offset += eventsAtOnce) {
        const { items } = await store.events({ document, dated }, access, { limit: eventsAtOnce, offset });
        for (const { date, status, rule, citation } of items) {
          const id = `${document}:${citation.start}-${citation.end}:${date.edtf}`;
          yield { type: 'event', id, date, status, rule, citation };
        }
        if (items.length < eventsAtOnce) break;
      }
    }
  }
}

/** Everything that a reader may see: documents, then people, then events; only those of one type if it is named. */
export async function* exportOf(
  store: Store,
  access: Access,
  people: () => Promise<PeopleRegistry>,
  only?: ExportItem['type'],
): AsyncGenerator<ExportItem> {
  if (only === undefined || only === 'document') yield* documents(store, access);
  if (only === undefined || only === 'person') {
    const registry = await people();
    for (const cluster of registry.clusters()) yield await personItem(store, access, registry, cluster);
  }
  if (only === undefined || only === 'event') yield* events(store, access);
}
