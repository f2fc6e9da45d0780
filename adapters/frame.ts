import type { Asked } from './buttons.ts';
import type { LinkTo } from './reader-links.ts';

/** What surrounds an answer: the question, who sees it, and whether it was shared by somebody who may take it back. */
export interface Frame {
  /** Absent for answers that no question stands behind (a refusal). */
  readonly asked?: Asked;
  readonly audience: 'private' | 'public';
  /** Where citations can be read, for who sees this answer; absent where there is no reader. */
  readonly linkTo?: LinkTo | undefined;
  /** By which it is found again in its channel (`Posting.key`): small print at the foot of each message where the platform keeps nothing else with it. */
  readonly ref?: string;
}
