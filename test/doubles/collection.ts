import type { Collection, Document, FindAnswer, Person, SuggestField, TimelineEvent } from '../../src/index.ts';
import { AskError } from '../../src/index.ts';
import { hitOf, likeness } from './collection-hits.ts';
import { articleOf, cableOf, cardOf, citing } from './documents.ts';
import { notesInMemory } from './notes.ts';
import { postsInMemory } from './posts.ts';

export const harborCable = cableOf([
  { text: 'Anna Berg met Minister Olsen on March 2 to resume the harbor talks.', mark: 'C' },
  { text: 'Olsen said a treaty would be signed in June.', heading: 'A Treaty by Summer', mark: 'C' },
  { text: 'In April the talks had failed.', mark: 'U' },
  { text: 'Berg left.', mark: 'U' },
  { text: 'The port stays open.', mark: 'U' },
  { text: 'Comment: we expect delay.', heading: 'Comment', mark: 'C' },
]);
export const harborArticle = articleOf([{ text: 'The harbor matters to the "tired" Minister Olsen.' }]);

function event(document: Document, quote: string, edtf: string, parts: Partial<TimelineEvent> = {}): TimelineEvent {
  const citation = citing(document, quote);
  return {
    date: { edtf, precision: 'day', basis: 'stated' },
    text: quote,
    status: 'stated',
    citation,
    rule: 'test',
    ...parts,
  };
}

function olsen(documents: readonly Document[]): Person {
  const mentions = documents.map((document) => ({
    ...citing(document, 'Olsen'),
    date: document.date,
    documentTitle: document.title,
  }));
  return {
    name: 'Per Olsen',
    variants: [{ text: 'Olsen', count: 2, citations: mentions }],
    roles: [
      { title: 'Minister', first: '2005-03-04', last: '2005-03-04', citations: mentions.slice(0, 1) },
      { title: 'tired', citations: mentions.slice(1), judgement: 'Nordic Review' },
    ],
    mentions,
    with: [{ name: 'Anna Berg', paragraphs: 1 }],
    documents: documents.length,
    first: '2005-03-04',
    last: '2005-03-04',
    total: mentions.length,
    tier: 'same',
    why: 'surname',
  };
}

const bare: Omit<FindAnswer, 'hits' | 'total'> = {
  copies: 0,
  dropped: [],
  facets: {
    year: [
      { value: '2005', count: 6 },
      { value: '2006', count: 1 },
    ],
    origin: [],
    tag: [],
    kind: [],
  },
  plan: 'all words',
  searched: 2,
};

const undecided = () => Promise.reject(new Error('nobody decides here'));

/**
 * A collection of two made-up documents, for rendering tests: it looks words up by substring and answers the same
 * questions the same way each time. `parts` replaces methods. It proves nothing about the engine.
 */
export function collectionOf(
  parts: Partial<Collection> = {},
  documents: readonly Document[] = [harborCable, harborArticle],
): Collection {
  const byId = (id: string) =>
    documents.find((each) => each.id.toLowerCase() === id.replace(/\s+/gu, '').toLowerCase());
  const byWords = (text: string) => documents.filter((each) => each.title.toLowerCase().includes(text.toLowerCase()));
  const viewOf = (document: Document) => ({
    document,
    withheld: 0,
    path: 'seeds/x.txt',
    addedAt: '2026-01-01T00:00:00Z',
  });
  const events = [
    event(harborCable, 'Anna Berg met Minister Olsen on March 2', '2005-03-02'),
    event(harborCable, 'a treaty would be signed in June', '2005-06', {
      status: 'planned',
      date: { edtf: '2005-06', precision: 'month', basis: 'document' },
    }),
  ];
  const undated = [
    event(harborCable, 'In April the talks had failed', 'XXXX-04', {
      date: { edtf: 'XXXX-04', precision: 'month', basis: 'unresolved' },
    }),
  ];
  const collection: Collection = {
    decisions: { list: async () => [], merge: undecided, split: undecided, undo: undecided },
    notes: notesInMemory(),
    ...postsInMemory(),
    async *export() {},
    verify: async () => ({ verdict: 'not found', citations: [], difference: [], searched: 2 }),
    as: () => collection,
    until() {
      return this;
    },
    ingest: async () => ({
      added: 0,
      changed: 0,
      same: 0,
      unchanged: 2,
      failed: 0,
      setAside: 0,
      removed: 0,
      pruned: 0,
      warnings: 0,
      done: 2,
      total: 2,
    }),
    failedFiles: async () => [],
    document: async (id) => byId(id),
    async view(id, { version = 1 } = {}) {
      const document = documents.find((each) => each.id === id);
      return document === undefined || version !== (document.version ?? 1) ? undefined : viewOf(document);
    },
    async eventsOf(id, { limit }) {
      const own = [...events, ...undated].filter(({ citation }) => citation.document === id);
      return { events: own.slice(0, limit), total: own.length };
    },
    async open(text) {
      const exact = byId(text);
      if (exact !== undefined) return { how: 'id', view: viewOf(exact), others: [], total: 1 };
      const [first, ...others] = byWords(text);
      if (first === undefined) return { how: 'none', others: [], total: 0 };
      return { how: 'words', view: viewOf(first), others: others.map(cardOf), total: others.length + 1 };
    },
    async find(query, { limit = 5, offset = 0 } = {}) {
      const quote = query.indexOf('"');
      if (quote >= 0 && query.indexOf('"', quote + 1) < 0) {
        throw new AskError(`The quotation mark at position ${quote + 1} is never closed`, { text: query, at: quote });
      }
      const word = query.toLowerCase();
      const fitting = documents.flatMap((document) =>
        document.paragraphs
          .filter(({ text }) => text.toLowerCase().includes(word))
          .map(({ text }) => hitOf(document, text)),
      );
      return { ...bare, hits: fitting.slice(offset, offset + limit), total: fitting.length };
    },
    async who(name) {
      const people = 'per olsen'.includes(name.toLowerCase()) ? [olsen([harborCable, harborArticle])] : [];
      return { people, more: 0, near: people.length === 0 ? [{ name: 'Per Olsen', mentions: 2 }] : [], searched: 2 };
    },
    timeline: async ({ about } = {}) =>
      about === 'nothing'
        ? { events: [], undated: [], total: 0, searched: 2 }
        : { events, undated, total: events.length, searched: 2 },
    async cite(id, { paragraph, style = 'chicago' } = {}) {
      const document = byId(id);
      if (document === undefined) return undefined;
      const paragraphs = document.paragraphs.filter(({ label }) => label === String(paragraph));
      const quoted = paragraphs.map(({ index, label, mark, text }) => ({
        index,
        label,
        mark,
        citations: [citing(document, text)],
      }));
      return { document: cardOf(document), paragraphs: quoted, style, text: `${document.title}, ${style}.` };
    },
    async history(id) {
      const document = byId(id);
      if (document === undefined) return undefined;
      const { title, paragraphs } = document;
      const from = { paths: ['seeds/x.txt'], total: 1 };
      const only = { number: 1, addedAt: '2026-01-01T00:00:00Z', current: true, from, title, words: 40, withheld: 0 };
      return { document: cardOf(document), versions: [{ ...only, paragraphs: paragraphs.length }], total: 1 };
    },
    async thread(id) {
      const document = byId(id);
      if (document === undefined) return undefined;
      const edge = {
        from: document.id,
        to: '04PARIS9',
        text: '04 PARIS 9',
        citation: citing(document, document.paragraphs[0]?.text ?? ''),
      };
      return {
        root: cardOf(document),
        nodes: [
          { id: document.id, card: cardOf(document), depth: 0 },
          { id: '04PARIS9', depth: 1 },
        ],
        edges: [edge],
        other: [],
        cut: false,
      };
    },
    async similar(id, { paragraph } = {}) {
      const document = byId(id);
      if (document === undefined) return undefined;
      const [other] = documents.filter((each) => each !== document);
      const found = paragraph === '6' || other === undefined ? [] : [likeness(document, other)];
      return {
        source: cardOf(document),
        ...(paragraph === undefined ? {} : { paragraphs: [String(paragraph)] }),
        documents: found,
        total: found.length,
        again: [],
        words: ['harbor', 'Olsen'],
        searched: 2,
      };
    },
    added: async () => ({ items: [], total: 0, kinds: [], years: [], origins: [] }),
    onThisDay: async (day) => ({
      day,
      documents: day === '03-04' ? [cardOf(harborCable)] : [],
      events: day === '03-02' ? events.slice(0, 1) : [],
      searched: 2,
    }),
    async references(id) {
      const document = byId(id);
      if (document?.kind !== 'cable') return [];
      return [
        {
          from: cardOf(document),
          text: '04 PARIS 9',
          kind: 'cable',
          id: '04PARIS9',
          citation: citing(document, document.paragraphs[0]?.text ?? ''),
        },
      ];
    },
    citedBy: async () => [],
    async suggest(field: SuggestField, prefix) {
      const values = {
        id: documents.map(({ id }) => id),
        person: ['Per Olsen', 'Anna Berg'],
        from: ['AMEMBASSY OSLO'],
        tag: ['PREL'],
        place: ['Norway'],
        outlet: ['Nordic Review'],
      }[field];
      return values
        .filter((value) => value.toLowerCase().includes(prefix.toLowerCase()))
        .map((value) => ({ value, label: value }));
    },
    stats: async () => ({
      documents: documents.length,
      paragraphs: 7,
      people: 2,
      events: 3,
      words: 1_234,
      first: '2005-03-04',
      last: '2005-03-04',
      years: [{ value: '2005', count: 1 }],
      origins: [{ value: 'AMEMBASSY OSLO', count: 1 }],
      tags: [{ value: 'PREL', count: 1 }],
      kinds: [
        { value: 'cable', count: 1 },
        { value: 'article', count: 1 },
      ],
      undated: 1,
    }),
    close: async () => undefined,
    ...parts,
  };
  return collection;
}
