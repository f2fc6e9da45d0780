import type { Citation, Precision } from '../document.ts';

/** How a date in the text was made certain. */
export type Basis = 'stated' | 'document' | 'text' | 'unresolved';
export type Status = 'stated' | 'planned' | 'alleged' | 'cancelled' | 'habitual';

/** A date expression in a text. `edtf` is always set; without a year it is `XXXX-04` with basis `unresolved`. */
export interface DateFound {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly edtf: string;
  readonly precision: Precision;
  readonly basis: Basis;
  readonly rule: string;
}

/** A person named in a text. `name` is the fullest form of that person within the text; `role` as the text states it. */
export interface PersonFound {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly name: string;
  readonly role?: string;
  readonly rule: string;
}

export interface EventDate {
  readonly edtf: string;
  readonly precision: Precision;
  readonly basis: Basis;
}

/** Something that happened. `text` is the citation's quote: a trimmed slice of the source, never a summary. */
export interface EventFact {
  readonly date: EventDate;
  readonly text: string;
  readonly status: Status;
  readonly citation: Citation;
  readonly rule: string;
}

/** One place where a person is named. `name` is the fullest form within the document. */
export interface Mention {
  readonly name: string;
  readonly text: string;
  readonly citation: Citation;
  readonly rule: string;
}

/** What a document says a person is. `judgement` names whose words it is when it is an opinion ("Foreign Policy"). */
export interface RoleFact {
  readonly name: string;
  readonly title: string;
  readonly judgement?: string;
  readonly citation: Citation;
  readonly rule: string;
}

export interface Facts {
  readonly mentions: readonly Mention[];
  readonly roles: readonly RoleFact[];
  readonly events: readonly EventFact[];
}
