/** Long work on a store, as it is named to be done elsewhere. */
export interface Job {
  /**
   * The URL of a module that exports `jobs`, by name: each takes a store and what is given, and promises what it makes. Both
   * are made of plain objects, lists, maps, texts, numbers and typed arrays.
   */
  readonly module: string;
  readonly name: string;
  readonly given: unknown;
}
