/** What SQLite takes and gives as a value here. */
export type Value = string | number | Buffer | null;
/** Named parameters: `@name` in the SQL, `name` here. */
export type Named = Readonly<Record<string, Value>>;
/** Parameters by name, or values in the order of the SQL's `?`. */
export type Parameters = Named | readonly Value[];

/**
 * The driver as the store's parts see it, so that only `sqlite.ts` knows which one it is. Statements are prepared once
 * and kept; `Row` is what the caller's SQL selects.
 */
export interface Connection {
  all<Row>(sql: string, parameters?: Parameters): Row[];
  one<Row>(sql: string, parameters?: Parameters): Row | undefined;
  /** Returns the number of rows changed and the last key inserted. */
  run(sql: string, parameters?: Parameters): { readonly changes: number; readonly key: number };
  /** Several statements without parameters (migrations). */
  script(sql: string): void;
  /** All of it or none; a write lock from the start. */
  transaction<Result>(work: () => Result): Result;
  /** Every read within sees the store as it was at the first of them. */
  snapshot<Result>(work: () => Result): Result;
}

/** A list as one parameter: read it with `SELECT value FROM json_each(@list)`. */
export function list(values: readonly string[]): string {
  return JSON.stringify(values);
}

/** An absent value as SQLite keeps it. */
export function orNull<Kept extends Value>(value: Kept | undefined): Kept | null {
  return value ?? null;
}
