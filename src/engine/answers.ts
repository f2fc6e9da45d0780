import type { Access } from '../access/access.ts';
import type { Revision } from '../cite/revision.ts';
import type { Citation, Document, DocumentDate } from '../document.ts';
import type { ExportItem, ItemType } from '../export/item.ts';
import type { IngestOptions, IngestReport } from '../ingest/report.ts';
import type { Digests } from '../store/digests.ts';
import type { FileRecord } from '../store/files.ts';
import type { Notes } from '../store/notes.ts';
import type { Outbox } from '../store/outbox.ts';
import type { Added, DocumentCard, DocumentView, Span, Stats, StoredReference, VersionRow } from '../store/store.ts';
import type { BySurname } from './by-surname.ts';
import type { CiteAnswer, CiteOptions } from './cite-answer.ts';
import type { PeopleDecisions, PersonDecision } from './deciding.ts';
import type { FindAnswer, FindOptions } from './find-answer.ts';
import type { Removals } from './removals.ts';
import type { SimilarAnswer } from './similar-answer.ts';
import type { TimelineAnswer, TimelineEvent } from './timeline-answers.ts';
import type { Uploads } from './uploads.ts';
import type { VerifyAnswer, VerifyOptions } from './verify.ts';
import type { CollectionWatches } from './watches.ts';

export type * from './cite-answer.ts';
export type * from './find-answer.ts';
export type * from './timeline-answers.ts';

/** What `open` found: one document and how it was recognised, or near ones to choose from. */
export interface Opened {
  /** `id`: the id as typed, in any spelling; `typo`: an id with one mistake; `words`: best match of words; `none`. */
  readonly how: 'id' | 'typo' | 'words' | 'none';
  readonly view?: DocumentView;
  /** Next best, best first, bounded; with `none` for a well-formed id, the documents that refer to it. */
  readonly others: readonly DocumentCard[];
  /** How many documents matched, the opened one included. */
  readonly total: number;
  /** Of a common word only the best paragraphs were looked at: there may be more documents than `total`. */
  readonly atLeast?: true;
}

export interface Variant {
  readonly text: string;
  readonly count: number;
  readonly citations: readonly Citation[];
}

export interface PersonRole {
  readonly title: string;
  /** Dates of the first and last document that states it, EDTF; absent when those are undated. */
  readonly first?: string;
  readonly last?: string;
  readonly citations: readonly Citation[];
  /** Whose opinion it is ("Foreign Policy"), when it is one. */
  readonly judgement?: string;
}

export interface PersonMention extends Citation {
  readonly date: DocumentDate;
  readonly documentTitle: string;
}

export interface Person {
  readonly name: string;
  readonly variants: readonly Variant[];
  readonly roles: readonly PersonRole[];
  /** By date of document, undated last. */
  readonly mentions: readonly PersonMention[];
  readonly with: readonly { readonly name: string; readonly paragraphs: number }[];
  readonly documents: number;
  /** Dates of the first and last document that names the person, EDTF; absent when all are undated. */
  readonly first?: string;
  readonly last?: string;
  /** Mentions that exist; `mentions` is bounded. */
  readonly total: number;
  /** Not counted in `total`, nor in `documents`: nothing proves that it is this person. Absent where there are none. */
  readonly bySurname?: BySurname;
  /** Absent when nobody decided anything. */
  readonly decisions?: readonly PersonDecision[];
  /** How the typed name fits: `same`, `likely`, `possible`, and why. */
  readonly tier: 'same' | 'likely' | 'possible';
  readonly why: string;
}

export interface WhoAnswer {
  readonly people: readonly Person[];
  /** People who are called so too and are not in `people`, which is bounded. */
  readonly more: number;
  /** Names that are near when nobody fits, best first, with mentions. */
  readonly near: readonly { readonly name: string; readonly mentions: number }[];
  readonly searched: number;
}

/** One text of a document, with what the reader sees of it. */
export interface Version extends VersionRow {
  readonly title: string;
  readonly paragraphs: number;
  readonly words: number;
  /** Paragraphs that are not counted because the reader may not see them. */
  readonly withheld: number;
}

export interface HistoryAnswer {
  readonly document: DocumentCard;
  /** The last first; a page of `total`. */
  readonly versions: readonly Version[];
  readonly total: number;
  /** What became of the words of `from` in `to`; absent where there is only one version. */
  readonly comparison?: Revision & { readonly from: number; readonly to: number };
}

export interface ThreadNode {
  readonly id: string;
  /** Absent when the document is not in the collection. */
  readonly card?: DocumentCard;
  /** Steps from the document asked for. */
  readonly depth: number;
}

/** `from` cites `to`; `text` is the reference as printed and `citation` where. */
export interface ThreadEdge {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly citation: Citation;
}

export interface ThreadAnswer {
  readonly root: DocumentCard;
  readonly nodes: readonly ThreadNode[];
  readonly edges: readonly ThreadEdge[];
  /** References that name no document by id (e-mails, meetings), with their citations. */
  readonly other: readonly StoredReference[];
  /** True when a bound stopped the walk. */
  readonly cut: boolean;
}

export interface DayAnswer {
  /** `MM-DD`. */
  readonly day: string;
  readonly documents: readonly DocumentCard[];
  readonly events: readonly TimelineEvent[];
  readonly searched: number;
}

export type SuggestField = 'id' | 'person' | 'from' | 'tag' | 'outlet' | 'place';

/** A value to choose and how it is shown. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/**
 * A collection that can be asked. Methods throw `AskError` for what the asker can put right (a query that can't be
 * parsed, no such paragraph) and `StoreError` when the store is away; "not found" is a value.
 */
export interface Collection {
  /** The same collection as somebody with this access sees it. */
  as(access: Access): Collection;
  /** The same collection for one asker, who may give up: what is then still looked for is no longer waited for. */
  until(signal: AbortSignal): Collection;
  /** Files and folders (recursive) → documents → facts → store. A file that fails is reported and the rest goes on. */
  ingest(paths: readonly string[], options?: Omit<IngestOptions, 'now' | 'clock' | 'onWritten'>): Promise<IngestReport>;
  /** Files that could not be read, with the reason, in order of path. */
  failedFiles(page: { readonly limit: number; readonly offset?: number }): Promise<readonly FileRecord[]>;
  /** By id, in any spelling that names one document; `id (version 2)` names a version. Undefined when it has no such version. */
  document(id: string, options?: { readonly version?: number }): Promise<Document | undefined>;
  /** By the very id it is kept under, as the reader sees it: this version, or the current one. Undefined when there is none. */
  view(id: string, options?: { readonly version?: number }): Promise<DocumentView | undefined>;
  /** What happened, as this document tells it: in order of date, what has none last; of the current text, at most `limit` of `total`; reports of one event as one. */
  eventsOf(
    id: string,
    options: { readonly limit: number },
  ): Promise<{ readonly events: readonly TimelineEvent[]; readonly total: number }>;
  /** By id, by id with one mistake, or by words; `AskError` for an id with a version that is not there. */
  open(text: string, options?: { readonly limit?: number }): Promise<Opened>;
  find(query: string, options?: FindOptions): Promise<FindAnswer>;
  who(name: string, options?: { readonly document?: string }): Promise<WhoAnswer>;
  /**
   * `from` and `to` are EDTF dates, both inclusive; `about` is words, a name, or the id of a document; `place` a country, a
   * city, a people or a TAGS code: of its paragraphs, of documents with its TAGS, from its posts. Reports of one event on
   * a page come together; `total`, `limit` and `offset` count reports.
   */
  timeline(options?: {
    readonly about?: string;
    readonly place?: string;
    /** Cables as well, as events of the day that their header states (rule `header: sent`). */
    readonly sent?: boolean;
    readonly from?: string;
    readonly to?: string;
    readonly limit?: number;
    readonly offset?: number;
  }): Promise<TimelineAnswer>;
  /** Undefined when there is no such document; `AskError` when it has no such paragraph, or not these words. */
  cite(id: string, options?: CiteOptions): Promise<CiteAnswer | undefined>;
  /**
   * The versions of a document and the difference between two of them: the current one and the one before it, unless
   * told otherwise. Undefined when there is no such document; `AskError` when it has no such version.
   */
  history(
    id: string,
    options?: { readonly from?: number; readonly to?: number; readonly limit?: number; readonly offset?: number },
  ): Promise<HistoryAnswer | undefined>;
  /** Whether the collection has these words, where, and what differs; `named`: ids of documents that they are said to be of. */
  verify(quotation: string, options?: VerifyOptions): Promise<VerifyAnswer>;
  thread(id: string, options?: { readonly depth?: number }): Promise<ThreadAnswer | undefined>;
  /** Documents that share its rare words, people and dates; `paragraph` as in `CiteOptions`. Undefined and `AskError` as for `cite`. */
  similar(
    id: string,
    options?: { readonly paragraph?: string | number; readonly limit?: number; readonly offset?: number },
  ): Promise<SimilarAnswer | undefined>;
  onThisDay(day: string): Promise<DayAnswer>;
  /** Documents that were added, or whose text changed, in a span of time, the last first. */
  added(span: Span, options?: { readonly limit?: number; readonly offset?: number }): Promise<Added>;
  references(id: string): Promise<readonly StoredReference[]>;
  citedBy(id: string): Promise<readonly StoredReference[]>;
  suggest(field: SuggestField, prefix: string, options?: { readonly limit?: number }): Promise<readonly Suggestion[]>;
  stats(): Promise<Stats>;
  /** Everything the collection holds, one thing after the other, with citations; of one type if it is named. */
  export(only?: ItemType): AsyncIterable<ExportItem>;
  /** What operators decide of people. */
  readonly decisions: PeopleDecisions;
  /** Documents that come from a conversation. */
  readonly uploads: Uploads;
  /** Documents that are taken out. */
  readonly removals: Removals;
  /** What the program itself has to remember: buttons, installations, settings of channels. */
  readonly notes: Notes;
  /** What is posted regularly, and when. */
  readonly digests: Digests;
  /** What is on its way to be posted. */
  readonly outbox: Outbox;
  /** Questions that are asked of every document that comes. */
  readonly watches: CollectionWatches;
  close(): Promise<void>;
}
