import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { forgetPlace, type Kept, placeSpaces } from '../forgetting.ts';
import type { Log } from '../platform.ts';
import { forgetRegistrations } from './registration.ts';
import { sharedSpace, tokenSpace } from './sharing.ts';

/** Spaces whose keys begin with `discord:`, the server (or `@` and a user, see `homeOf`), and a colon. */
const spaces = [...placeSpaces, 'ids said', sharedSpace, tokenSpace] as const;
const atOnce = 500;
const mostRounds = 200;
/** Digits of an id at most, https://discord.com/developers/docs/reference#snowflakes. */
const longestId = 20;

/** Takes away what is kept for a server that the app was taken off, or for a user (`@` and their id) who took it off their account. Never throws. */
export async function forgetHome(kept: Kept, home: string, now: Date, log: Log): Promise<void> {
  try {
    const count = await forgetPlace(kept, spaces, `discord:${home}:`, now);
    if (!home.startsWith('@')) await forgetRegistrations(kept.notes, home, now);
    log.info({ count }, 'the app was taken off, what was kept for it is gone');
  } catch (error) {
    log.error(
      { error: error instanceof Error ? error.name : 'unknown' },
      'what was kept for a server is not taken away',
    );
  }
}

function homeIn(key: string): readonly string[] {
  const [, home] = /^discord:(\d+):/u.exec(key) ?? [];
  return home === undefined ? [] : [home];
}

/** Adds the servers whose keys begin with `prefix`. Where there are more notes than are listed at once, it goes digit by digit, so that a server with many hides no other. */
async function collect(
  notes: Kept['notes'],
  space: string,
  prefix: string,
  now: Date,
  found: Set<string>,
): Promise<void> {
  const held = await notes.list(space, `discord:${prefix}`, now.toISOString(), atOnce);
  for (const { key } of held) for (const home of homeIn(key)) found.add(home);
  if (held.length < atOnce || prefix.length >= longestId) return;
  for (const digit of '0123456789') await collect(notes, space, prefix + digit, now, found);
}

type Listing = (page: {
  readonly limit: number;
  readonly offset: number;
}) => Promise<readonly { readonly channel: string }[]>;

/** Adds the servers whose channels are listed. */
async function collectChannels(list: Listing, found: Set<string>): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    const held = await list({ limit: atOnce, offset: round * atOnce });
    for (const { channel } of held) for (const home of homeIn(channel)) found.add(home);
    if (held.length < atOnce) break;
  }
}

/** Forgets the servers that something is kept for and that the app is no longer on: it was taken off while it was offline. Never throws. */
export async function forgetAbsent(
  kept: Kept,
  isOn: (guild: string) => boolean | Promise<boolean>,
  now: Date,
  log: Log,
): Promise<void> {
  try {
    const known = new Set<string>();
    for (const space of spaces) await collect(kept.notes, space, '', now, known);
    await collectChannels((page) => kept.digests.list('discord:', page), known);
    await collectChannels(async (page) => (await kept.watches.list('discord:', page)).items, known);
    for (const guild of known) if (!(await isOn(guild))) await forgetHome(kept, guild, now, log);
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
