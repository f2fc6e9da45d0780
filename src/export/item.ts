import type { Citation, Document } from '../document.ts';
import type { EventDate, Status } from '../facts/facts.ts';

/** A document without its raw source: paragraphs with their place in it, so that citations can be checked against the file. */
export interface DocumentItem {
  readonly type: 'document';
  readonly document: Omit<Document, 'source'> & { readonly source: Omit<Document['source'], 'text'> };
}

export interface PersonItem {
  readonly type: 'person';
  readonly id: string;
  readonly name: string;
  /** Written forms with how often each stands. */
  readonly variants: readonly { readonly text: string; readonly count: number }[];
  readonly roles: readonly {
    readonly title: string;
    readonly first?: string;
    readonly last?: string;
    readonly judgement?: string;
    readonly citations: readonly Citation[];
  }[];
  readonly mentions: readonly Citation[];
  /** Mentions that exist; `mentions` is bounded. */
  readonly total: number;
}

export interface EventItem {
  readonly type: 'event';
  readonly id: string;
  readonly date: EventDate;
  readonly status: Status;
  readonly rule: string;
  readonly citation: Citation;
}

/** One thing that a collection holds, with where it stands. Documents come first, then people, then events. */
export type ExportItem = DocumentItem | PersonItem | EventItem;
export type ItemType = ExportItem['type'];

/** A way to write items as text. `head` is written once at the top; every item becomes whole lines. */
export interface ExportFormat {
  readonly name: string;
  /** What a file of it is called at the end. */
  readonly ending: string;
  /** Whether things of different types can stand in one file. */
  readonly mixes: boolean;
  readonly head: (type: ItemType) => string;
  readonly lines: (item: ExportItem) => string;
}
