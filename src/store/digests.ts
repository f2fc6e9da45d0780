import type { DuePost } from './outbox.ts';

/** A digest as somebody set it up. */
export interface DigestPlan {
  /** `discord:SERVER:CHANNEL`, `slack:TEAM:CHANNEL`: where it is posted. */
  readonly channel: string;
  /** Who made it (`Asker.id`). */
  readonly owner: string;
  readonly name: string;
  /** What is in it, JSON of the command's own. */
  readonly body: string;
  /** When, as typed: words or a cron line. */
  readonly schedule: string;
  /** IANA time zone. */
  readonly zone: string;
}

/** A digest as it is kept. Numbers count from 1 and are never used again. */
export interface Digest extends DigestPlan {
  readonly number: number;
  /** Until when the last post that was sent told, ISO instant; at first when it was made. */
  readonly told: string;
  /** When it runs next, ISO instant; absent while it is paused or where it never runs again. */
  readonly next?: string;
  /** Why it is paused, in a sentence; absent while it runs. */
  readonly paused?: string;
}

/** Digests and when they run. */
export interface Digests {
  /** `told`: until when it counts as having told. Resolves to its number; undefined where its channel has so many already. */
  create(plan: DigestPlan, told: string, next: string | undefined, most?: number): Promise<number | undefined>;
  get(number: number): Promise<Digest | undefined>;
  /** Those of channels that begin so, in order of number. */
  list(prefix: string, page: { readonly limit: number; readonly offset?: number }): Promise<readonly Digest[]>;
  /** False when there is none. `next: null` takes the next run away, `paused: null` the pause. */
  change(
    number: number,
    changes: Partial<DigestPlan> & { readonly next?: string | null; readonly paused?: string | null },
  ): Promise<boolean>;
  /** With what it has in the outbox and has not sent. */
  remove(number: number): Promise<boolean>;
  /** Those whose next run has come and whose last post is not on its way any more, the longest overdue first. */
  due(now: string, limit: number): Promise<readonly Digest[]>;
  /**
   * One run, in one transaction: the post goes to the outbox, the digest moves on from the run `next` to the one after, and will
   * have told until `told` when the post is sent; without a post it has now. False, and nothing is written, where the digest is
   * no longer due at `next`: another process was first.
   */
  run(
    digest: Pick<Digest, 'number'> & { readonly next: string },
    after: { readonly next?: string; readonly told: string },
    post: DuePost | undefined,
  ): Promise<boolean>;
  /** Takes out those of channels that begin so, with what they have in the outbox. */
  forget(prefix: string): Promise<number>;
}
