import type { Level } from '../access/access.ts';
import type { Citation, Document, DocumentDate, DocumentId } from '../document.ts';
import type { EventFact, Mention, RoleFact } from '../facts/facts.ts';
import type { Query } from '../search/query.ts';

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
  /** Earliest and latest date of a document with it (its first day), `YYYY-MM-DD`; absent when all are undated. */
  readonly earliest?: string;
  readonly latest?: string;
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

/** The rule of an event that is the sending of a cable. */
export const sentRule = 'header: sent';

/** A place as it stands in documents; `tags` are names of TAGS, `posts` small letters without blanks. */
export interface EventPlace {
  readonly words: NonNullable<Query['all']>;
  readonly tags: readonly string[];
  readonly posts: readonly string[];
}

/** Events whose date span touches [from, to] (`YYYY-MM-DD`, both inclusive); `about` matches the event's paragraph, title, heading and TAGS. */
export interface EventFilter {
  readonly about?: Query['all'];
  /** Or: their paragraph names one of these (keys). */
  readonly names?: readonly string[];
  /** Of a place: their paragraph matches `words`, or their document has one of these TAGS or was sent from one of these posts. */
  readonly place?: EventPlace;
  /** Cables as well, as events of the day that their header states: rule `sentRule`, without words. */
  readonly sent?: boolean;
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
