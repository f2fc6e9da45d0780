import type { Access } from '../access/access.ts';
import type { StandingQuestion } from '../search/index/standing/standing.ts';
import type { Page, SearchHit } from './store.ts';

/** A watch as somebody set it up. */
export interface WatchPlan {
  /** `discord:SERVER:CHANNEL`, `slack:TEAM:CHANNEL`: where it posts. */
  readonly channel: string;
  /** Who made it (`Asker.id`). */
  readonly owner: string;
  /** What is watched for: a question in the language of `/find`, or a person's name. */
  readonly kind: 'query' | 'person';
  /** As typed. */
  readonly text: string;
  /** What it means. */
  readonly question: StandingQuestion;
}

/** A watch as it is kept. Numbers count from 1 and are never used again. */
export interface Watch extends WatchPlan {
  readonly number: number;
  /** ISO instant: documents that were there by then don't count. */
  readonly made: string;
  /** Why it is paused, in a sentence; absent while it runs. */
  readonly paused?: string;
}

/** A document that a watch was made for, with the paragraph that answers it best. */
export interface WatchHit {
  readonly hit: SearchHit;
  /** People named in that paragraph: their names, and as they are written there. */
  readonly names: readonly { readonly name: string; readonly text: string }[];
  /** When it was matched, ISO instant. */
  readonly seen: string;
}

/** How many watches there may be. */
export interface WatchLimits {
  readonly channel: number;
  readonly store: number;
}

/** One step of matching. */
export interface Matched {
  readonly documents: number;
  readonly hits: number;
  /** Whether there may be more to match. */
  readonly more: boolean;
}

/** When hits are posted, milliseconds. */
export interface PostingPace {
  /** When nothing was added for so long: what comes in one go makes one post. */
  readonly quiet: number;
  /** However much is being added, nothing waits longer. */
  readonly longest: number;
}

/** The body of a watch's post. */
export interface WatchPost {
  readonly watch: number;
  /** The key of the post: hits are kept with it. */
  readonly post: string;
  /** By reader's level: documents that matched beside those that are listed. */
  readonly beyond: readonly number[];
}

/** Questions that are asked of every document that comes, and what they have found. */
export interface Watches {
  /** Resolves to its number, or to what is full. */
  create(plan: WatchPlan, now: string, limits: WatchLimits): Promise<number | 'channel' | 'store'>;
  get(number: number): Promise<Watch | undefined>;
  /** Those of channels that begin so, in order of number. */
  list(prefix: string, page: Page): Promise<{ readonly items: readonly Watch[]; readonly total: number }>;
  /** False when there is none. `null` lets it run again. */
  pause(number: number, why: string | null): Promise<boolean>;
  /** With what it has in the outbox and has not sent. */
  remove(number: number): Promise<boolean>;
  /** What it has found that the reader may see, of one post or of all, the first found first. */
  hits(
    number: number,
    access: Access,
    page: Page & { readonly post?: string },
  ): Promise<{ readonly items: readonly WatchHit[]; readonly total: number }>;
  /**
   * Puts the watches to some of the documents that came since it was last done, in the order in which they came: hits are
   * kept, and the documents done with, in one transaction. A document is told of once by a watch; one whose text has changed
   * counts where its former text did not match. Nothing is done where there are no watches.
   */
  match(now: string): Promise<Matched>;
  /** Puts what was found and is due into the outbox, one post a watch, in one transaction; returns how many posts. */
  post(now: string, pace: PostingPace): Promise<number>;
  /** A post that was never sent is undone: what it was to tell waits for the next one. */
  takeBack(post: WatchPost): Promise<void>;
  /** Takes out those of channels that begin so, with what they have in the outbox. */
  forget(prefix: string): Promise<number>;
}
