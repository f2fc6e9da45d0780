/** Something to be said unasked, before it is sent. */
export interface DuePost {
  /** Names it for good; at most 25 letters, digits and `-`. What has a key that is there already is not added. */
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
  /** The digest that it belongs to: taken out with it, and paused where the channel is closed. */
  readonly digest?: number;
}

/** A post that one process has taken on. */
export interface TakenPost extends DuePost {
  /** How often it was taken before; where it was, it may have gone out. */
  readonly tries: number;
  /** When it was first taken, ISO instant on the database's clock: nothing of it went out before. */
  readonly since: string;
}

/** Who takes posts, and which. */
export interface Taking {
  /** The beginnings of channels, without their colon. */
  readonly platforms: readonly string[];
  /** Names the process among all that share the store. */
  readonly holder: string;
  /** Those due by then, ISO instant. */
  readonly now: string;
  /** How long they are held. */
  readonly seconds: number;
  /** How long a channel rests after a post, in seconds. */
  readonly rest: number;
  readonly limit: number;
}

/** What became of a post for good. A digest has told what was in its post when that is sent. */
export type Settled =
  | { readonly state: 'sent'; readonly messages: readonly string[] }
  /** Nothing to say, too late, or nowhere to say it. */
  | { readonly state: 'dropped'; readonly why: string };

/**
 * Posts on their way: due → sending → sent or dropped. Who takes a post holds it for a while, on the database's clock, so
 * that processes whose clocks differ agree; when a holder dies the post can be taken again after that while.
 */
export interface Outbox {
  /** Adds those whose keys are not there, all or none; returns how many. */
  add(posts: readonly DuePost[]): Promise<number>;
  /**
   * Takes what is due, in each channel the first, of the channels that were not served for longest. None is taken by two, and
   * no channel has two on their way: where one is held or waits to be tried again, the others behind it wait as well.
   */
  take(taking: Taking): Promise<readonly TakenPost[]>;
  /** Holds on to a post for longer; false when another holds it by now, or nobody. */
  hold(key: string, holder: string, seconds: number): Promise<boolean>;
  /** False when another holds it by now, or nobody. */
  settle(key: string, holder: string, settled: Settled): Promise<boolean>;
  /**
   * Gives it back: nothing went out (`untouched`), so that it counts as not taken, or it is to be looked for; not to be
   * taken before so many seconds. False as for `settle`.
   */
  release(key: string, holder: string, seconds: number, untouched: boolean): Promise<boolean>;
  /** Takes out what belongs to channels that begin so. */
  forget(prefix: string): Promise<number>;
  /** Takes out what was settled before; its keys are free again. */
  sweep(before: string): Promise<number>;
}
