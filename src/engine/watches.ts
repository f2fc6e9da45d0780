import type { Watch, WatchPost } from '../store/watches.ts';
import type { Hit } from './find-answer.ts';

/** A watch as it is asked for. */
export interface WatchWanted extends Pick<Watch, 'channel' | 'owner' | 'kind'> {
  /** A question in the language of `/find`, or a name. */
  readonly text: string;
}

/** What was there already when a watch was made: it tells how broad the watch is. */
export interface AlreadyThere {
  readonly paragraphs: number;
  readonly documents: number;
  /** There are more documents than were counted. */
  readonly more: boolean;
  /** By which names the people are known that it asks about, the commonest first. */
  readonly people: readonly string[];
}

/** A document that a watch was made for. */
export interface WatchFound {
  readonly hit: Hit;
  /** People asked about, as they are named in the paragraph, and why it is they. */
  readonly people: readonly { readonly name: string; readonly text: string; readonly why: string }[];
  /** When it was matched, ISO instant. */
  readonly seen: string;
}

/** Watches: questions that are asked of every document that comes. Typing errors are not put right; every word has to be there. */
export interface CollectionWatches {
  /** @throws AskError with the place where the question can't be read, and when there are too many watches */
  add(wanted: WatchWanted): Promise<{ readonly watch: Watch; readonly there: AlreadyThere }>;
  get(number: number): Promise<Watch | undefined>;
  /** Those of channels that begin so, in order of number. */
  list(
    prefix: string,
    page: { readonly limit: number; readonly offset?: number },
  ): Promise<{ readonly items: readonly Watch[]; readonly total: number }>;
  /** What comes meanwhile is told of when it runs again. `null` lets it run. */
  pause(number: number, why: string | null): Promise<boolean>;
  remove(number: number): Promise<boolean>;
  /** What a watch has found, or of one post; `beyond`: documents of the post that are counted, not listed. */
  found(
    of: { readonly watch: number } | WatchPost,
    page: { readonly limit: number; readonly offset?: number },
  ): Promise<{ readonly items: readonly WatchFound[]; readonly total: number; readonly beyond: number }>;
  /** Puts the watches to some of what has come; resolves to whether there is more. */
  match(): Promise<boolean>;
  /** Puts what was found into the outbox where it is time, one post a watch; resolves to how many. */
  post(): Promise<number>;
  /** What a post was to tell that was never sent waits for the next one. */
  takeBack(post: WatchPost): Promise<void>;
  /** Takes out those of channels that begin so. */
  forget(prefix: string): Promise<number>;
}

/** Watches there may be in one channel, and in all. */
export const mostWatches = { channel: 200, store: 5_000 } as const;
