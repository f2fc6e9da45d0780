import type { Collection } from '../src/index.ts';
import type { Context } from './command.ts';
import type { Reply, Text } from './reply.ts';

/** What is said unasked, by what it is: how it is put into words when its time has come. */
export interface PostKind {
  /** As it stands in the outbox. */
  readonly kind: string;
  /** Puts what has come due of this kind into the outbox, where it is not the clock that says so; resolves to how many posts. @throws StoreError */
  due?(collection: Collection): Promise<number>;
  /**
   * `body`: JSON that stands for it since the post became due (`DigestRun` for a digest); the same body gives the same words
   * as long as the documents are the same. Undefined: there is nothing to say, and nothing is posted. What is thrown is tried
   * again a few times.
   */
  compose(body: string, context: Context): Promise<Reply | undefined>;
  /**
   * Its channel is closed: stops what such posts come from. Resolves to what stopped and how it is begun again, for its owner;
   * undefined where there is nothing to tell. Not asked for posts that belong to a digest: that is paused.
   */
  closed?(body: string, why: string, context: Context): Promise<Text | undefined>;
}

/** The body of a digest's post: JSON of what the digest was when it ran. */
export interface DigestRun {
  readonly digest: number;
  readonly name: string;
  /** `DigestPlan.body`. */
  readonly content: string;
  /** IANA time zone. */
  readonly zone: string;
  /** What it tells of: after `from`, until and with `until`; ISO instants. */
  readonly from: string;
  readonly until: string;
}
