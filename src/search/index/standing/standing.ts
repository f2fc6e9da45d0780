import type { Query } from '../../query.ts';

/** Whom a standing question asks about, and by which names he was known when it was made. */
export interface SoughtPerson {
  /** As typed. */
  readonly name: string;
  /** Keys of the names that stood for him then. */
  readonly keys: readonly string[];
  /** How like the name the best of these were, 0 to 1; 0 when nobody was known by it. */
  readonly best: number;
}

/** A question that is asked of every document that comes. The query has no `person` filter: `people` are alternatives. */
export interface StandingQuestion {
  readonly query: Query;
  readonly people?: readonly SoughtPerson[];
}
