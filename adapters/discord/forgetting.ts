import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { binderSpace } from '../../commands/binder.ts';
import { idsSpace } from '../../commands/here.ts';
import type { Notes } from '../../src/index.ts';
import type { Log } from '../platform.ts';
import { forgetRegistrations } from './registration.ts';
import { sharedSpace, tokenSpace } from './sharing.ts';

/** Spaces whose keys begin with `discord:`, the server (or `@` and a user, see `homeOf`), and a colon. */
const spaces = [idsSpace, 'ids said', sharedSpace, tokenSpace, 'feedback', 'schedule', binderSpace] as const;
const atOnce = 500;
const mostRounds = 200;
/** Digits of an id at most, https://discord.com/developers/docs/reference#snowflakes. */
const longestId = 20;

/** Takes away what is kept for a server that the app was taken off, or for a user (`@` and their id) who took it off their account. Never throws. */
export async function forgetHome(notes: Notes, home: string, now: Date, log: Log): Promise<void> {
  let count = 0;
  try {
    for (const space of spaces) {
      for (let round = 0; round < mostRounds; round += 1) {
        const held = await notes.list(space, `discord:${home}:`, now.toISOString(), atOnce);
        for (const { key } of held) if (await notes.remove(space, key)) count += 1;
        if (held.length < atOnce) break;
      }
    }
    if (!home.startsWith('@')) await forgetRegistrations(notes, home, now);
    log.info({ notes: count }, 'the app was taken off, its notes are gone');
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'notes of a server not taken away');
  }
}

/** Adds the servers whose keys begin with `prefix`. Where there are more notes than are listed at once, it goes digit by digit, so that a server with many hides no other. */
async function collect(notes: Notes, space: string, prefix: string, now: Date, found: Set<string>): Promise<void> {
  const start = `discord:${prefix}`;
  const held = await notes.list(space, start, now.toISOString(), atOnce);
  for (const { key } of held) {
    const [, home = ''] = /^discord:(\d+):/u.exec(key) ?? [];
    if (home !== '') found.add(home);
  }
  if (held.length < atOnce || prefix.length >= longestId) return;
  for (const digit of '0123456789') await collect(notes, space, prefix + digit, now, found);
}

/** Forgets the servers that notes are kept of and that the app is no longer on: it was taken off while it was offline. Never throws. */
export async function forgetAbsent(
  notes: Notes,
  isOn: (guild: string) => boolean | Promise<boolean>,
  now: Date,
  log: Log,
): Promise<void> {
  try {
    const known = new Set<string>();
    for (const space of spaces) await collect(notes, space, '', now, known);
    for (const guild of known) if (!(await isOn(guild))) await forgetHome(notes, guild, now, log);
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'servers not looked through');
  }
}

/** Whether the app is on a server, as far as Discord says: in doubt it is. */
export async function isOnServer(rest: REST, guild: string): Promise<boolean> {
  try {
    await rest.get(Routes.guild(guild));
    return true;
  } catch (error) {
    return !(error instanceof DiscordAPIError && (error.status === 403 || error.status === 404));
  }
}
