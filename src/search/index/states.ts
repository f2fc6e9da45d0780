/**
 * What a search needs to know of every paragraph, one byte: its level in the lowest three bits (7: gone, or never there), and
 * from bit 3 on, a bit for each reader's level to whom it is the first paragraph of its document.
 */
export const goneState = 7;

const levels = 5;

export function levelOfState(state: number): number {
  return state & 7;
}

export function isGone(state: number): boolean {
  return (state & 7) === goneState;
}

/** Whether the paragraph is the first that a reader of this level sees; what only title and TAGS say is found there. */
export function leads(state: number, reader: number): boolean {
  return ((state >> (3 + reader)) & 1) === 1;
}

/** The state of a paragraph; `lowestBefore` is the lowest level among those before it in its document, 5 for the first. */
export function stateOf(level: number, lowestBefore: number): number {
  let state = level;
  for (let reader = level; reader < Math.min(lowestBefore, levels); reader += 1) state |= 1 << (3 + reader);
  return state;
}
