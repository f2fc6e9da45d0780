import type { Access, Level } from '../access/access.ts';
import type { Citation, Document, DocumentDate, DocumentId } from '../document.ts';
import type { EventFact, Facts, Mention, RoleFact } from '../facts/facts.ts';
import type { Query } from '../search/query.ts';
import type { FileRecord, Files } from './files.ts';
import type { Notes } from './notes.ts';

/** A document with what was found in it, as one unit of writing. `path` is where the file was read. */
export interface Entry {
  readonly path: string;
  readonly document: Document;
  readonly facts: Facts;
  /** See `FileRecord.reading`. */
  readonly reading?: string;
}

/** What one transaction writes: documents, and what is to be remembered of files. */
export interface Batch {
  readonly entries: readonly Entry[];
  readonly files: readonly FileRecord[];
}

/** What became of an entry. `id` is the one it was stored under, which may not be the one it came with. */
export interface Put {
  readonly path: string;
  readonly id: DocumentId;
  /** `same`: the text was there already, and at most a further source of it is new. */
  readonly outcome: 'added' | 'changed' | 'same';
}

/** A document in lists: its header without paragraphs. `first` and `last` bound its date, `YYYY-MM-DD`. */
export interface DocumentCard {
  readonly id: DocumentId;
  readonly kind: Document['kind'];
  readonly title: string;
  readonly date: DocumentDate;
  readonly first?: string;
  readonly last?: string;
  /** Sending post or outlet. */
  readonly origin?: string;
  readonly level: Level;
  readonly tags: readonly string[];
  readonly paragraphs: number;
}

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

/**
 * A person's name as one document's fullest form, over all documents the reader may see; a bare surname is a row for each
 * document. `key` is what `mentions`, `roles`, `companions` and filters take.
 */
export interface NameRow {
  readonly key: string;
  readonly name: string;
  /** Of a bare surname: the document it stands in. */
  readonly document?: string;
  readonly mentions: number;
  /** Mentions whose text is this very name. */
  readonly exact: number;
  readonly documents: number;
  /** Earliest date of a document with it, `YYYY-MM-DD`; absent when all are undated. */
  readonly earliest?: string;
}

export interface DatedMention extends Mention {
  readonly date: DocumentDate;
  readonly documentTitle: string;
}

export interface DatedRole extends RoleFact {
  readonly date: DocumentDate;
}

export interface StoredEvent extends EventFact {
  readonly documentTitle: string;
  readonly documentDate: DocumentDate;
}

/** Events whose date span touches [from, to] (`YYYY-MM-DD`, both inclusive); `about` matches the event's paragraph, title, heading and TAGS. */
export interface EventFilter {
  readonly about?: Query['all'];
  /** Or: their paragraph names one of these (keys). */
  readonly names?: readonly string[];
  /** Of this document only. */
  readonly document?: string;
  readonly from?: string;
  readonly to?: string;
  /** Only those without (false) or with (true) a place on the calendar. */
  readonly dated: boolean;
  /** `MM-DD`, any year; day precision only. */
  readonly day?: string;
}

export interface StoredReference {
  readonly from: DocumentCard;
  readonly text: string;
  readonly kind: string;
  readonly id?: string;
  readonly label?: string;
  readonly citation: Citation;
  /** The card of the document it names, when that is here and may be seen. */
  readonly target?: DocumentCard;
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

export interface Page {
  readonly limit: number;
  readonly offset?: number;
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
  readonly files: Files;

  /**
   * The current text, or the one of this number. A text that is not the current one has its number in `version`, the
   * first one too. Who sees nothing of the current text sees no other.
   */
  view(id: string, access: Access, version?: number): Promise<DocumentView | undefined>;
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
  /** Ids that share letters or digits with the text, nearest guess first: candidates for fuzzy matching. */
  idCandidates(
    text: string,
    access: Access,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly title: string }[]>;

  search(
    query: Query,
    access: Access,
    page: Page,
  ): Promise<{ readonly hits: readonly SearchHit[]; readonly total: number }>;
  facets(query: Query, access: Access): Promise<Facets>;
  /** How many paragraphs have each of these words (surface forms, folded: lower case, no diacritics). */
  wordCounts(words: readonly string[], access: Access): Promise<ReadonlyMap<string, number>>;
  /** Surface forms with their paragraph counts, at least `least` of them, for the typing-error dictionary. */
  dictionary(access: Access, least: number): Promise<readonly Count[]>;

  names(access: Access): Promise<readonly NameRow[]>;
  /** Written forms that are no part of the name they stand for ("Phil" of Philip Gordon), with its key. */
  otherForms(access: Access): Promise<readonly { readonly text: string; readonly key: string }[]>;
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
  /** In order of date, then document. */
  events(
    filter: EventFilter,
    access: Access,
    page: Page,
  ): Promise<{ readonly items: readonly StoredEvent[]; readonly total: number }>;

  references(id: string, access: Access): Promise<readonly StoredReference[]>;
  citedBy(id: string, access: Access, limit: number): Promise<readonly StoredReference[]>;
  stats(access: Access): Promise<Stats>;
  readonly notes: Notes;
  /** A number that changes whenever a document is written or removed: caches are built for one generation. */
  generation(): Promise<number>;
  /** The same store for one asker: what it reads is given up, with the signal's reason, when the signal is aborted. */
  until?(signal: AbortSignal): Store;
  close(): Promise<void>;
}
