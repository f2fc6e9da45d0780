/**
 * Small things that outlive a process: what a button means, which requests were answered, who installed the program,
 * what a channel switched on. Keys are unique in their space; values are the caller's own text (JSON).
 */
export interface Notes {
  /** Writes or replaces. `expires` is an ISO instant; without it the note stays. */
  write(space: string, key: string, value: string, expires?: string): Promise<void>;
  /** Undefined when it was never there or has been swept away; `expired` when its time has passed at `now`. */
  read(
    space: string,
    key: string,
    now: string,
  ): Promise<{ readonly value: string; readonly expired: boolean } | undefined>;
  /** Writes only where nothing is, or only what has expired: true for exactly one of those who ask at once. */
  claim(space: string, key: string, now: string, expires: string): Promise<boolean>;
  remove(space: string, key: string): Promise<boolean>;
  /** In order of key, those that have not expired. */
  list(
    space: string,
    prefix: string,
    now: string,
    limit: number,
  ): Promise<readonly { readonly key: string; readonly value: string }[]>;
  /** Takes out what expired before `before`; returns how many. */
  sweep(before: string): Promise<number>;
}
