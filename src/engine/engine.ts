import { type Access, everything } from '../access/access.ts';
import { AskError } from '../errors.ts';
import type { CsvMapping } from '../files/csv/columns.ts';
import type { Holding } from '../ingest/holding.ts';
import { parseQuery } from '../search/language.ts';
import { openStore } from '../store/index.ts';
import { folderBeside } from '../store/schemes.ts';
import type { Store } from '../store/store.ts';
import type { Collection, Opened } from './answers.ts';
import { citeDocument } from './cite.ts';
import { climbWords, type Knowledge } from './climbing.ts';
import { peopleDecisions } from './deciding.ts';
import { exportOf } from './export.ts';
import { findParagraphs } from './find.ts';
import { forgivingPosts } from './forgiving.ts';
import { historyOf, versionOf } from './history.ts';
import { SharedKnowledge } from './knowledge.ts';
import type { SharedGround } from './nearby.ts';
import { identify, openDocument } from './open.ts';
import { removalsOf } from './removals.ts';
import { similarTo } from './similar.ts';
import { createSuggest } from './suggest.ts';
import { threadOf } from './thread.ts';
import { dayOf, eventsOf, timelineOf } from './timeline.ts';
import { uploadsOf } from './uploads.ts';
import { verifyQuotation } from './verify.ts';
import { collectionWatches, MatchingBehind } from './watching.ts';
import { whoIs } from './who.ts';

export interface OpenOptions {
  /** `sqlite:PATH`; `sqlite::memory:` keeps nothing. */
  readonly url: string;
  /** The time, written beside what is added; without it nobody knows when it was. */
  readonly now?: () => Date;
  /** Which columns of tables that are handed in hold what, where their names do not tell. */
  readonly csv?: CsvMapping;
  /**
   * So many threads read at once and one more writes, so that this one never stands still: for a program that answers many
   * people. Without them, and for a store in memory, this thread does all.
   */
  readonly threads?: number;
}

const hitsOnPage = 10;
const mostOnPage = 100;
const mostOthers = 24;
const mostCiting = 100;
const usualDepth = 2;
const choices = 25;
/** How much a title must look like what was typed to be opened for it, 0 to 1. */
const surelyTitled = 0.7;
const longestQuestion = 2_000;
const longestQuotation = 8_000;

/** As `pinOf` writes it. */
const namedVersion = /^\s*(.*\S)\s*\(version (\d{1,6})\)\s*$/isu;

function bounded(limit: number | undefined, usual: number, most = mostOnPage): number {
  return Math.min(Math.max(Math.trunc(limit ?? usual), 1), most);
}

function readable(text: string): string {
  if (text.length > longestQuestion) {
    throw new AskError(`the question is ${text.length} characters long; ${longestQuestion} can be read`);
  }
  return text;
}

/** Words only: what a query language would read as an operator counts as part of a word. */
function plainWords(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\p{M}'’.\s-]+/gu, ' ')
    .replace(/(^|\s)[-'’.]+/gu, ' ')
    .replace(/\bOR\b/gu, 'or')
    .trim();
}

/** What all views of a collection have in common. */
interface Common extends Pick<OpenOptions, 'now' | 'csv'> {
  readonly shared: SharedKnowledge;
  /** The folder of originals; absent for a store that is kept in memory. */
  readonly holding: () => Promise<Holding | undefined>;
}

function collectionOver(store: Store, access: Access, common: Common): Collection {
  const { now, csv, shared, holding } = common;
  const during = <Result>(writing: () => Promise<Result>) => shared.during(writing);
  const level = () => shared.of(access);
  const time = () => now?.().toISOString() ?? '';
  let counted: (Pick<Knowledge, 'documents' | 'paragraphs'> & { readonly generation: number }) | undefined;

  /** What is counted is of the present generation; for what is large see `Kept`. */
  const knowledge = async (): Promise<Knowledge & SharedGround> => {
    const generation = await store.generation();
    if (counted?.generation !== generation) {
      const { documents, paragraphs } = await store.size(access);
      counted = { documents, paragraphs, generation };
    }
    const { people, corrections } = level();
    return {
      store,
      access,
      people: () => people.value(),
      corrections: async () => (await corrections.value()).corrections,
      dictionary: corrections,
      ...counted,
    };
  };

  const openVersion = async (text: string): Promise<Opened | undefined> => {
    const [, id = '', number = ''] = namedVersion.exec(readable(text)) ?? [];
    const identified = id === '' ? undefined : await identify(store, access, id, 1);
    const [card] = identified?.how === 'id' ? identified.cards : [];
    if (card === undefined) return undefined;
    return { how: 'id', view: await versionOf(store, access, card.id, Number(number)), others: [], total: 1 };
  };

  const open = async (text: string, limit: number): Promise<Opened> => {
    const version = await openVersion(text);
    if (version !== undefined) return version;
    const words = plainWords(readable(text));
    return openDocument(store, access, text, limit, async () => {
      if (words === '') return { hits: [], titled: [], more: false };
      const page = { limit: mostOnPage, offset: 0 };
      const { folds, plan, total } = await climbWords(await knowledge(), parseQuery(words), { page });
      const certain = plan !== 'some words' && plan !== 'words left out';
      if (certain && folds.length > 0)
        return { hits: folds.map(({ hit }) => hit), titled: [], more: total > folds.length };
      const titled = await level().titles.like(words, limit + 1, surelyTitled);
      return { hits: [], titled: titled.map(({ item }) => item), more: titled.length > limit };
    });
  };

  /** The document that an id, or words of its own title, name without doubt. */
  const named = async (text: string) => {
    const { how, view } = await open(text, 1);
    const certain = how === 'id' || how === 'typo' || (how === 'words' && titleHas(view?.document.title ?? '', text));
    const card = certain && view !== undefined ? await store.card(view.document.id, access) : undefined;
    return card === undefined || view === undefined ? undefined : { document: view.document, card };
  };

  const suggest = createSuggest(store, access, level);

  const collection: Collection = {
    as: (narrower) => collectionOver(store, narrower, common),
    until(signal) {
      // Whoever has put a method of his own over this collection keeps it.
      if (this !== collection || store.until === undefined) return this;
      return collectionOver(store.until(signal), access, common);
    },
    ingest: (paths, options = {}) =>
      shared.during(async () => {
        // What reads files of all formats is large: who only asks does without it.
        const { ingest } = await import('../ingest/index.ts');
        const matching = new MatchingBehind(store, time);
        const onWritten = (documents: number) => matching.written(documents);
        const report = await ingest(store, paths, { ...options, onWritten, now: time(), clock: time });
        await matching.rest(options.signal);
        return report;
      }),
    failedFiles: (page) => store.files.failed(page),
    document: async (id, { version } = {}) => {
      const { how, view } = await open(id, 1);
      if (how !== 'id' || view === undefined) return undefined;
      return version === undefined ? view.document : (await store.view(view.document.id, access, version))?.document;
    },
    view: (id, { version } = {}) => store.view(readable(id), access, version),
    eventsOf: (id, { limit }) => eventsOf(store, access, readable(id), bounded(limit, mostOnPage)),
    open: (text, options = {}) => open(text, bounded(options.limit, mostOthers, mostOthers)),
    find: async (query, options = {}) => {
      const { exact = false, repeats = false, explain = false, added } = options;
      const finding = {
        ...{ exact, repeats, explain, ...(added === undefined ? {} : { added }) },
        limit: bounded(options.limit, hitsOnPage),
        offset: Math.max(0, Math.trunc(options.offset ?? 0)),
      };
      const find = async (question: string) => findParagraphs(await knowledge(), question, finding);
      if (exact) return find(readable(query));
      return forgivingPosts(readable(query), find, () => level().values.value());
    },
    who: async (name, { document } = {}) => {
      const { people, documents } = await knowledge();
      return whoIs(store, access, await people(), readable(name), documents, document);
    },
    timeline: async ({ about, ...options } = {}) => {
      const { people, documents } = await knowledge();
      const words = plainWords(readable(about ?? ''));
      const identified = words === '' ? undefined : await identify(store, access, about ?? '', 1);
      const [card] = identified?.how === 'id' ? identified.cards : [];
      const node = words === '' ? undefined : parseQuery(words).all;
      const topic =
        card !== undefined
          ? { document: card.id }
          : words === ''
            ? {}
            : { about: words, ...(node === undefined ? {} : { node }) };
      const placesHere = async () => (await suggest('place', '', choices)).map(({ value }) => value);
      return timelineOf(store, access, await people(), { ...options, ...topic }, documents, placesHere);
    },
    cite: async (id, options = {}) => {
      const found = await named(readable(id));
      if (found === undefined) return undefined;
      const { card } = found;
      const { version } = options;
      const wanted = version === undefined ? found : await versionOf(store, access, card.id, version);
      return citeDocument(wanted.document, card, options);
    },
    history: async (id, { limit, offset, ...compared } = {}) => {
      const found = await named(readable(id));
      const page = { limit: bounded(limit, hitsOnPage), offset: Math.max(0, Math.trunc(offset ?? 0)) };
      return found === undefined ? undefined : historyOf(store, access, found.card, compared, page);
    },
    verify: async (quotation, options = {}) => {
      const { documents } = await knowledge();
      return verifyQuotation(store, access, quotation.slice(0, longestQuotation), documents, options);
    },
    thread: async (id, options = {}) => {
      const found = await named(readable(id));
      return found === undefined ? undefined : threadOf(store, access, found.card, options.depth ?? usualDepth);
    },
    similar: async (id, { limit, offset, paragraph } = {}) => {
      const found = await named(readable(id));
      if (found === undefined) return undefined;
      const page = { limit: bounded(limit, hitsOnPage), offset: Math.max(0, Math.trunc(offset ?? 0)) };
      const only = paragraph === undefined ? {} : { paragraph: String(paragraph) };
      return similarTo(await knowledge(), found, { ...page, ...only });
    },
    onThisDay: async (day) => dayOf(store, access, day, (await knowledge()).documents),
    added: (span, { limit, offset } = {}) =>
      store.added(span, access, { limit: bounded(limit, hitsOnPage), offset: Math.max(0, Math.trunc(offset ?? 0)) }),
    references: async (id) => {
      const found = await named(readable(id));
      return found === undefined ? [] : store.references(found.card.id, access);
    },
    citedBy: async (id) => {
      const found = await named(readable(id));
      return found === undefined ? [] : store.citedBy(found.card.id, access, mostCiting);
    },
    suggest: (field, prefix, options = {}) =>
      suggest(field, prefix.slice(0, longestQuestion), bounded(options.limit, choices)),
    stats: async () => {
      const { people } = await knowledge();
      return { ...(await store.stats(access)), people: (await people()).size };
    },
    export: (only) => exportOf(store, access, async () => (await knowledge()).people(), only),
    decisions: peopleDecisions(store, async () => (await knowledge()).people(), during, time),
    uploads: uploadsOf({ store, holding, during, csv, clock: time }),
    removals: removalsOf(store, access, holding, during),
    notes: store.notes,
    digests: store.digests,
    outbox: store.outbox,
    watches: collectionWatches({ store, access, people: async () => (await knowledge()).people(), now: time }),
    close: () => store.close(),
  };
  return collection;
}

function titleHas(title: string, text: string): boolean {
  const words = (of: string) => plainWords(of).toLowerCase().split(/\s+/u).filter(Boolean);
  const own = new Set(words(title));
  const asked = words(text);
  return asked.length > 0 && asked.every((word) => own.has(word));
}

/**
 * Opens a collection; an embedded store is made where there is none. `close` it when done.
 * @throws ConfigError for a URL that names no store, StoreError when the store can't be opened
 */
export async function openCollection({ url, threads, ...options }: OpenOptions): Promise<Collection> {
  const store = await openStore(url, threads);
  const folder = folderBeside(url);
  const holding = async (): Promise<Holding | undefined> => {
    if (folder === undefined) return undefined;
    const { Holding: Opened } = await import('../ingest/holding.ts');
    return new Opened(folder);
  };
  return collectionOver(store, everything, { ...options, shared: new SharedKnowledge(store), holding });
}
