import { createHash } from 'node:crypto';
import { type REST, Routes } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import type { Notes } from '../../src/index.ts';
import { definitionsOf } from './definitions.ts';

const space = 'registration';

/** Where commands are registered: everywhere, or on one server, where changes show at once. */
export interface Registered {
  readonly application: string;
  readonly guild?: string;
}

/** The note that says what was registered last. */
export function registrationKey({ application, guild }: Registered): string {
  return `discord:${application}:${guild ?? 'everywhere'}`;
}

/** Twelve letters that change when a definition does. */
export function definitionsHash(commands: readonly Command[]): string {
  return createHash('sha256')
    .update(JSON.stringify(definitionsOf(commands)))
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
  return note?.value === definitionsHash(commands);
}

/**
 * Registers all commands by one bulk PUT (which also takes out what is no longer there), unless nothing changed since;
 * `force` puts them all the same, for when somebody else has changed what Discord holds.
 * @throws DiscordAPIError when Discord refuses them
 */
export async function register(
  rest: REST,
  notes: Notes,
  where: Registered,
  commands: readonly Command[],
  now: Date,
  force = false,
): Promise<'registered' | 'unchanged'> {
  if (!force && (await isRegistered(notes, where, commands, now))) return 'unchanged';
  const { application, guild } = where;
  const route =
    guild === undefined ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);
  await rest.put(route, { body: definitionsOf(commands) });
  await notes.write(space, registrationKey(where), definitionsHash(commands));
  return 'registered';
}

/** Forgets what was registered on a server, so that it is registered anew when the app comes back. */
export async function forgetRegistrations(notes: Notes, guild: string, now: Date): Promise<void> {
  for (const { key } of await notes.list(space, 'discord:', now.toISOString(), 100)) {
    if (key.endsWith(`:${guild}`)) await notes.remove(space, key);
  }
}
