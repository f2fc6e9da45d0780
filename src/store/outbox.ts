/** Something to be said unasked, before it is sent. */
export interface DuePost {
  /** Names it for good; at most 25 letters, digits and `-`. A key that was there once is never added again. */
  readonly key: string;
  /** `discord:SERVER:CHANNEL`, `slack:TEAM:CHANNEL`. */
  readonly channel: string;
  /** Who made it: told when it can't be posted. */
  readonly owner: string;
  /** See `PostKind`. */
  readonly kind: string;
  readonly body: string;
  /** When it was to go out, ISO instant. */
  readonly due: string;
}

/** A post that one process has taken on. */
export interface TakenPost extends DuePost {
  /** How often it was taken before; where it was, it may have gone out. */
  readonly tries: number;
  /** When it was first taken, ISO instant on the database's clock: nothing of it went out before. */
  readonly since: string;
}

/** What became of a post for good. */
export type Settled =
  | { readonly state: 'sent'; readonly messages: readonly string[] }
  /** Nothing to say, too late, or nowhere to say it. */
  | { readonly state: 'dropped'; readonly why: string };

/**
 * Posts on their way: due → sending → sent or dropped. Who takes a post holds it for a while, on the database's clock, so
 * that processes whose clocks differ agree; when a holder dies the post can be taken again after that while.
 */
export interface Outbox {
  /** Adds those whose keys were never there; returns how many. */
  add(posts: readonly DuePost[]): Promise<number>;
  /**
   * Takes up to `limit` posts due by `now` for these platforms, at most one a channel, channels that waited longest first.
   * None is taken by two, and no channel has two on their way.
   */
  take(
    platforms: readonly string[],
    holder: string,
    now: string,
    seconds: number,
    limit: number,
  ): Promise<readonly TakenPost[]>;
  /** Holds on to a post for longer; false when it is held no longer. */
  hold(key: string, holder: string, seconds: number): Promise<boolean>;
  /** False when another holds it by now. */
  settle(key: string, holder: string, settled: Settled): Promise<boolean>;
  /** Gives it back: nothing went out (`untouched`) or it is to be looked for; not before so many seconds. */
  release(key: string, holder: string, seconds: number, untouched: boolean): Promise<boolean>;
  /** Takes out what belongs to channels that begin so. */
  forget(prefix: string): Promise<number>;
  /** Takes out what was settled before. */
  sweep(before: string): Promise<number>;
}
