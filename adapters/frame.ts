import type { Asked } from './buttons.ts';
import type { LinkTo } from './reader-links.ts';

/** What surrounds an answer: the question, who sees it, and whether it was shared by somebody who may take it back. */
export interface Frame {
  /** Absent for answers that no question stands behind (a refusal). */
  readonly asked?: Asked;
  readonly audience: 'private' | 'public';
  /** Where citations can be read, for who sees this answer; absent where there is no reader. */
  readonly linkTo?: LinkTo | undefined;
}
