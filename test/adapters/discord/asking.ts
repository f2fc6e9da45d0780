import { expect } from 'vitest';
import { answerInteraction } from '../../../adapters/discord/answering.ts';
import type { Service } from '../../../adapters/discord/service.ts';
import { buttonIdOf, interactionOf, keptWire, pressOf, slashOf, type Went } from '../../doubles/discord-asking.ts';

export const ephemeral = 64;

/** A question outside of every server, by a user install. */
export const dmOf = (user: string) => ({
  guild_id: undefined,
  member: undefined,
  user: { id: user, username: 'someone' },
  authorizing_integration_owners: { 1: user },
});

/** Answers an interaction and gives what went to Discord. */
export async function ask(parts: object, service: Service): Promise<readonly Went[]> {
  const wire = keptWire();
  await answerInteraction(service, interactionOf({ ...parts }), wire);
  return wire.went;
}

export const shown = (went: readonly Went[]) => JSON.stringify(went);
export const flagsOf = (went: Went | undefined) => Number(went?.body?.['flags'] ?? 0);

let cards = 0;

/** The first page of an answer, as the message that it became. */
export async function cardOf(service: Service, flags = ephemeral) {
  const [first] = await ask(slashOf('find', { query: 'the' }), service);
  cards += 1;
  return { id: `17000000000000000${String(cards).padStart(2, '0')}`, flags, components: first?.body?.['components'] };
}

/** Presses a message's button of this label. */
export async function press(service: Service, label: string, message: { readonly components: unknown }, parts = {}) {
  const id = buttonIdOf(message.components, label);
  expect(id).not.toBe('');
  return ask({ ...pressOf(id, { ...message }), ...parts }, service);
}
