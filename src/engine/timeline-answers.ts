import type { Citation } from '../document.ts';
import type { EventDate, Status } from '../facts/facts.ts';
import type { MonthSpan } from '../store/store.ts';

export interface TimelineEvent {
  readonly date: EventDate;
  /** Equal to `citation.quote`. */
  readonly text: string;
  readonly status: Status;
  readonly citation: Citation;
  readonly rule: string;
  /** Other reports of the same event, with their own words and status. */
  readonly reports?: readonly TimelineEvent[];
}

/** Events in pieces of time of one length, without gaps; `wider` are those that no single piece holds. */
export interface Spread {
  readonly pieces: readonly MonthSpan[];
  readonly wider: number;
}

export interface TimelineAnswer {
  readonly events: readonly TimelineEvent[];
  readonly undated: readonly TimelineEvent[];
  readonly total: number;
  readonly searched: number;
  /** The person the topic was taken for, if it was. */
  readonly person?: string;
  /** What the place was taken for, and why it is more than its name. */
  readonly place?: { readonly name: string; readonly taken?: string };
  /** All events that match, whatever the page; on the first page only. */
  readonly spread?: Spread;
}
