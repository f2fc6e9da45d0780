import type { Context } from './command.ts';
import type { Reply } from './reply.ts';

/** What is said unasked, by what it is: how it is put into words when its time has come. */
export interface PostKind {
  /** As it stands in the outbox. */
  readonly kind: string;
  /**
   * `body`: JSON that the kind wrote itself when the post became due; the same body gives the same words as long as
   * the documents are the same. Undefined: there is nothing to say, and nothing is posted.
   */
  compose(body: string, context: Context): Promise<Reply | undefined>;
}

/** All kinds of posts: a new one is its file and its entry here. */
export const postKinds: readonly PostKind[] = [];
