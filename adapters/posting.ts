import type { Reply } from '../commands/reply.ts';

/** Something said unasked in a channel, as it goes out. */
export interface Posting {
  /** Names it for good, so that it can be looked for: at most 25 letters, digits and `-` (the length of Discord's nonce). */
  readonly key: string;
  /** `discord:SERVER:CHANNEL` or `slack:TEAM:CHANNEL`, as in `Context.channel`. */
  readonly channel: string;
  readonly reply: Reply;
}

/** What became of a posting. */
export type Delivery =
  | { readonly outcome: 'sent'; readonly messages: readonly string[] }
  /**
   * It is not out, or not whole, and will not be until somebody does something: the channel is gone or archived, the app
   * may not write there. `why` is a sentence that says what to do.
   */
  | { readonly outcome: 'closed'; readonly why: string }
  /** Nothing went out; to be tried again after so many seconds. */
  | { readonly outcome: 'busy'; readonly seconds: number }
  /** It may have gone out: to be looked for before it is sent again. */
  | { readonly outcome: 'unknown' };

/** What was seen when looking for a posting. */
export type Sighting =
  | Exclude<Delivery, { readonly outcome: 'unknown' }>
  /** It is not there, or only the first of its messages are: `post` goes on where it broke off. */
  | { readonly outcome: 'missing' };

/** A platform's way to speak unasked. Methods reject only for bugs: what a platform refuses is an outcome. */
export interface Poster {
  /** The platform's name, the beginning of its channels. */
  readonly platform: string;
  /** Puts it into its channel, long ones in several messages or a thread. Doing it twice posts twice, but for what the platform itself recognises. */
  post(posting: Posting, signal: AbortSignal): Promise<Delivery>;
  /** Looks through what was posted in the channel since then for a posting of this key. */
  look(posting: Pick<Posting, 'key' | 'channel'>, since: Date, signal: AbortSignal): Promise<Sighting>;
  /** Tells one person (`Asker.id`) something; false where they can't be reached. */
  tell(person: string, reply: Reply, signal: AbortSignal): Promise<boolean>;
}
