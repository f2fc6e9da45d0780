import type { Asked } from './buttons.ts';

/** What surrounds an answer: the question, who sees it, and whether it was shared by somebody who may take it back. */
export interface Frame {
  /** Absent for answers that no question stands behind (a refusal). */
  readonly asked?: Asked;
  readonly audience: 'private' | 'public';
}
