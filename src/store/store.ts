import type { Access } from '../access/access.ts';
import type { Document } from '../document.ts';
import type { Query } from '../search/query.ts';
import type { Batch, Put } from './batch.ts';
import type { Decisions } from './decisions.ts';
import type { Digests } from './digests.ts';
import type { Files } from './files.ts';
import type { Job } from './job.ts';
import type { Notes } from './notes.ts';
import type { Outbox } from './outbox.ts';
import type { Foreseen, Provenance, Removal, TakenOut, Tombstone, Unput } from './removals.ts';
import type {
  DatedMention,
  DatedRole,
  DocumentCard,
  EventFilter,
  NameRow,
  StoredEvent,
  StoredReference,
} from './rows.ts';
import type { Watches } from './watches.ts';

export type * from './batch.ts';
export type * from './rows.ts';

/** What a reader may see of a document; `withheld` counts the paragraphs that are not there. */
export interface DocumentView {
  readonly document: Document;
  readonly withheld: number;
  readonly path: string;
  /** When this text was first stored, ISO instant. */
  readonly addedAt: string;
  /** Where else this very text was read; absent when nowhere. */
  readonly alsoIn?: Paths;
  /** Texts under this id that the reader may see, and the number of the current one; absent when there is only one. */
  readonly versions?: { readonly total: number; readonly current: number };
  /** Who handed this text in; absent where it was read from a folder. */
  readonly addedBy?: Provenance;
}

/** Paths in order, the first few of `total`. */
export interface Paths {
  readonly paths: readonly string[];
  readonly total: number;
}

/** One text of a document. */
export interface VersionRow {
  readonly number: number;
  /** When it was first stored, ISO instant. */
  readonly addedAt: string;
  readonly current: boolean;
  /** Where it was read, those included that hold another text by now. */
  readonly from: Paths;
}

export interface SearchHit {
  readonly card: DocumentCard;
  readonly paragraph: number;
  readonly label: string;
  readonly text: string;
  readonly heading?: string;
  /** Higher is better. */
  readonly score: number;
}

/** A span of time, ISO instants: after the one, until and with the other. */
export interface Span {
  readonly after: string;
  readonly until: string;
}

/** Documents that were added in a span of time: a page of them, and what all of them are; counts are of documents,
 * years in their order, and there are none where more than 50,000 documents were added. */
export interface Added {
  readonly items: readonly DocumentCard[];
  readonly total: number;
  readonly kinds: readonly Count[];
  readonly years: readonly Count[];
  readonly origins: readonly Count[];
}

/** What a search found. `facets` are there when they were asked for. */
export interface Found {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly facets?: Facets;
}

/** Counts of matching paragraphs by value, most first, at most 25 each. */
export interface Facets {
  readonly year: readonly Count[];
  readonly origin: readonly Count[];
  readonly tag: readonly Count[];
  readonly kind: readonly Count[];
}

export interface Count {
  readonly value: string;
  readonly count: number;
}

/** What a beginning of a word stands for; a search looks for all of it. */
export interface CompletedPrefix {
  /** Words that begin so and that the reader may see. */
  readonly words: number;
  readonly commonest: readonly Count[];
}

export interface Stats {
  readonly documents: number;
  readonly paragraphs: number;
  readonly people: number;
  readonly events: number;
  readonly words: number;
  readonly first?: string;
  readonly last?: string;
  readonly years: readonly Count[];
  readonly origins: readonly Count[];
  readonly tags: readonly Count[];
  readonly kinds: readonly Count[];
  readonly undated: number;
}

export interface MonthSpan {
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/** A piece of a long list, a few milliseconds' work; `next` is where the following one begins, absent at the end. */
export interface Piece<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

export interface Page {
  readonly limit: number;
  readonly offset?: number;
}

/** `facets`: what matches is counted as well, all of it. */
export interface SearchPage extends Page {
  readonly facets?: boolean;
}

/**
 * Keeps documents and fetches them. Every read takes an `Access` and answers as if what lies above it did not exist.
 * Asynchronous, so that a server database fits. Every method throws `StoreError` when the store refuses or is away.
 */
export interface Store {
  /**
   * Writes all of it or none, and says what became of each entry. A text that is there already under this id is kept once,
   * with a further source. A cable's number is its own: another text under it is the same document, changed. Any other
   * id comes from a title and may be taken by an unrelated text, which then gets an id of its own; but a path that
   * changes its text keeps its document. A document that no path holds any longer is taken out.
   *
   * A changed text gets the next number. The text that was stored last is the current one, but while a path holds a
   * corrected copy, what is not one does not take its place; nor does a text that was there before, while a path holds
   * the current one. Facts, search and lists are of the current text; the others are kept as they were read.
   * `now` is an ISO instant, empty when nobody knows the time.
   */
  put(batch: Batch, now: string): Promise<readonly Put[]>;
  remove(id: string): Promise<boolean>;
  /**
   * Takes a document out for good: its versions, facts, lists and these notes with it. A tombstone remains, and what it
   * keeps out is refused: this very text under any id, and any text under its id where that is a cable's number. Files that
   * held it are set aside, as if they could not be read. Undefined when there is no such document.
   */
  takeOut(removal: Removal): Promise<TakenOut | undefined>;
  /** What stands where a document was, until it is added again; `id` in any case. */
  tombstone(id: string, access: Access): Promise<Tombstone | undefined>;
  /** All of these, the last one first. */
  tombstones(page: Page): Promise<readonly Tombstone[]>;
  /** What putting each of these would do, each by itself; nothing is written. */
  foresee(texts: readonly Unput[]): Promise<readonly Foreseen[]>;
  readonly files: Files;

  /**
   * The current text, or the one of this number. A text that is not the current one has its number in `version`, the
   * first one too. Who sees nothing of the current text sees no other.
   */
  view(id: string, access: Access, version?: number): Promise<DocumentView | undefined>;
  /** The current text as `view` gives it, of whose paragraphs only those with these indices must be there: for citing them. */
  passages(id: string, access: Access, paragraphs: readonly number[]): Promise<Document | undefined>;
  /** The texts of a document, the highest number first. */
  versions(
    id: string,
    access: Access,
    page: Page,
  ): Promise<{ readonly items: readonly VersionRow[]; readonly total: number }>;
  card(id: string, access: Access): Promise<DocumentCard | undefined>;
  /** In order of id; `prefix` compares case-insensitively with ids; only those after the id `after`, which is as stored. */
  cards(
    access: Access,
    page: Page & { readonly prefix?: string; readonly after?: string },
  ): Promise<readonly DocumentCard[]>;
  /** Cables by serial number (any year or station), the basis for incomplete ids. */
  cardsBySerial(serial: string, access: Access, limit: number): Promise<readonly DocumentCard[]>;
  /** Documents of this calendar day (`MM-DD`) in any year, day precision or finer. */
  cardsOnDay(day: string, access: Access, limit: number): Promise<readonly DocumentCard[]>;
  /** Documents whose present text was first stored in this span, the last first. */
  added(span: Span, access: Access, page: Page): Promise<Added>;
  /** Ids that share letters or digits with the text, nearest guess first: candidates for fuzzy matching. */
  idCandidates(
    text: string,
    access: Access,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly title: string }[]>;

  search(query: Query, access: Access, page: SearchPage): Promise<Found>;
  /** How many paragraphs have each of these words (surface forms, folded: lower case, no diacritics). */
  wordCounts(words: readonly string[], access: Access): Promise<ReadonlyMap<string, number>>;
  /** How a search completes a beginning of a word; the `limit` commonest words with their paragraph counts. */
  completions(prefix: string, access: Access, limit: number): Promise<CompletedPrefix>;
  /**
   * Surface forms with their paragraph counts, at least `least` of them, for the typing-error dictionary. In order, from
   * `next` of the piece before on; so are the other lists that come in pieces. What is written between two pieces is in
   * those that follow.
   */
  dictionary(access: Access, least: number, from?: string): Promise<Piece<Count>>;

  /** In order of their keys. */
  names(access: Access, from?: string): Promise<Piece<NameRow>>;
  /** Written forms that are no part of the name they stand for ("Phil" of Philip Gordon), with its key. */
  otherForms(access: Access, from?: string): Promise<Piece<{ readonly text: string; readonly key: string }>>;
  /** In order of document date (undated last), document, offset. */
  mentions(
    names: readonly string[],
    access: Access,
    page: Page,
  ): Promise<{ readonly items: readonly DatedMention[]; readonly total: number }>;
  roles(keys: readonly string[], access: Access, limit: number): Promise<readonly DatedRole[]>;
  /** Pairs (key of another name, paragraph) for paragraphs that name one of `keys`; `paragraph` is unique in the store. */
  companions(
    keys: readonly string[],
    access: Access,
    limit: number,
  ): Promise<readonly { readonly key: string; readonly paragraph: number }[]>;
  /** In order of date, then document; with `facets`, how many begin and end in which months (`YYYY-MM`), all that match. */
  events(
    filter: EventFilter,
    access: Access,
    page: SearchPage,
  ): Promise<{ readonly items: readonly StoredEvent[]; readonly total: number; readonly spans?: readonly MonthSpan[] }>;

  references(id: string, access: Access): Promise<readonly StoredReference[]>;
  citedBy(id: string, access: Access, limit: number): Promise<readonly StoredReference[]>;
  /** How many documents and paragraphs there are: what a search has to know, without the rest of `stats`. */
  size(access: Access): Promise<Pick<Stats, 'documents' | 'paragraphs'>>;
  stats(access: Access): Promise<Stats>;
  readonly notes: Notes;
  readonly decisions: Decisions;
  readonly digests: Digests;
  readonly outbox: Outbox;
  readonly watches: Watches;
  /** A number that changes whenever a document is written or removed, or a decision made: caches are built for one generation. */
  generation(): Promise<number>;
  /**
   * Does a little of what keeps questions quick (it merges what many writings have left behind), a few milliseconds of it, and
   * tells whether there may be more to do. To be called between writings; answers are the same without it.
   */
  tidy(): Promise<boolean>;
  /** The same store for one asker: what it reads is given up, with the signal's reason, when the signal is aborted. */
  until?(signal: AbortSignal): Store;
  /**
   * Does a long job in a thread of its own, which reads this store for itself and ends with it; what it makes lies in memory
   * that both threads see. Absent where only this thread sees the store, or reads it.
   */
  elsewhere?(job: Job): Promise<unknown>;
  /**
   * Has a short job done by one of the threads that read this store, so that what it reads and throws away never comes to this
   * one. Absent as `elsewhere` is.
   */
  nearby?(job: Job): Promise<unknown>;
  /** One that has written tidies up first. */
  close(): Promise<void>;
}
