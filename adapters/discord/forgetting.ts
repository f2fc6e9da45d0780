import { idsSpace } from '../../commands/here.ts';
import type { Notes } from '../../src/index.ts';
import type { Log } from '../platform.ts';
import { channelKey } from './interaction.ts';
import { forgetRegistrations } from './registration.ts';

/** Takes away what was kept for a server that the app was taken off: its channels' settings and its registration. Never throws. */
export async function forgetGuild(
  notes: Notes,
  guild: string,
  channels: readonly string[],
  now: Date,
  log: Log,
): Promise<void> {
  try {
    for (const channel of channels) await notes.remove(idsSpace, channelKey(channel));
    await forgetRegistrations(notes, guild, now);
    log.info({ channels: channels.length }, 'taken off a server, its notes are gone');
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'notes of a server not taken away');
  }
}
