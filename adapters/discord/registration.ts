import { createHash } from 'node:crypto';
import { DiscordAPIError, HTTPError, type REST, Routes } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import type { Notes } from '../../src/index.ts';
import { definitionsOf } from './definitions.ts';
import { differenceOf, heldCommands } from './held-commands.ts';

const space = 'registration';
const everywhere = 'everywhere';
const mostPlaces = 100;

/** Where commands are registered: everywhere, or on one server, where changes show at once. */
export interface Registered {
  readonly application: string;
  /** Address of the API; what one Discord was told another does not know. */
  readonly api: string;
  readonly guild?: string;
}

/** The note that says what was registered last. */
export function registrationKey({ application, guild }: Registered): string {
  return `discord:${application}:${guild ?? everywhere}`;
}

/** Twelve letters that change when a definition does, or Discord is another. */
export function definitionsHash(commands: readonly Command[], { api }: Pick<Registered, 'api'>): string {
  return createHash('sha256')
    .update(JSON.stringify([api, definitionsOf(commands)]))
    .digest('base64url')
    .slice(0, 12);
}

/** Whether what was registered last, by this collection's notes, is what the commands say now. */
export async function isRegistered(
  notes: Notes,
  where: Registered,
  commands: readonly Command[],
  now: Date,
): Promise<boolean> {
  const note = await notes.read(space, registrationKey(where), now.toISOString());
  return note?.value === definitionsHash(commands, where);
}

function routeOf({ application, guild }: Registered) {
  return guild === undefined
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, guild);
}

/** Where else this collection's notes say that the app's commands are registered. */
async function elsewhere(notes: Notes, where: Registered, now: Date): Promise<readonly Registered[]> {
  const own = `discord:${where.application}:`;
  const held = await notes.list(space, own, now.toISOString(), mostPlaces);
  return held
    .filter(({ key }) => key !== registrationKey(where))
    .map(({ key }) => key.slice(own.length))
    .map((guild) => ({ application: where.application, api: where.api, ...(guild === everywhere ? {} : { guild }) }));
}

/** Takes the commands out where they were registered before: beside the new ones they would stand twice. */
async function clear(rest: REST, notes: Notes, where: Registered): Promise<void> {
  try {
    await rest.put(routeOf(where), { body: [] });
  } catch (error) {
    // Where the app is no longer, nothing of it stands.
    if (!(error instanceof DiscordAPIError) || (error.status !== 403 && error.status !== 404)) throw error;
  }
  await notes.remove(space, registrationKey(where));
}

/** Whether Discord holds other commands than it was told, since somebody else has changed them; no where it does not say. */
async function isOtherwise(rest: REST, { application, guild }: Registered, commands: readonly Command[]) {
  try {
    const held: unknown = await heldCommands(rest, application, guild);
    if (!Array.isArray(held)) return false;
    const { missing, changed, left } = differenceOf(held as readonly object[], commands);
    return missing.length + changed.length + left.length > 0;
  } catch (error) {
    if (error instanceof DiscordAPIError || error instanceof HTTPError) return false;
    throw error;
  }
}

/**
 * Registers all commands by one bulk PUT (which also takes out what is no longer there), unless nothing changed since;
 * `look`: what Discord holds is compared as well, for when somebody else has changed it. Where they were registered
 * before, on a server or everywhere, they are taken out.
 * @throws DiscordAPIError when Discord refuses them
 */
export async function register(
  rest: REST,
  notes: Notes,
  where: Registered,
  commands: readonly Command[],
  now: Date,
  look = false,
): Promise<'registered' | 'unchanged'> {
  const changed =
    !(await isRegistered(notes, where, commands, now)) || (look && (await isOtherwise(rest, where, commands)));
  if (changed) {
    await rest.put(routeOf(where), { body: definitionsOf(commands) });
    await notes.write(space, registrationKey(where), definitionsHash(commands, where));
  }
  for (const other of await elsewhere(notes, where, now)) await clear(rest, notes, other);
  return changed ? 'registered' : 'unchanged';
}

/** Forgets what was registered on a server, so that it is registered anew when the app comes back. */
export async function forgetRegistrations(notes: Notes, guild: string, now: Date): Promise<void> {
  for (const { key } of await notes.list(space, 'discord:', now.toISOString(), mostPlaces)) {
    if (key.endsWith(`:${guild}`)) await notes.remove(space, key);
  }
}
