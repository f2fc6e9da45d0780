import type { Frame } from '../frame.ts';

/** What surrounds an answer in Slack; `share` is what one shared answer is remembered by, and stands in its Delete buttons. */
export interface SlackFrame extends Frame {
  readonly share?: string;
}
