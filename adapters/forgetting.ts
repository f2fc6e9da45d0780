import { binderSpace } from '../commands/binder.ts';
import { idsSpace } from '../commands/here.ts';
import { zoneSpace } from '../commands/time-zone.ts';
import type { Collection } from '../src/index.ts';

/** Spaces of notes that every platform keeps for servers and workspaces; their keys begin with the place, as channels do. */
export const placeSpaces = [idsSpace, zoneSpace, 'feedback', binderSpace] as const;

/** As much of a collection as is kept for places. */
export type Kept = Pick<Collection, 'notes' | 'digests' | 'watches' | 'outbox'>;

/**
 * What is kept for a place beside notes: whatever is new is one line here. Each takes out what belongs to channels that
 * begin with `prefix`, and resolves to how much that was.
 */
const takings: readonly ((kept: Kept, prefix: string) => Promise<number>)[] = [
  ({ digests }, prefix) => digests.forget(prefix),
  ({ watches }, prefix) => watches.forget(prefix),
  ({ outbox }, prefix) => outbox.forget(prefix),
];

const atOnce = 500;
const mostRounds = 200;

/**
 * Takes out everything that is kept for a place, in these spaces of notes and beside them; resolves to how much that was.
 * `prefix`: `discord:SERVER:` or `slack:TEAM:`.
 */
export async function forgetPlace(kept: Kept, spaces: readonly string[], prefix: string, now: Date): Promise<number> {
  let count = 0;
  for (const take of takings) count += await take(kept, prefix);
  for (const space of spaces) {
    for (let round = 0; round < mostRounds; round += 1) {
      const held = await kept.notes.list(space, prefix, now.toISOString(), atOnce);
      for (const { key } of held) if (await kept.notes.remove(space, key)) count += 1;
      if (held.length < atOnce) break;
    }
  }
  return count;
}
